"""An httpx request whose address is put together instead of parsed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import attrs
import httpx


@attrs.frozen
class Origin:
    """Where all requests of a client go.

    Args:
        text: Scheme, host and port.
    """

    text: str
    url: httpx.URL = attrs.field(init=False, default=attrs.Factory(lambda self: httpx.URL(self.text), takes_self=True))
    netloc: bytes = attrs.field(init=False, default=attrs.Factory(lambda self: self.url.netloc, takes_self=True))


class WireRequest(httpx.Request):
    """A request to one origin; its repr shows neither path nor query.

    Parsing a URL and completing headers costs httpx more than the wire needs for all it does with a request, so both
    are done here from parts that are known to be right. Transports that look at `url` and `headers` get them.

    Args:
        method: HTTP method.
        origin: Where to.
        target: Path and query, percent-encoded.
        headers: Names and values besides Host and Content-Length.
        content: The body.
        extensions: As httpx defines them.
    """

    def __init__(
        self,
        method: str,
        origin: Origin,
        target: bytes,
        *,
        headers: Sequence[tuple[bytes, bytes]],
        content: bytes | None,
        extensions: dict[str, Any],
    ) -> None:
        # Not super().__init__, which parses, copies and completes.
        self.method = method
        self.origin = origin
        self.target = target
        length = [] if content is None and method in {"GET", "DELETE"} else [b"%d" % len(content or b"")]
        self.fields = [(b"Host", origin.netloc), *headers, *((b"Content-Length", number) for number in length)]
        self.extensions = extensions
        self.stream = httpx.ByteStream(content or b"")
        self._url: httpx.URL | None = None
        # where httpx keeps what `content` returns
        self._content = content or b""

    @property
    def url(self) -> httpx.URL:
        """The whole address; whoever sets it changes where the request goes."""
        if self._url is None:
            self._url = self.origin.url.copy_with(raw_path=self.target)
        return self._url

    @url.setter
    def url(self, url: httpx.URL) -> None:
        self._url = url
        self.origin = Origin(f"{url.scheme}://{url.netloc.decode('ascii')}")
        self.target = url.raw_path

    @cached_property
    def headers(self) -> httpx.Headers:  # type: ignore[override]
        """The header fields; whoever changes them changes what is sent."""
        return httpx.Headers(self.fields)

    def __repr__(self) -> str:
        return f"<{self.method} request>"


def encode_headers(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Header fields as bytes.

    Args:
        headers: Names and values.
    """
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers]


def origin_of(request: httpx.Request) -> httpx.URL:
    """A URL with the scheme, host and port of a request.

    Args:
        request: Any request.
    """
    return request.origin.url if isinstance(request, WireRequest) else request.url


def target_of(request: httpx.Request) -> bytes:
    """Path and query of a request, byte for byte.

    Args:
        request: Any request.
    """
    return request.target if isinstance(request, WireRequest) else request.url.raw_path


def fields_of(request: httpx.Request) -> list[tuple[bytes, bytes]]:
    """The header fields of a request in a list of their own.

    Args:
        request: Any request.
    """
    if isinstance(request, WireRequest) and "headers" not in vars(request):
        return [*request.fields]
    return request.headers.raw
