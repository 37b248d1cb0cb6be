"""Finds and calls the generated method of an operation, as a user would."""

import importlib
import pkgutil
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

import podero_client.api
from podero import UNSET, PoderoClient, Unset
from podero_client.client import Operation as Generated
from tests.contract.document import Operation


def operations() -> dict[tuple[str, str], Generated[Any]]:
    """Everything generated, by method and path."""
    names = (found.name for found in pkgutil.walk_packages(podero_client.api.__path__, "podero_client.api."))
    modules = [importlib.import_module(name) for name in names]
    found = [module.OPERATION for module in modules if hasattr(module, "OPERATION")]
    by_path = {(operation.method, operation.path): operation for operation in found}
    assert len(by_path) == len(found)
    return by_path


class Method:
    """The generated method of one operation.

    Args:
        client: The client.
        operation: What to call.
    """

    def __init__(self, client: PoderoClient, operation: Operation) -> None:
        self.generated = operations()[operation.method, operation.path]
        resource, _, name = self.generated.name.partition(".")
        self.call = getattr(getattr(client, resource), name)
        self.hints = get_type_hints(self.call)

    def arguments(self, path: dict[str, Any], query: dict[str, Any], headers: dict[str, Any], body: Any) -> "Arguments":
        """Python arguments from JSON values by JSON name; `org_id` is the client's own."""
        positional = [
            self._python(parameter.argument, path[parameter.name])
            for parameter in self.generated.path_parameters
            if parameter.name != "org_id"
        ]
        if body is not UNSET:
            positional.append(self._python("body", body))
        keyword = {
            parameter.argument: self._python(parameter.argument, values[parameter.name])
            for parameters, values in ((self.generated.query, query), (self.generated.headers, headers))
            for parameter in parameters
            if parameter.name in values
        }
        return Arguments(positional, keyword)

    def _python(self, argument: str, value: Any) -> Any:
        hint = self.hints[argument]
        choices = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
        kind = next(choice for choice in choices if choice not in {Unset, types.NoneType})
        return kind.from_dict(value) if hasattr(kind, "from_dict") else msgspec.convert(value, kind)


@attrs.frozen
class Arguments:
    """Arguments of a call."""

    positional: list[Any]
    keyword: dict[str, Any]


def misfit(value: Any, hint: Any, place: str = "$") -> str | None:
    """Where a value is not of its declared type, all members and items included; None when it is."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint is Any:
        return None
    if origin in {Union, types.UnionType}:
        found = [misfit(value, part, place) for part in parts]
        return None if None in found else min(filter(None, found), key=len)
    if origin is not None and hasattr(hint, "__metadata__"):
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
