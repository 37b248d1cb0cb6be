"""What the templates print of each operation and resource."""

import builtins
from collections.abc import Iterable

import attrs
import msgspec

from generator import docstrings, lock, naming, operation_docstrings, refusals
from generator.annotations import class_of
from generator.code import DEPRECATED, UNSET, UNSET_TYPE, Code, Name, code, import_lines, joined, quoted
from generator.errors import GenerationError
from generator.models import Models
from generator.operations import SUCCESS, Operation
from generator.parameters import Parameter, parameters
from generator.walks import Argument, Walk, walks

_OWN_ORGANIZATION = "org_id"

_JSON = "application/json"

# what the templates themselves use
_CALLER = Name("Caller", "._runtime.operation")
_RESOURCE = (Name("Resource", "._runtime.resource"), Name("RawCaller", "._runtime.raw"), Name("raw", "._runtime.raw"))
_IN_MODULES = (_CALLER, *(Name(text, "._runtime.operation") for text in ("Operation", "Response")))


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
        body_rule: What it must fulfil, None where its class checks it.
        media: Its media type, as a literal; None for JSON.
        accept: Media type of the response, as a literal; None for JSON.
        responses: Mapping from status to type.
        errors: The same for errors, None where there are none.
        authenticated: Whether it needs a token.
        retry_safe: Whether a lost response may be retried.
        deprecated: What a use is told, as a literal; None where there is nothing.
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
        surface: What of it is public.
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
    body_rule: Code | None
    media: str | None
    accept: str | None
    responses: Code
    errors: Code | None
    authenticated: bool
    retry_safe: bool
    deprecated: str | None
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
    surface: lock.Method
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
    by_place = parameters(operation, models)
    path, query, headers = by_place["path"], by_place["query"], [*by_place["header"], *by_place["cookie"]]
    if twice := {p.name for p in by_place["header"]} & {p.name for p in by_place["cookie"]}:
        msg = f"a header and a cookie are both called {min(twice)!r}"
        raise GenerationError(msg)
    body, body_required, body_rule = _body(operation, models)
    result = joined(" | ", dict.fromkeys(success.values()))
    taken = _arguments(path, [*query, *headers])
    arguments, raw_arguments = _signatures(taken, body, required=body_required)
    literals = {
        kind: [parameter.literal for parameter in found]
        for kind, found in (("path_parameters", path), ("query", query), ("headers", headers))
    }
    refusal = refusals.literal(operation, models.schemas)
    pieces = [*types.values(), raw_arguments, *(literal for found in literals.values() for literal in found)]
    pieces += [piece for piece in (body_rule, refusal) if piece is not None]
    # arguments and errors are described once, at the method of the resource
    short = f"{operation_docstrings.title(operation)}\n\nThe arguments are those of `client.{operation.name}`; \
the response comes with status, headers and body."
    documented = [(p.argument, p.doc) for p in path if p not in _own(path)]
    if body is not None:
        documented.append(("body", operation_docstrings.body(operation, models, body, required=body_required)))
    documented += [(p.argument, p.doc) for p in sorted([*query, *headers], key=lambda p: not p.required)]
    documented += [(p.argument, "Organization; the client's own when left out.") for p in _own(path)]
    beside = walks(operation, models.annotator, models.schemas, taken) if body is None else []
    return OperationPlan(
        resource=operation.resource,
        method=operation.method,
        module=naming.module(operation.method),
        name=quoted(operation.name),
        verb=operation.verb.upper(),
        path=quoted(operation.path),
        parameters=literals,
        body=body,
        body_required=body_required,
        body_rule=body_rule,
        media=quoted(operation.body.media) if operation.body and operation.body.media != _JSON else None,
        accept=quoted(accept) if (accept := _accept(operation)) != _JSON else None,
        responses=_mapping(success),
        errors=_mapping(errors) if errors else None,
        authenticated=operation.authenticated,
        retry_safe=operation.retry_safe,
        deprecated=_deprecation(operation),
        refusal=refusal,
        result=result,
        arguments=arguments,
        raw_arguments=raw_arguments,
        passed_on=_passed_on(path, [*query, *headers], body),
        path_values=", ".join(p.argument for p in path) + ("," if len(path) == 1 else ""),
        query=[f"{quoted(p.name)}: {p.argument}" for p in query],
        headers=[f"{quoted(p.name)}: {p.argument}" for p in headers],
        imports=import_lines(
            {*_IN_MODULES, *([DEPRECATED] if operation.deprecated else [])}.union(*(piece.names for piece in pieces)),
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
            authenticated=operation.authenticated,
            deprecated=operation.deprecated,
            arguments=_public(path, [*query, *headers]) | _public_body(operation, body, required=body_required),
            responses={str(status): str(type_) for status, type_ in types.items()},
            walks={walk.name: str(walk.result) for walk in beside},
        ),
        walks=beside,
    )


