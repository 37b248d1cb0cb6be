"""One call: attempts, replay, deadline, errors and what they carry."""

import asyncio
import builtins

import httpx
import pytest

from podero import RetryPolicy, Timeout, Token, errors
from podero._policy.concurrency import SlotTimeoutError
from podero._wire.errors import WireConnectError, WireReadError
from podero_client import models
from tests.support.fake_clock import FakeClock
from tests.support.leaks import leaks
from tests.support.scripted import CREATE, CUE, GOOD, NO_RETRY, ORG, READ, REMOVE, TOKEN, client, respond

LONG = RetryPolicy(deadline=None)


async def test_a_call_sends_the_token_and_parses_the_response():
    podero = client(respond(headers={"X-Request-Id": "r1"}))
    response = await podero.execute(READ, ())
    assert response.parsed == models.ReauthenticateOutput(**GOOD)
    assert (response.status_code, response.headers["x-request-id"]) == (200, "r1")
    request = podero.script.requests[0]
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["accept-encoding"] == "gzip, deflate"
    assert request.headers["user-agent"].startswith("podero-client/")
    assert str(request.url) == "https://api.test/things"
    assert TOKEN not in repr(request)


async def test_an_operation_without_security_sends_no_token():
    podero = client(respond())
    await podero.execute(CUE, ("claim-1",), query={"secret": "s-1"})
    assert "authorization" not in podero.script.requests[0].headers


async def test_the_organization_of_the_client_of_the_view_and_of_the_call():
    podero = client(respond())
    other = "11111111-1111-4111-8111-111111111111"
    await podero.execute(CREATE, (None,))
    await podero.with_options(org_id=other).execute(CREATE, (None,))
    await podero.execute(CREATE, (other,))
    assert [request.url.path.split("/")[2] for request in podero.script.requests] == [str(ORG), other, other]


async def test_an_operation_that_needs_an_organization_says_so():
    podero = client(respond(), org_id=None)
    with pytest.raises(errors.ConfigurationError, match="needs an organization: pass org_id= here or to PoderoClient"):
        await podero.execute(CREATE, (None,))
    assert podero.script.requests == []


@pytest.mark.parametrize("value", ["..", ".", "", "a\nb", None])
async def test_what_would_change_the_route_is_refused_before_anything_is_sent(value):
    podero = client(respond())
    with pytest.raises(errors.InvalidRequestError, match="token") as caught:
        await podero.execute(CUE, (value,), query={"secret": "s"})
    assert caught.value.field == "token"
    assert podero.script.requests == []


async def test_204_is_none_and_another_2xx_carries_the_documented_body():
    assert (await client(respond(204, None)).execute(REMOVE, ())).parsed is None
    assert (await client(respond(201)).execute(READ, ())).parsed == models.ReauthenticateOutput(**GOOD)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (None, "an empty body, JSON expected"),
        (b"<!DOCTYPE html><p>sorry", "an HTML page instead of JSON"),
        (b'{"redirect_url": "x', "not what the API document says"),
        ({"redirect_url": 5}, r"\$.redirect_url"),
        ({}, "redirect_url"),
    ],
)
async def test_a_response_that_is_not_what_the_document_says(body, reason):
    podero = client(respond(200, body, {"X-Request-Id": "r1"}))
    with pytest.raises(errors.ResponseValidationError, match=reason) as caught:
        await podero.execute(READ, ())
    assert caught.value.status_code == 200
    assert caught.value.request_id == "r1"
    assert len(podero.script.requests) == 1


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "BadRequestError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (418, "StatusError"),
        (302, "StatusError"),
        (599, "ServerError"),
    ],
)
async def test_a_status_outside_2xx_is_an_error_with_its_facts(status, kind):
    podero = client(respond(status, {"detail": "no\n such  thing"}, {"X-Correlation-Id": "c9"}))
    with pytest.raises(errors.StatusError) as caught:
        await podero.execute(READ, ())
    error = caught.value
    assert type(error).__name__ == kind
    assert str(error).startswith("GET /things: ")
    assert "no such thing" in str(error)
    assert "\n" not in str(error)
    assert (error.method, error.url_template, error.url) == ("GET", "/things", "https://api.test/things")
    assert (error.status_code, error.request_id, error.attempts) == (status, "c9", 1)
    assert error.call_id
    assert str(error).endswith(error.hint)
    assert error.parsed == {"detail": "no\n such  thing"}
    assert error.headers["x-correlation-id"] == "c9"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            {"detail": [{"loc": ["body", "comment"], "msg": "too long"}, {"msg": "odd"}, {"loc": "x", "msg": "m"}, 7]},
            "body.comment: too long; odd; x: m; 7. Correct",
        ),
        ({"error": "invalid", "detail": None}, "invalid. See .body for what"),
        ({}, "422 Unprocessable"),
        (["a"], '["a"]'),
        (b"plain words", "plain words"),
        (b"<html>oops", "an HTML page instead of JSON"),
        (b"x" * 5000, "x" * 199 + "…"),
        (None, "Unprocessable Entity"),
    ],
)
async def test_the_words_of_the_server_are_in_the_message(body, said):
    podero = client(respond(422, body))
    with pytest.raises(errors.ValidationError) as caught:
        await podero.execute(READ, ())
    assert said in str(caught.value).replace("Content.", "Entity.")
    assert len(str(caught.value)) < 500
    assert len(caught.value.body) < 2100


