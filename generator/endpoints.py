"""What the templates print of each operation and resource."""

import builtins
from collections.abc import Iterable
from typing import Any

import attrs

from generator import docstrings, lock, naming, operation_docstrings
from generator.annotations import PythonType, is_limit
from generator.code import (
    ANY,
    AWARE_DATETIME,
    DATETIME,
    STR,
    UNSET,
    UNSET_TYPE,
    Code,
    Name,
    code,
    import_lines,
    joined,
    quoted,
)
from generator.errors import GenerationError
from generator.models import Models
from generator.operations import PLACES, SUCCESS, Operation
from generator.schemas import Schema
from generator.secret_names import is_secret

_OWN_ORGANIZATION = "org_id"
_LIMITS = {"minimum": "minimum", "maximum": "maximum", "max_length": "maxLength"}

# what the templates themselves use
_CALLER = Name("Caller", "._runtime.operation")
_CODEC = Name("codec", "._runtime")
_IN_MODULES = (_CALLER, *(Name(text, "._runtime.operation") for text in ("Operation", "Response")))
_PARAMETER = Name("Parameter", "._runtime.operation")


@attrs.frozen
class Parameter:
    """A parameter of an operation with its Python side.

    Args:
        name: On the wire.
        place: One of `PLACES`.
        argument: In Python.
        type: Its type.
        schema: Its schema.
        required: Whether it must be given.
        secret: Whether its value must not show.
        doc: What it is, in sentences.
    """

    name: str
    place: str
    argument: str
    type: PythonType
    schema: Schema
    required: bool
    secret: bool
    doc: str

    @property
    def annotation(self) -> Code:
        """Its type in a signature."""
        return self.type.with_null.replaced({AWARE_DATETIME: DATETIME})

    @property
    def literal(self) -> Code:
        """Its description in an `Operation`."""
        arguments = [
            code(f"name={quoted(self.name)}"),
            code(f"argument={quoted(self.argument)}"),
            code("type=", self.type.annotation.replaced({AWARE_DATETIME: DATETIME, ANY: STR})),
            *([code("nullable=True")] if self.type.null else []),
            *(code(f"{key}={self.schema[name]!r}") for key, name in _LIMITS.items() if is_limit(self.schema.get(name))),
            *([code("secret=True")] if self.secret else []),
        ]
        return code(_PARAMETER, "(", joined(", ", arguments), ")")


@attrs.frozen
class OperationPlan:
    """An operation.

    Args:
        resource: Its resource.
        method: The method of the resource.
        module: The module of the operation.
        name: Resource and method, as a literal.
        verb: HTTP method.
        path: URL template, as a literal.
        parameters: Literals by argument of `Operation`.
        body: Type of the body, None for none.
        body_required: Whether it must be given.
        responses: Mapping from status to type.
        errors: The same for errors, None where there are none.
        authenticated: Whether it needs a token.
        retry_safe: Whether a lost response may be retried.
        result: What the method returns.
        arguments: Of the method.
        raw_arguments: Of the functions beneath it.
        passed_on: What one of these gives to the other.
        path_values: Arguments in path order.
        query: Items of a mapping from names to arguments.
        headers: The same.
        imports: Import statements of its module.
        module_docstring: Of the module.
        docstring: Of the function.
        method_docstring: Of the method.
        surface: What of it is public.
    """

    resource: str
    method: str
    module: str
    name: str
    verb: str
    path: str
    parameters: dict[str, list[Code]]
    body: Code | None
    body_required: bool
    responses: Code
    errors: Code | None
    authenticated: bool
    retry_safe: bool
    result: Code
    arguments: Code
    raw_arguments: Code
    passed_on: str
    path_values: str
    query: list[str]
    headers: list[str]
    imports: list[str]
    module_docstring: str
    docstring: str
    method_docstring: str
    surface: lock.Method


@attrs.frozen
class ResourcePlan:
    """A resource.

    Args:
        name: In Python.
        class_name: Its class.
        methods: Its operations, in the order of the document.
        imports: Import statements of its module.
    """

    name: str
    class_name: str
    methods: list[OperationPlan]
    imports: list[str]


