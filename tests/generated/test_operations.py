"""Every operation of the document is a method and a module that ask for exactly what the document says."""

import hashlib
import importlib
import inspect
import re
import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args, get_origin

import pytest

from podero_client import SPEC_SHA256, SPEC_VERSION
from podero_client._runtime import codec
from podero_client._runtime.body import encode_body
from podero_client._runtime.enums import OpenEnum
from podero_client._runtime.operation import Response
from podero_client._runtime.request import render_headers, render_target
from podero_client.api import Resources
from podero_client.types import UNSET
from tests.support import samples

VERBS = ("get", "put", "post", "delete", "patch")
OPERATIONS = [(path, verb) for path, item in samples.DOCUMENT["paths"].items() for verb in VERBS if verb in item]
RESOURCES = [name for name in vars(Resources) if not name.startswith("_") and name != "execute"]


class Recorder(Resources):
    """Renders every call as a client would, and responds with the sample that the document describes."""

    def __init__(self):
        self.calls = []

    async def execute(self, operation, path, *, query=None, headers=None, body=UNSET):
        path = tuple(uuid.UUID(int=1) if value is None else value for value in path)
        rendered = (
            *render_target(operation, path, query or {}).sent.partition("?")[::2],
            render_headers(operation, headers or {}),
            encode_body(operation, body),
        )
        self.calls.append((operation, query or {}, headers or {}, rendered))
        return Response(status_code=200, headers={}, content=b"", parsed=operation.name)


def modules():
    """All endpoint modules, by path and verb."""
    found = {}
    for resource in RESOURCES:
        package = importlib.import_module(f"podero_client.api.{resource}")
        for name in vars(package):
            module = getattr(package, name)
            if inspect.ismodule(module) and hasattr(module, "OPERATION"):
                found[module.OPERATION.path, module.OPERATION.method.lower()] = module
    return found


MODULES = modules()


def example(parameter):
    """A value that fits a parameter of the document."""
    return {
        "boolean": True, "integer": 5, "date-time": datetime(2026, 1, 2, tzinfo=UTC), "date": date(2026, 1, 2),
        "enum": samples.SCHEMAS["PriceZone"]["enum"][0], "uuid": uuid.UUID(int=2), "string": "some text",
    }[samples.kind(parameter["schema"])]  # fmt: skip


def test_every_operation_has_a_module_and_no_module_is_without():
    assert set(MODULES) == set(OPERATIONS)
    assert len(OPERATIONS) == 57


@pytest.mark.parametrize(("path", "verb"), OPERATIONS)
async def test_an_operation_asks_for_what_the_document_says(path, verb):
    source = samples.DOCUMENT["paths"][path][verb]
    module = MODULES[path, verb]
    operation = module.OPERATION
    parameters = source.get("parameters", [])
    arguments = {}
    for parameter in parameters:
        name = parameter["name"].replace("-", "_")
        name = {"from": "from_"}.get(name, name)
        value = example(parameter)
        # closed sets of values: enums in the document, or made enums by the overlay
        kind = next((p.type for p in operation.query if p.name == parameter["name"]), None)
        if get_origin(kind) is list:
            value = [*get_args(kind)[0]]
        elif isinstance(kind, type) and issubclass(kind, OpenEnum):
            value = next(iter(kind))
        if parameter["in"] == "query" and parameter["name"] == "to" and value == "some text":
            value = datetime(2026, 1, 3, tzinfo=UTC)
        arguments[name] = value
    if "requestBody" in source:
        schema = source["requestBody"]["content"]["application/json"]["schema"]
        options, _ = samples.settled(schema)
        cls = operation.body
        assert samples.model(options[0]["title"]) is cls
        arguments["body"] = cls.from_dict(samples.filled(options[0]["title"]))
        assert operation.body_required == source["requestBody"]["required"]

    recorder = Recorder()
    detailed = await module.asyncio_detailed(client=recorder, **arguments)
    plain = await module.asyncio(client=recorder, **arguments)
    resource, _, method = operation.name.partition(".")
    from_resource = await getattr(getattr(recorder, resource), method)(**arguments)
    assert detailed.parsed == plain == from_resource == operation.name
    assert recorder.calls[0][1:] == recorder.calls[1][1:] == recorder.calls[2][1:]

    _, query, headers, rendered = recorder.calls[0]
    assert list(query) == [p["name"] for p in parameters if p["in"] == "query"]
    assert list(headers) == [p["name"] for p in parameters if p["in"] == "header"]
    expected = path
    for parameter in parameters:
        if parameter["in"] == "path":
            value = str(arguments[parameter["name"]]).replace(" ", "%20")
            expected = expected.replace(f"{{{parameter['name']}}}", value)
    assert rendered[0] == expected
    assert (rendered[3] is None) == ("requestBody" not in source)

    documented = {int(status): response for status, response in source["responses"].items()}
    assert {*operation.responses, *operation.errors} == set(documented)
    for status, response in documented.items():
        type_ = {**operation.responses, **operation.errors}[status]
        assert (type_ is None) == ("content" not in response)
    assert operation.authenticated == bool(source.get("security"))
    assert operation.retry_safe == (verb in ("get", "put", "delete"))
    wanted = [p["name"].replace("-", "_") for p in parameters if p.get("required") and p["name"] != "org_id"]
    signature = inspect.signature(getattr(type(getattr(recorder, resource)), method)).parameters
    required = [
        name for name, p in signature.items() if p.default is inspect.Parameter.empty and name not in ("self", "body")
    ]
    assert required == [{"from": "from_"}.get(name, name) for name in wanted]


@pytest.mark.parametrize(("path", "verb"), OPERATIONS)
def test_a_method_says_what_it_sends_returns_and_whether_it_is_retried(path, verb):
    operation = MODULES[path, verb].OPERATION
    resource, _, method = operation.name.partition(".")
    function = getattr(type(getattr(Recorder(), resource)), method)
    said = " ".join(inspect.getdoc(function).split())
    assert f"`{verb.upper()} {path}`." in said
    assert ("A lost response is retried." in said) == operation.retry_safe
    assert ("Not retried once it may have reached the server: " in said) != operation.retry_safe
    for name in inspect.signature(function).parameters:
        assert name == "self" or re.search(rf" {name}: [A-Z]", said), name
    assert re.search(r"Returns: [A-Z][^.]+[.]", said)
    assert not re.search(r"of the API\.|See the path|answer", said.partition("Args:")[2])
    assert ("Raises: " in said) == bool(operation.errors or operation.refusal)
    if operation.errors:
        assert "Raises: ConflictError: The boost cannot be honoured. Status 409. `.parsed` is a `BoostConflict" in said


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_resource_builds_its_decoders_when_it_is_made(resource, monkeypatch):
    monkeypatch.setattr(codec, "_DECODERS", {})
    recorder = Recorder()
    found = getattr(recorder, resource)
    assert getattr(recorder, resource) is found
    wanted = {
        type_
        for module in MODULES.values()
        if module.OPERATION.name.partition(".")[0] == resource
        for type_ in (*module.OPERATION.responses.values(), *module.OPERATION.errors.values())
        if type_ is not None
    }
    assert set(codec._DECODERS) == wanted


def test_the_package_records_the_document():
    assert hashlib.sha256(Path("openapi.json").read_bytes()).hexdigest() == SPEC_SHA256
    assert samples.DOCUMENT["info"]["version"] == SPEC_VERSION