async def test_a_documented_error_body_is_parsed_and_a_garbled_one_is_kept_as_json():
    conflict = respond(409, {"state": "ongoing", "reason": "already_charging"})
    with pytest.raises(errors.ConflictError, match=r"already_charging \(state ongoing\)") as caught:
        await client(conflict).execute(CREATE, (None,))
    assert caught.value.parsed == models.BoostConflictOutput(state=models.BoostState.ONGOING, reason="already_charging")
    with pytest.raises(errors.ConflictError) as caught:
        await client(respond(409, {"state": 7})).execute(CREATE, (None,))
    assert caught.value.parsed == {"state": 7}


async def test_reads_are_repeated_and_the_error_tells_of_the_earlier_attempts():
    podero = client(respond(503, None), httpx.ReadError("reset"), respond(500, {"detail": "last"}))
    with pytest.raises(errors.ServerError, match=r"last.*\(3 attempts\)") as caught:
        await podero.execute(READ, ())
    assert [type(error).__name__ for error in caught.value.earlier] == ["ServerError", "TransportError"]
    assert caught.value.attempts == 3
    assert caught.value.elapsed == pytest.approx(sum(podero.time.slept))


async def test_a_success_after_a_retry_is_just_a_success():
    podero = client(respond(503, None), respond())
    assert (await podero.execute(READ, ())).status_code == 200
    assert podero._services.quota.available == 500


@pytest.mark.parametrize(
    ("failure", "kind", "phase", "sent"),
    [
        (httpx.ReadTimeout("slow"), errors.TimeoutError, "read", True),
        (httpx.WriteTimeout("slow"), errors.TimeoutError, "write", None),
        (httpx.ReadError("reset"), errors.TransportError, None, True),
        (httpx.WriteError("reset"), errors.TransportError, None, None),
        (httpx.RemoteProtocolError("odd"), errors.TransportError, None, True),
        (httpx.DecodingError("odd"), errors.TransportError, None, True),
    ],
)
async def test_a_create_that_may_have_arrived_is_not_repeated(failure, kind, phase, sent):
    podero = client(failure)
    with pytest.raises(kind) as caught:
        await podero.execute(CREATE, (None,))
    assert len(podero.script.requests) == 1
    assert caught.value.request_sent is sent
    assert getattr(caught.value, "phase", None) == phase


