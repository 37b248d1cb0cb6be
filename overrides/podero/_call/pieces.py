"""A large list -> its items, piece by piece, so that the event loop runs between."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, get_origin

from podero._call.response import declared_type, invalid
from podero._secrets import Secret
from podero.errors import DecodeError
from podero_client._runtime.operation import Operation
from podero_client._runtime.pieces import PIECE, ListReader

LARGE = 4 * PIECE
"""Bytes from which on a list is read in pieces; what is smaller takes a few milliseconds."""


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
    keep_unknown: bool,
    secrets: Sequence[Secret],
) -> list[Any]:
    """Decode a large list as `response.parse` does, and let other tasks run meanwhile.

    Args:
        operation: What was called.
        status_code: A status from 200 to 299.
        headers: Its headers.
        content: The body.
        keep_unknown: Whether fields that the document does not know are kept.
        secrets: What must not show in the error.

    Raises:
        ResponseValidationError: The body is not of the declared type.
    """
    reader = ListReader[Any](declared_type(operation, status_code), keep_unknown=keep_unknown)
    items: list[Any] = []
    try:
        for begin in range(0, len(content), PIECE):
            items += reader.feed(content[begin : begin + PIECE])
            await asyncio.sleep(0)
        items += reader.finish()
    except DecodeError as failure:
        raise invalid(failure, status_code, headers, content, secrets) from failure
    return items
