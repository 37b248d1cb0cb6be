"""One HTTP/1.1 request as the bytes that go on the wire (RFC 9112)."""

import re

import httpx

from podero._wire.request import fields_of, origin_of, target_of

# Request line and fields as RFC 9112 sections 3 and 5 allow them; obsolete line folding is not among them.
_HEAD = re.compile(
    rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+ [\x21-\x7e\x80-\xff]+ HTTP/1\.1\r\n"
    rb"(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+: [^\r\n\x00]*\r\n)*\r\n"
)
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_UNSAFE_IN_VALUE = re.compile(rb"[\r\n\x00]")


class MalformedRequestError(ValueError):
    """A request that cannot be written without changing its meaning; the message shows no value of it."""


class Outgoing:
    """The bytes of a request; its repr shows none of them, so that no traceback shows a credential.

    Args:
        head: Request line and header fields.
        body: Content, without any transfer coding.
        bodyless_response: Whether the response has no body whatever its headers say (RFC 9112 section 6.3).
    """

    __slots__ = ("body", "bodyless_response", "head")

    def __init__(self, head: bytes, body: bytes, *, bodyless_response: bool) -> None:
        self.head = head
        self.body = body
        self.bodyless_response = bodyless_response


def render(request: httpx.Request, *, absolute: bool, proxy_authorization: bytes | None) -> Outgoing:
    """Write a request exactly as httpx holds it: its path byte for byte, its header list and nothing else.

    Args:
        request: The request; its body has been read.
        absolute: Whether the target is the whole URL, as a forwarding proxy needs it (RFC 9112 section 3.2.2).
        proxy_authorization: Value of the Proxy-Authorization field for a forwarding proxy, if it wants one.

    Returns:
        The bytes to send.

    Raises:
        MalformedRequestError: The request holds a line break or NUL, or its length fields contradict its body.
    """
    body = request.content
    target = target_of(request)
    if absolute:
        origin = origin_of(request)
        target = origin.raw_scheme + b"://" + origin.netloc + target
    method = request.method.encode("latin-1", "replace")
    fields = _framed(fields_of(request), body)
    if proxy_authorization is not None:
        fields.append((b"Proxy-Authorization", proxy_authorization))
    lines = [method + b" " + target + b" HTTP/1.1\r\n"]
    lines += [name + b": " + value + b"\r\n" for name, value in fields]
    lines.append(b"\r\n")
    head = b"".join(lines)
    # A value with a whole header line inside is well-formed as a head, so the lines are counted too.
    if head.count(b"\n") != len(lines) or _HEAD.fullmatch(head) is None:
        raise MalformedRequestError(_fault(fields))
    return Outgoing(head, body, bodyless_response=method == b"HEAD")


def _framed(fields: list[tuple[bytes, bytes]], body: bytes) -> list[tuple[bytes, bytes]]:
    """Make sure that the length the server is told is the length it gets."""
    length = str(len(body)).encode()
    told = False
    for index, (name, value) in enumerate(fields):
        lowered = name.lower()
        if lowered == b"transfer-encoding":
            # httpx leaves "chunked" standing when a streamed body has been read.
            fields[index] = (b"Content-Length", length)
        elif lowered != b"content-length":
            continue
        elif value != length:
            message = (
                f"Content-Length is not the length of the body, which is {len(body)} bytes: leave the field to httpx"
            )
            raise MalformedRequestError(message)
        if told:
            message = "the length of the body is given twice: leave Content-Length and Transfer-Encoding to httpx"
            raise MalformedRequestError(message)
        told = True
    if body and not told:
        message = "the request has a body and no Content-Length: leave the field to httpx"
        raise MalformedRequestError(message)
    return fields


def _fault(fields: list[tuple[bytes, bytes]]) -> str:
    """Say in one line, without any value, which part of a head is malformed."""
    for name, value in fields:
        if _NAME.fullmatch(name) is None:
            return f"{name!r} is not the name of a header field"
        if _UNSAFE_IN_VALUE.search(value) is not None:
            return f"the value of header field {name.decode()} holds a line break or NUL: remove it"
    return "the method or the URL of the request holds a character that HTTP does not allow: remove it"
