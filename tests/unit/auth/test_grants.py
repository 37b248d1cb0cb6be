"""The grants: what is sent, how responses are judged, and that no secret shows."""

from __future__ import annotations

import base64
import json
import pickle
from urllib.parse import parse_qs

import httpx
import pytest

from podero._auth.cache import TokenCache
from podero._auth.grants import ClientCredentials, FixedToken, Password, TokenResponse
from podero._auth.token import Token
from podero._call.scrub import scrubbed
from podero._secrets import Secret
from podero.errors import ConfigurationError, CredentialsRefused, TokenServiceUnavailable

URL = "https://app.podero.example/oauth2/token/"
SECRET = "s3cret-of-the-client"
PASSWORD = "p4ssword-of-the-user"
OK = {"access_token": "token-1", "expires_in": 36000, "token_type": "Bearer", "scope": "read write"}


class Service:
    """A token service that responds from a script and remembers what it was asked."""

    def __init__(self, *script):
        self.script = list(script)
        self.requests = []

    async def __call__(self, method, url, headers, body):
        self.requests.append((method, url, httpx.Headers(headers), body))
        step = self.script.pop(0)
        if isinstance(step, Exception):
            raise step
        status, content, *headers = step
        content = content if isinstance(content, bytes) else json.dumps(content).encode()
        return TokenResponse(status, httpx.Headers(headers[0] if headers else {}), content)

    def sent(self, n=-1):
        return json.loads(self.requests[n][3])


def client(service):
    return ClientCredentials(URL, "the-client", Secret(SECRET), service, wall_clock=lambda: 0.0)


def user(service):
    return Password(URL, "maria", Secret(PASSWORD), service)


def shown(error):
    """Everything a log or an error report could show of an error: its texts and the variables of all its frames."""
    texts, seen, todo = [], set(), [error]
    while todo:
        error = todo.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        texts += [str(error), repr(error), repr(error.__dict__)]
        todo += [error.__cause__, error.__context__]
        frame = error.__traceback__
        while frame is not None:
            if frame.tb_frame.f_code.co_filename != __file__:
                texts += [f"{name}={value!r}" for name, value in frame.tb_frame.f_locals.items()]
            frame = frame.tb_next
    return "\n".join(texts)


# --- client credentials


async def test_client_credentials_as_the_api_record_says():
    service = Service((200, OK))
    token = await client(service).fetch()
    assert token == Token("token-1", 36000)
    method, url, headers, body = service.requests[0]
    assert (method, url, json.loads(body)) == ("POST", URL, {"grant_type": "client_credentials"})
    assert headers["authorization"] == "Basic " + base64.b64encode(f"the-client:{SECRET}".encode()).decode()
    assert headers["content-type"] == "application/json"
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "refusal",
    [
        (400, {"error": "unsupported_grant_type"}),
        (400, {"error": "invalid_request"}),
        (400, b"<h1>Bad Request</h1>"),
        (415, b""),
        (422, {"detail": []}),
    ],
)
async def test_a_refused_encoding_is_changed_and_what_worked_is_remembered(refusal):
    service = Service(refusal, (200, OK), (200, OK))
    grant = client(service)
    await grant.fetch()
    await grant.fetch()
    types = [request[2]["content-type"] for request in service.requests]
    assert types == ["application/json"] + ["application/x-www-form-urlencoded"] * 2
    assert parse_qs(service.requests[1][3].decode()) == {"grant_type": ["client_credentials"]}


async def test_a_form_that_is_refused_later_goes_back_to_json():
    service = Service((415, b""), (200, OK), (415, b""), (200, OK), (200, OK))
    grant = client(service)
    for _ in range(3):
        await grant.fetch()
    assert [r[2]["content-type"].split("/")[1][:4] for r in service.requests] == [
        "json",
        "x-ww",
        "x-ww",
        "json",
        "json",
    ]


