"""The content of a response: decoded piece by piece, and never more of it than the caller accepts."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterable
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
        response: A response whose stream has not been read.
        limit: Bytes that are accepted, before and after decompression.

    Raises:
        WireContentError: There is more of it, or it cannot be decompressed.
    """
    stream = cast("AsyncIterable[bytes]", response.stream)
    headers = response.headers
    coding = headers["content-encoding"].strip().lower() if "content-encoding" in headers else "identity"
    if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        # Two codings on top of each other are how a few bytes become gigabytes, and nobody asked for them.
        msg = "a content coding that was not asked for"
        raise WireContentError(msg)
    parts: list[bytes] = []
    size = raw = 0
    inflating = None if coding in {"", "identity"} else _Inflating()
    async for piece in stream:
        raw += len(piece)
        if inflating is None:
            parts.append(piece)
            size = raw
        else:
            inflating.feed(piece)
            while inflated := inflating.take():
                parts.append(inflated)
                size += len(inflated)
                if size > limit:
                    break
                if len(inflated) == _PIECE:
                    await asyncio.sleep(0)
        if size > limit or raw > limit:
            raise WireContentError.too_large(limit)
    if inflating is not None and raw and not inflating.complete:
        msg = "the compressed content broke off"
        raise WireContentError(msg)
    return parts[0] if len(parts) == 1 else b"".join(parts)


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
