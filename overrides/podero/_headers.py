"""The header fields and query parameters that every request of a client or a view carries."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import attrs

from podero._secrets import Secret, names_secret
from podero._version import __version__
from podero.errors import ConfigurationError

Fields = tuple[tuple[bytes, bytes], ...]

USER_AGENT = f"podero-client/{__version__} python/{platform.python_version()}"

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_PRODUCT = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+(/[!#$%&'*+.^_`|~0-9A-Za-z-]+)?")
_VALUE = re.compile(r"[\x20-\x7e\t]*")
_SURROGATE = re.compile("[\ud800-\udfff]")

OWN = {
    "authorization": "the client sends its own; pass credentials instead",
    "accept-encoding": "the client can read no other coding than those it asks for",
    "connection": "connections belong to the client",
    "content-length": "it follows from the body",
    "content-type": "it follows from the body",
    "host": "it follows from base_url",
    "te": "connections belong to the client",
    "transfer-encoding": "it follows from the body",
    "upgrade": "connections belong to the client",
    "user-agent": "use app_info= to add to it",
}
"""Fields that only the client can set right, and why."""


def default_headers(app_info: str | None = None) -> Fields:
    """Header fields of every request.

    Args:
        app_info: Name and version of the calling program, such as ``acme-ems/2.1``, for the end of the User-Agent.

    Raises:
        ConfigurationError: It is no list of products (RFC 9110, section 10.1.5).
    """
    agent = USER_AGENT
    if app_info is not None:
        if not isinstance(app_info, str) or not all(map(_PRODUCT.fullmatch, app_info.split(" "))):
            msg = f"app_info must look like 'acme-ems/2.1', not {app_info!r:.80}"
            raise ConfigurationError(msg)
        agent = f"{agent} {app_info}"
    return (
        (b"Accept", b"application/json"),
        (b"Accept-Encoding", b"gzip, deflate"),
        (b"User-Agent", agent.encode("ascii")),
    )


def with_headers(fields: Fields, headers: Mapping[str, str] | None) -> Fields:
    """Header fields with some more; one of the same name is replaced.

    Args:
        fields: What there is.
        headers: Names and values to add.

    Raises:
        ConfigurationError: A name or value cannot be sent, or only the client can set it.
    """
    if not headers:
        return fields
    _check_mapping("headers", headers)
    added = {_name(name).lower(): (name.encode("ascii"), _value(name, value)) for name, value in headers.items()}
    kept = tuple(field for field in fields if field[0].decode("ascii").lower() not in added)
    return (*kept, *added.values())


@attrs.frozen
class AddedQuery:
    """Query parameters that a view adds.

    Args:
        rendered: Percent-encoded, empty for none.
        secrets: What of them must not show.
    """

    rendered: str = attrs.field(repr=False)
    secrets: tuple[Secret, ...]


def with_query(query: Mapping[str, str] | None) -> AddedQuery:
    """Query parameters to add to every request.

    Args:
        query: Names and values.

    Raises:
        ConfigurationError: A name or value is no string that can be sent.
    """
    _check_mapping("query", query or {})
    pairs = list((query or {}).items())
    for name, value in pairs:
        if not isinstance(name, str) or not name or not isinstance(value, str):
            msg = f"query: names and values must be strings, not {name!r:.40} and a {type(value).__name__}"
            raise ConfigurationError(msg)
        if not (name + value).isascii() and _SURROGATE.search(name + value):
            msg = f"query: {name!a:.40} and its value must not hold half of a character"
            raise ConfigurationError(msg)
    secrets = tuple(Secret(value) for name, value in pairs if value and names_secret(name))
    return AddedQuery("&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs), secrets)


def secrets_of(fields: Sequence[tuple[bytes, bytes]]) -> tuple[Secret, ...]:
    """The values that must not show, known by the names of their fields, such as ``X-Api-Key``.

    Args:
        fields: Header fields.
    """
    return tuple(
        Secret(value.decode("latin-1")) for name, value in fields if value and names_secret(name.decode("ascii"))
    )


def _check_mapping(name: str, value: object) -> None:
    if not isinstance(value, Mapping):
        msg = f"{name} must be a dict of names and values, not {type(value).__name__}"
        raise ConfigurationError(msg)


def _name(name: object) -> str:
    if not isinstance(name, str) or not _TOKEN.fullmatch(name):
        msg = f"headers: {name!r:.80} is not the name of a header field"
        raise ConfigurationError(msg)
    if reason := OWN.get(name.lower()):
        msg = f"headers: {name} cannot be set, {reason}"
        raise ConfigurationError(msg)
    return name


def _value(name: str, value: object) -> bytes:
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        msg = f"headers: the value of {name} must be visible ASCII characters"
        raise ConfigurationError(msg)
    return value.encode("ascii")
