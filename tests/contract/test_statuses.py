"""Responses that are no success, or no response at all: the documented error, what it carries, and what it does not show.

The server of these tests echoes everything it was sent, credentials included, in the body and in a header of its responses.
"""

import json
import pickle
import uuid
from collections.abc import Awaitable, Callable
from urllib.parse import unquote

import attrs
import pytest

from podero import PoderoClient, errors, models
from tests.support.byteserver import Received
from tests.support.leaks import leaks
from tests.support.service import CLIENT_SECRET, PAIR, TOKEN, Service, http

ID = uuid.UUID("00000000-0000-4000-8000-000000000007")
CUE_SECRET = "1tQ9xz:cue/5e+cr=37"
"""Holds what a URL must escape."""
SECRETS = (CLIENT_SECRET, PAIR, TOKEN, CUE_SECRET, "1tQ9xz%3Acue%2F5e%2Bcr%3D37")


@attrs.frozen
class Way:
    """One kind of call.

    Attributes:
        call: Makes it.
        method: Its HTTP method.
        url_template: Its path in the document.
        url: The address that its errors show, after the host.
        retry_safe: Whether it is retried after a failure.
    """

    call: Callable[[PoderoClient], Awaitable[object]]
    method: str
    url_template: str
    url: str
    retry_safe: bool


READ = Way(
    lambda podero: podero.users.get_by_external_id("ü-1"),
    "GET",
    "/api/partners/v2.0/org/{org_id}/users/by-ext-id/{external_id}",
    "/api/partners/v2.0/org/9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69/users/by-ext-id/%C3%BC-1",
    True,
)
CUE = Way(
    lambda podero: podero.cues.resolve(
        ID,
        models.ReauthenticateInput(success_url="https://a.example", cancel_url="https://a.example"),
        secret=CUE_SECRET,
    ),
    "POST",
    "/api/partners/v2.0/cues/{cue_id}/resolve",
    f"/api/partners/v2.0/cues/{ID}/resolve?secret=***",
    False,
)
WAYS = pytest.mark.parametrize("way", [READ, CUE], ids=["read", "cue"])

REQUEST_ID = "X-Request-Id: req-42"


def echo(request: Received) -> str:
    """All that was sent, token and secret of the cue included, and the client secret."""
    return f"{request.raw.decode('latin-1')} {unquote(request.target.decode())} {CLIENT_SECRET}"


def echo_field(request: Received) -> str:
    """A header line with what was sent."""
    sent = request.field(b"authorization") or b""
    return f"X-Echo: {sent.decode()} {request.target.decode()} {CLIENT_SECRET}"


async def failure(service: Service, way: Way, *, attempts: int = 3) -> errors.PoderoError:
    """Make the call, and check of its error what holds for every error of a call."""
    with service:
        async with service.client(attempts=attempts) as podero:
            with pytest.raises(errors.PoderoError) as caught:
                await way.call(podero)
    error = caught.value
    # The frame of the generated method holds what the caller's own frame passed to it.
    assert [place for place in leaks(error, *SECRETS) if "Cues.resolve: " not in place] == []
    assert "\n" not in str(error)
    assert str(error).startswith(f"{way.method} {way.url_template}: ")
    assert (error.method, error.url_template, error.url) == (way.method, way.url_template, service.url + way.url)
    assert error.attempts == len(service.calls)
    assert error.elapsed > 0
    assert error.__cause__ is None
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is type(error)
    assert str(twin) == str(error)
    names = vars(error).keys() - {"earlier"}
    assert {name: vars(twin)[name] for name in names} == {name: vars(error)[name] for name in names}
    assert [str(one) for one in twin.earlier] == [str(one) for one in error.earlier]
    return error


STATUSES: dict[int, tuple[type[errors.StatusError], int]] = {
    400: (errors.BadRequestError, 1),
    401: (errors.AuthenticationError, 2),
    403: (errors.PermissionDeniedError, 1),
    404: (errors.NotFoundError, 1),
    409: (errors.ConflictError, 1),
    418: (errors.StatusError, 1),
    422: (errors.ValidationError, 1),
    429: (errors.RateLimitError, 3),
    500: (errors.ServerError, 3),
    503: (errors.ServerError, 3),
    520: (errors.ServerError, 3),
    599: (errors.ServerError, 1),
}
"""Class, and how many requests a call makes that may be repeated; 401 and 429 let every call be repeated."""


