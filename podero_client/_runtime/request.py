"""Renders the parts of a request. Everything is refused here that would change the route or mean something else."""

import re
import types
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast, get_args, get_origin
from urllib.parse import quote, unquote
from uuid import UUID

import attrs
from dateutil import parser

from . import check
from .enums import OpenEnum
from .errors import InvalidRequestError, refused
from .operation import Operation, Parameter
from .types import UNSET

_HEADER_VALUE = re.compile(r"[\x20-\x7e]*\Z")
_NOT_IN_COOKIE = re.compile(r'[\s",;\\]')  # RFC 6265, 4.1.1
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@attrs.frozen
class Target:
    """Path and query of a request.

    Args:
        sent: As it goes out, percent-encoded (RFC 3986).
        shown: With ``***`` in place of what is secret.
        secrets: The values that were masked.
    """

    sent: str = attrs.field(repr=False)
    shown: str
    secrets: tuple[str, ...] = attrs.field(repr=False)


def render_target(operation: Operation[Any], path: tuple[Any, ...], query: Mapping[str, Any]) -> Target:
    """The path and query of a request.

    Args:
        operation: The operation.
        path: Values of all path parameters in path order.
        query: Names on the wire and values; UNSET is left out.

    Raises:
        InvalidRequestError: A value is missing, has the wrong type, is outside of what the document accepts or could
            lead to another operation.
    """
    segments = [
        (parameter, _segment(parameter, value))
        for parameter, value in zip(operation.path_parameters, path, strict=True)
    ]
    pairs = [(parameter, _quoted(parameter.argument, text)) for parameter, text in _pairs(operation.query, query)]
    sent = _joined(operation.path, segments, pairs)
    secrets = tuple(unquote(text) for parameter, text in (*segments, *pairs) if parameter.secret and text)
    if not secrets:
        return Target(sent, sent, ())
    return Target(sent, _joined(operation.path, _masked(segments), _masked(pairs)), secrets)


