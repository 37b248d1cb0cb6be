"""An operation that the API document lacks, made from a method and a path."""

from __future__ import annotations

import re
import types
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, cast, get_args

import attrs

from podero._secrets import names_secret
from podero.errors import InvalidRequestError
from podero_client._runtime import check, codec
from podero_client._runtime.enums import OpenEnum
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation, Parameter

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""Methods that a request can have."""

_PATH = re.compile(r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}|{\w+})*")
_PLACEHOLDER = re.compile(r"{(\w+)}")
_DOTS = re.compile(r"/(\.|%2e){1,2}(/|$)", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TYPES = (bool, int, float, Decimal, datetime, date, time, uuid.UUID, OpenEnum)
_NUMBERS = {int, float, Decimal}


def _values(given: Any) -> Any:
    """Arguments by name, with members of plain enums as what they stand for."""
    if not isinstance(given, Mapping):
        return given
    return {name: _value(value) for name, value in cast("Mapping[Any, object]", given).items()}


def _value(given: object) -> object:
    if isinstance(given, list | tuple):
        return [_member(item) for item in cast("Iterable[object]", given)]
    return _member(given)


def _member(given: object) -> object:
    return given.value if isinstance(given, Enum) and not isinstance(given, str | int | float) else given


@attrs.frozen
class CustomArguments:
    """What such an operation is called with; a traceback must not show it.

    Args:
        path: Values of the placeholders by name.
        query: Query parameters by name.
        json: The body, UNSET for none.
    """

    path: Mapping[str, Any] = attrs.field(repr=False, converter=_values)
    query: Mapping[str, Any] = attrs.field(repr=False, converter=_values)
    json: Any = attrs.field(repr=False)

    def places(self, operation: Operation[Any]) -> tuple[Any, ...]:
        """The values of the placeholders in path order, None for an organization that is left out.

        Args:
            operation: What they are for.
        """
        return tuple(self.path.get(parameter.name) for parameter in operation.path_parameters)


def custom_operation(
    method: str, path: str, arguments: CustomArguments, *, response: Any, retry_safe: bool | None
) -> Operation[Any]:
    """An operation as generated code would have it.

    Args:
        method: HTTP method.
        path: Path with placeholders.
        arguments: What it will be called with.
        response: Type of the response.
        retry_safe: Whether doing it twice does no harm; None for only if it reads.

    Raises:
        InvalidRequestError: It cannot be sent.
    """
    if method not in METHODS:
        msg = f"method: {method!r} given, one of {', '.join(METHODS)} is needed"
        raise InvalidRequestError(msg, field="method")
    _check_path(path)
    for name, value in (("path_parameters", arguments.path), ("query", arguments.query)):
        if not isinstance(value, Mapping):
            msg = f"{name}: {type(value).__name__} given, a dict is needed"
            raise InvalidRequestError(msg, field=name)
    names = list(dict.fromkeys(_PLACEHOLDER.findall(path)))
    given = {**({"org_id": None} if "org_id" in names else {}), **arguments.path}
    if wrong := sorted(map(str, given.keys() ^ set(names))):
        msg = f"path_parameters: {', '.join(wrong)} must stand in the path and have a value"
        raise InvalidRequestError(msg, field="path_parameters")
    _check_response(response)
    if not isinstance(arguments.json, Model):
        check.free_form("json", arguments.json)
    return Operation(
        name=f"{method} {path}",
        method=method,
        path=path,
        path_parameters=tuple(_parameter(name, given[name]) for name in names),
        query=tuple(_parameter(name, value) for name, value in arguments.query.items()),
        body=object,
        responses={200: response},
        retry_safe=method == "GET" if retry_safe is None else retry_safe,
        documented=False,
    )


def _check_path(path: str) -> None:
    if not isinstance(path, str) or not path.startswith("/"):
        msg = f"path: {path!r:.80} given, one that begins with a slash is needed, such as '/api/partners/v2.0/auth/me'"
        raise InvalidRequestError(msg, field="path")
    if not _PATH.fullmatch(path) or "//" in path or _DOTS.search(path):
        msg = (
            f"path: {path!r:.80} is not accepted; put values into path_parameters and query, which are escaped, and "
            "leave out '//' and '..'"
        )
        raise InvalidRequestError(msg, field="path")


def _check_response(response: Any) -> None:
    for kind in _kinds(response):
        if hasattr(kind, "model_validate"):
            msg = f"response: {kind.__name__} is a pydantic model; leave response out and validate what comes with it"
            raise InvalidRequestError(msg, field="response")
    try:
        codec.decoder(response)
    except TypeError as error:
        msg = f"response: {response!r:.80} cannot be read: {error}"
        raise InvalidRequestError(msg, field="response") from None


def _kinds(type_: Any) -> Iterator[Any]:
    yield type_
    for argument in get_args(type_):
        yield from _kinds(argument)


def _parameter(name: str, value: Any) -> Parameter:
    if not isinstance(name, str) or not name or _SURROGATE.search(name):
        msg = f"query: {name!a:.40} is not the name of a parameter"
        raise InvalidRequestError(msg, field="query")
    type_: Any = uuid.UUID if name == "org_id" else _type(value)
    if isinstance(value, list):
        kinds = {_type(item) for item in cast("Iterable[object]", value)}
        mixed = int | float | Decimal if kinds <= _NUMBERS else str
        type_ = types.GenericAlias(list, kinds.pop() if len(kinds) == 1 else mixed)
    return Parameter(name=name, argument=name, type=type_, nullable=True, secret=names_secret(name))


def _type(value: Any) -> type[Any]:
    if isinstance(value, OpenEnum):
        return type(value)
    return next((type_ for type_ in _TYPES if isinstance(value, type_)), str)
