"""Turns the document after the overlay into the effective document: names settled, all decisions taken."""

import copy
import hashlib
import re
from collections.abc import Iterator
from typing import Any

from generator import naming, operations, schemas
from generator.models import Models
from generator.schemas import Components, Schema


def prepare(document: dict[str, Any], source: bytes) -> dict[str, Any]:
    """Make the effective document.

    Args:
        document: The document after the overlay; it is left as it is.
        source: The bytes of the document as received, whose SHA-256 the generated package records.

    Returns:
        A document for openapi-python-client, with what its templates print under `x-podero`.
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
    plans = [operations.plan(operation, models) for operation in found]
    operations.unhide(plans)
    for operation, facts in zip(found, plans, strict=True):
        operations.label(operation, facts)
    for name in models.classes:
        components.schemas[name]["x-podero"] = models.plan(name)
    for name in models.enums:
        components.schemas[name] |= models.enum(name)
    _simplify(components, models, found)
    # the only text that reaches the template of the package itself
    document["info"]["description"] = hashlib.sha256(source).hexdigest()
    return document


def _reached(found: list[operations.Operation], components: Components, *, answers: bool) -> set[str]:
    def start() -> Iterator[Schema]:
        for operation in found:
            if answers:
                yield from (schema for schema in operations.answer_schemas(operation).values() if schema)
            elif body := operations.body_schema(operation):
                yield body

    return schemas.reachable(start(), components.schemas)


def _simplify(components: Components, models: Models, found: list[operations.Operation]) -> None:
    """Leave openapi-python-client the classes and operations alone: all else is decided, and it would decide again."""
    for name in [*components.schemas]:
        if name in models.classes:
            components.schemas[name].pop("properties", None)
            components.schemas[name].pop("required", None)
        elif name not in models.enums:
            del components.schemas[name]
    for operation in found:
        operation.item.pop("parameters", None)
        path = re.findall(r"{([^}]*)}", operation.path)
        operation.source["parameters"] = [
            {"in": "path", "name": name, "required": True, "schema": {"type": "string"}} for name in path
        ]
        operation.source.pop("requestBody", None)
        for response in operation.source["responses"].values():
            response.pop("content", None)


__all__ = ["prepare"]
