"""Whole generations: of a made-up document with all that today's lacks, twice for the same bytes, and failing ones."""

import asyncio
import copy
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import uuid

import pytest

from generator import lock
from generator.__main__ import main
from generator.build import HEADER, OWNED, PACKAGE, ROOT, build
from generator.compare import differences

DOCUMENT = json.loads((ROOT / "openapi.json").read_bytes())
RESPONSE = {"description": "OK"}


def content(schema):
    return {"application/json": {"schema": schema}}


def with_more(document):
    """The document with a new resource that uses every kind of schema."""
    schemas = document["components"]["schemas"]
    schemas["HeatMeterOutput"] = {
        "type": "object",
        "title": "HeatMeterOutput",
        "required": ["id", "from"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "from": {"type": "string", "format": "date-time"},
            "class": {"type": "integer"},
            "a-b": {"type": "string"},
            "_x": {"type": "string"},
            "lastReading": {"type": ["number", "null"]},
            "date": {"type": "string", "format": "date"},
            "time": {"type": "string", "format": "time"},
            "list": {"type": "array", "items": {"type": "string"}},
            "uuid": {"type": "string", "format": "uuid"},
            "property": {"type": "string"},
            "mode": {"type": "string", "enum": ["Heat", "heat", "5MIN", ""]},
            "place": {"type": "object", "properties": {"room": {"type": "string"}}},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/HeatMeterOutput"}},
            "by_name": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/OwnerOutput"}},
            "free": {"type": "object", "additionalProperties": True},
            "actions": {
                "type": "array",
                "items": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/ReauthenticateProjection"},
                        {"$ref": "#/components/schemas/ConfirmProjection"},
                    ],
                    "discriminator": {"propertyName": "code"},
                },
            },
            "secret": {"type": "string"},
            'quote"\\': {"type": "string", "description": 'says """ and \\'},
        },
    }
    schemas["ConfirmProjection"] = {
        "type": "object",
        "title": "ConfirmProjection",
        "properties": {"code": {"type": "string"}, "until": {"type": "string", "format": "date-time"}},
    }
    path = "/api/partners/v2.0/org/{org_id}/heat-meters/{from}"
    document["paths"][path] = {
        "parameters": [
            {"in": "path", "name": "org_id", "required": True, "schema": {"type": "string", "format": "uuid"}},
            {"in": "path", "name": "from", "required": True, "schema": {"type": "string"}},
        ],
        "get": {
            "tags": ["User Heat Meters"],
            "operationId": "integrations_api_router_list",
            "parameters": [
                {"in": "query", "name": "mode", "schema": {"type": "string", "enum": ["a", "b"], "default": "a"}},
                {"in": "query", "name": "tags", "schema": {"type": "array", "items": {"type": "string"}}},
            ],
            "responses": {
                "200": RESPONSE
                | {"content": content({"type": "array", "items": {"$ref": "#/components/schemas/HeatMeterOutput"}})}
            },
        },
        "post": {
            "tags": ["User Heat Meters"],
            "operationId": "integrations_api_router_read",
            "security": [{"OAuth2": []}],
            "requestBody": {
                "required": True,
                "content": content(
                    {
                        "type": "object",
                        "required": ["mode"],
                        "properties": {"mode": {"type": "string", "enum": ["now"]}},
                    }
                ),
            },
            "responses": {
                "200": RESPONSE | {"content": content({"type": "object", "properties": {"ok": {"type": "boolean"}}})},
                "422": {"description": "Wrong", "content": content({"$ref": "#/components/schemas/OwnerOutput"})},
            },
        },
    }
    return document


def generate(document, folder):
    folder.mkdir()
    path = folder / "document.json"
    path.write_text(json.dumps(document))
    return build(path, folder)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made_up")
    # under another name, since podero_client itself is loaded in this process
    shutil.copytree(generate(with_more(copy.deepcopy(DOCUMENT)), folder / "out"), folder / "made_up_client")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("made_up_client")
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == "made_up_client"]:
        del sys.modules[name]


METER = {
    "id": "7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5d",
    "from": "2026-01-02T03:04:05Z",
    "class": 2,
    "a-b": "x",
    "_x": "y",
    "lastReading": 1.5,
    "date": "2026-01-02",
    "time": "07:00:00",
    "list": ["a"],
    "uuid": "7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5e",
    "property": "p",
    "mode": "heat",
    "place": {"room": "attic", "floor": 2},
    "parts": [{"id": "7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5f", "from": "2026-01-02T03:04:05Z", "odd": [1]}],
    "by_name": {"x": {"id": "7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5f", "odd": None}},
    "free": {"any": 1.5},
    "actions": [{"code": "confirm", "until": "2026-01-02T03:04:05Z"}, {"code": "brand_new", "what": {"ever": 1}}],
    "secret": "hidden away",
    'quote"\\': "z",
    "unknown": {"kept": True},
}


