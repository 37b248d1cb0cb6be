"""Reads JSON text without a type, also what msgspec refuses although its known fields may be fine."""

import json
import math
import re
from decimal import Decimal, InvalidOperation
from typing import Any, cast

import msgspec

from .nodes import is_list

_PLAIN = msgspec.json.Decoder[Any]()
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def read(data: bytes) -> Any:
    """Read JSON text.

    Numbers that no float can hold become Decimals, or text where a Decimal cannot hold them either. Halves of
    surrogate pairs become U+FFFD, since no text that holds one can be sent or printed.

    Args:
        data: The text, UTF-8.

    Returns:
        dicts, lists, text, numbers.

    Raises:
        msgspec.MsgspecError: It is no JSON.
        RecursionError: It is nested too deeply.
        UnicodeDecodeError: It is not UTF-8.
    """
    try:
        return _PLAIN.decode(data)
    except msgspec.MsgspecError:
        try:
            return _printable(_TOLERANT.decode(data.decode()))
        except ValueError:
            pass
        # what msgspec says of no JSON is what the typed decoder says
        raise


def without_halves(data: bytes) -> bytes:
    """JSON text with U+FFFD for each half of a surrogate pair, which msgspec refuses.

    Args:
        data: The text.
    """
    return _ESCAPE.sub(lambda match: rb"\ufffd" if match["half"] else match[0], data)


def _integer(text: str) -> int | Decimal:
    try:
        return int(text)
    except ValueError:
        # longer than sys.get_int_max_str_digits()
        return Decimal(text)


def _number(text: str) -> float | Decimal | str:
    number = float(text)
    if math.isfinite(number):
        return number
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _refuse(text: str) -> None:
    msg = f"{text} is no JSON"
    raise ValueError(msg)


def _printable(value: Any) -> Any:
    """The same without halves of surrogate pairs."""
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if is_list(value):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {_printable(key): _printable(item) for key, item in cast("dict[str, Any]", value).items()}
    return value


_TOLERANT = json.JSONDecoder(parse_int=_integer, parse_float=_number, parse_constant=_refuse)

__all__ = ["read", "without_halves"]