async def test_an_encoding_that_did_not_work_is_not_remembered():
    service = Service((415, b""), (503, b""), (200, OK))
    grant = client(service)
    with pytest.raises(TokenServiceUnavailable):
        await grant.fetch()
    await grant.fetch()
    assert service.requests[-1][2]["content-type"] == "application/json"


async def test_both_encodings_refused_asks_the_operator():
    service = Service((400, {"error": "invalid_scope"}), (400, {"error": "invalid_scope"}))
    with pytest.raises(CredentialsRefused, match=r"status 400, invalid_scope") as caught:
        await client(service).fetch()
    assert caught.value.status_code == 400


@pytest.mark.parametrize(
    "response",
    [
        (400, {"error": "invalid_client"}),
        (400, {"error": "invalid_grant"}),
        (400, {"error": "unauthorized_client"}),
        (401, {"error": "invalid_client"}),
        (401, b"<html>"),
        (403, b""),
        (404, b""),
    ],
)
async def test_refused_credentials_are_told_at_once(response):
    service = Service(response)
    with pytest.raises(CredentialsRefused) as caught:
        await client(service).fetch()
    assert caught.value.status_code == response[0]
    assert "\n" not in str(caught.value)
    assert len(service.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 408, 425, 429, 500, 502, 503, 520, 599])
async def test_a_service_that_is_down_is_another_error(status):
    with pytest.raises(TokenServiceUnavailable) as caught:
        await client(Service((status, b"<html>down</html>", {"Retry-After": "7"}))).fetch()
    assert (caught.value.status_code, caught.value.retry_after) == (status, 7.0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        {},
        {"access_token": None},
        {"access_token": 5},
        {"access_token": ""},
        {"access_token": "a\r\nHost: evil"},
        {"access_token": "a", "token_type": "mac"},
    ],
)
async def test_a_garbled_response_is_no_token(content):
    with pytest.raises(TokenServiceUnavailable, match="without a usable bearer token") as caught:
        await client(Service((200, content))).fetch()
    assert caught.value.status_code == 200


async def test_the_token_type_may_be_missing_or_in_any_case():
    for extra in ({}, {"token_type": "bearer"}, {"token_type": "BEARER"}):
        assert await client(Service((201, {"access_token": "a", **extra}))).fetch() == Token("a")


@pytest.mark.parametrize(
    ("failure", "text"),
    [
        (httpx.ConnectError("Name or service\n not known"), "ConnectError: Name or service not known"),
        (httpx.ReadTimeout(""), r"\(ReadTimeout\)"),
        (TimeoutError(), r"\(TimeoutError\)"),
        (ValueError(f"header {SECRET}"), r"\(ValueError\)"),
    ],
)
async def test_no_response_says_why_without_the_frames_that_saw_the_request(failure, text):
    with pytest.raises(TokenServiceUnavailable, match=text) as caught:
        await client(Service(failure)).fetch()
    assert SECRET not in shown(scrubbed(caught.value))
    assert caught.value.status_code is None


def test_a_client_id_with_a_colon_is_refused():
    with pytest.raises(ConfigurationError, match="colon"):
        ClientCredentials(URL, "a:b", Secret(SECRET), Service())


# --- password


async def test_password_then_refresh_token():
    service = Service(
        (200, {"access_token": "a", "refresh_token": "r1"}),
        (200, {"access_token": "b", "refresh_token": "r2"}),
        (200, {"access_token": "c"}),
        (200, {"access_token": "d"}),
    )
    grant = user(service)
    tokens = [(await grant.fetch()).value.reveal() for _ in range(4)]
    assert tokens == ["a", "b", "c", "d"]
    assert service.sent(0) == {"grant_type": "password", "username": "maria", "password": PASSWORD}
    assert [service.sent(n)["refresh_token"] for n in (1, 2, 3)] == ["r1", "r2", "r2"]
    assert "authorization" not in service.requests[0][2]