def test_a_new_schema_reads_and_writes_every_name(made_up):
    codec = importlib.import_module("made_up_client.codec")
    models = importlib.import_module("made_up_client.models")
    meter = codec.decode(models.HeatMeterOutput, json.dumps(METER).encode())
    assert (meter.class_, meter.a_b, meter.field_x, meter.last_reading, meter.list_) == (2, "x", "y", 1.5, ["a"])
    assert meter.from_.utcoffset() is not None
    assert meter.mode is models.HeatMeterOutputMode("heat")
    assert meter.place.additional_properties == {"floor": 2}
    assert meter.parts[0].additional_properties == {"odd": [1]}
    assert meter.by_name["x"].additional_properties == {"odd": None}
    assert meter.actions[1].code == "brand_new"
    assert meter.actions[1].additional_properties == {"what": {"ever": 1}}
    assert meter.additional_properties == {"unknown": {"kept": True}}
    assert "hidden away" not in repr(meter)
    assert json.loads(codec.encode(meter)) == METER
    assert json.loads(codec.encode([meter])) == [METER]


def test_the_path_of_an_error_has_the_names_of_the_json(made_up):
    codec = importlib.import_module("made_up_client.codec")
    errors = importlib.import_module("made_up_client._runtime.errors")
    models = importlib.import_module("made_up_client.models")
    broken = METER | {"parts": [METER["parts"][0] | {"class": "x"}]}
    with pytest.raises(errors.DecodeError) as caught:
        codec.decode(list[models.HeatMeterOutput], json.dumps([METER, broken]).encode())
    assert caught.value.path == "$[1].parts[0].class"


async def test_a_new_operation_is_a_method_of_a_new_resource(made_up):
    api = importlib.import_module("made_up_client.api")
    request = importlib.import_module("made_up_client._runtime.request")
    bodies = importlib.import_module("made_up_client._runtime.body")
    models = importlib.import_module("made_up_client.models")
    client = importlib.import_module("made_up_client._runtime.operation")
    sent = []

    class Recorder(api.Resources):
        async def execute(self, operation, path, *, query=None, headers=None, body=None):
            sent.append((operation, *request.render_target(operation, path, query or {}).sent.partition("?")[::2]))
            sent.append(bodies.encode_body(operation, body))
            return client.Response(status_code=200, headers={}, content=b"", parsed=None)

    organization = uuid.UUID(int=1)
    resource = Recorder().heat_meters
    await resource.get("cellar", mode=models.HeatMetersGetMode.B, tags=["a b", "c"], org_id=organization)
    operation, path, query = sent[0]
    assert operation.name == "heat_meters.get"
    assert not operation.authenticated
    assert path == f"/api/partners/v2.0/org/{organization}/heat-meters/cellar"
    assert query == "mode=b&tags=a%20b&tags=c"
    body = models.HeatMetersCreateInput(mode=models.HeatMetersCreateInputMode.NOW)
    await resource.create("cellar", body, org_id=organization)
    assert sent[3].content == b'{"mode":"now"}'
    assert sent[2][0].authenticated
    assert list(sent[2][0].errors) == [422]


def test_two_folders_and_two_hash_seeds_give_the_same_bytes(tmp_path):
    for seed in ("1", "4242"):
        folder = tmp_path / f"folder_{seed}"
        folder.mkdir()
        script = (
            f"import pathlib, generator.build as b; b.build(b.ROOT / 'openapi.json', pathlib.Path({str(folder)!r}))"
        )
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", script], check=True, env=environment, cwd=tmp_path)
    assert differences(tmp_path / "folder_1" / PACKAGE, tmp_path / "folder_4242" / PACKAGE, OWNED) == []
    assert differences(tmp_path / "folder_1" / PACKAGE, ROOT / PACKAGE, OWNED) == []


def test_a_removed_operation_leaves_no_file_and_the_check_tells(tmp_path, capsys):
    target = tmp_path / "package"
    shutil.copytree(ROOT / PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__"))
    stale = target / "api/heat_meters/list_.py"
    stale.parent.mkdir()
    stale.touch()
    (target / "api/users/get.py").unlink()
    for edited in ("models/price.py", "_runtime/errors.py"):
        with (target / edited).open("a") as file:
            file.write("# by hand\n")
    assert main(["--target", str(target), "--check"]) == 1
    told = capsys.readouterr().err
    assert "not generated: api/heat_meters/list_.py" in told
    assert "missing: api/users/get.py" in told
    assert "differs: models/price.py" in told
    assert "errors.py" not in told
    assert "-# by hand" in told
    assert "make generate" in told
    assert main(["--target", str(target)]) == 0
    assert not stale.parent.exists()
    assert main(["--target", str(target), "--check"]) == 0
    assert "is what the document generates" in capsys.readouterr().out


def test_a_failing_generation_changes_nothing(tmp_path, capsys):
    document = copy.deepcopy(DOCUMENT)
    del document["paths"]["/api/partners/v2.0/auth/token"]
    (tmp_path / "document.json").write_text(json.dumps(document))
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text(HEADER)
    arguments = ["--document", str(tmp_path / "document.json"), "--target", str(tmp_path / "package")]
    assert main(arguments) == 1
    assert re.search(r"overlay.yaml:\d+: #/paths/~1api~1partners~1v2.0~1auth~1token: `", capsys.readouterr().err)
    assert [path.name for path in (tmp_path / "package").iterdir()] == ["__init__.py"]


def test_a_folder_that_was_not_generated_stays_as_it_is(tmp_path, capsys):
    (tmp_path / "project" / ".git").mkdir(parents=True)
    (tmp_path / "project" / ".git" / "HEAD").touch()
    assert main(["--target", str(tmp_path / "project")]) == 1
    assert "project is neither empty nor a generated package" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "project").rglob("*")] == [".git", "HEAD"]


