"""API documents that differ in one thing."""

import json
from typing import Any

from generator.drift.compare import compare
from generator.errors import GenerationError
from generator.lock import Lock
from generator.prepare import prepare
from tests.support.documents import content, ref

PREFIX = "/api/partners/v2.0"
THINGS = f"{PREFIX}/org/{{org_id}}/things"
THING = f"{THINGS}/{{thing_id}}"

_TEXT = {"type": "string"}
_BEARER = [{"OAuth2": []}]


def _path(name: str) -> dict[str, Any]:
    return {"in": "path", "name": name, "required": True, "schema": {"type": "string", "format": "uuid"}}


BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "2.0"},
    "servers": [],
    "security": [],
    "paths": {
        THINGS: {
            "parameters": [_path("org_id")],
            "get": {
                "tags": ["Things"],
                "operationId": "things_router_list",
                "summary": "List things",
                "security": _BEARER,
                "parameters": [
                    {"in": "query", "name": "limit", "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
                    {"in": "query", "name": "mode", "schema": ref("Mode"), "description": "Which."},
                    {"in": "query", "name": "ids", "schema": {"type": "array", "items": _TEXT, "maxItems": 9}},
                    {"in": "header", "name": "X-Trace", "schema": _TEXT},
                ],
                "responses": {
                    "200": {
                        "description": "Things.",
                        "content": content({"type": "array", "items": ref("ThingOutput")}),
                        "headers": {"X-Total": {"schema": {"type": "integer"}}},
                    },
                    "404": {"description": "None.", "content": content(ref("ErrorOutput"))},
                },
            },
            "post": {
                "tags": ["Things"],
                "operationId": "things_router_create",
                "security": _BEARER,
                "requestBody": {"required": True, "description": "It.", "content": content(ref("ThingInput"))},
                "responses": {"200": {"description": "It.", "content": content(ref("ThingOutput"))}},
            },
        },
        THING: {
            "parameters": [_path("org_id"), _path("thing_id")],
            "put": {
                "tags": ["Things"],
                "operationId": "things_router_update",
                "security": _BEARER,
                "requestBody": {"content": content(ref("ThingInput"))},
                "responses": {"200": {"description": "It.", "content": content(ref("ThingOutput"))}},
            },
            "delete": {
                "tags": ["Things"],
                "operationId": "things_router_delete",
                "security": _BEARER,
                "responses": {"204": {"description": "Gone."}},
            },
        },
    },
    "components": {
        "securitySchemes": {
            "OAuth2": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}}
        },
        "schemas": {
            "Mode": {"type": "string", "enum": ["on", "off"], "description": "On or off."},
            "ThingInput": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "minLength": 2, "maxLength": 20, "description": "Its name."},
                    "comment": {"anyOf": [{"type": "string", "pattern": "^a"}, {"type": "null"}]},
                    "size": {"type": "integer", "default": 5, "multipleOf": 5},
                    "level": {"type": "number", "minimum": 0, "exclusiveMaximum": 100},
                    "mode": ref("Mode"),
                    "tags": {"type": "array", "items": _TEXT, "minItems": 1},
                    "extra": {"type": "object", "additionalProperties": True},
                },
            },
            "ThingOutput": {
                "type": "object",
                "description": "A thing.",
                "required": ["id", "name", "owner"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "name": {"type": "string", "maxLength": 20, "description": "Its name."},
                    "power": {"type": "number"},
                    "count": {"type": "integer"},
                    "since": {"type": "string", "format": "date-time"},
                    "price": {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]},
                    "mode": ref("Mode"),
                    "owner": ref("OwnerOutput"),
                    "parts": {"type": "array", "items": ref("ThingOutput")},
                    "action": {"oneOf": [ref("Confirm"), ref("Inform")]},
                },
            },
            "OwnerOutput": {"type": "object", "required": ["email"], "properties": {"email": _TEXT}},
            "Confirm": {"type": "object", "properties": {"code": {"const": "confirm"}, "link": _TEXT}},
            "Inform": {"type": "object", "properties": {"code": {"const": "inform"}}},
            "ErrorOutput": {"type": "object", "properties": {"detail": _TEXT}},
        },
    },
}
"""A document with one of everything."""


def base() -> dict[str, Any]:
    """The document, to change."""
    return json.loads(json.dumps(BASE))


class Editable:
    """Short ways to the parts of a document.

    Args:
        document: The document, which is changed.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.paths = document["paths"]
        self.schemas = document["components"]["schemas"]
        self.list, self.create = self.paths[THINGS]["get"], self.paths[THINGS]["post"]
        self.update, self.delete = self.paths[THING]["put"], self.paths[THING]["delete"]
        self.sent = self.schemas["ThingInput"]["properties"]
        self.got = self.schemas["ThingOutput"]["properties"]

    def add(self, path: str, operation: dict[str, Any]) -> None:
        """A GET of the organization."""
        self.paths[path] = {"parameters": self.paths[THINGS]["parameters"], "get": operation}

    def parameter(self, name: str) -> dict[str, Any]:
        """A parameter of the list."""
        return next(parameter for parameter in self.list["parameters"] if parameter["name"] == name)


def changed(change) -> dict[str, Any]:
    """The document with a change.

    Args:
        change: What changes an `Editable`.
    """
    document = base()
    change(Editable(document))
    return document


def surface(document: dict[str, Any], locked: Lock | None = None) -> Lock | None:
    """The public surface of the package of a document, None when none can be generated."""
    try:
        return prepare(document, b"", locked).surface
    except GenerationError:
        return None


def found(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    """What a comparison finds: level, identifier and subject."""
    before = surface(old)
    changes = compare(old, new, before, surface(new, before))
    return {f"{change.level.word} {change.id} {change.subject}" for change in changes}


__all__ = ["BASE", "THING", "THINGS", "Editable", "base", "changed", "found", "surface"]