def plan(operation: Operation, models: Models) -> OperationPlan:
    """What the template of an endpoint prints.

    Args:
        operation: The operation, its inline schemas named.
        models: Plans of all classes.

    Returns:
        Everything, ready to print.

    Raises:
        GenerationError: It documents no success, or two arguments would have one name.
    """
    types = {
        status: code("None") if schema is None else models.annotator.of(schema).with_null
        for status, schema in operation.response_schemas.items()
    }
    success = {status: type_ for status, type_ in types.items() if status in SUCCESS}
    errors = {status: type_ for status, type_ in types.items() if status not in SUCCESS}
    if not success:
        msg = f"{operation.name} documents no successful response"
        raise GenerationError(msg)
    path, query, headers = ([_parameter(p, place, models) for p in operation.parameters_in(place)] for place in PLACES)
    naming.all_different((p.argument for p in [*path, *query, *headers]), operation.name)
    body, body_required = _body(operation, models)
    result = joined(" | ", dict.fromkeys(success.values()))
    arguments, raw_arguments = _signatures(path, [*query, *headers], body, required=body_required)
    parameters = {
        kind: [parameter.literal for parameter in found]
        for kind, found in (("path_parameters", path), ("query", query), ("headers", headers))
    }
    pieces = [*types.values(), raw_arguments, *(literal for found in parameters.values() for literal in found)]
    # arguments and errors are described once, at the method of the resource
    short = f"{operation_docstrings.title(operation)}\n\nThe arguments are those of `client.{operation.name}`; \
the response comes with status, headers and body."
    documented = [(p.argument, p.doc) for p in path if p not in _own(path)]
    if body is not None:
        documented.append(("body", operation_docstrings.body(operation, models, body, required=body_required)))
    documented += [(p.argument, p.doc) for p in sorted([*query, *headers], key=lambda p: not p.required)]
    documented += [(p.argument, "Organization; the client's own when left out.") for p in _own(path)]
    return OperationPlan(
        resource=operation.resource,
        method=operation.method,
        module=naming.module(operation.method),
        name=quoted(operation.name),
        verb=operation.verb.upper(),
        path=quoted(operation.path),
        parameters=parameters,
        body=body,
        body_required=body_required,
        responses=_mapping(success),
        errors=_mapping(errors) if errors else None,
        authenticated=bool(operation.source.get("security")),
        retry_safe=operation.retry_safe,
        result=result,
        arguments=arguments,
        raw_arguments=raw_arguments,
        passed_on=_passed_on(path, [*query, *headers], body),
        path_values=", ".join(p.argument for p in path) + ("," if len(path) == 1 else ""),
        query=[f"{quoted(p.name)}: {p.argument}" for p in query],
        headers=[f"{quoted(p.name)}: {p.argument}" for p in headers],
        imports=import_lines(
            {*_IN_MODULES}.union(*(piece.names for piece in pieces)),
            f"api.{operation.resource}",
            ["OPERATION", "asyncio", "asyncio_detailed"],
        ),
        module_docstring=docstrings.docstring(f"{operation.place}."),
        docstring=docstrings.docstring(short, 4),
        method_docstring=docstrings.docstring(operation_docstrings.method(operation, models, documented), 8),
        surface=lock.Method(
            verb=operation.verb.upper(),
            path=lock.split(operation.path)[1],
            returns=str(result),
            retry_safe=operation.retry_safe,
            authenticated=bool(operation.source.get("security")),
            arguments=_public(path, body, [*query, *headers], body_required=body_required),
            responses={str(status): str(type_) for status, type_ in types.items()},
        ),
    )


def resource(name: str, plans: list[OperationPlan]) -> ResourcePlan:
    """What the template of a resource prints.

    Args:
        name: The resource.
        plans: Its operations.

    Returns:
        Everything, ready to print.
    """
    methods = qualify_builtins(plans)
    class_name = naming.class_name_part(name)
    used = {_CALLER, _CODEC}.union(*(plan.arguments.names | plan.result.names for plan in methods))
    imports = import_lines(used, f"api.{name}", [class_name, "_OPERATIONS"])
    return ResourcePlan(name, class_name, methods, imports)


