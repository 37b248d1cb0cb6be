"""Decides everything that is generated, from the document after the overlays."""

import copy
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from generator import endpoints, lock, naming, operations, overlay, paths, references, schemas, uses
from generator.code import quoted
from generator.endpoints import OperationPlan, ResourcePlan
from generator.flatten import flatten
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
        surface: What of it is public.
    """

    skeleton: dict[str, Any]
    plans: Plans
    surface: lock.Lock


def prepare(
    document: dict[str, Any],
    source: bytes,
    locked: lock.Lock | None = None,
    overlays: Iterable[tuple[str, dict[str, Any]]] = (),
) -> Prepared:
    """Decide what is generated.

    Args:
        document: The document; it is left as it is.
        source: The bytes of the document as received, whose SHA-256 the generated package records.
        locked: What keeps its name; nothing unless given.
        overlays: Names of files, and the overlays in them.

    Returns:
        What is generated.
    """
    locked = locked or lock.Lock()
    document = copy.deepcopy(document)
    left_out = references.resolve(document)
    # a parameter that several operations referred to is one of each now
    document = json.loads(json.dumps(document))
    paths.keep_parameter_names(document, locked)
    flatten(document)
    names = uses.name_components(document, locked)
    for file, changes in overlays:
        document = overlay.apply(document, changes, file)
    flatten(document)
    components = Components(document)
    found = operations.collect(document, locked)
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
    printed = Plans(
        version=quoted(document["info"]["version"]),
        sha256=hashlib.sha256(source).hexdigest(),
        models={name: models.plan(name) for name in models.classes},
        enums={name: models.enum(name) for name in models.enums},
        operations=plans,
        resources={name: endpoints.resource(name, methods) for name, methods in sorted(by_resource.items())},
    )
    return Prepared(_skeleton(found, models), printed, _surface(found, printed))


def _surface(found: list[Operation], plans: Plans) -> lock.Lock:
    """What of all that is printed is public, in an order that is not the document's."""
    prefixes = Counter(lock.split(operation.path)[0] for operation in found)
    methods = {f"{plan.resource}.{plan.method}": plan.surface for plan in plans.operations.values()}
    return lock.Lock(
        prefix=prefixes.most_common(1)[0][0] if prefixes else "",
        methods=dict(sorted(methods.items())),
        models={name: plan.surface for name, plan in sorted(plans.models.items())},
        enums={name: plan.surface for name, plan in sorted(plans.enums.items())},
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
