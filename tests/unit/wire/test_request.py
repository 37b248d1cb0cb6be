"""The request whose address is put together: what transports see of it."""

import httpx
import pytest

from podero._wire.request import Origin, WireRequest, fields_of, origin_of, target_of

ORIGIN = Origin("https://api.test:8443")


def made(method="POST", content=b"{}"):
    return WireRequest(
        method, ORIGIN, b"/a/%2E%2E/b?x=%20&y=", headers=[(b"Accept", b"*/*")], content=content, extensions={}
    )


async def test_it_is_the_request_that_httpx_would_have_made():
    ours, theirs = (
        made(),
        httpx.Request("POST", "https://api.test:8443/a/%2E%2E/b?x=%20&y=", headers={"Accept": "*/*"}, content=b"{}"),
    )
    assert ours.url == theirs.url
    assert dict(ours.headers) == dict(theirs.headers)
    assert await ours.aread() == await theirs.aread() == ours.content


@pytest.mark.parametrize(
    ("method", "content", "length"),
    [("GET", None, None), ("DELETE", None, None), ("POST", None, "0"), ("PUT", b"ab", "2")],
)
def test_content_length(method, content, length):
    assert made(method, content).headers.get("content-length") == length


def test_address_without_parsing_and_of_any_other_request():
    assert (str(origin_of(made())), target_of(made())) == ("https://api.test:8443", b"/a/%2E%2E/b?x=%20&y=")
    other = httpx.Request("GET", "https://x.test/p?q=1")
    assert (origin_of(other), target_of(other)) == (other.url, b"/p?q=1")


@pytest.mark.parametrize("content", [None, b"{}"])
def test_the_content_can_be_read_at_once(content):
    assert made(content=content).content == (content or b"")


def test_a_transport_may_change_where_a_request_goes():
    request = made()
    request.url = request.url.copy_with(path="/other", query=b"c=%2F")
    assert target_of(request) == b"/other?c=%2F"
    assert origin_of(request) == ORIGIN.url
    request.url = httpx.URL("http://other.test/b")
    assert target_of(request) == b"/b"
    assert (origin_of(request).scheme, origin_of(request).host, origin_of(request).port) == ("http", "other.test", None)
    assert str(request.url) == "http://other.test/b"


def test_reading_the_address_changes_no_byte_of_it():
    request = made()
    assert request.url is not None
    assert target_of(request) == b"/a/%2E%2E/b?x=%20&y="


def test_fields_as_they_are_until_a_transport_changes_them():
    request = made()
    fields = [(b"Host", b"api.test:8443"), (b"Accept", b"*/*"), (b"Content-Length", b"2")]
    fields_of(request).clear()
    assert fields_of(request) == fields

    request.headers["X"] = "1"
    assert fields_of(request) == [*fields, (b"X", b"1")]
    other = httpx.Request("GET", "https://x.test", headers=request.headers)
    assert fields_of(other) == request.headers.raw


def test_the_repr_hides_path_and_query():
    assert repr(made()) == "<POST request>"