def qualify_builtins(plans: list[OperationPlan]) -> list[OperationPlan]:
    """Write types as `builtins.list` in a class that has a method of that name.

    Args:
        plans: The operations of one resource.

    Returns:
        The same operations with signatures that mean what they say.
    """
    hidden = {
        Name(plan.method): Name(f"builtins.{plan.method}", "builtins")
        for plan in plans
        if isinstance(getattr(builtins, plan.method, None), type)
    }
    return [
        attrs.evolve(plan, arguments=plan.arguments.replaced(hidden), result=plan.result.replaced(hidden))
        for plan in plans
    ]


def _parameter(source: dict[str, Any], place: str, models: Models) -> Parameter:
    """A parameter of the document with its Python side."""
    schema: Schema = source["schema"]
    name: str = source["name"]
    return Parameter(
        name=name,
        place=place,
        argument=naming.argument(name),
        type=models.annotator.of(schema),
        schema=schema,
        required=place == "path" or source.get("required", False),
        secret=is_secret(name, schema, models.schemas),
        doc=docstrings.parameter(name, schema, source.get("description") or schema.get("description", "")),
    )


def _body(operation: Operation, models: Models) -> tuple[Code | None, bool]:
    """The type of the body and whether it must be given."""
    schema = operation.body_schema
    if schema is None:
        return None, False
    type_ = models.annotator.of(schema)
    return type_.annotation, operation.source["requestBody"].get("required", False) and not type_.null


def _own(path: Iterable[Parameter]) -> list[Parameter]:
    """The organization, which the client fills in."""
    return [p for p in path if p.name == _OWN_ORGANIZATION]


def _signatures(
    path: list[Parameter], named: list[Parameter], body: Code | None, *, required: bool
) -> tuple[Code, Code]:
    """Path parameters by position, the body after them, all others and the organization by keyword."""
    own = _own(path)
    positional = [code(f"{p.argument}: ", p.annotation) for p in path if p not in own]
    in_body = [] if body is None else [code("body: ", body, "" if required else " | None = None")]
    keywords = [code(f"{p.argument}: ", p.annotation) for p in named if p.required]
    keywords += [
        code(f"{p.argument}: ", p.annotation, " | ", UNSET_TYPE, " = ", UNSET) for p in named if not p.required
    ]
    keywords += [code(f"{p.argument}: ", p.annotation, " | None = None") for p in own]
    star = [code("*")] if keywords else []
    raw = [*positional, code("*"), code("client: ", _CALLER), *in_body, *keywords]
    return joined(", ", [code("self"), *positional, *in_body, *star, *keywords]), joined(", ", raw)


def _passed_on(path: list[Parameter], named: list[Parameter], body: Code | None) -> str:
    """What one function of an endpoint gives to the other."""
    own = _own(path)
    by_position = [p.argument for p in path if p not in own]
    by_name = ["client", *(["body"] if body is not None else []), *(p.argument for p in [*named, *own])]
    return ", ".join([*by_position, *(f"{name}={name}" for name in by_name)])


def _public(
    path: list[Parameter], body: Code | None, named: list[Parameter], *, body_required: bool
) -> dict[str, lock.Argument]:
    """What of the arguments is public."""
    own = _own(path)
    found = {p.argument: (p, p.required and p not in own) for p in [*path, *named]}
    arguments = {
        argument: lock.Argument(
            type=str(p.annotation),
            place=p.place,
            name="" if p.name == argument else p.name,
            required=required,
            secret=p.secret,
        )
        for argument, (p, required) in found.items()
    }
    if body is not None:
        arguments["body"] = lock.Argument(type=str(body), place="body", name="application/json", required=body_required)
    return arguments


def _mapping(types: dict[int, Code]) -> Code:
    """A mapping from status to type."""
    return code("{", joined(", ", [code(f"{status}: ", type_) for status, type_ in types.items()]), "}")


__all__ = ["OperationPlan", "Parameter", "ResourcePlan", "plan", "qualify_builtins", "resource"]
