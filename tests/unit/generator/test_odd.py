"""Documents with something odd in them: what cannot be understood is left out or told, and never ends in a crash."""

import copy
import json
import random

import pytest

from generator.build import ROOT, build
from generator.errors import GenerationError, Report
from generator.prepare import prepare
from tests.support.documents import ref, small

VALUES = [
    *(None, True, False, 0, -1, 1.5, "", "x", "object", "é", [], {}, [None], [{}], {"x": 1}, {"$ref": "#/x"}),
    *(
        {"type": "null"},
        ["string", "null"],
        "#/components/schemas/Gone",
        {"type": "object"},
        {"type": ["array", "null"]},
    ),
]
KEYS = [
    *("type", "properties", "required", "items", "enum", "anyOf", "allOf", "nullable", "default", "title", "format"),
    *("pattern", "minimum", "in", "name", "schema", "tags", "security", "additionalProperties", "content", "style"),
    *("explode", "deprecated", "x-enum-varnames", "discriminator", "$ref", "servers", "parameters", "responses"),
]
NINJA = json.loads((ROOT / "tests/support/apps/documents/ninja_1_3.json").read_bytes())


def holders(value):
    """All objects and lists of a document that hold something."""
    if value and isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders(inner)


def changed(document, chance):
    """A copy with one to three things changed, added or removed."""
    document = copy.deepcopy(document)
    found = [*holders({"paths": document["paths"], "components": document["components"]})][1:]
    for _ in range(chance.randint(1, 3)):
        holder = chance.choice(found)
        keys = [*(holder if isinstance(holder, dict) else range(len(holder)))]
        if isinstance(holder, dict) and (not keys or chance.random() < 0.3):
            holder[chance.choice(KEYS)] = copy.deepcopy(chance.choice(VALUES))
        elif keys and chance.random() < 0.3:
            del holder[chance.choice(keys)]
        elif keys:
            holder[chance.choice(keys)] = copy.deepcopy(chance.choice(VALUES))
    return document


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("document", [small(), NINJA], ids=["small", "ninja"])
def test_nothing_odd_ends_in_a_crash(document, seed):
    report = Report()
    odd = changed(document, random.Random(seed))
    try:
        prepared = prepare(odd, b"", report=report)
    except GenerationError as error:
        assert "must be an object" in str(error)
    else:
        assert {*prepared.surface.left_out} == {*report.left_out}
        assert all(problem.text for problem in report.left_out.values())


def test_the_path_of_the_server_is_part_of_every_path():
    document = small() | {"servers": [{"url": "https://example.com/base/"}]}
    plans = prepare(document, b"").plans.operations.values()
    assert {plan.path for plan in plans} == {'"/base/org/{org_id}/things/{thing_id}"', '"/base/things"'}


def test_an_operation_at_another_address_is_left_out():
    document = small()
    document["paths"]["/things"]["post"]["servers"] = [{"url": "https://other.example.com"}]
    report = Report()
    prepare(document, b"", report=report)
    assert report.left_out["POST /things"].text == "it is at an address of its own"


def test_security_of_the_whole_document_counts_where_an_operation_says_nothing():
    document = small() | {"security": [{"bearer": []}]}
    document["paths"]["/things"]["post"]["security"] = []
    plans = prepare(document, b"").plans.operations.values()
    assert {plan.path: plan.authenticated for plan in plans} == {
        '"/org/{org_id}/things/{thing_id}"': True,
        '"/things"': False,
    }


@pytest.mark.parametrize(
    "path",
    [
        "", "things", "//evil.example/things", "/things/../x", "/./things", "/%2E%2e/things", "/..", "/things?x=1", "/things#x",
        "/a b", "/a\nb", "/a\r\nHost: x", "/a\x00", '/a"b', "/a\\b", "/{id", "/id}", "/{{id}}", "/thïngs", "/100%", "/<x>",
    ],
)  # fmt: skip
def test_what_is_no_path_of_a_url_is_left_out(path):
    document = small()
    document["paths"][path] = document["paths"].pop("/things")
    report = Report()
    plans = prepare(document, b"", report=report).plans.operations
    assert report.left_out[f"POST {path}"].text == f"{path!r} is no path of a URL"
    assert "\r" not in "".join(report.lines())
    assert len(plans) == 2


