"""A large response -> its value, lists piece by piece, so that the event loop runs between."""

from __future__ import annotations

import asyncio
import codecs
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_origin

import attrs

from podero._call.response import declared_type, invalid, parse
from podero._secrets import Secret
from podero.errors import DecodeError
from podero_client._runtime.operation import Operation
from podero_client._runtime.parts import PLAIN, take_lists
from podero_client._runtime.pieces import PIECE, ListReader
from podero_client._runtime.reading import PartialList, Reading

LARGE = 16 * PIECE
"""Bytes from which on a response is read in pieces; what is smaller takes ten milliseconds at most."""


@attrs.frozen
class Piece:
    """What was read in one go.

    Args:
        value: What was read.
        type: Its type.
        text: From what.
        path: JSON path of that in the response.
    """

    value: Any
    type: Any
    text: bytes
    path: str = "$"


async def parse_in_pieces(
    operation: Operation[Any],
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    reading: Reading,
    secrets: Sequence[Secret],
    on_piece: Callable[[Piece], None],
) -> Any:
    """Decode a large response as `response.parse` does, and let other tasks run meanwhile.

    Args:
        operation: What was called.
        status_code: A status from 200 to 299.
        headers: Its headers.
        content: The body.
        reading: How it is read; collects what comes up meanwhile.
        secrets: What must not show in the error.
        on_piece: Called with each piece.

    Raises:
        ResponseValidationError: The body is not of the declared type.
    """
    type_ = declared_type(operation, status_code)
    text = content.removeprefix(codecs.BOM_UTF8)
    if type_ in PLAIN and text[:PIECE].lstrip().startswith(b"["):
        type_ = list[Any]
    try:
        if get_origin(type_) is list:
            return await _list(type_, content, "$", reading, on_piece)
        rest, lists = take_lists(type_, text)
        if not lists:
            value = parse(operation, status_code, headers, content, reading=reading, secrets=secrets)
        else:
            value = reading.read(type_, rest)
        on_piece(Piece(value, type_, rest))
        for part in lists:
            await asyncio.sleep(0)
            items = await _list(part.type, part.text, part.path, reading, on_piece)
            if hasattr(value, "__json_names__"):
                setattr(value, part.field, items)
            else:
                value[part.field] = items
    except DecodeError as failure:
        raise invalid(failure, status_code, headers, content, secrets) from failure
    return value


async def _list(type_: Any, text: bytes, path: str, reading: Reading, on_piece: Callable[[Piece], None]) -> list[Any]:
    reader = ListReader[Any](type_, reading=reading, path=path)
    earlier = len(reading.invalid)
    items: list[Any] = []
    for begin in range(0, len(text), PIECE):
        if piece := reader.feed(text[begin : begin + PIECE]):
            on_piece(Piece(piece, type_, reader.piece, path))
            items += piece
        await asyncio.sleep(0)
    piece = reader.finish()
    on_piece(Piece(piece, type_, reader.piece, path))
    items += piece
    holes = tuple(item.index for item in reading.invalid[earlier:])
    return PartialList(items, holes) if holes else items