def render_headers(operation: Operation[Any], headers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The header fields that the operation has of its own.

    Args:
        operation: The operation.
        headers: Names on the wire and values; UNSET is left out.

    Returns:
        Names and values.

    Raises:
        InvalidRequestError: A value has the wrong type or holds what no header may hold (RFC 9110).
    """
    rendered: list[tuple[str, str]] = []
    cookies: list[str] = []
    for parameter, value in _pairs(operation.headers, headers):
        if not _HEADER_VALUE.match(value):
            raise refused(parameter.name, "only visible ASCII characters are accepted in a header")
        if not parameter.cookie:
            rendered.append((parameter.name, value))
        elif _NOT_IN_COOKIE.search(value):
            raise refused(parameter.name, "blanks, quotes, commas, semicolons and backslashes cannot be in a cookie")
        else:
            cookies.append(f"{parameter.name}={value}")
    if cookies:
        rendered.append(("Cookie", "; ".join(cookies)))
    return rendered


def _masked(parts: list[tuple[Parameter, str]]) -> list[tuple[Parameter, str]]:
    return [(parameter, "***" if parameter.secret and text else text) for parameter, text in parts]


def _joined(path: str, segments: list[tuple[Parameter, str]], pairs: list[tuple[Parameter, str]]) -> str:
    for parameter, text in segments:
        path = path.replace(f"{{{parameter.name}}}", text)
    if not pairs:
        return path
    query = [f"{quote(parameter.name, safe='')}={text}" for parameter, text in pairs]
    return f"{path}?{'&'.join(query)}"


def _segment(parameter: Parameter, value: Any) -> str:
    if parameter.type is UUID and type(value) is UUID:
        # nearly every path parameter; nothing in it needs a check
        return str(value)
    if value is None or value is UNSET:
        raise refused(parameter.argument, "must be given")
    rendered = _text(parameter, value)
    if rendered in ("", ".", ".."):
        raise refused(parameter.argument, f"{rendered!r} is not accepted, it would lead to another address")
    if "/" in rendered or _CONTROL.search(rendered):
        # servers decode %2F before they choose a route
        raise refused(parameter.argument, "slashes and control characters could change the address")
    return _quoted(parameter.argument, rendered)


def _pairs(parameters: tuple[Parameter, ...], values: Mapping[str, Any]) -> Iterable[tuple[Parameter, str]]:
    unknown = values.keys() - {parameter.name for parameter in parameters}
    if unknown:
        raise refused(min(unknown), "the operation has no such parameter")
    for parameter in parameters:
        value = values.get(parameter.name, UNSET)
        if value is UNSET or (value is None and parameter.nullable):
            continue
        if get_origin(parameter.type) is list and not parameter.separator:
            if parameter.rule:
                parameter.rule(parameter.argument, value)
            for item in _items(parameter, value):
                yield parameter, _rendered(parameter, get_args(parameter.type)[0], item)
        else:
            yield parameter, _text(parameter, value)


def _text(parameter: Parameter, value: Any) -> str:
    if parameter.rule:
        parameter.rule(parameter.argument, value)
    if not parameter.separator:
        return _rendered(parameter, parameter.type, value)
    texts = [_rendered(parameter, get_args(parameter.type)[0], item) for item in _items(parameter, value)]
    if any(parameter.separator in text for text in texts):
        raise refused(parameter.argument, f"an item holds {parameter.separator!r}, which stands between items")
    return parameter.separator.join(texts)


def _items(parameter: Parameter, value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise refused(parameter.argument, f"{type(value).__name__} given, a list is needed")
    return list(cast("Iterable[Any]", value))


def _rendered(parameter: Parameter, type_: Any, value: Any) -> str:
    field = parameter.argument
    if isinstance(type_, types.UnionType):
        return _one_of(parameter, get_args(type_), value)
    if type_ is datetime:
        return _moment(field, value)
    if type_ is date or type_ is time:
        return _day_or_time(field, type_, value)
    if type_ is bool:
        check.boolean(field, value)
        return "true" if value else "false"
    if type_ is UUID:
        check.identifier(field, value)
        return str(value).lower()
    return _number_or_text(parameter, type_, value)


def _number_or_text(parameter: Parameter, type_: Any, value: Any) -> str:
    field = parameter.argument
    limits = {"minimum": parameter.minimum, "maximum": parameter.maximum}
    if isinstance(type_, type) and issubclass(type_, OpenEnum):
        check.one_of(type_)(field, value)
    elif type_ is int:
        check.integer(**limits)(field, value)
    elif type_ is float:
        check.number(**limits)(field, value)
    elif type_ is Decimal:
        value = check.to_decimal(value)
        check.decimal(**limits)(field, value)
        return f"{value:f}"
    else:
        check.text(max_length=parameter.max_length)(field, value)
    return _exact(value)


def _exact(value: str | float) -> str:
    """The text of a value itself, where `str` would give the name of an enum's member or what a subclass thinks up."""
    if isinstance(value, str):
        return str.__str__(value)
    return int.__repr__(value) if isinstance(value, int) else float.__repr__(value)


def _one_of(parameter: Parameter, kinds: tuple[Any, ...], value: Any) -> str:
    """A value of one of several types, by the first that takes it; text takes nearly all and comes last."""
    refusals: list[InvalidRequestError] = []
    for kind in sorted(kinds, key=lambda kind: kind is str):
        try:
            return _rendered(parameter, kind, value)
        except InvalidRequestError as error:
            refusals.append(error)
    raise refusals[-1]


def _moment(field: str, value: Any) -> str:
    if isinstance(value, str):
        try:
            value = parser.isoparse(value)
        except (ValueError, OverflowError):
            raise refused(field, f"{value!r:.80} is no date-time, give a datetime with a time zone") from None
    check.aware(field, value)
    # of datetime itself: a pandas.Timestamp writes nanoseconds
    rendered = datetime.isoformat(value)
    return rendered.removesuffix("+00:00") + "Z" if rendered.endswith("+00:00") else rendered


def _day_or_time(field: str, type_: type[date] | type[time], value: Any) -> str:
    if isinstance(value, str):
        try:
            value = type_.fromisoformat(value)
        except ValueError:
            reason = f"{value!r:.80} is no {type_.__name__}, give a datetime.{type_.__name__}"
            raise refused(field, reason) from None
    if not isinstance(value, type_) or isinstance(value, datetime):
        raise refused(field, f"{type(value).__name__} given, a datetime.{type_.__name__} is needed")
    return value.isoformat()


def _quoted(field: str, value: str) -> str:
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise refused(field, "holds characters that UTF-8 cannot carry") from None


__all__ = ["Target", "render_headers", "render_target"]