@pytest.mark.parametrize(
    "failure",
    [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full"), httpx.ProxyError("no")],
)
async def test_a_create_that_never_left_is_repeated(failure):
    podero = client(failure, respond())
    assert (await podero.execute(CREATE, (None,))).status_code == 200
    assert len(podero.script.requests) == 2


async def test_a_failure_that_a_repeat_cannot_help_is_not_repeated():
    podero = client(WireConnectError("certificate verify failed", request_sent=False, transient=False))
    with pytest.raises(errors.ConnectError, match=r"certificate verify failed\. Nothing was sent\.") as caught:
        await podero.execute(READ, ())
    assert caught.value.request_sent is False
    assert len(podero.script.requests) == 1


async def test_what_the_wire_says_of_the_request_wins_over_the_class():
    podero = client(WireReadError("", request_sent=False))
    with pytest.raises(errors.TransportError, match=r"WireReadError \(3 attempts\)\. Nothing was sent\.") as caught:
        await podero.execute(CREATE, (None,))
    assert caught.value.request_sent is False


async def test_an_earlier_attempt_that_left_makes_the_call_one_that_left():
    podero = client(httpx.ReadError("reset"), httpx.ConnectError("refused"))
    with pytest.raises(errors.ConnectError) as caught:
        await podero.execute(READ, ())
    assert caught.value.request_sent is True
    assert [error.request_sent for error in caught.value.earlier] == [True, False]


async def test_429_and_503_with_retry_after_are_repeated_for_every_method_and_the_wait_is_kept():
    podero = client(respond(429, None, {"Retry-After": "7"}), respond(503, None, {"Retry-After": "2"}), respond())
    await podero.execute(CREATE, (None,))
    first, second = podero.time.slept
    assert first >= 7
    assert second >= 2


async def test_a_create_that_met_500_is_sent_once():
    podero = client(respond(500, None))
    with pytest.raises(errors.ServerError):
        await podero.execute(CREATE, (None,))
    assert len(podero.script.requests) == 1


async def test_429_lowers_the_rate_limit_and_what_the_server_says_bounds_it():
    podero = client(respond(429, None, {"Retry-After": "1"}), respond(), rate_limit=100)
    await podero.execute(READ, ())
    limiter = podero._services.limiter
    assert 95 <= limiter.rate <= 100
    podero.script.steps = [respond(headers={"RateLimit": '"a";r=20;t=10'})]
    await podero.execute(READ, ())
    assert limiter.rate == 2.0


async def test_401_is_replayed_once_with_a_new_token_for_any_method():
    class Own:
        count = 0

        async def fetch(self):
            self.count += 1
            return Token(f"token-{self.count}", 3600)

    own = Own()
    podero = client(respond(401, {"detail": "expired"}), respond(), token=None, auth=own)
    await podero.execute(CREATE, (None,))
    assert [request.headers["authorization"] for request in podero.script.requests] == [
        "Bearer token-1",
        "Bearer token-2",
    ]
    podero = client(respond(401, {"detail": "no"}), token=None, auth=Own(), retry=RetryPolicy(attempts=1))
    with pytest.raises(errors.AuthenticationError, match="credentials belong to this environment") as caught:
        await podero.execute(CREATE, (None,))
    assert caught.value.attempts == 2
    assert [type(error).__name__ for error in caught.value.earlier] == ["AuthenticationError"]


@pytest.mark.parametrize("status", [401, 503])
async def test_an_earlier_token_of_the_call_that_the_server_echoes_does_not_show(status):
    class Own:
        count = 0

        async def fetch(self):
            self.count += 1
            return Token(f"token-{self.count}", 3600)

    def late(request):
        podero.time.advance(7200)
        return respond(status)

    podero = client(late, respond(400, {"detail": "token-1 token-2"}), token=None, auth=Own(), retry=LONG)
    with pytest.raises(errors.BadRequestError) as caught:
        await podero.execute(READ, ())
    assert caught.value.body == '{"detail": "*** ***"}'


async def test_401_for_a_fixed_token_is_not_replayed_with_the_same_token():
    podero = client(respond(401, None))
    with pytest.raises(errors.AuthenticationError) as caught:
        await podero.execute(READ, ())
    assert caught.value.attempts == 1
    assert caught.value.earlier == ()
    assert str(caught.value) == f"GET /things: 401 Unauthorized. {caught.value.hint}"
    assert "There is no other token" in caught.value.hint


async def test_401_and_then_no_new_token():
    class Once:
        async def fetch(self):
            if podero.script.requests:
                raise errors.CredentialsRefused("revoked", status_code=400)
            return Token("first", 3600)

    podero = client(respond(401, None), token=None, auth=Once())
    with pytest.raises(errors.CredentialsRefused, match="revoked") as caught:
        await podero.execute(READ, ())
    assert [type(error).__name__ for error in caught.value.earlier] == ["AuthenticationError"]


async def test_401_without_a_token_is_just_an_error():
    podero = client(respond(401, None))
    with pytest.raises(errors.AuthenticationError):
        await podero.execute(CUE, ("t-1234",), query={"secret": "s-1234"})
    assert len(podero.script.requests) == 1


class Failing:
    def __init__(self, *steps):
        self.steps = list(steps)

    async def fetch(self):
        raise self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]


