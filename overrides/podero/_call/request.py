"""The request of one call, checked and rendered before anything is sent."""

from __future__ import annotations

import functools
import types
import typing
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

import attrs

from podero._call.redaction import redact
from podero._call.services import Options
from podero._secrets import Secret, names_secret
from podero._wire.content import MAX_RESPONSE_BYTES
from podero._wire.request import Origin, WireRequest, encode_headers
from podero.errors import ConfigurationError, InvalidRequestError
from podero_client._runtime import codec
from podero_client._runtime import request as render
from podero_client._runtime.body import encode_body
from podero_client._runtime.enums import OpenEnum
from podero_client._runtime.model import Model
from podero_client._runtime.operation import Operation
from podero_client._runtime.unknown import EXTRA
from podero_client.types import UNSET, File, Unset

T = TypeVar("T")

READS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, section 9.2.1)."""

_JSON = "application/json"

_FLAT = (str, int, float, Decimal, date, time, uuid.UUID, OpenEnum, File, types.NoneType, Unset)

FRESH_WITHIN = 1.0
"""Seconds that a connection may have been idle to carry a request that must not be sent twice: the server may just be
closing an older one."""


@attrs.frozen(kw_only=True, eq=False)
class PreparedRequest(Generic[T]):
    """A request without token, ready to be sent any number of times.

    Args:
        operation: What is called.
        origin: Where to.
        target: Path and query.
        shown_target: The same without secrets.
        headers: Names and values.
        content: The body, None for none.
        secrets: Parameters that must not show.
    """

    operation: Operation[T]
    origin: Origin
    target: str = attrs.field(repr=False)
    shown_target: str
    headers: list[tuple[bytes, bytes]] = attrs.field(repr=False)
    content: bytes | None = attrs.field(repr=False)
    secrets: tuple[Secret, ...]

    @property
    def shown_url(self) -> str:
        """The address without secrets, for errors and logs."""
        return self.origin.text + self.shown_target

    def _headers_without(self, names: set[bytes]) -> list[tuple[bytes, bytes]]:
        return [field for field in self.headers if field[0].lower() not in names]

    def request(
        self,
        authorization: str | None,
        extra: Sequence[tuple[bytes, bytes]],
        timeout: Mapping[str, float],
        query: str = "",
        *,
        live: bool = False,
    ) -> WireRequest:
        """Build the request of one attempt.

        Args:
            authorization: Value of the Authorization header, None for none.
            extra: Further header fields, of hooks and middleware; they replace those of the same name.
            timeout: Seconds by phase.
            query: Further query parameters, percent-encoded.
            live: Whether the response is handed on while its body comes in.
        """
        extensions: dict[str, Any] = {"timeout": timeout, "max_content": MAX_RESPONSE_BYTES}
        if live:
            extensions["live"] = True
        if not self.operation.retry_safe:
            extensions["fresh_within"] = FRESH_WITHIN
        return WireRequest(
            self.operation.method,
            self.origin,
            _extended(self.target, query).encode("ascii"),
            headers=[
                *(self._headers_without({name.lower() for name, _ in extra}) if extra else self.headers),
                *extra,
                *([] if authorization is None else [(b"Authorization", authorization.encode("ascii"))]),
            ],
            content=self.content,
            extensions=extensions,
        )


@attrs.frozen(kw_only=True, eq=False)
class CallArguments:
    """What an operation is called with.

    Args:
        org_id: The client's own organization, for a path that leaves it open.
        path: The path parameters in path order.
        query: The query parameters by JSON name.
        headers: The header parameters by JSON name.
        body: The body, unset or None for none.
    """

    org_id: uuid.UUID | None
    path: tuple[Any, ...] = attrs.field(repr=False)
    query: Mapping[str, Any] = attrs.field(repr=False)
    headers: Mapping[str, Any] = attrs.field(repr=False)
    body: Any = attrs.field(repr=False)


def prepare(origin: Origin, options: Options, operation: Operation[T], arguments: CallArguments) -> PreparedRequest[T]:
    """Check and render a request.

    Args:
        origin: Scheme, host and port.
        options: Header fields, query parameters and whether anything may be changed.
        operation: What is called.
        arguments: What it is called with.

    Raises:
        InvalidRequestError: A value cannot be sent; the message names it.
        ConfigurationError: The path needs an organization and none is known.
    """
    if options.read_only and operation.method not in READS:
        msg = f"{operation.name} ({operation.method}) is refused: this client was given read_only=True"
        raise InvalidRequestError(msg)
    values = arguments.path
    if None in values:
        values = tuple(
            _organization(operation, arguments.org_id) if parameter.name == "org_id" and value is None else value
            for parameter, value in zip(operation.path_parameters, values, strict=True)
        )
    try:
        target = render.render_target(operation, values, arguments.query)
        rendered = render.render_headers(operation, arguments.headers)
        body = encode_body(operation, arguments.body)
    except InvalidRequestError as error:
        error.args = (f"{operation.name}: {error.message}",)
        raise
    sent, shown = target.sent, target.shown
    if options.query:
        sent, shown = _extended(sent, options.query), redact(_extended(shown, options.query), options.secrets)
    secrets = (*map(Secret, target.secrets), *_header_secrets(operation, rendered), *_secrets_of(arguments.body))
    headers = [*options.headers, *encode_headers(rendered)]
    if operation.accept != _JSON:
        headers = [field for field in headers if field[0] != b"Accept"]
        headers.append((b"Accept", operation.accept.encode("ascii")))
    if body is not None:
        headers.append((b"Content-Type", body.content_type.encode("ascii")))
    return PreparedRequest(
        operation=operation,
        origin=origin,
        target=sent,
        shown_target=shown,
        headers=headers,
        content=None if body is None else body.content,
        secrets=secrets,
    )


def _secrets_of(body: object) -> tuple[Secret, ...]:
    """The secret fields of a body, such as a password: a server may echo what it refuses."""
    if body is UNSET or body is None:
        return ()
    found: dict[Secret, None] = {}
    rest: list[tuple[Any, bool]] = [(body, False)]
    while rest:
        value, is_secret = rest.pop()
        if isinstance(value, str):
            if is_secret and value:
                found[Secret(value)] = None
        elif isinstance(value, dict):
            plain = cast("dict[object, object]", value)
            rest += ((member, is_secret or names_secret(str(name))) for name, member in plain.items())
        elif isinstance(value, list | tuple):
            rest += ((item, is_secret) for item in cast("Sequence[object]", value))
        elif isinstance(value, Model):
            fields = _fields(type(value))  # type: ignore[arg-type]  # mypy takes no class for hashable
            rest += ((getattr(value, name), is_secret or hidden) for name, hidden in fields)
            if extra := getattr(value, EXTRA, None):
                rest.append((extra, is_secret))
        elif not isinstance(value, _FLAT):
            # an object of the caller's own, such as a dataclass
            rest.append((codec.to_plain(value), is_secret))
    return tuple(found)


@functools.cache
def _fields(kind: type[Model]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that are secret or may hold what is, and whether they are."""
    hints = typing.get_type_hints(kind)
    found = ((field.name, not field.repr) for field in attrs.fields(cast("type[attrs.AttrsInstance]", kind)))
    return tuple((name, hidden) for name, hidden in found if hidden or not _is_flat(hints[name]))


def _is_flat(hint: Any) -> bool:
    """Whether a type holds nothing that has a name and a value."""
    if arguments := typing.get_args(hint):
        return typing.get_origin(hint) is not dict and all(map(_is_flat, arguments))
    return isinstance(hint, type) and issubclass(hint, _FLAT)


def _extended(target: str, query: str) -> str:
    return f"{target}{'&' if '?' in target else '?'}{query}" if query else target


def _organization(operation: Operation[Any], org_id: uuid.UUID | None) -> uuid.UUID:
    if org_id is None:
        msg = f"{operation.name} needs an organization: pass org_id= here or to PoderoClient, or set PODERO_ORG_ID"
        raise ConfigurationError(msg)
    return org_id


def _header_secrets(operation: Operation[Any], rendered: list[tuple[str, str]]) -> tuple[Secret, ...]:
    if not rendered:
        return ()
    secret = {parameter.name for parameter in operation.headers if parameter.secret}
    cookies = [
        cookie.partition("=")[::2] for name, value in rendered if name == "Cookie" for cookie in value.split("; ")
    ]
    return tuple(Secret(value) for name, value in (*rendered, *cookies) if name in secret and value)
