"""What the caller's code around calls and attempts sees and may do."""

import asyncio
import json

import httpx
import pytest

from podero import PoderoClient, RetryPolicy, Token, errors
from podero.middleware import AttemptResponse, CallRequest, Response
from podero_client import api as operation
from podero_client.types import UNSET
from tests.support.leaks import leaks
from tests.support.scripted import CREATE, CUE, GOOD, NO_RETRY, ORG, READ, TOKEN, client, respond

SECRET = "s3cr3t-of-a-cue"
CLAIM = "cl41m-token"


def order(log, name):
    async def layer(request, send):
        log.append(f"{name} in")
        response = await send(request)
        log.append(f"{name} out")
        return response

    return layer


async def test_the_first_is_the_outermost_and_attempts_are_inside_calls():
    log = []
    made = client(
        respond(),
        middleware=[order(log, "one"), order(log, "two")],
        attempt_middleware=[order(log, "a"), order(log, "b")],
    )
    assert (await made.execute(READ, path=())).status_code == 200
    assert log == ["one in", "two in", "a in", "b in", "b out", "a out", "two out", "one out"]


async def test_a_call_is_seen_once_and_each_of_its_attempts():
    calls, attempts = [], []

    async def audit(request, send):
        response = await send(request)
        calls.append((request.operation, response.status_code))
        return response

    async def trace(request, send):
        response = await send(request)
        attempts.append((request.call.operation, request.attempt, response.status_code, response.is_success))
        return response

    made = client(
        respond(503), respond(401), respond(), middleware=[audit], attempt_middleware=[trace], auth=Tokens(), token=None
    )
    await made.execute(READ, path=())
    assert calls == [("things.get", 200)]
    assert attempts == [("things.get", 1, 503, False), ("things.get", 2, 401, False), ("things.get", 3, 200, True)]


class Tokens:
    """Hands out a new token each time."""

    def __init__(self):
        self.count = 0

    async def fetch(self):
        self.count += 1
        return Token(value=f"{TOKEN}-{self.count}")


async def test_what_a_request_says():
    seen = []

    async def look(request, send):
        seen.append(request)
        return await send(request)

    made = client(respond(), middleware=[look])
    await made.execute(CREATE, path=[None])
    request = seen[0]
    assert (request.operation, request.method, request.url_template) == (
        "things.create",
        "POST",
        "/org/{org_id}/things",
    )
    assert request.path == {"org_id": ORG}
    assert request.query == {}
    assert request.body is UNSET


async def test_secret_parameters_are_masked():
    seen = []

    async def look(request, send):
        seen.append(request)
        return await send(request)

    made = client(respond(), middleware=[look])
    await made.execute(CUE, path=[CLAIM], query={"secret": SECRET})
    assert seen[0].path == {"token": "***"}
    assert seen[0].query == {"secret": "***"}
    sent = made.script.requests[0]
    assert CLAIM in str(sent.url)
    assert SECRET in str(sent.url)


async def test_both_kinds_add_header_fields_and_query_parameters():
    async def call(request, send):
        return await send(request.adding(headers={"X-Tenant": "acme"}, query={"trace": "1 2"}))

    async def attempt(request, send):
        return await send(request.adding(headers={"X-Attempt": str(request.attempt)}, query={"attempt": "1"}))

    made = client(respond(), middleware=[call, call], attempt_middleware=[attempt, attempt])
    await made.execute(READ, path=())
    sent = made.script.requests[0]
    assert sent.headers["X-Tenant"] == "acme"
    assert sent.headers.get_list("X-Attempt") == ["1"]
    assert sent.url.query == b"trace=1%202&attempt=1"


async def test_an_attempt_replaces_a_field_of_the_call():
    async def attempt(request, send):
        return await send(request.adding(headers={"x-tenant": "of the attempt"}))

    made = client(respond(), headers={"X-Tenant": "of the client"}, attempt_middleware=[attempt])
    await made.execute(READ, path=())
    assert made.script.requests[0].headers.get_list("X-Tenant") == ["of the attempt"]


@pytest.mark.parametrize("kind", ["middleware", "attempt_middleware"])
async def test_the_authorization_is_not_theirs(kind):
    async def layer(request, send):
        return await send(request.adding(headers={"Authorization": "Bearer other"}))

    made = client(respond(), **{kind: [layer]})
    with pytest.raises(errors.ConfigurationError, match="Authorization cannot be set"):
        await made.execute(READ, path=())
    assert made.script.requests == []