async def test_refused_credentials_end_the_call_at_once():
    podero = client(respond(), token=None, auth=Failing(errors.CredentialsRefused("no", status_code=401)))
    with pytest.raises(errors.CredentialsRefused, match="GET /things: no") as caught:
        await podero.execute(READ, ())
    assert caught.value.attempts == 0
    assert podero.script.requests == []


async def test_a_token_service_that_is_down_is_tried_again_within_the_policy():
    podero = client(respond(), token=None, auth=Failing(errors.TokenServiceUnavailable("down")))
    with pytest.raises(errors.TokenServiceUnavailable, match="down") as caught:
        await podero.execute(CREATE, (None,))
    assert len(caught.value.earlier) == 2
    assert podero.script.requests == []


async def test_the_deadline_ends_the_call_and_says_what_is_known_of_the_request():
    started = asyncio.Event()

    async def hang(request):
        started.set()
        await asyncio.Event().wait()

    podero = client(hang, retry=RetryPolicy(deadline=0.02))
    with pytest.raises(errors.TimeoutError, match=r"deadline of 0.02 s. It may have been carried out") as caught:
        await podero.execute(CREATE, (None,))
    assert (caught.value.phase, caught.value.request_sent) == ("total", None)

    async def hang_unsent(request):
        try:
            await asyncio.Event().wait()
        finally:
            request.extensions["request_sent"] = False

    podero = client(hang_unsent, retry=RetryPolicy(deadline=0.02))
    with pytest.raises(errors.TimeoutError, match=r"Nothing was sent\.") as caught:
        await podero.execute(CREATE, (None,))
    assert caught.value.request_sent is False


async def test_the_timeout_of_each_attempt_is_cut_to_what_is_left():
    time = FakeClock()

    def late(request):
        time.now += 8
        return respond(503, None)

    podero = client(late, respond(), time=time, retry=RetryPolicy(deadline=10, base_delay=0), timeout=Timeout(read=9))
    await podero.execute(READ, ())
    first, second = (request.extensions["timeout"] for request in podero.script.requests)
    assert (first["read"], first["connect"]) == (9, 5.0)
    assert (second["read"], second["connect"]) == (2, 2)


async def test_a_wait_that_would_pass_the_deadline_is_not_begun():
    podero = client(respond(503, None, {"Retry-After": "30"}), retry=RetryPolicy(deadline=10))
    with pytest.raises(errors.ServerError) as caught:
        await podero.execute(READ, ())
    assert caught.value.retry_after == 30
    assert podero.time.slept == []


async def test_no_deadline():
    podero = client(respond(), retry=RetryPolicy(deadline=None))
    assert (await podero.execute(READ, ())).status_code == 200


