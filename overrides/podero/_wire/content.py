"""The content of a response: decoded piece by piece, and never more of it than the caller accepts."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterable, AsyncIterator
from typing import Any, cast

import httpx

from podero._wire.errors import WireContentError

MAX_RESPONSE_BYTES = 256 * 1024 * 1024
"""The largest content of a response, decompressed; a list of half a million users is smaller."""

_PIECE = 1024 * 1024
"""Bytes that are decompressed before other tasks run."""

_GZIP = b"\x1f\x8b"
_HEADER = 2


async def read_content(response: httpx.Response, limit: int) -> bytes:
    """Read the content of a response.

    Args:
        response: A response.
        limit: Bytes that are accepted, before and after decompression.

    Raises:
        WireContentError: There is more of it, or it cannot be decompressed.
    """
    parts: list[bytes] = []
    size = 0
    async for part in content_parts(response, limit):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise WireContentError.too_large(limit)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def content_parts(response: httpx.Response, limit: int | None = None) -> AsyncIterable[bytes]:
    """The content of a response, decompressed as it comes.

    Args:
        response: A response. One that a transport has read, such as to log it, is decompressed already.
        limit: Bytes that are accepted before decompression, None for no limit.

    Raises:
        WireContentError: It cannot be decompressed.
    """
    if response.is_stream_consumed:
        return httpx.ByteStream(response.content)
    stream = cast("AsyncIterable[bytes]", response.stream)
    headers = response.headers
    coding = headers["content-encoding"].strip().lower() if "content-encoding" in headers else ""
    if coding in {"", "identity"}:
        return stream
    if coding not in {"gzip", "x-gzip", "deflate"}:
        # Two codings on top of each other are how a few bytes become gigabytes, and nobody asked for them.
        msg = "a content coding that was not asked for"
        raise WireContentError(msg)
    return _inflated(stream, limit)


async def _inflated(stream: AsyncIterable[bytes], limit: int | None) -> AsyncIterator[bytes]:
    inflating = _Inflating()
    raw = 0
    async for part in stream:
        raw += len(part)
        if limit is not None and raw > limit:
            raise WireContentError.too_large(limit)
        inflating.feed(part)
        while inflated := inflating.take():
            yield inflated
            if len(inflated) == _PIECE:
                await asyncio.sleep(0)
    if raw and not inflating.complete:
        msg = "the compressed content broke off"
        raise WireContentError(msg)


class _Inflating:
    """Decompresses gzip (RFC 1952) and deflate (RFC 9110, 8.4.1.2) at most `_PIECE` bytes at a time."""

    def __init__(self) -> None:
        self._inflater: Any = None
        self._rest = b""

    @property
    def complete(self) -> bool:
        """Whether the compressed data came to its end."""
        return self._inflater is not None and self._inflater.eof

    def feed(self, data: bytes) -> None:
        """Add compressed data."""
        self._rest += data

    def take(self) -> bytes:
        """Decompress the next piece; empty when more data is needed."""
        inflated = b""
        while not inflated and (inflater := self._current()):
            try:
                inflated = inflater.decompress(self._rest, _PIECE)
            except zlib.error as error:
                msg = "the content is not compressed as its header says"
                raise WireContentError(msg) from error
            self._rest = inflater.unconsumed_tail or inflater.unused_data
        return inflated

    def _current(self) -> Any:
        """The inflater for the rest; None when more data is needed, or all that follows the end is padding."""
        rest = self._rest
        if self._inflater is not None and not self._inflater.eof:
            return self._inflater if rest else None
        if len(rest) < _HEADER or (self._inflater is not None and not rest.startswith(_GZIP)):
            return None
        if rest.startswith(_GZIP):
            # gzip may be made of several members, one after the other (RFC 1952, 2.2).
            window = zlib.MAX_WBITS | 16
        else:
            # Without the zlib header that RFC 9110 asks for, "deflate" is common enough to be read by everybody.
            is_zlib = rest[0] & 0x0F == zlib.DEFLATED and int.from_bytes(rest[:_HEADER], "big") % 31 == 0
            window = zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
        self._inflater = zlib.decompressobj(window)
        return self._inflater
