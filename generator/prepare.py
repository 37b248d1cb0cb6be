"""Decides everything that is generated, from the document after the overlay."""

import copy
import hashlib
from collections.abc import Iterator
from typing import Any

import attrs

from generator import naming, operations, schemas
from generator.annotations import quoted
from generator.models import Models
from generator.schemas import Components, Schema


@attrs.frozen
class Prepared:
    """What is generated.

    Args:
        skeleton: A document that names the classes and operations, for openapi-python-client to lay out as files. It
            holds nothing else: all else is decided here, and openapi-python-client would decide again.
        plans: What the templates print, by kind and name.
    """

    skeleton: dict[str, Any]
    plans: dict[str, Any]


def prepare(document: dict[str, Any], source: bytes) -> Prepared:
    """Decide what is generated.

    Args:
        document: The document after the overlay; it is left as it is.
        source: The bytes of the document as received, whose SHA-256 the generated package records.

    Returns:
        What is generated.
    """
    document = copy.deepcopy(document)
    components = Components(document)
    found = operations.collect(document)
    components.rename()
    for operation in found:
        operations.settle(operation, components)
    components.settle()
    answers, requests = (_reached(found, components, answers=answers) for answers in (True, False))
    models = Models(components.schemas, answers, requests)
    naming.all_different((naming.module(name) for name in [*models.classes, *models.enums]), "modules of models")
    plans = {_key(operation): operations.plan(operation, models) for operation in found}
    operations.unhide([*plans.values()])
    resources: dict[str, list[dict[str, Any]]] = {}
    for facts in plans.values():
        resources.setdefault(facts["resource"], []).append(facts)
    return Prepared(
        _skeleton(found, models),
        {
            "version": quoted(document["info"]["version"]),
            "sha256": hashlib.sha256(source).hexdigest(),
            "models": {name: models.plan(name) for name in models.classes},
            "enums": {name: models.enum(name) for name in models.enums},
            "operations": plans,
            "resources": resources,
        },
    )


def _reached(found: list[operations.Operation], components: Components, *, answers: bool) -> set[str]:
    def start() -> Iterator[Schema]:
        for operation in found:
            if answers:
                yield from (schema for schema in operations.answer_schemas(operation).values() if schema)
            elif body := operations.body_schema(operation):
                yield body

    return schemas.reachable(start(), components.schemas)


def _skeleton(found: list[operations.Operation], models: Models) -> dict[str, Any]:
    nothing = {"204": {"description": ""}}
    classes = {name: {"title": name, "type": "object"} for name in models.classes}
    enums = {name: {"title": name, "type": "string", "enum": ["value"]} for name in models.enums}
    return {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": {
            _key(operation): {
                "get": {"tags": [operation.resource], "operationId": operation.method, "responses": nothing}
            }
            for operation in found
        },
        "components": {"schemas": {**classes, **enums}},
    }


def _key(operation: operations.Operation) -> str:
    return f"/{operation.resource}/{operation.method}"


__all__ = ["Prepared", "prepare"]