@pytest.mark.parametrize("path", ["/", "/a/", "/a//b", "/a.b/...", "/a:b@c;d=e", "/%20", "/~a/$x,y!*'()", "/a+b&c"])
def test_every_path_of_a_url_is_kept(path):
    document = small()
    document["paths"][path] = document["paths"].pop("/things")
    assert len(prepare(document, b"").plans.operations) == 3


def test_a_value_that_stands_twice_in_an_enum_is_one():
    document = small()
    document["components"]["schemas"]["Kind"]["enum"] = ["a", "b", "a", None, "b"]
    assert prepare(document, b"").surface.enums["Kind"] == {"A": "a", "B": "b"}


def test_parts_that_lead_back_to_each_other_hold_the_fields_of_both():
    document = small()
    schemas = document["components"]["schemas"]
    for name, other, field in (("One", "Two", "first"), ("Two", "One", "second")):
        schemas[name] = {"allOf": [ref(other), {"properties": {field: {"type": "string"}}}]}
        schemas["Thing"]["properties"][field] = ref(name)
    surface = prepare(document, b"").surface
    assert surface.models["One"].keys() == surface.models["Two"].keys() == {"first", "second"}


@pytest.mark.parametrize("stated", [{"type": "null"}, {"type": ["null"]}, {"enum": [None]}, {"const": None}])
def test_what_is_always_null_is_none(stated):
    document = small()
    for name in ("Thing", "ThingInput"):
        document["components"]["schemas"][name]["properties"]["nothing"] = stated
    surface = prepare(document, b"").surface
    assert surface.models["Thing"]["nothing"].type == "None | Unset"
    assert surface.models["ThingInput"]["nothing"].type == "None | Unset"


@pytest.mark.parametrize("whole", [lambda inner: inner, lambda inner: {"allOf": [inner, {"properties": {"x": {}}}]}])
def test_schemas_that_lead_on_for_too_long_are_told(whole):
    document = small()
    schemas = document["components"]["schemas"]
    for number in range(3000):
        schemas[f"C{number}"] = whole(ref(f"C{number + 1}"))
    schemas["C3000"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    schemas["Thing"]["properties"]["chain"] = ref("C0")
    with pytest.raises(GenerationError, match="#/components/schemas: they lead to each other in too many steps"):
        prepare(document, b"")


def test_an_address_that_is_none_is_told():
    with pytest.raises(GenerationError, match=r"#/servers/0/url: 'http://.::1' is no URL"):
        prepare(small() | {"servers": [{"url": "http://[::1"}]}, b"")


def built(document, folder):
    """What is left out when a document is generated, without any overlay."""
    (folder / "d.json").write_text(json.dumps(document))
    report = Report()
    build(folder / "d.json", folder, report, bare=True)
    return report.left_out


def test_a_document_with_nothing_in_it_generates(tmp_path):
    assert built({"openapi": "3.1.0", "info": {}, "paths": {}}, tmp_path) == {}


def test_names_that_generated_modules_use_themselves_do_no_harm(tmp_path):
    document = small()
    schemas = document["components"]["schemas"]
    for name in (
        "importlib",
        "日本",
        "Identified",
        "Model",
        "Any",
        "UNSET",
        "attrs",
        "x" * 300,
        "typing",
        "TYPE_CHECKING",
    ):
        schemas[name] = {"type": "object", "properties": {"id": {"type": "string", "format": "uuid"}}}
        schemas["Thing"]["properties"][f"its {name}"] = ref(name)
    document["paths"]["/things"]["post"]["tags"] = ["t" * 300]
    document["paths"][f"/{'p' * 300}"] = {"get": {"responses": {"204": {"description": ""}}}}
    assert built(document, tmp_path) == {}