async def test_a_refused_refresh_token_falls_back_to_the_password():
    service = Service(
        (200, {"access_token": "a", "refresh_token": "r1"}),
        (400, {"error": "invalid_grant"}),
        (200, {"access_token": "b"}),
    )
    grant = user(service)
    await grant.fetch()
    assert (await grant.fetch()).value == Secret("b")
    assert [service.sent(n)["grant_type"] for n in range(3)] == ["password", "refresh_token", "password"]


async def test_a_refresh_that_got_no_response_is_told_and_the_password_is_next():
    service = Service(
        (200, {"access_token": "a", "refresh_token": "r1"}), httpx.ReadError("reset"), (200, {"access_token": "b"})
    )
    grant = user(service)
    await grant.fetch()
    with pytest.raises(TokenServiceUnavailable):
        await grant.fetch()
    await grant.fetch()
    assert service.sent()["grant_type"] == "password"


async def test_a_refresh_token_of_another_type_is_not_used():
    service = Service((200, {"access_token": "a", "refresh_token": 5}), (200, {"access_token": "b"}))
    grant = user(service)
    await grant.fetch()
    await grant.fetch()
    assert service.sent()["grant_type"] == "password"


# --- secrets


FAILURES = [
    (400, {"error": "invalid_grant", "error_description": f"{SECRET} {PASSWORD} refresh-1"}),
    (401, {"error": f"{SECRET} {PASSWORD} refresh-1"}),
    (500, f"{SECRET} {PASSWORD} refresh-1".encode()),
    (200, {"access_token": "token-1\n", "refresh_token": "refresh-1"}),
    httpx.ReadError("reset"),
    RuntimeError(f"{SECRET} {PASSWORD} refresh-1"),
]


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("make", [client, user])
async def test_no_secret_shows_in_an_error_or_in_its_frames(make, failure):
    grant = make(Service((200, {"access_token": "first", "refresh_token": "refresh-1"}), failure, failure, failure))
    await grant.fetch()
    with pytest.raises((CredentialsRefused, TokenServiceUnavailable)) as caught:
        await grant.fetch()
    text = shown(scrubbed(caught.value)) + repr(grant) + repr(pickle.loads(pickle.dumps(caught.value)).__dict__)
    for secret in (
        SECRET,
        PASSWORD,
        "refresh-1",
        "token-1",
        base64.b64encode(f"the-client:{SECRET}".encode()).decode(),
    ):
        assert secret not in text


@pytest.mark.parametrize("failure", FAILURES)
async def test_no_secret_shows_in_what_a_caller_of_the_token_cache_gets(failure):
    async def exchange(method, url, headers, body):
        return await Service(failure, failure)(method, url, headers, body)

    tokens = TokenCache(client(exchange))
    for _ in range(2):
        with pytest.raises((CredentialsRefused, TokenServiceUnavailable)) as caught:
            await tokens.get()
        text = shown(caught.value) + repr(vars(tokens))
        assert SECRET not in text
        assert "token-1" not in text
        assert base64.b64encode(f"the-client:{SECRET}".encode()).decode() not in text


def test_the_store_key_tells_service_account_and_secret_apart_and_holds_none():
    one, same = client(Service()), client(Service())
    wrong = ClientCredentials(URL, "the-client", Secret("wrong"), Service())
    other = ClientCredentials(URL, "another", Secret(SECRET), Service())
    assert one.store_key == same.store_key
    keys = {one.store_key, wrong.store_key, other.store_key, user(Service()).store_key}
    assert len(keys) == 4
    for key in keys:
        assert len(key) == 64
        assert SECRET not in key


def test_a_response_of_the_token_service_does_not_show_itself():
    assert "clear" not in repr(TokenResponse(200, {"x": "clear"}, b"clear"))


async def test_a_fixed_token_is_handed_out_as_it_is():
    token = await FixedToken(Secret("fixed")).fetch()
    assert token.value == Secret("fixed")
    assert token.expires_in is None
    with pytest.raises(ConfigurationError, match="visible ASCII") as caught:
        FixedToken(Secret("fix\u00e9"))
    assert "fix\u00e9" not in shown(caught.value)
