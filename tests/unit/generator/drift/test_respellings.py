"""What a document spells otherwise is no change, and what users never see is none."""

import json

import pytest

from generator.drift.compare import compare
from tests.support.documents import PINNED, content, ref
from tests.support.drift import THING, THINGS, base, changed, found

TEXT = {"type": "string"}


def nullable(schema):
    """A schema as OpenAPI 3.0 says that it may be null."""
    options = schema.get("anyOf", [])
    if {"type": "null"} not in options:
        return schema
    rest = [option for option in options if option != {"type": "null"}]
    words = {key: value for key, value in schema.items() if key != "anyOf"}
    if len(rest) > 1:
        return {"anyOf": rest, "nullable": True} | words
    if "$ref" in rest[0]:
        return {"allOf": rest, "nullable": True} | words
    return rest[0] | {"nullable": True} | words


def everywhere(value, change):
    """A document with every object changed."""
    if isinstance(value, dict):
        return change({key: everywhere(inner, change) for key, inner in value.items()})
    return [everywhere(inner, change) for inner in value] if isinstance(value, list) else value


def renamed(document):
    """A document whose schemas all have other names."""
    text = json.dumps(document)
    for name in document["components"]["schemas"]:
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/Api{name}Schema"')
    document = json.loads(text)
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {
        f"Api{name}Schema": {**schema, "title": name} for name, schema in schemas.items()
    }
    return document


def reversed_(document):
    """A document with all its keys and lists of required fields in another order."""
    return everywhere(
        document,
        lambda value: {
            k: v[::-1] if k in ("required", "enum") and isinstance(v, list) else v for k, v in list(value.items())[::-1]
        },
    )


@pytest.mark.parametrize(
    "respelled",
    [
        lambda document: everywhere(document, nullable) | {"openapi": "3.0.3"},
        renamed,
        reversed_,
        lambda document: renamed(reversed_(everywhere(document, nullable))),
    ],
    ids=["nullable", "renamed", "reversed", "all of it"],
)
def test_the_pinned_document_respelled_is_the_same(respelled):
    assert compare(PINNED, respelled(PINNED)) == []
    assert compare(respelled(PINNED), PINNED) == []


def shared_parameter(d):
    d.document["components"]["parameters"] = {"Limit": d.list["parameters"][0]}
    d.list["parameters"][0] = {"$ref": "#/components/parameters/Limit"}


def shared_response(d):
    d.document["components"]["responses"] = {"Thing": d.create["responses"]["200"]}
    d.create["responses"]["200"] = {"$ref": "#/components/responses/Thing"}


def shared_body(d):
    d.document["components"]["requestBodies"] = {"Thing": d.create["requestBody"]}
    d.create["requestBody"] = {"$ref": "#/components/requestBodies/Thing"}


def shared_path(d):
    d.document["components"]["pathItems"] = {"Things": d.paths[THINGS]}
    d.paths[THINGS] = {"$ref": "#/components/pathItems/Things"}


def parameter_of_path(d):
    shared = d.paths[THINGS].pop("parameters")
    d.list["parameters"] = shared + d.list["parameters"]
    d.create["parameters"] = shared


def security_of_document(d):
    d.document["security"] = d.list["security"]
    for operation in (d.list, d.create, d.update, d.delete):
        del operation["security"]


def scheme_renamed(d):
    schemes = d.document["components"]["securitySchemes"]
    schemes["Podero"] = schemes.pop("OAuth2")
    for operation in (d.list, d.create, d.update, d.delete):
        operation["security"] = [{"Podero": []}]


def path_parameter_renamed(d):
    item = json.loads(json.dumps(d.paths.pop(THING)).replace('"thing_id"', '"uuid"'))
    d.paths[THING.replace("thing_id", "uuid")] = item


def split_in_parts(d):
    thing = d.schemas["ThingOutput"]
    name = thing["properties"].pop("name")
    part = {"type": "object", "properties": {"name": name}, "required": ["name"]}
    thing["required"].remove("name")
    d.schemas["Named"] = part
    d.schemas["ThingOutput"] = {"description": thing.pop("description"), "allOf": [ref("Named"), thing]}


RESPELLINGS = {
    "null in a list of types": lambda d: d.sent.update(comment={"type": ["string", "null"], "pattern": "^a"}),
    "oneOf for anyOf": lambda d: d.sent.update(comment={"oneOf": d.sent["comment"]["anyOf"]}),
    "alternatives in another order": lambda d: d.got["price"]["anyOf"].reverse(),
    "alternatives in alternatives": lambda d: d.got.update(
        price={"anyOf": [{"oneOf": d.got["price"]["anyOf"][:2]}, {"type": "null"}]}
    ),
    "enum for const": lambda d: d.schemas["Confirm"]["properties"].update(code={"type": "string", "enum": ["confirm"]}),
    "allOf around a reference": lambda d: d.got.update(owner={"allOf": [ref("OwnerOutput")], "title": "Owner"}),
    "a reference written out": lambda d: d.got.update(owner=d.schemas["OwnerOutput"]),
    "a component that stands for another": lambda d: (
        d.schemas.update(Alias=ref("OwnerOutput")),
        d.got.update(owner=ref("Alias")),
    ),
    "parts of a schema": split_in_parts,
    "a shared parameter": shared_parameter,
    "a shared response": shared_response,
    "a shared body": shared_body,
    "a shared path": shared_path,
    "parameters of a path in its operations": parameter_of_path,
    "authentication of the document": security_of_document,
    "a scheme under another name": scheme_renamed,
    "a bearer token that is not called OAuth2": lambda d: d.document["components"].update(
        securitySchemes={"OAuth2": {"type": "http", "scheme": "Bearer"}}
    ),
    "a path parameter under another name": path_parameter_renamed,
    "a header in other letters": lambda d: d.parameter("X-Trace").update(name="x-trace"),
    "a slash at the end": lambda d: d.paths.update({f"{THINGS}/": d.paths.pop(THINGS)}),
    "a limit that limits nothing": lambda d: d.sent["tags"].update(minItems=1, uniqueItems=False),
    "an exclusive limit of 3.0": lambda d: d.sent["level"].update(maximum=100, exclusiveMaximum=True),
    "an order of enum values": lambda d: d.schemas["Mode"]["enum"].reverse(),
    "titles and examples": lambda d: d.got["name"].update(title="The name", example="Pump", examples=["Pump"]),
    "words with another layout": lambda d: d.got["name"].update(description="Its\n  name. "),
    "what the document says of itself": lambda d: d.document["info"].update(title="API", description="About."),
    "a parameter of a media type": lambda d: d.create["requestBody"].update(
        content={"application/json; charset=utf-8": content(ref("ThingInput"))["application/json"]}
    ),
    "an extension": lambda d: d.list.update({"x-internal": True}),
    "a schema that nothing uses": lambda d: d.schemas.update(Unused={"type": "object", "properties": {"a": TEXT}}),
    "a server that is none": lambda d: d.document.update(servers=[{"url": "/"}]),
}


@pytest.mark.parametrize("change", RESPELLINGS.values(), ids=RESPELLINGS.keys())
def test_a_respelling_is_nothing(change):
    respelled = changed(change)
    assert respelled != base()
    assert found(base(), respelled) == set()
    assert found(respelled, base()) == set()
