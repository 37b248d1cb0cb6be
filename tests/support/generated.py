"""Finds and calls the generated code of an operation, as a user would."""

import functools
import importlib
import pkgutil
import types
from collections.abc import Callable
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

import podero_client.api
from podero import UNSET, PoderoClient, Unset
from podero_client.api import Response
from tests.support.document import Document, Operation
from tests.support.values import Values


@functools.cache
def endpoints() -> dict[tuple[str, str], types.ModuleType]:
    """The module of every generated operation, by method and path."""
    names = (found.name for found in pkgutil.walk_packages(podero_client.api.__path__, "podero_client.api."))
    found = [module for module in map(importlib.import_module, names) if hasattr(module, "OPERATION")]
    by_path = {(module.OPERATION.method, module.OPERATION.path): module for module in found}
    assert len(by_path) == len(found)
    return by_path


@attrs.frozen
class Given:
    """JSON values of one call: parameters by place and JSON name, and the body, UNSET for none."""

    path: dict[str, Any]
    query: dict[str, Any]
    header: dict[str, Any]
    body: Any

    @classmethod
    def of(cls, document: Document, operation: Operation, known: dict[str, Any], *, complete: bool) -> "Given":
        """Values that the document allows.

        Args:
            document: The document.
            operation: What is called.
            known: Values by name, for what must exist.
            complete: Whether to give what need not be given.
        """
        values = Values(document, known, complete=complete)
        places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
        for parameter in operation.parameters:
            if parameter.get("required") or complete:
                name = parameter["name"]
                places[parameter["in"]][name] = values.named(name, parameter["schema"])
        has_body = operation.body is not None and (operation.raw["requestBody"].get("required") or complete)
        return cls(**places, body=values.value(operation.body) if has_body and operation.body is not None else UNSET)


class Method:
    """The generated method of one operation and its function in the raw layer.

    Args:
        client: The client.
        operation: What to call.
    """

    def __init__(self, client: PoderoClient, operation: Operation) -> None:
        self._client = client
        self._module = endpoints()[operation.method, operation.path]
        self._parameters = self._module.OPERATION
        resource, _, name = self._parameters.name.partition(".")
        self.call: Callable[..., Any] = getattr(getattr(client, resource), name)
        self._hints = get_type_hints(self.call)
        self.returns = self._hints["return"]

    def arguments(self, given: Given) -> "Arguments":
        """Python arguments; the organization is left to the client."""
        path = {
            parameter.name: self._python(parameter.argument, given.path[parameter.name])
            for parameter in self._parameters.path_parameters
            if parameter.name != "org_id"
        }
        keyword = {
            parameter.argument: self._python(parameter.argument, values[parameter.name])
            for parameters, values in ((self._parameters.query, given.query), (self._parameters.headers, given.header))
            for parameter in parameters
            if parameter.name in values
        }
        return Arguments(path, [] if given.body is UNSET else [self._python("body", given.body)], keyword)

    def argument(self, name: str) -> str:
        """How a parameter is named among the arguments: a path parameter by its own name, another one as in Python."""
        others = {one.name: one.argument for one in (*self._parameters.query, *self._parameters.headers)}
        return others.get(name, name)

    async def __call__(self, arguments: "Arguments") -> Any:
        """Call the method."""
        return await self.call(*arguments.path.values(), *arguments.body, **arguments.keyword)

    async def detailed(self, arguments: "Arguments") -> Response[Any]:
        """Call the function of the raw layer."""
        keyword = {**arguments.keyword, **dict(zip(["body"], arguments.body, strict=False)), "client": self._client}
        response = await self._module.asyncio_detailed(*arguments.path.values(), **keyword)
        assert get_type_hints(self._module.asyncio_detailed)["return"] == Response[self.returns]
        return response

    def _python(self, argument: str, value: Any) -> Any:
        hint = self._hints[argument]
        choices = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
        kind = next(choice for choice in choices if choice not in {Unset, types.NoneType})
        if get_origin(kind) is list and isinstance(value, str):
            value = value.split(",")
        return kind.from_dict(value) if hasattr(kind, "from_dict") else msgspec.convert(value, kind)


@attrs.frozen
class Arguments:
    """Arguments of a call: path parameters by JSON name in path order, the body if there is one, the others."""

    path: dict[str, Any]
    body: list[Any]
    keyword: dict[str, Any]


def misfit(value: Any, hint: Any, place: str = "$") -> str | None:
    """Where a value is not of its declared type, all members and items included; None when it is."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is Any:
        return None
    if origin in {Union, types.UnionType}:
        found = [misfit(value, part, place) for part in parts]
        return None if None in found else min(filter(None, found), key=len)
    if hasattr(hint, "__metadata__"):
        return misfit(value, parts[0], place)
    if not isinstance(value, origin or hint) or (isinstance(value, bool) and hint is not bool):
        return f"{place}: {value!r:.80} is no {hint}"
    if origin is list:
        items = [(f"{place}[{number}]", item, parts[0]) for number, item in enumerate(value)]
    elif origin is dict:
        items = [(f"{place}.{name}", item, parts[1]) for name, item in value.items()]
    elif attrs.has(hint):
        hints = get_type_hints(hint, include_extras=True)
        items = [
            (f"{place}.{field.name}", getattr(value, field.name), hints[field.name]) for field in attrs.fields(hint)
        ]
    else:
        return None
    return next((found for name, item, part in items if (found := misfit(item, part, name))), None)