async def test_a_cache_responds_without_sending():
    kept = {}

    async def cache(request, send):
        if request.method == "GET" and request.operation in kept:
            return kept[request.operation]
        kept[request.operation] = response = await send(request)
        return response

    made = client(respond(), middleware=[cache])
    first = await made.execute(READ, path=())
    assert await made.execute(READ, path=()) is first
    assert len(made.script.requests) == 1


async def test_a_dry_run_at_the_attempt_goes_through_decoding():
    async def dry(request, send):
        return AttemptResponse(200, {}, json.dumps(GOOD).encode())

    made = client(respond(), attempt_middleware=[dry])
    assert (await made.execute(CREATE, path=[None])).parsed.redirect_url == GOOD["redirect_url"]
    assert made.script.requests == []


async def test_what_an_attempt_makes_up_counts_as_a_status():
    async def broken(request, send):
        return AttemptResponse(503, {}, b"")

    made = client(respond(), attempt_middleware=[broken], retry=NO_RETRY)
    with pytest.raises(errors.ServerError) as caught:
        await made.execute(READ, path=())
    assert caught.value.status_code == 503
    assert made.script.requests == []


class Off(Exception):
    """The switch is off."""


@pytest.mark.parametrize("kind", ["middleware", "attempt_middleware"])
async def test_a_kill_switch_raises_its_own_error(kind):
    async def switch(request, send):
        raise Off

    made = client(respond(), **{kind: [switch]})
    with pytest.raises(Off):
        await made.execute(READ, path=())
    assert made.script.requests == []


async def test_retries_do_not_follow_a_foreign_error():
    tries = []

    async def switch(request, send):
        tries.append(request.attempt)
        raise Off

    with pytest.raises(Off):
        await client(respond(), attempt_middleware=[switch]).execute(READ, path=())
    assert tries == [1]


async def test_an_attempt_may_raise_an_error_of_the_client_that_is_retried():
    async def flaky(request, send):
        if request.attempt == 1:
            raise errors.ConnectError("made up", request_sent=False)
        return await send(request)

    made = client(respond(), attempt_middleware=[flaky])
    assert (await made.execute(CREATE, path=[None])).status_code == 200
    assert len(made.script.requests) == 1


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (errors.ConnectError("of another request", request_sent=False), "not_retry_safe"),
        (errors.TimeoutError("of another request", phase="pool", request_sent=False), "not_retry_safe"),
        (errors.TokenServiceUnavailable("of another request"), "not_retry_safe"),
        (errors.RateLimitError("of another request", status_code=429), "not_retry_safe"),
        (errors.AuthenticationError("of another request", status_code=401), "not_transient"),
    ],
    ids=lambda value: type(value).__name__,
)
async def test_a_create_is_sent_once_whatever_a_middleware_raises_after_it(raised, reason):
    async def audit(request, send):
        await send(request)
        raise raised

    made = client(respond(), attempt_middleware=[audit], auth=Tokens(), token=None)
    with pytest.raises(type(raised)) as caught:
        await made.execute(CREATE, path=[None])
    assert len(made.script.requests) == 1
    assert caught.value.may_have_happened
    assert caught.value.stop_reason == reason


@pytest.mark.parametrize("first", [httpx.ReadError("lost"), lambda request: asyncio.Event().wait()])
async def test_a_create_whose_response_a_middleware_gave_up_is_not_retried_by_the_client(first):
    async def impatient(request, send):
        try:
            async with asyncio.timeout(0.01):
                return await send(request)
        except (TimeoutError, errors.TransportError):
            return await send(request)

    made = client(first, httpx.ConnectError("refused"), attempt_middleware=[impatient])
    with pytest.raises(errors.ConnectError) as caught:
        await made.execute(CREATE, path=[None])
    assert len(made.script.requests) == 2
    assert caught.value.may_have_happened


async def test_a_create_that_a_middleware_lets_fail_before_it_is_sent_is_retried():
    async def second(request, send):
        if request.attempt == 1:
            raise errors.TokenServiceUnavailable("made up")
        return await send(request)

    made = client(respond(), attempt_middleware=[second])
    assert (await made.execute(CREATE, path=[None])).status_code == 200


