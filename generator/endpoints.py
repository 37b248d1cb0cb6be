"""What the templates print of each operation and resource."""

import builtins
from collections.abc import Iterable
from typing import Any

import attrs

from generator import docstrings, naming, operation_docstrings, refusals
from generator.annotations import PythonType, is_limit
from generator.code import (
    ANY,
    AWARE_DATETIME,
    DATETIME,
    LIST,
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
from generator.walks import Argument, Walk, walks

_OWN_ORGANIZATION = "org_id"
_LIMITS = {"minimum": "minimum", "maximum": "maximum", "max_length": "maxLength"}

# what the templates themselves use
_CALLER = Name("Caller", "._runtime.operation")
_RESOURCE = (Name("Resource", "._runtime.resource"), Name("RawCaller", "._runtime.raw"), Name("raw", "._runtime.raw"))
_IN_MODULES = (_CALLER, *(Name(text, "._runtime.operation") for text in ("Operation", "Response")))
_PARAMETER = Name("Parameter", "._runtime.operation")


@attrs.frozen
class Parameter:
    """A parameter of an operation with its Python side.

    Args:
        name: On the wire.
        argument: In Python.
        type: Its type.
        schema: Its schema.
        required: Whether it must be given.
        secret: Whether its value must not show.
        comma_separated: Whether the items of a list are sent as one text.
        doc: What it is, in sentences.
    """

    name: str
    argument: str
    type: PythonType
    schema: Schema
    required: bool
    secret: bool
    comma_separated: bool
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
            *([code("comma_separated=True")] if self.comma_separated else []),
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
        refusal: How a response with a success status says no, None where it does not.
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
        walks: Methods beside it that hand on what it returns item by item.
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
    refusal: Code | None
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
    walks: list[Walk]


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
    taken = _arguments(path, [*query, *headers])
    arguments, raw_arguments = _signatures(taken, body, required=body_required)
    parameters = {
        kind: [parameter.literal for parameter in found]
        for kind, found in (("path_parameters", path), ("query", query), ("headers", headers))
    }
    refusal = refusals.literal(operation, models.schemas)
    pieces = [*types.values(), raw_arguments, *(literal for found in parameters.values() for literal in found)]
    pieces += [] if refusal is None else [refusal]
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
        refusal=refusal,
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
        walks=[] if body is not None else walks(operation, models.annotator, models.schemas, taken),
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
    used = {_CALLER, *_RESOURCE}.union(*(plan.arguments.names | plan.result.names for plan in methods))
    walked = [walk for plan in methods for walk in plan.walks]
    naming.all_different([*(plan.method for plan in methods), *(walk.name for walk in walked)], name)
    used = used.union(*(walk.names for walk in walked))
    imports = import_lines(used, f"api.{name}", [class_name, f"{class_name}WithRawResponse"])
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
        attrs.evolve(
            plan,
            arguments=plan.arguments.replaced(hidden),
            result=plan.result.replaced(hidden),
            walks=[attrs.evolve(walk, arguments=walk.arguments.replaced(hidden)) for walk in plan.walks],
        )
        for plan in plans
    ]


def _parameter(source: dict[str, Any], place: str, models: Models) -> Parameter:
    """A parameter of the document with its Python side."""
    schema: Schema = source["schema"]
    name: str = source["name"]
    return Parameter(
        name=name,
        argument=naming.argument(name),
        type=models.annotator.of(schema),
        schema=schema,
        required=place == "path" or source.get("required", False),
        secret=is_secret(name, schema, models.schemas),
        comma_separated=source.get("explode") is False and LIST in models.annotator.of(schema).annotation.names,
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


def _arguments(path: list[Parameter], named: list[Parameter]) -> list[Argument]:
    """The arguments of a method without body: the path by position, all others and the organization by keyword."""
    own = _own(path)
    found = [Argument(p.argument, code(f"{p.argument}: ", p.annotation), keyword=False) for p in path if p not in own]
    found += [Argument(p.argument, code(f"{p.argument}: ", p.annotation), keyword=True) for p in named if p.required]
    optional = [p for p in named if not p.required]
    return [
        *found,
        *(
            Argument(p.argument, code(f"{p.argument}: ", p.annotation, " | ", UNSET_TYPE, " = ", UNSET), keyword=True)
            for p in optional
        ),
        *(Argument(p.argument, code(f"{p.argument}: ", p.annotation, " | None = None"), keyword=True) for p in own),
    ]


def _signatures(arguments: list[Argument], body: Code | None, *, required: bool) -> tuple[Code, Code]:
    """The arguments of a method and of the functions beneath it; a body comes after the path."""
    positional = [argument.declaration for argument in arguments if not argument.keyword]
    keywords = [argument.declaration for argument in arguments if argument.keyword]
    in_body = [] if body is None else [code("body: ", body, "" if required else " | None = None")]
    star = [code("*")] if keywords else []
    raw = [*positional, code("*"), code("client: ", _CALLER), *in_body, *keywords]
    return joined(", ", [code("self"), *positional, *in_body, *star, *keywords]), joined(", ", raw)


def _passed_on(path: list[Parameter], named: list[Parameter], body: Code | None) -> str:
    """What one function of an endpoint gives to the other."""
    own = _own(path)
    by_position = [p.argument for p in path if p not in own]
    by_name = ["client", *(["body"] if body is not None else []), *(p.argument for p in [*named, *own])]
    return ", ".join([*by_position, *(f"{name}={name}" for name in by_name)])


def _mapping(types: dict[int, Code]) -> Code:
    """A mapping from status to type."""
    return code("{", joined(", ", [code(f"{status}: ", type_) for status, type_ in types.items()]), "}")


__all__ = ["OperationPlan", "Parameter", "ResourcePlan", "plan", "qualify_builtins", "resource"]
