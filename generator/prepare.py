"""Decides everything that is generated, from the document after the overlays."""

import copy
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from generator import endpoints, lock, operations, overlay, paths, references, schemas, uses
from generator.code import quoted
from generator.endpoints import OperationPlan, ResourcePlan
from generator.errors import ENDLESS, GenerationError, OverlayError, Problem, Report, escaped
from generator.flatten import flatten
from generator.keep import keep
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
        aliases: Classes by a second name.
    """

    version: str
    sha256: str
    models: dict[str, ModelPlan]
    enums: dict[str, EnumPlan]
    operations: dict[str, OperationPlan]
    resources: dict[str, ResourcePlan]
    aliases: dict[str, str]


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
    report: Report | None = None,
) -> Prepared:
    """Decide what is generated.

    Args:
        document: The document; it is left as it is.
        source: The bytes of the document as received, whose SHA-256 the generated package records.
        locked: What keeps its name; nothing unless given.
        overlays: Names of files, and the overlays in them.
        report: Takes warnings, and what is left out.

    Returns:
        What is generated.

    Raises:
        GenerationError: With all that must be changed first.
    """
    try:
        return _prepared(document, source, locked or lock.Lock(), overlays, report or Report())
    except RecursionError:
        raise GenerationError(ENDLESS) from None


def _prepared(
    document: dict[str, Any],
    source: bytes,
    locked: lock.Lock,
    overlays: Iterable[tuple[str, dict[str, Any]]],
    report: Report,
) -> Prepared:
    """Decide what is generated."""
    document, names = received(document, locked, report)
    for file, changes in overlays:
        document = overlay.apply(document, changes, file, report)
    report.stop_if_problems()
    keep(document, locked)
    flatten(document)
    components = Components(document, locked)
    found = [operation for operation in operations.collect(document, locked) if _readable(operation, report)]
    report.stop_if_problems()
    components.rename()
    for operation in found:
        operations.name_inline_schemas(operation, components, locked)
    components.name_inline_schemas()
    while True:
        models, plans, printed, left_out = _plans(found, components.schemas)
        if not left_out:
            break
        report.left_out |= {operation.place: problem for operation, problem in left_out}
        found = [operation for operation in found if operation.place not in report.left_out]
    by_resource: dict[str, list[OperationPlan]] = {}
    for plan in plans.values():
        by_resource.setdefault(plan.resource, []).append(plan)
    for_templates = Plans(
        version=quoted(document["info"].get("version", "")),
        sha256=hashlib.sha256(source).hexdigest(),
        models=printed,
        enums={name: models.enum(name) for name in models.enums},
        operations=plans,
        resources={name: endpoints.resource(name, each, models) for name, each in sorted(by_resource.items())},
        aliases=names.aliases,
    )
    return Prepared(_skeleton(found, models), for_templates, _surface(found, for_templates, report))


def _readable(operation: Operation, report: Report) -> bool:
    """Whether the document says of an operation what must be known, and the overlays what they may."""
    try:
        _ = operation.retry_safe
    except GenerationError as error:
        report.problems += error.problems
    if operation.has_own_server:
        report.left_out[operation.place] = Problem("it is at an address of its own", operation.pointer)
        return False
    if not operation.has_sendable_path:
        report.left_out[operation.place] = Problem(f"{operation.path!r} is no path of a URL", operation.pointer)
        return False
    try:
        _ = operation.contents, operation.body, [operation.parameters_in(place) for place in operations.PLACES]
    except GenerationError as error:
        report.left_out[operation.place] = Problem(str(error), operation.pointer)
        return False
    return True


def _plans(
    found: list[Operation], components: dict[str, Schema]
) -> tuple[Models, dict[str, OperationPlan], dict[str, ModelPlan], list[tuple[Operation, Problem]]]:
    """Plans of classes and operations, and the operations that cannot be generated."""
    responses, requests = (_reached(found, components, responses=responses) for responses in (True, False))
    models = Models(components, responses, requests)
    printed: dict[str, ModelPlan] = {}
    broken: dict[str, Problem] = {}
    for name in models.classes:
        try:
            printed[name] = models.plan(name)
        except GenerationError as error:
            broken[name] = Problem(f"{name}: {error}", f"#/components/schemas/{escaped(name)}")
    plans: dict[str, OperationPlan] = {}
    left_out: list[tuple[Operation, Problem]] = []
    for operation in found:
        try:
            unusable = _reached([operation], components) & broken.keys()
            plans[_key(operation)] = endpoints.plan(operation, models)
        except OverlayError:
            raise
        except GenerationError as error:
            left_out.append((operation, Problem(str(error), operation.pointer)))
        else:
            if unusable:
                left_out.append((operation, broken[min(unusable)]))
    _drop(components, broken)
    return models, plans, printed, left_out


def received(document: dict[str, Any], locked: lock.Lock, report: Report) -> tuple[dict[str, Any], uses.Names]:
    """A document in the form that the overlays speak of: resolved, flat, and under the names of the lock.

    Args:
        document: The document; it is left as it is.
        locked: What keeps its name.
        report: Takes what is left out.

    Returns:
        A new document, and what its schemas are called.
    """
    document = copy.deepcopy(document)
    report.left_out |= references.resolve(document)
    # a parameter that several operations referred to is one of each now
    document = json.loads(json.dumps(document))
    paths.keep_parameter_names(document, locked)
    flatten(document)
    return document, uses.name_components(document, locked)


def _drop(components: dict[str, Schema], broken: Iterable[str]) -> None:
    """Drop classes that cannot be, and those that lead to them."""
    gone = {*broken}
    for name in [*components] if gone else []:
        if not schemas.reachable(iter([schemas.ref(name)]), components).isdisjoint(gone):
            gone.add(name)
    for name in gone:
        del components[name]


def _surface(found: list[Operation], plans: Plans, report: Report) -> lock.Lock:
    """What of all that is printed is public, in an order that is not the document's."""
    prefixes = Counter(lock.split(operation.path)[0] for operation in found)
    printed = [plan for resource in plans.resources.values() for plan in resource.methods]
    methods = {f"{plan.resource}.{plan.method}": plan.surface for plan in printed}
    return lock.Lock(
        prefix=prefixes.most_common(1)[0][0] if prefixes else "",
        methods=dict(sorted(methods.items())),
        models={name: plan.surface for name, plan in sorted(plans.models.items())},
        enums={name: plan.surface for name, plan in sorted(plans.enums.items())},
        aliases=dict(sorted(plans.aliases.items())),
        left_out={place: problem.text for place, problem in sorted(report.left_out.items())},
    )


def _reached(found: list[Operation], components: dict[str, Schema], *, responses: bool | None = None) -> set[str]:
    """The components that responses, request bodies, or both and parameters lead to."""

    def start() -> Iterator[Schema]:
        for operation in found:
            if responses is not False:
                yield from (schema for schema in operation.response_schemas.values() if schema)
            if responses is not True and (body := operation.body_schema):
                yield body
            if responses is None:
                yield from (parameter["schema"] for parameter in operation.parameters)

    return schemas.reachable(start(), components)


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


__all__ = ["Plans", "Prepared", "prepare", "received"]