async def test_a_full_client_is_told_from_a_slow_server():
    held, release = asyncio.Event(), asyncio.Event()

    async def hold(request):
        held.set()
        await release.wait()
        return respond()

    podero = client(hold, max_connections=1, timeout=Timeout(pool=0.01), retry=RetryPolicy(attempts=1))
    first = asyncio.create_task(podero.execute(READ, ()))
    await held.wait()
    with pytest.raises(errors.TimeoutError, match="this client is overloaded, not the server") as caught:
        await podero.execute(READ, ())
    assert (caught.value.phase, caught.value.request_sent, caught.value.attempts) == ("pool", False, 0)
    release.set()
    assert (await first).status_code == 200
    assert podero._services.lifecycle.slots.in_use == 0


async def test_a_place_that_comes_too_late_for_the_deadline_is_the_deadlines_timeout(monkeypatch):
    time = FakeClock()

    async def too_late(self, *, timeout, deadline):
        time.now = deadline
        raise SlotTimeoutError

    monkeypatch.setattr("podero._policy.concurrency.Slots.acquire", too_late)
    podero = client(respond(), time=time, retry=RetryPolicy(deadline=5))
    with pytest.raises(errors.TimeoutError, match=r"deadline of 5 s\. Nothing was sent\.") as caught:
        await podero.execute(READ, ())
    assert (caught.value.phase, caught.value.request_sent) == ("total", False)


async def test_a_timeout_that_the_caller_set_is_the_callers():
    async def hang(request):
        await asyncio.Event().wait()

    podero = client(hang)
    with pytest.raises(builtins.TimeoutError) as caught:
        async with asyncio.timeout(0.01):
            await podero.execute(READ, ())
    assert not isinstance(caught.value, errors.PoderoError)
    assert podero._services.lifecycle.slots.in_use == 0
    assert leaks(caught.value, TOKEN) == []


async def test_a_timeout_error_of_a_foreign_transport_is_not_taken_for_the_deadline():
    podero = client(builtins.TimeoutError("its own"))
    with pytest.raises(builtins.TimeoutError, match="its own"):
        await podero.execute(READ, ())


@pytest.mark.parametrize(
    "step",
    [
        respond(500, {"detail": f"you sent {TOKEN} and claim-secret and cue-secret"}, {"x-echo": TOKEN}),
        respond(200, {"redirect_url": 5, "echo": TOKEN, "more": "claim-secret cue-secret"}),
        respond(422, {"detail": TOKEN * 300}),
        httpx.ReadError("reset"),
    ],
    ids=["status", "response", "long", "transport"],
)
async def test_no_secret_in_anything_an_error_carries(step):
    podero = client(step)
    for call in (podero.execute(READ, ()), podero.execute(CUE, ("claim-secret",), query={"secret": "cue-secret"})):
        with pytest.raises(errors.PoderoError) as caught:
            await call
        assert leaks(caught.value, TOKEN) == []
    # The cue call's own secrets; its caller passed them, so its frames hold them anyway.
    assert leaks(caught.value.with_traceback(None), "claim-secret", "cue-secret") == []
    assert caught.value.url.endswith("/cues/***?secret=***")


def escaped(text):
    return "".join(f"\\u{ord(char):04x}" for char in text)


ECHOES = {
    "JSON": f'{{"detail": "no {escaped(TOKEN)}"}}'.encode(),
    "UTF-16": f'{{"detail": "no {TOKEN}"}}'.encode("utf-16"),
    "UTF-32": f'{{"detail": "no {escaped(TOKEN)}"}}'.encode("utf-32-be"),
    "UTF-8 with a mark": f'{{"detail": "no {TOKEN}"}}'.encode("utf-8-sig"),
    "HTML": f"<html>no {TOKEN.replace('-', '&#45;')}</html>".encode(),
}


