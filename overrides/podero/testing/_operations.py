"""Finds the operation that a test speaks of."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from typing import Any

from podero_client._runtime.operation import Operation, Parameter

_API = "podero_client.api"
_SAME_REQUEST = {"stream": "list", "iterate": "list"}
_CUSTOM = re.compile(r"(?P<method>[A-Z]+) (?P<path>/\S*)")


def operation_of(target: str | Callable[..., Any]) -> Operation[Any]:
    """The operation with a name, of a method of a resource, or of a path that the document lacks.

    Args:
        target: ``heat_pumps.update``, ``client.heat_pumps.update`` or ``GET /some/{id}/path``.

    Raises:
        ValueError: There is no such operation.
    """
    if not isinstance(target, str):
        return _named(_name_of(target))
    if custom := _CUSTOM.fullmatch(target):
        return _custom(target, custom["method"], custom["path"])
    return _named(target)


def _name_of(method: Callable[..., Any]) -> str:
    """Name of the operation that a bound method of a resource calls."""
    package, _, resource = type(getattr(method, "__self__", None)).__module__.rpartition(".")
    if package != _API:
        msg = f"{method!r} is no method of a resource, such as client.heat_pumps.update"
        raise ValueError(msg)
    name = method.__name__
    return f"{resource}.{_SAME_REQUEST.get(name, name)}"


def _named(name: str) -> Operation[Any]:
    resource = name.partition(".")[0]
    try:
        package = importlib.import_module(f"{_API}.{resource}")
    except ModuleNotFoundError:
        msg = f"there is no resource {resource!r}; operations have names such as 'heat_pumps.update'"
        raise ValueError(msg) from None
    modules = (
        importlib.import_module(f"{_API}.{resource}.{info.name}") for info in pkgutil.iter_modules(package.__path__)
    )
    operations: dict[str, Operation[Any]] = {module.OPERATION.name: module.OPERATION for module in modules}
    if name not in operations:
        msg = f"there is no operation {name!r}, only {', '.join(sorted(operations))}"
        raise ValueError(msg)
    return operations[name]


def _custom(name: str, method: str, path: str) -> Operation[Any]:
    parameters = tuple(Parameter(name=found, argument=found, type=str) for found in re.findall(r"{(\w+)}", path))
    return Operation(
        name=name, method=method, path=path, path_parameters=parameters, body=object, responses={200: Any, 204: None}
    )
