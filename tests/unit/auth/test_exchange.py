"""The requests of token grants: what is sent, in which time, and how much of the response is read."""

import asyncio

import httpx
import pytest

from podero._auth import exchange
from podero._auth.exchange import MAX_TOKEN_BYTES, TokenExchange
from podero._wire.errors import WireContentError
from tests.support.scripted import Script, respond

URL = "https://api.test/oauth2/token/"
COMMON = [(b"User-Agent", b"x")]


async def ask(*steps):
    script = Script(*steps)
    return await TokenExchange(script, COMMON)("POST", URL, [("Authorization", "Basic abc")], b"{}"), script


async def test_the_request_and_the_response():
    response, script = await ask(respond(201, {"a": 1}, {"X-One": "1"}))
    assert (response.status, response.headers["x-one"], response.content) == (201, "1", b'{"a": 1}')
    (request,) = script.requests
    assert (request.method, str(request.url), await request.aread()) == ("POST", URL, b"{}")
    assert request.headers["authorization"] == "Basic abc"
    assert request.headers["user-agent"] == "x"
    assert request.headers["content-length"] == "2"
    assert request.extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}


async def test_a_redirect_is_returned_and_not_followed():
    response, script = await ask(respond(302, None, {"Location": "https://evil.test/"}))
    assert response.status == 302
    assert len(script.requests) == 1


async def test_a_response_without_end_is_given_up():
    with pytest.raises(WireContentError, match="larger than 1,048,576 bytes"):
        await ask(respond(200, b" " * (MAX_TOKEN_BYTES + 1)))


async def test_a_token_service_that_does_not_respond_is_given_up(monkeypatch):
    monkeypatch.setattr(exchange, "LIMIT", 0.01)

    async def hang(request):
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        await ask(hang)


async def test_a_failure_of_the_transport_is_passed_on():
    with pytest.raises(httpx.ConnectError):
        await ask(httpx.ConnectError("refused"))