def test_a_package_in_another_folder_is_complete(tmp_path):
    assert main(["--target", str(tmp_path / "podero_client")]) == 0
    script = "import podero_client.models as m; print(m.__file__, m.Price(price=1.0).to_dict())"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert done.stdout.strip() == f"{tmp_path}/podero_client/models/__init__.py {{'price': 1.0}}"


def get(path, **more):
    """A change that adds an operation."""
    operation = {"tags": ["X"], "responses": {"200": RESPONSE}} | more
    return lambda document: document["paths"].update({path: {"get": operation}})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (get("/x", responses={"404": RESPONSE}), "documents no successful response"),
        (get("/x", responses={"200": {"content": {"text/event-stream": {}}}}), "text/event-stream can be neither read"),
        (get("/x/{y}"), "declares the path parameters []"),
        (get("/x", parameters=[{"$ref": "#/nowhere"}]), "#/nowhere is not in the document"),
        (get("/x", parameters=[{"in": "query", "name": "y", "schema": {"type": "object"}}]), "'y' is an object"),
        (get("/x", responses={"200": {"content": content({"$ref": "other.json"})}}), "leads out of the document"),
    ],
)
def test_what_cannot_be_generated_is_left_out_with_a_reason_and_nothing_else(tmp_path, capsys, change, message):
    document = copy.deepcopy(DOCUMENT)
    change(document)
    (tmp_path / "document.json").write_text(json.dumps(document))
    target = tmp_path / "new" / PACKAGE
    assert main(["--document", str(tmp_path / "document.json"), "--target", str(target)]) == 0
    told = capsys.readouterr().err.splitlines()
    [line] = [line for line in told if line.startswith("left out: GET /x")]
    assert "#/paths/~1x" in line
    assert message in line
    assert told[-1] == "What is left out can be called with PoderoClient.request()"
    found, committed = (lock.Lock.read(lock.beside(package)) for package in (target, ROOT / PACKAGE))
    assert (found.methods, found.models, found.enums) == (committed.methods, committed.models, committed.enums)
    assert [message in reason for reason in found.left_out.values()] == [True]


def test_all_that_must_be_changed_is_told_in_one_run(tmp_path, capsys):
    document = copy.deepcopy(DOCUMENT)
    del document["paths"]["/api/partners/v2.0/auth/token"]
    del document["components"]["schemas"]["ResolutionLink"]["properties"]["url"]
    del document["components"]["schemas"]["Price"]["properties"]["price"]
    (tmp_path / "document.json").write_text(json.dumps(document))
    assert main(["--document", str(tmp_path / "document.json"), "--target", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "/auth/token` is gone" in told
    assert "#/components/schemas/ResolutionLink/properties/url" in told


def test_every_generated_file_says_so_and_how_to_make_it_again():
    files = [path for entry in OWNED for path in (ROOT / PACKAGE / entry, *(ROOT / PACKAGE / entry).rglob("*.py"))]
    files = [path for path in files if path.suffix == ".py"]
    assert len(files) > 150
    first_lines = {path.read_text().partition("\n")[0] for path in files}
    assert first_lines == {"# Generated from openapi.json by `make generate`; changes by hand are lost."}


def test_importing_the_package_loads_nothing():
    script = (
        "import sys, podero_client, podero_client.models; "
        "print(sorted({'attrs', 'attr', 'msgspec', 'httpx', 'aiohttp', 'dateutil'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_models_are_found_by_name_and_nothing_else():
    models = importlib.import_module("podero_client.models")
    assert "HeatPumpInput" in dir(models)
    assert models.HeatPumpInput is models.HeatPumpInput
    with pytest.raises(AttributeError, match="NoSuchModel"):
        _ = models.NoSuchModel
    assert asyncio.iscoroutinefunction(importlib.import_module("podero_client.api.heat_pumps").HeatPumps.list)
