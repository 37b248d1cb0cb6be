"""A large list -> its items, piece by piece, so that the event loop runs between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_origin

from podero._call.response import declared_type, invalid
from podero._secrets import Secret
from podero.errors import DecodeError
from podero_client._runtime.operation import Operation
from podero_client._runtime.pieces import PIECE, ListReader
from podero_client._runtime.reading import PartialList, Reading

LARGE = 16 * PIECE
"""Bytes from which on a list is read in pieces; what is smaller takes ten milliseconds at most."""


def is_large(operation: Operation[Any], status_code: int, content: bytes) -> bool:
    """Whether a body should be read in pieces.

    Args:
        operation: What was called.
        status_code: A status from 200 to 299.
        content: The body.
    """
    return len(content) > LARGE and get_origin(declared_type(operation, status_code)) is list


async def parse_in_pieces(
    operation: Operation[Any],
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    reading: Reading,
    secrets: Sequence[Secret],
    on_piece: Callable[[list[Any], bytes], None],
) -> list[Any]:
    """Decode a large list as `response.parse` does, and let other tasks run meanwhile.

    Args:
        operation: What was called.
        status_code: A status from 200 to 299.
        headers: Its headers.
        content: The body.
        reading: How it is read; collects what comes up meanwhile.
        secrets: What must not show in the error.
        on_piece: Called with the items of each piece and its text.

    Raises:
        ResponseValidationError: The body is not of the declared type.
    """
    reader = ListReader[Any](declared_type(operation, status_code), reading=reading)
    items: list[Any] = []
    try:
        for begin in range(0, len(content), PIECE):
            if piece := reader.feed(content[begin : begin + PIECE]):
                on_piece(piece, reader.piece)
                items += piece
            await asyncio.sleep(0)
        piece = reader.finish()
        on_piece(piece, reader.piece)
        items += piece
    except DecodeError as failure:
        raise invalid(failure, status_code, headers, content, secrets) from failure
    return PartialList(items, tuple(item.index for item in reading.invalid)) if reading.invalid else items