def resource(name: str, plans: list[OperationPlan], models: Models) -> ResourcePlan:
    """What the template of a resource prints.

    Args:
        name: The resource.
        plans: Its operations.
        models: Plans of all classes, one of which may be called like it.

    Returns:
        Everything, ready to print.
    """
    methods = qualify_builtins(plans)
    class_name = naming.new_class([naming.class_name_part(name)], ())
    if class_name in (*models.classes, *models.enums):
        class_name += "Resource"
    marks = {DEPRECATED} if any(plan.deprecated for plan in methods) else set[Name]()
    used = ({_CALLER, *_RESOURCE} | marks).union(*(plan.arguments.names | plan.result.names for plan in methods))
    methods = _with_own_walks(methods)
    used = used.union(*(walk.names for plan in methods for walk in plan.walks))
    imports = import_lines(used, f"api.{name}", [class_name, f"{class_name}WithRawResponse"])
    return ResourcePlan(name, class_name, methods, imports)


def _with_own_walks(plans: list[OperationPlan]) -> list[OperationPlan]:
    """Operations of one resource without walks whose name there is already."""
    taken = {plan.method for plan in plans}
    found: list[OperationPlan] = []
    for plan in plans:
        own = [walk for walk in plan.walks if walk.name not in taken]
        taken |= {walk.name for walk in own}
        public = {walk.name: plan.surface.walks[walk.name] for walk in own}
        found.append(attrs.evolve(plan, walks=own, surface=msgspec.structs.replace(plan.surface, walks=public)))
    return found


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


def _body(operation: Operation, models: Models) -> tuple[Code | None, bool, Code | None]:
    """The type of the body, whether it must be given, and its rule where its class does not check it."""
    body = operation.body
    if body is None:
        return None, False, None
    type_ = models.annotator.of(body.schema)
    required = operation.source["requestBody"].get("required") is True and not type_.null
    if body.kind in ("form", "multipart") and not any(map(models.is_model, type_.annotation.names)):
        msg = f"{operation.place}: a form without fields cannot be written"
        raise GenerationError(msg)
    checks_itself = any(type_.is_a(class_of(name)) for name in models.checked)
    rule = None if checks_itself else type_.rule
    return type_.annotation, required, rule


def _accept(operation: Operation) -> str:
    """The media type of the response."""
    found = [content for status, content in operation.contents.items() if content and status in SUCCESS]
    return found[0].media if found and found[0].kind in ("text", "binary") else _JSON


def _deprecation(operation: Operation) -> str | None:
    """What a use of the method is told, None where there is nothing."""
    return quoted(f"{operation.name} is deprecated") if operation.deprecated else None


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


def _public(path: list[Parameter], named: list[Parameter]) -> dict[str, lock.Argument]:
    """What of the parameters is public."""
    own = _own(path)
    return {
        p.argument: lock.Argument(
            type=str(p.annotation),
            place=p.place,
            name="" if p.name == p.argument else p.name,
            required=p.required and p not in own,
            secret=p.secret,
        )
        for p in [*path, *named]
    }


def _public_body(operation: Operation, body: Code | None, *, required: bool) -> dict[str, lock.Argument]:
    """What of the body is public."""
    if body is None or operation.body is None:
        return {}
    return {"body": lock.Argument(type=str(body), place="body", name=operation.body.media, required=required)}


def _mapping(types: dict[int, Code]) -> Code:
    """A mapping from status to type."""
    return code("{", joined(", ", [code(f"{status}: ", type_) for status, type_ in types.items()]), "}")


__all__ = ["OperationPlan", "ResourcePlan", "plan", "qualify_builtins", "resource"]