@WAYS
@pytest.mark.parametrize("status", STATUSES)
async def test_status_with_a_json_body(way: Way, status: int) -> None:
    def respond(request: Received) -> bytes:
        body = {"detail": [{"loc": ["body", "name"], "msg": echo(request), "type": "missing"}], "echo": echo(request)}
        return http(status, json.dumps(body), REQUEST_ID, echo_field(request), "Content-Type: application/json")

    error = await failure(Service(respond), way)

    kind, attempts = STATUSES[status]
    assert type(error) is kind
    assert isinstance(error, errors.StatusError)
    assert error.status_code == status
    assert error.attempts == (attempts if way.retry_safe or status in {401, 429} else 1)
    assert len(error.earlier) == error.attempts - 1
    assert error.request_id == "req-42"
    assert error.headers["x-request-id"] == "req-42"
    assert error.parsed["detail"][0]["loc"] == ["body", "name"]
    assert "***" in error.body
    assert f" {status} " in f"{error} "
    if isinstance(error, errors.ValidationError):
        assert error.details[0]["type"] == "missing"


@WAYS
async def test_a_call_gets_one_new_token_whatever_lies_between(way: Way) -> None:
    responses = iter([http(401), http(429, b"{}", "Retry-After: 0"), http(401), http(200, b"{}")])
    service = Service(lambda request: next(responses))

    error = await failure(service, way, attempts=5)

    assert isinstance(error, errors.AuthenticationError)
    assert error.attempts == 3
    assert [type(one) for one in error.earlier] == [errors.AuthenticationError, errors.RateLimitError]
    assert len(service.token_calls) == 2


@WAYS
@pytest.mark.parametrize("status", STATUSES)
async def test_status_with_a_page_of_a_proxy(way: Way, status: int) -> None:
    def respond(request: Received) -> bytes:
        page = f"<!DOCTYPE html><html><body>{echo(request)}{'padding ' * 20_000}</body></html>"
        return http(status, page, REQUEST_ID, "Content-Type: text/html")

    error = await failure(Service(respond), way)

    assert type(error) is STATUSES[status][0]
    assert isinstance(error, errors.StatusError)
    assert error.body.startswith("<!DOCTYPE html>")
    assert len(error.body) < 2_100
    assert error.parsed is None
    assert len(str(error)) < 500
    assert "padding" not in str(error)


@WAYS
@pytest.mark.parametrize("status", STATUSES)
async def test_status_without_a_body(way: Way, status: int) -> None:
    error = await failure(Service(lambda request: http(status)), way)

    assert type(error) is STATUSES[status][0]
    assert isinstance(error, errors.StatusError)
    assert (error.body, error.parsed, error.request_id) == ("", None, None)


@WAYS
@pytest.mark.parametrize(
    "status", [*range(300, 309), 402, 405, 408, 410, 425, 451, 501, 502, 504, 511, 525, 530, 600, 999]
)
async def test_no_status_outside_of_success_is_returned(way: Way, status: int) -> None:
    error = await failure(Service(lambda request: http(status)), way)

    assert isinstance(error, errors.StatusError)
    assert error.status_code == status
    assert isinstance(error, errors.ServerError) == (status >= 500)


@WAYS
@pytest.mark.parametrize("asked", ["0", "0.0", "Thu, 01 Jan 1970 00:00:00 GMT"])
async def test_retry_after_lets_every_call_be_repeated(way: Way, asked: str) -> None:
    error = await failure(Service(lambda request: http(429, b"{}", f"Retry-After: {asked}")), way)

    assert isinstance(error, errors.RateLimitError)
    assert error.retry_after == 0
    assert error.attempts == 3


@WAYS
async def test_a_retry_after_past_the_ceiling_fails_at_once(way: Way) -> None:
    error = await failure(Service(lambda request: http(503, b"{}", "Retry-After: 3600")), way)

    assert isinstance(error, errors.ServerError)
    assert (error.retry_after, error.attempts) == (3600, 1)


WRONG_SUCCESSES: dict[str, tuple[Callable[[str], bytes], str, str]] = {
    "an HTML page": (
        lambda echoed: http(200, f"<html><p>{echoed}</p></html>", REQUEST_ID, "Content-Type: text/html"),
        "$",
        "HTML page",
    ),
    "cut-off JSON": (lambda echoed: http(200, b'{"id": "', REQUEST_ID), "$", "truncated"),
    "an empty body": (lambda echoed: http(200, b"", REQUEST_ID), "$", "empty body"),
    "blanks": (lambda echoed: http(200, b" \r\n ", REQUEST_ID), "$", "empty body"),
    "204 for a body": (lambda echoed: http(204, b"", REQUEST_ID), "$", "empty body"),
    "null": (lambda echoed: http(200, b"null", REQUEST_ID), "$", "null"),
    "a list for an object": (lambda echoed: http(200, json.dumps([echoed]), REQUEST_ID), "$", "array"),
    "a text for an object": (lambda echoed: http(200, json.dumps(echoed), REQUEST_ID), "$", "str"),
    "an error with 200": (lambda echoed: http(200, json.dumps({"detail": echoed}), REQUEST_ID), "$", "required"),
    "bytes that are no UTF-8": (lambda echoed: http(200, b"\xff\xfe", REQUEST_ID), "$", ""),
    "a deep nest": (lambda echoed: http(200, b"[" * 100_000, REQUEST_ID), "$", ""),
}


