"""What a request was called with, and whether that is what a test expects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast, get_origin
from urllib.parse import parse_qs, unquote

import attrs
import httpx
import msgspec

from podero._wire.request import target_of
from podero.errors import DecodeError
from podero_client import codec
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation, Parameter
from podero_client.types import UNSET


@attrs.frozen(kw_only=True)
class StubCall:
    """One request that a stub received.

    Args:
        operation: Name of the operation.
        method: HTTP method.
        target: Path and query as sent.
        arguments: Parameters by their Python names, and `body` as JSON types; what was not sent is not there.
        headers: Header fields.
        content: Body as sent.
    """

    operation: str
    method: str
    target: str
    arguments: Mapping[str, Any]
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)


class _Contains:
    """Equals every object that holds its fields."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return False
        found = cast("Mapping[str, object]", other)
        return all(is_expected(value, found.get(name, UNSET)) for name, value in self._fields.items())

    __hash__ = None  # type: ignore[assignment]  # equality is not that of a value

    def __repr__(self) -> str:
        return f"contains({', '.join(f'{name}={value!r}' for name, value in self._fields.items())})"


def contains(**fields: Any) -> Any:
    """A matcher for a body, or an object inside of one, of which only some fields matter.

    Args:
        **fields: Values by JSON name: plain ones, UNSET for what must not be there, other matchers, or functions that
            take the value and return whether it is right.

    Returns:
        Something that equals every object with these fields.
    """
    return _Contains(fields)


def is_expected(expected: Any, actual: Any) -> bool:
    """Whether a value is what a test expects.

    Args:
        expected: A value, a model, a matcher that compares with ``==``, or a function that decides.
        actual: What was sent, UNSET for nothing.
    """
    if expected is UNSET or actual is UNSET:
        return expected is actual
    if isinstance(expected, Model):
        expected = codec.to_plain(expected)
    if callable(expected):
        return bool(expected(actual))
    return bool(expected == actual) or (isinstance(expected, str) and expected == str(actual))


def read_call(operation: Operation[Any], request: httpx.Request) -> StubCall | None:
    """What a request calls an operation with, None if it is for another one.

    Args:
        operation: The operation.
        request: A request whose body has been read.
    """
    path, _, query = target_of(request).decode("ascii").partition("?")
    found = _pattern(operation.path).fullmatch(path)
    if found is None or request.method != operation.method:
        return None
    known = {parameter.name: parameter for parameter in (*operation.query, *operation.path_parameters)}
    arguments: dict[str, Any] = {}
    texts = {name: [unquote(text)] for name, text in found.groupdict().items()} | parse_qs(
        query, keep_blank_values=True
    )
    for name, values in texts.items():
        parameter = known.get(name) or Parameter(name=name, argument=name, type=str)
        arguments[parameter.argument] = _converted(parameter, values)
    for parameter in operation.headers:
        if parameter.name in request.headers:
            arguments[parameter.argument] = _converted(parameter, [request.headers[parameter.name]])
    if request.content:
        arguments["body"] = _json(request.content)
    return StubCall(
        operation=operation.name,
        method=request.method,
        target=target_of(request).decode("ascii"),
        arguments=arguments,
        headers=request.headers,
        content=request.content,
    )


def mismatch(operation: Operation[Any], expected: Mapping[str, Any], call: StubCall) -> str | None:
    """Why a call is not the expected one, None if it is.

    Args:
        operation: What it calls.
        expected: Values by argument; what is not named is not looked at.
        call: The call.
    """
    for name, value in expected.items():
        actual = call.arguments.get(name, UNSET)
        seen = _typed_body(operation, actual) if name == "body" and callable(value) else actual
        if not is_expected(value, seen):
            return f"{name} is {'not sent' if actual is UNSET else repr(actual)}, expected {value!r}"
    return None


def argument_names(operation: Operation[Any]) -> list[str]:
    """What an operation can be called with.

    Args:
        operation: The operation.
    """
    parameters = (*operation.path_parameters, *operation.query, *operation.headers)
    return [parameter.argument for parameter in parameters] + (["body"] if operation.body is not None else [])


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", path)
    return re.compile(
        "".join(f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
    )


def _converted(parameter: Parameter, texts: list[str]) -> Any:
    """A parameter as its declared type, as text where it is not of it."""
    items = texts[0].split(parameter.separator) if parameter.separator else texts
    given = items if get_origin(parameter.type) is list or len(items) > 1 else items[0]
    try:
        return msgspec.convert(given, parameter.type, strict=False)
    except msgspec.ValidationError:
        return given


def _json(content: bytes) -> Any:
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError:
        return content


def _typed_body(operation: Operation[Any], body: Any) -> Any:
    """A body as its model, for a function that decides about it."""
    if body is UNSET or operation.body is object:
        return body
    try:
        return codec.decoder(operation.body).from_plain(body)
    except DecodeError:
        return body