async def test_a_read_is_retried_when_a_middleware_fails_after_it():
    async def second(request, send):
        response = await send(request)
        if request.attempt == 1:
            raise errors.ConnectError("of another request", request_sent=False)
        return response

    made = client(respond(), attempt_middleware=[second])
    await made.execute(READ, path=())
    assert len(made.script.requests) == 2


@pytest.mark.parametrize("kind", ["middleware", "attempt_middleware"])
@pytest.mark.parametrize("status", [409, 500])
async def test_no_secret_is_on_an_error_that_passes_through(kind, status):
    seen = []

    async def look(request, send):
        try:
            return await send(request)
        except Exception as error:
            seen.append(error)
            raise

    made = client(respond(status, {"detail": f"{SECRET} {CLAIM} {TOKEN}"}), retry=NO_RETRY, **{kind: [look]})
    with pytest.raises(errors.StatusError) as caught:
        await made.execute(CUE, path=[CLAIM], query={"secret": SECRET})
    for error in [caught.value, *seen]:
        assert leaks(error, SECRET, CLAIM) == []


async def test_no_secret_is_on_a_transport_failure_that_passes_through():
    seen = []

    async def look(request, send):
        try:
            return await send(request)
        except Exception as error:
            seen.append(error)
            assert leaks(error, SECRET, TOKEN) == []
            raise

    made = client(httpx.ReadError(f"with {TOKEN}"), retry=NO_RETRY, attempt_middleware=[look])
    with pytest.raises(errors.TransportError) as caught:
        await made.with_options(headers={"X-Api-Key": SECRET}).execute(READ, path=())
    assert len(seen) == 1
    assert leaks(caught.value, SECRET, TOKEN) == []


async def test_what_an_attempt_adds_does_not_show_in_what_comes_back():
    async def key(request, send):
        return await send(request.adding(headers={"X-Api-Key": SECRET}, query={"signature": CLAIM}))

    made = client(respond(400, {"detail": f"bad key {SECRET} {CLAIM}"}), retry=NO_RETRY, attempt_middleware=[key])
    with pytest.raises(errors.StatusError) as caught:
        await made.execute(READ, path=())
    assert leaks(caught.value, SECRET, CLAIM) == []


async def test_what_an_earlier_attempt_added_does_not_show_either():
    async def key(request, send):
        return await send(request.adding(headers={"X-Api-Key": f"{SECRET}-{request.attempt}"}))

    echo = respond(400, {"detail": f"bad keys {SECRET}-1 {SECRET}-2"})
    with pytest.raises(errors.StatusError) as caught:
        await client(respond(503), echo, attempt_middleware=[key]).execute(READ, path=())
    assert leaks(caught.value, SECRET) == []


async def test_cancellation_passes_through():
    async def wait(request):
        await asyncio.Event().wait()

    log = []
    made = client(wait, middleware=[order(log, "call")], attempt_middleware=[order(log, "attempt")])
    task = asyncio.create_task(made.execute(READ, path=()))
    while not made.script.requests:
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert log == ["call in", "attempt in"]


async def test_a_call_middleware_may_send_twice():
    async def twice(request, send):
        await send(request)
        return await send(request)

    made = client(respond(), middleware=[twice])
    await made.execute(READ, path=())
    assert len(made.script.requests) == 2


async def test_views_share_it():
    log = []
    made = client(respond(), middleware=[order(log, "call")])
    await made.with_options(retry=RetryPolicy(attempts=1)).execute(READ, path=())
    assert log == ["call in", "call out"]


@pytest.mark.parametrize("kind", ["middleware", "attempt_middleware"])
@pytest.mark.parametrize("value", [order, "audit", [None]])
def test_what_is_no_list_of_functions_is_refused(kind, value):
    with pytest.raises(errors.ConfigurationError, match=f"^{kind} must be a list of callables"):
        PoderoClient(token=TOKEN, org_id=ORG, base_url="https://api.test", **{kind: value})


def test_a_request_shows_no_values_that_may_be_secret():
    request = CallRequest(operation="o", method="GET", url_template="/", path={}, query={}, body={"password": SECRET})
    assert SECRET not in repr(request.adding(headers={"X": SECRET}, query={"x": SECRET}))
    assert SECRET not in repr(AttemptResponse(200, {"Set-Cookie": SECRET}, SECRET.encode()))


def test_a_response_is_that_of_the_functions_underneath():
    assert Response is operation.Response