@pytest.mark.parametrize("name", ECHOES)
@pytest.mark.parametrize("status", [200, 400, 500])
async def test_a_secret_that_the_server_writes_with_escapes_does_not_show(name, status, caplog):
    caplog.set_level("DEBUG")
    events = []
    headers = {"X-Request-Id": f"r-{TOKEN}", "X-Other": escaped(TOKEN)}
    podero = client(respond(status, ECHOES[name], headers=headers), retry=NO_RETRY, hooks=[events.append])
    with pytest.raises(errors.PoderoError) as caught:
        await podero.execute(READ, ())
    assert leaks(caught.value, TOKEN, escaped(TOKEN)) == []
    assert caught.value.request_id == "r-***"
    assert "***" in caught.value.body or name == "HTML"
    assert TOKEN not in caplog.text + repr(events)
    if name != "HTML" and status != 200:
        assert caught.value.parsed == {"detail": "no ***"}


@pytest.mark.parametrize("status", [400, 503])
async def test_an_error_body_that_is_nested_without_end(status):
    podero = client(respond(status, b'{"a":' * 100_000))
    with pytest.raises(errors.StatusError) as caught:
        await podero.execute(READ, ())
    assert (caught.value.status_code, caught.value.parsed) == (status, None)
    assert caught.value.attempts == (3 if status == 503 else 1)


async def test_an_error_body_of_megabytes_is_not_parsed():
    podero = client(respond(400, b'"' + b"x" * 300_000 + b'"'))
    with pytest.raises(errors.BadRequestError) as caught:
        await podero.execute(READ, ())
    assert caught.value.parsed is None
    assert caught.value.body.endswith("… (300002 bytes in all)")


async def test_a_second_401_after_a_retry_is_not_replayed():
    class Own:
        count = 0

        async def fetch(self):
            self.count += 1
            return Token(f"t{self.count}")

    own = Own()
    podero = client(respond(401, None), respond(503, None), respond(401, None), token=None, auth=own)
    with pytest.raises(errors.AuthenticationError) as caught:
        await podero.execute(READ, ())
    assert own.count == 2
    assert [type(error) for error in caught.value.earlier] == [errors.AuthenticationError, errors.ServerError]
    assert caught.value.stop_reason == "status"


@pytest.mark.parametrize(
    ("arguments", "steps", "reason", "words"),
    [
        ({"retry": RetryPolicy(quota=0)}, [503], "quota", "retry quota exhausted"),
        ({"retry": RetryPolicy(deadline=1.0)}, [(503, "30")], "deadline", "no time for a retry before the deadline"),
        (
            {"retry": RetryPolicy(max_retry_after=5)},
            [(503, "30")],
            "retry_after_too_long",
            "longer wait than max_retry",
        ),
        ({}, [503, 503, 503], "attempts", "3 attempts"),
        ({}, [404], "status", ""),
    ],
)
async def test_why_there_was_no_further_attempt(arguments, steps, reason, words, caplog):
    caplog.set_level("INFO", logger="podero")
    steps = [step if isinstance(step, tuple) else (step, "0") for step in steps]
    podero = client(*(respond(status, None, {"Retry-After": after}) for status, after in steps), **arguments)
    with pytest.raises(errors.StatusError) as caught:
        await podero.execute(READ, ())
    assert caught.value.stop_reason == reason
    assert words in str(caught.value)
    assert ("gave up" in caplog.text) is (reason in {"quota", "deadline", "retry_after_too_long"})


async def test_a_create_says_that_it_must_not_be_sent_twice():
    podero = client(respond(500, None))
    with pytest.raises(errors.ServerError) as caught:
        await podero.execute(CREATE, (None,))
    assert caught.value.stop_reason == "not_retry_safe"


async def test_a_password_that_the_server_echoes_does_not_show():
    from podero_client.api.auth.create_token import OPERATION
    from podero_client.models import TokenInput

    echo = {"detail": [{"loc": ["body", "password"], "msg": "too short", "input": {"password": "pw-31"}}]}
    podero = client(respond(422, echo))
    with pytest.raises(errors.ValidationError) as caught:
        body = TokenInput(grant_type="password", username="maria", password="pw-31")
        await podero.execute(OPERATION, (), body=body)
    assert "pw-31" not in str(caught.value) + caught.value.body + repr(caught.value.parsed) + repr(caught.value.details)
    assert caught.value.details[0]["msg"] == "too short"
