"""Requests as bytes: exactly what httpx holds, and nothing that HTTP does not allow."""

import httpx
import pytest

from podero._wire.http1 import MalformedRequestError, render


def written(
    request: httpx.Request, *, absolute: bool = False, authorization: bytes | None = None
) -> tuple[bytes, bytes]:
    request.read()
    outgoing = render(request, absolute=absolute, proxy_authorization=authorization)
    return outgoing.head, outgoing.body


def test_request_is_written_as_httpx_holds_it():
    request = httpx.Request("POST", "http://h.test/a?b=c", headers=[("X-A", "1"), ("x-a", "2")], content=b"{}")
    assert written(request) == (
        b"POST /a?b=c HTTP/1.1\r\nHost: h.test\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 2\r\n\r\n",
        b"{}",
    )


@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD"])
def test_no_header_is_added(method):
    head, _ = written(httpx.Request(method, "http://h.test/"))
    assert head == method.encode() + b" / HTTP/1.1\r\nHost: h.test\r\n\r\n"


@pytest.mark.parametrize(
    "path",
    [
        "/%2E%2E/x",
        "/a%2Fb",
        "/a+b",
        "/%7Ea",
        "/~a",
        "/x?",
        "/a//b",
        "/%zz",
        "/a%20b",
        "/a?b=%26&c",
        "/a;b",
        "/é",
        "/a?x=[1]",
        "/a%00b",
        "/.",
    ],
)
def test_path_goes_out_byte_for_byte(path):
    url = httpx.URL(f"http://h.test{path}")
    head, _ = written(httpx.Request("GET", url))
    assert head.split(b" ")[1] == url.raw_path


def test_header_values_keep_their_bytes():
    request = httpx.Request(
        "GET", "http://h.test/", headers=[(b"X-Name", "Käthe".encode("latin-1")), (b"X-Empty", b"")]
    )
    head, _ = written(request)
    assert b"X-Name: K\xe4the\r\nX-Empty: \r\n" in head


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "a\r\n\r\nGET /evil HTTP/1.1"])
def test_value_that_would_break_out_of_its_line_is_refused(value):
    request = httpx.Request("GET", "http://h.test/", headers={"X-Note": value})
    with pytest.raises(MalformedRequestError, match="header field X-Note holds a line break or NUL") as caught:
        written(request)
    assert "vil" not in str(caught.value)


@pytest.mark.parametrize("name", ["X Y", "X:Y", "X\r\nZ", "", "Tränsfer", "X-A "])
def test_name_that_is_no_token_is_refused(name):
    request = httpx.Request("GET", "http://h.test/", headers=[(name.encode("latin-1"), b"1")])
    with pytest.raises(MalformedRequestError, match="not the name of a header field"):
        written(request)


@pytest.mark.parametrize("method", ["GET /evil HTTP/1.1\r\nX: ", "GE T", "", "Gé"])
def test_method_that_is_no_token_is_refused(method):
    with pytest.raises(MalformedRequestError, match="method or the URL"):
        written(httpx.Request(method, "http://h.test/"))


@pytest.mark.parametrize("raw_path", [b"/a b", b"/a\r\nX: 1", b"/a\tb", b""])
def test_target_with_forbidden_characters_is_refused(raw_path, monkeypatch):
    monkeypatch.setattr(httpx.URL, "raw_path", raw_path)
    with pytest.raises(MalformedRequestError, match="method or the URL"):
        written(httpx.Request("GET", "http://h.test/"))


async def test_streamed_body_gets_its_length():
    """httpx leaves "Transfer-Encoding: chunked" standing when a streamed body has been read."""

    async def parts():
        yield b"ab"
        yield b"c"

    request = httpx.Request("POST", "http://h.test/", content=parts())
    await request.aread()
    outgoing = render(request, absolute=False, proxy_authorization=None)
    assert outgoing.head == b"POST / HTTP/1.1\r\nHost: h.test\r\nContent-Length: 3\r\n\r\n"
    assert outgoing.body == b"abc"


@pytest.mark.parametrize(
    ("fields", "content", "words"),
    [
        ({"Content-Length": "3"}, b"ab", "not the length of the body, which is 2 bytes"),
        ({"Content-Length": "1"}, None, "not the length of the body, which is 0 bytes"),
        ([("Content-Length", "2"), ("Content-Length", "2")], b"ab", "given twice"),
        ([("Transfer-Encoding", "chunked"), ("Content-Length", "2")], b"ab", "given twice"),
    ],
)
def test_length_fields_must_fit_the_body(fields, content, words):
    with pytest.raises(MalformedRequestError, match=words):
        written(httpx.Request("POST", "http://h.test/", headers=fields, content=content))


def test_body_needs_a_length():
    request = httpx.Request("POST", "http://h.test/", content=b"ab")
    del request.headers["content-length"]
    with pytest.raises(MalformedRequestError, match="no Content-Length"):
        written(request)


def test_forwarding_proxy_gets_the_whole_url_and_its_credentials():
    request = httpx.Request("GET", "http://h.test:8080/a?b")
    head, _ = written(request, absolute=True, authorization=b"Basic abc")
    assert head == (
        b"GET http://h.test:8080/a?b HTTP/1.1\r\nHost: h.test:8080\r\nProxy-Authorization: Basic abc\r\n\r\n"
    )


def test_only_head_has_no_body_in_its_response():
    for method, expected in (("HEAD", True), ("GET", False)):
        outgoing = render(httpx.Request(method, "http://h.test/"), absolute=False, proxy_authorization=None)
        assert outgoing.bodyless_response is expected


def test_bytes_of_a_request_do_not_show():
    request = httpx.Request("POST", "http://h.test/", headers={"Authorization": "Bearer secret"}, content=b"secret")
    outgoing = render(request, absolute=False, proxy_authorization=None)
    assert "secret" not in repr(outgoing)
