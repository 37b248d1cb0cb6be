"""API documents for tests of the generator."""

import copy
import json

from generator import lock
from generator.build import HERE, PACKAGE, ROOT, build
from generator.errors import Report
from generator.prepare import received

PINNED = json.loads((ROOT / "openapi.json").read_bytes())

LOCKED = lock.Lock.read(lock.beside(ROOT / PACKAGE))

RECEIVED = received(PINNED, LOCKED, Report())[0]
"""The pinned document as the overlays see it."""

NO_OVERLAY = {"actions": []}


def content(schema):
    """The content of a body or response."""
    return {"application/json": {"schema": schema}}


def ref(name):
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


_THING = {
    "type": "object",
    "title": "Thing",
    "description": "A thing.",
    "required": ["id", "kind"],
    "properties": {
        "id": {"type": "string", "format": "uuid", "title": "Identity"},
        "kind": {"allOf": [ref("Kind")], "title": "Kind", "description": "Which kind."},
        "successUrl": {"type": "string", "maxLength": 9, "description": "Where to."},
        "power_w": {"type": ["number", "null"], "minimum": 0, "default": 1.5},
        "accessToken": {"type": "string", "format": "password"},
        "since": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
        "parts": {"type": "array", "items": ref("Thing")},
        "place": {"type": "object", "title": "Place", "properties": {"room": {"type": "string", "default": "attic"}}},
        "free": {"type": "object", "additionalProperties": True},
        "mode": {
            "type": "string",
            "enum": ["on", "off"],
            "x-enum-varnames": ["ON", "OFF"],
            "description": "On or off.",
        },
        "action": {
            "oneOf": [ref("Confirm"), ref("Inform")],
            "discriminator": {"propertyName": "code", "mapping": {"confirm": "#/components/schemas/Confirm"}},
        },
    },
}

_SMALL = {
    "openapi": "3.1.0",
    "info": {"title": "Small", "version": "1.2.3", "description": "About."},
    "servers": [{"url": "https://example.com", "description": "The one."}],
    "tags": [{"name": "Things", "description": "All about things."}],
    "security": [],
    "paths": {
        "/org/{org_id}/things/{thing_id}": {
            "parameters": [
                {"in": "path", "name": "org_id", "required": True, "schema": {"type": "string", "format": "uuid"}},
                {
                    "in": "path",
                    "name": "thing_id",
                    "required": True,
                    "description": "Which thing.",
                    "schema": {"type": "string", "title": "Thing"},
                },
            ],
            "get": {
                "tags": ["Things"],
                "operationId": "a_router_read",
                "summary": "Read a thing",
                "description": "Reads the thing.",
                "security": [{"bearer": ["read"]}],
                "parameters": [
                    {
                        "in": "query",
                        "name": "mode",
                        "description": "How.",
                        "schema": {"type": "string", "enum": ["a", "b"], "default": "a", "title": "Mode"},
                    },
                    {"in": "header", "name": "x-trace", "schema": {"type": "string", "maxLength": 9}},
                ],
                "responses": {
                    "200": {"description": "The thing asked for.", "content": content(ref("Thing"))},
                    "404": {"description": "No such thing.", "content": content(ref("Inform"))},
                    "default": {"description": "Anything else."},
                },
            },
            "put": {
                "tags": ["Things"],
                "operationId": "a_router_change",
                "requestBody": {"description": "The change.", "required": True, "content": content(ref("ThingInput"))},
                "responses": {
                    "200": {"description": "OK", "content": content({"type": "array", "items": ref("Thing")})}
                },
            },
        },
        "/things": {
            "post": {
                "tags": ["Things"],
                "operationId": "a_router_make",
                "requestBody": {"content": content({"type": "object", "properties": {"name": {"type": "string"}}})},
                "responses": {"204": {"description": "Made."}},
            },
        },
    },
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "description": "A token."}},
        "schemas": {
            "Kind": {"type": "string", "enum": ["Good", "15MIN"], "title": "Kind", "description": "Good or bad."},
            "Thing": _THING,
            "ThingInput": {
                "type": "object",
                "title": "ThingInput",
                "properties": {
                    "name": {"type": "string", "maxLength": 20, "default": "x"},
                    "kind": ref("Kind"),
                    "limit": {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]},
                },
            },
            "Confirm": {"type": "object", "title": "Confirm", "properties": {"code": {"const": "confirm"}}},
            "Inform": {"type": "object", "title": "Inform", "properties": {"code": {"type": "string"}}},
        },
    },
}


def small():
    """A document with one of everything."""
    return copy.deepcopy(_SMALL)


def as_3_0(value):
    """A document, or a part of one, as OpenAPI 3.0.3 spells it."""
    if isinstance(value, list):
        return [as_3_0(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    value = {key: as_3_0(inner) for key, inner in value.items()}
    if str(value.get("openapi", "")).startswith("3."):
        value["openapi"] = "3.0.3"
    if isinstance(value.get("const"), str):
        value["enum"] = [value.pop("const")]
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(value.get(exclusive), int | float) and not isinstance(value[exclusive], bool):
            value |= {limit: value[exclusive], exclusive: True}
    if isinstance(kinds := value.get("type"), list):
        value["nullable"] = "null" in kinds
        value |= {"anyOf": [{"type": kind} for kind in kinds if kind != "null"]}
        del value["type"]
    for key in ("anyOf", "oneOf"):
        if {"type": "null"} in (options := value.get(key, [])):
            value["nullable"] = True
            value[key] = [option for option in options if option != {"type": "null"}]
        if len(value.get(key, [])) == 1:
            [only] = value.pop(key)
            value = {"allOf": [only]} | value if "$ref" in only else only | value
    return value


def generated(document, folder):
    """The package that a document generates.

    Args:
        document: The document.
        folder: Where it goes; it is made.
    """
    folder.mkdir()
    path = folder / "document.json"
    path.write_text(json.dumps(document))
    return build(path, folder)


__all__ = [
    "HERE",
    "LOCKED",
    "NO_OVERLAY",
    "PINNED",
    "RECEIVED",
    "ROOT",
    "as_3_0",
    "content",
    "generated",
    "ref",
    "small",
]