@WAYS
@pytest.mark.parametrize("case", WRONG_SUCCESSES)
async def test_a_success_that_is_none(way: Way, case: str) -> None:
    make, path, reason = WRONG_SUCCESSES[case]

    error = await failure(Service(lambda request: make(echo(request))), way)

    assert type(error) is errors.ResponseValidationError
    assert error.attempts == 1
    assert error.status_code in {200, 204}
    assert error.path == path
    assert reason in error.reason
    assert f"{error.reason} at {path}" in str(error)
    assert error.request_id == "req-42"


async def test_a_wrong_member_is_named_by_its_path() -> None:
    body = {"redirect_url": 7}
    error = await failure(Service(lambda request: http(200, json.dumps(body), REQUEST_ID)), CUE)

    assert isinstance(error, errors.ResponseValidationError)
    assert error.path == "$.redirect_url"
    assert error.body == json.dumps(body)


async def test_another_success_than_the_documented_one_is_read_as_that() -> None:
    with Service(lambda request: http(201, b'{"redirect_url": "https://a.example"}')) as service:
        async with service.client() as podero:
            response = await CUE.call(podero)
    assert isinstance(response, models.ReauthenticateOutput)


async def test_a_body_where_none_is_due_does_no_harm() -> None:
    with Service(lambda request: http(200, b'{"detail": "armed"}')) as service:
        async with service.client() as podero:
            assert await podero.electric_vehicles.disarm_boost(ID, ID) is None


CUT_OFF: dict[str, bytes] = {
    "no response": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Le",
    "half a body": http(200, b'{"id": 1', length=100),
    "no body": http(200, b"", length=100),
    "half a chunked body": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1, 2\r\n",
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "another protocol": http(101, b"", "Connection: upgrade", "Upgrade: websocket"),
}


@WAYS
@pytest.mark.parametrize("case", CUT_OFF)
async def test_a_response_that_does_not_arrive(way: Way, case: str) -> None:
    error = await failure(Service(lambda request: CUT_OFF[case], hang_up=True), way)

    assert isinstance(error, errors.TransportError)
    assert not isinstance(error, errors.ConnectError)
    assert error.request_sent is True
    assert error.attempts == (3 if way.retry_safe else 1)
    assert ("look before sending it again" in str(error)) is error.may_have_happened
    assert error.may_have_happened is (error.method != "GET")


REDIRECTS = [301, 302, 303, 307, 308]


@WAYS
@pytest.mark.parametrize("status", REDIRECTS)
async def test_a_redirect_within_the_origin_is_not_followed(way: Way, status: int) -> None:
    def respond(request: Received) -> bytes:
        return http(status, b"", "Location: /api/partners/v2.0/auth/me", echo_field(request))

    service = Service(respond)
    error = await failure(service, way)

    assert type(error) is errors.StatusError
    assert "not followed" in str(error)
    assert len(service.calls) == 1


@WAYS
@pytest.mark.parametrize("status", REDIRECTS)
async def test_a_redirect_to_another_origin_is_not_followed(way: Way, status: int) -> None:
    with Service(lambda request: http(200, b"{}")) as other:
        location = f"Location: {other.url}/api/partners/v2.0/auth/me"
        error = await failure(Service(lambda request: http(status, b"", location, "Refresh: 0")), way)

        assert type(error) is errors.StatusError
        assert other.connections == 0


@pytest.mark.parametrize("status", REDIRECTS)
async def test_the_token_service_cannot_redirect_the_credentials(status: int) -> None:
    with Service(lambda request: http(200, b"{}")) as other:
        location = f"Location: {other.url}/oauth2/token/"
        service = Service(lambda request: http(200, b"{}"), lambda request: http(status, echo(request), location))
        error = await failure(service, READ, attempts=1)

        assert isinstance(error, errors.TokenError)
        assert service.calls == []
        assert other.connections == 0


TOKEN_REFUSALS: dict[int, type[errors.TokenError]] = {
    200: errors.TokenServiceUnavailable,
    400: errors.CredentialsRefused,
    401: errors.CredentialsRefused,
    403: errors.CredentialsRefused,
    404: errors.CredentialsRefused,
    429: errors.TokenServiceUnavailable,
    500: errors.TokenServiceUnavailable,
    503: errors.TokenServiceUnavailable,
    520: errors.TokenServiceUnavailable,
}


@pytest.mark.parametrize("status", TOKEN_REFUSALS)
async def test_a_token_service_that_gives_none(status: int) -> None:
    def refuse(request: Received) -> bytes:
        return http(status, json.dumps({"error": echo(request), "detail": echo(request)}), echo_field(request))

    service = Service(lambda request: http(200, b"{}"), refuse)
    # Between two requests for a token lies a pause in real time.
    error = await failure(service, READ, attempts=1)

    assert type(error) is TOKEN_REFUSALS[status]
    assert (error.status_code, error.attempts) == (status, 0)  # type: ignore[attr-defined]
    assert service.calls == []
