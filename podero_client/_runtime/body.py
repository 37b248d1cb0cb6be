"""Writes the body of a request: JSON, a form, a form with files, text or bytes."""

import secrets
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urlencode

import attrs

from . import codec
from .errors import InvalidRequestError, refused
from .model import Model
from .operation import Operation
from .types import UNSET, File, Text

_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


@attrs.frozen
class Body:
    """The body of a request.

    Args:
        content: Its bytes.
        content_type: Its media type, with a boundary where it needs one.
    """

    content: bytes = attrs.field(repr=False)
    content_type: str


def encode_body(operation: Operation[Any], body: Any) -> Body | None:
    """The body of a request.

    Args:
        operation: The operation.
        body: A model or what else the operation takes; UNSET or None for none.

    Returns:
        The body, or None when there is none.

    Raises:
        InvalidRequestError: A body is needed and missing, or is not what the operation takes.
    """
    wanted = operation.body
    name = "body"
    if body is UNSET or body is None:
        if operation.body_required:
            raise refused(name, f"{operation.name} needs a {_type_name(wanted)}")
        return None
    if wanted is None:
        raise refused(name, f"{operation.name} takes no body")
    if isinstance(wanted, type) and not isinstance(body, wanted):
        raise refused(name, f"{type(body).__name__} given, {operation.name} takes a {wanted.__name__}")
    if operation.body_rule is not None:
        operation.body_rule(name, body)
    try:
        return _written(operation, body)
    except InvalidRequestError:
        raise
    except (TypeError, ValueError, OverflowError) as error:
        kind = "JSON" if operation.media == "application/json" else operation.media
        raise refused(name, f"cannot be written as {kind}: {error}") from None


def _written(operation: Operation[Any], body: Any) -> Body:
    if operation.media == _FORM:
        pairs = [(name, value) for name, value in _fields(body) if isinstance(value, str)]
        return Body(urlencode(pairs).encode(), _FORM)
    if operation.media == _MULTIPART:
        boundary = secrets.token_hex(16)
        return Body(b"".join(_parts(body, boundary)), f"{_MULTIPART}; boundary={boundary}")
    if operation.body is Text:
        charset = "" if "charset" in operation.media else "; charset=utf-8"
        return Body(str(body).encode(), operation.media + charset)
    return Body(body if operation.body is bytes else codec.encode(body), operation.media)


def _fields(body: Model) -> Iterator[tuple[str, str | File]]:
    """Names and values of a form; a list is a field for each item, what is null is left out."""
    kind = cast("type[attrs.AttrsInstance]", type(body))
    given = {field.name: getattr(body, field.name) for field in attrs.fields(kind)}
    # JSON has no files, the rest is written as in JSON
    values = {
        body.__json_names__.get(name, name): value if _holds_files(value) else codec.to_plain(value)
        for name, value in given.items()
        if value is not UNSET
    }
    for name, value in (values | body.additional_properties).items():
        for item in cast("list[Any]", value) if isinstance(value, list | tuple) else [value]:
            if isinstance(item, File):
                yield name, item
            elif item is not None:
                yield name, _text(item)


def _holds_files(value: Any) -> bool:
    items = cast("list[Any]", value) if isinstance(value, list | tuple) else [value]
    return any(isinstance(item, File) for item in items)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else codec.encode(value).decode()


def _parts(body: Any, boundary: str) -> Iterator[bytes]:
    for name, value in _fields(body):
        disposition = f'form-data; name="{_quoted(name)}"'
        kind = ""
        if isinstance(value, File):
            disposition += f'; filename="{_quoted(value.name)}"'
            kind = f"Content-Type: {_quoted(value.content_type)}\r\n"
        head = f"--{boundary}\r\nContent-Disposition: {disposition}\r\n{kind}\r\n"
        yield head.encode() + (value.content if isinstance(value, File) else value.encode()) + b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def _quoted(text: str) -> str:
    # as browsers do (WHATWG, multipart/form-data)
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _type_name(type_: Any) -> str:
    return type_.__name__ if isinstance(type_, type) else str(type_)


__all__ = ["Body", "encode_body"]
