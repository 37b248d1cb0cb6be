"""Decides everything that is generated, from the document after the overlays."""

import copy
import hashlib
from collections.abc import Iterator
from typing import Any

import attrs

from generator import endpoints, naming, operations, schemas
from generator.code import quoted
from generator.endpoints import OperationPlan, ResourcePlan
from generator.models import EnumPlan, ModelPlan, Models
from generator.operations import Operation
from generator.schemas import Components, Schema


@attrs.frozen
class Plans:
    """What the templates print.

    Args:
        version: `info.version` of the document, as a literal.
        sha256: Of the document as received.
        models: By class.
        enums: By class.
        operations: By their path in the skeleton.
        resources: By name.
    """

    version: str
    sha256: str
    models: dict[str, ModelPlan]
    enums: dict[str, EnumPlan]
    operations: dict[str, OperationPlan]
    resources: dict[str, ResourcePlan]


@attrs.frozen
class Prepared:
    """What is generated.

    Args:
        skeleton: A document that names the classes and operations, for openapi-python-client to lay out as files. It
            holds nothing else: all else is decided here, and openapi-python-client would decide again.
        plans: What the templates print.
    """

    skeleton: dict[str, Any]
    plans: Plans


def prepare(document: dict[str, Any], source: bytes) -> Prepared:
    """Decide what is generated.

    Args:
        document: The document after the overlays; it is left as it is.
        source: The bytes of the document as received, whose SHA-256 the generated package records.

    Returns:
        What is generated.
    """
    document = copy.deepcopy(document)
    components = Components(document)
    found = operations.collect(document)
    components.rename()
    for operation in found:
        operations.name_inline_schemas(operation, components)
    components.name_inline_schemas()
    responses, requests = (_reached(found, components, responses=responses) for responses in (True, False))
    models = Models(components.schemas, responses, requests)
    naming.all_different((naming.module(name) for name in [*models.classes, *models.enums]), "modules of models")
    plans = {_key(operation): endpoints.plan(operation, models) for operation in found}
    by_resource: dict[str, list[OperationPlan]] = {}
    for plan in plans.values():
        by_resource.setdefault(plan.resource, []).append(plan)
    return Prepared(
        _skeleton(found, models),
        Plans(
            version=quoted(document["info"]["version"]),
            sha256=hashlib.sha256(source).hexdigest(),
            models={name: models.plan(name) for name in models.classes},
            enums={name: models.enum(name) for name in models.enums},
            operations=plans,
            resources={name: endpoints.resource(name, methods) for name, methods in sorted(by_resource.items())},
        ),
    )


def _reached(found: list[Operation], components: Components, *, responses: bool) -> set[str]:
    """The components that responses or request bodies lead to."""

    def start() -> Iterator[Schema]:
        for operation in found:
            if responses:
                yield from (schema for schema in operation.response_schemas.values() if schema)
            elif body := operation.body_schema:
                yield body

    return schemas.reachable(start(), components.schemas)


def _skeleton(found: list[Operation], models: Models) -> dict[str, Any]:
    """What openapi-python-client is to lay out."""
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


def _key(operation: Operation) -> str:
    """The path of an operation in the skeleton."""
    return f"/{operation.resource}/{operation.method}"


__all__ = ["Plans", "Prepared", "prepare"]
