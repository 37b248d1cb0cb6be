"""Events, hooks and the log."""

import asyncio
import logging
import math
import re

import httpx
import pytest

from podero import Clock, RateLimit, errors
from podero._auth.cache import ActiveToken
from podero._secrets import Secret
from podero.events import (
    CallEnded,
    CallStarted,
    RequestFailed,
    RequestStarted,
    ResponseReceived,
    RetryScheduled,
    Throttled,
)
from tests.support.scripted import CREATE, CUE, READ, TOKEN, client, respond

ACTIVE = ActiveToken(Secret("t"), "Bearer t", math.inf, math.inf)


async def test_the_events_of_a_call_in_order():
    seen = []
    podero = client(respond(503, None), respond(headers={"x-request-id": "r"}), hooks=[seen.append])
    await podero.execute(READ, ())
    calls = [event for event in seen if not type(event).__name__.startswith("Token")]
    assert [type(event) for event in calls] == [
        CallStarted,
        RequestStarted,
        ResponseReceived,
        RetryScheduled,
        RequestStarted,
        ResponseReceived,
        CallEnded,
    ]
    assert len({id(event.call) for event in calls}) == 1
    call = calls[0].call
    assert (call.operation, call.method, call.url_template, call.url) == (
        "things.get",
        "GET",
        "/things",
        "https://api.test/things",
    )
    assert (calls[3].attempt, type(calls[3].error)) == (1, errors.ServerError)
    assert (calls[5].status_code, calls[5].request_id, calls[5].attempt) == (200, "r", 2)
    assert (calls[6].attempts, calls[6].error) == (2, None)


async def test_what_went_wrong_is_in_the_events():
    seen = []
    podero = client(httpx.ReadError("reset"), hooks=[seen.append])
    with pytest.raises(errors.TransportError) as caught:
        await podero.execute(CREATE, (None,))
    failed = next(event for event in seen if isinstance(event, RequestFailed))
    assert isinstance(failed.error, errors.TransportError)
    assert seen[-1].error is caught.value


async def test_a_cancelled_call_ends_its_events():
    seen, started = [], asyncio.Event()

    async def hang(request):
        started.set()
        await asyncio.Event().wait()

    podero = client(hang, hooks=[seen.append])
    task = asyncio.create_task(podero.execute(READ, ()))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [type(event) for event in seen[-2:]] == [RequestFailed, CallEnded]
    assert seen[-2].error is None
    assert isinstance(seen[-1].error, asyncio.CancelledError)


async def test_waiting_in_the_client_is_told():
    seen = []
    clock = Clock(monotonic=iter_clock(), sleep=lambda seconds: asyncio.sleep(0))
    podero = client(respond(), hooks=[seen.append], rate_limit=RateLimit(5, burst=1), clock=clock)
    for _ in range(2):
        await podero.execute(READ, ())
    assert {event.reason for event in seen if isinstance(event, Throttled)} == {"rate", "in_flight"}


def iter_clock():
    now = 0.0

    def clock():
        nonlocal now
        now += 0.01
        return now

    return clock


async def test_hooks_add_headers():
    def propagate(event):
        if isinstance(event, RequestStarted):
            event.headers.append(("traceparent", "00-1-2-01"))

    podero = client(respond(), hooks=[propagate])
    await podero.execute(READ, ())
    assert podero.script.requests[0].headers["traceparent"] == "00-1-2-01"


async def test_a_secret_header_of_a_hook_does_not_show():
    def sign(event):
        if isinstance(event, RequestStarted):
            event.headers.append(("X-Api-Key", "kéy-1"))

    with pytest.raises(errors.BadRequestError) as caught:
        await client(respond(400, {"detail": "bad kéy-1"}), hooks=[sign]).execute(READ, ())
    assert caught.value.parsed == {"detail": "bad ***"}


async def test_a_hook_that_fails_harms_no_call(caplog):
    def broken(event):
        raise RuntimeError

    podero = client(respond(), hooks=[broken])
    assert (await podero.execute(READ, ())).status_code == 200
    assert "A hook raised on CallStarted. The call goes on without it" in caplog.text


async def test_without_hooks_and_debug_log_no_event_is_built(monkeypatch):
    def never(self, event):
        pytest.fail(f"{event!r} was built")

    monkeypatch.setattr("podero._call.dispatch.EventDispatcher.emit", never)
    logging.getLogger("podero").setLevel(logging.INFO)
    try:
        podero = client(respond())
        monkeypatch.setattr("podero._auth.cache.TokenCache._fetched", lambda cache, token, began: ACTIVE)
        await podero.execute(READ, ())
    finally:
        logging.getLogger("podero").setLevel(logging.NOTSET)


async def test_the_log_at_debug_shows_the_call_and_no_secret(caplog):
    caplog.set_level(logging.DEBUG, logger="podero")
    seen = []
    podero = client(
        respond(503, {"detail": TOKEN}),
        httpx.ReadError("x"),
        respond(),
        hooks=[seen.append],
        rate_limit=RateLimit(50, burst=1),
    )
    await podero.execute(READ, ())
    await podero.execute(CUE, ("claim-secret",), query={"secret": "cue-secret"})
    for told in (
        f"{seen_call(seen, 0)}: GET https://api.test/things",
        f"{seen_call(seen, 0)}: attempt 1: status 503",
        f"{seen_call(seen, 0)}: attempt 1 failed",
        "attempt 2: no response",
        "attempt 3: status 200",
        "token renewed",
        "waited",
        f"{seen_call(seen, -1)}: POST https://api.test/cues/***?secret=***",
    ):
        assert told in caplog.text
    for text in (caplog.text, repr(seen)):
        for secret in (TOKEN, "claim-secret", "cue-secret"):
            assert secret not in text


def seen_call(seen, index):
    call = [event for event in seen if isinstance(event, CallStarted)][index].call
    assert re.fullmatch(r"(things\.get|cues\.open) #\d+", str(call))
    return call


@pytest.mark.parametrize(
    ("name", "facts", "level", "told"),
    [
        (
            "renewal_failed",
            {"error": "503", "seconds_left": 61.2},
            "WARNING",
            (
                "The token could not be renewed: 503. It stays in use for 61 s more, and the client tries again by itself; "
                "look at the token service if this repeats."
            ),
        ),
        (
            "unavailable",
            {"error": "503"},
            "WARNING",
            (
                "There is no token, and calls fail: 503. The client asks again with a later call; check the credentials and "
                "the token service if this repeats."
            ),
        ),
        (
            "store_failed",
            {"operation": "save", "error": "OSError"},
            "WARNING",
            (
                "The token store failed (save: OSError). Calls go on with tokens of this client's own, and the store is left "
                "alone for a while; check that it can be reached and written to."
            ),
        ),
        ("renewed", {"source": "store"}, "DEBUG", "token renewed: {'source': 'store'}"),
    ],
)
def test_what_happens_to_the_token_is_told_in_prose(caplog, name, facts, level, told):
    caplog.set_level(logging.DEBUG, logger="podero")
    client(respond())._services.tokens._notify(name, facts)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [(level, told)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-ü", "1"),
        ("x y", "1"),
        ("", "1"),
        ("x", "a\nb: c"),
        ("x", "\u20ac"),
        ("x", None),
        (None, "1"),
        ("x", b"1"),
        ("x\r\n", "1"),
        ("Content-Length", "1"),
        ("transfer-encoding", "chunked"),
        ("Host", "other.test"),
        ("Authorization", "Bearer other"),
    ],
)
async def test_a_header_of_a_hook_that_cannot_be_sent_is_left_out(name, value, caplog):
    ended = []

    def hook(event):
        if isinstance(event, RequestStarted):
            event.headers.extend([(name, value), ("x-good", "é")])
        ended.extend([event] if isinstance(event, CallEnded) else [])

    podero = client(respond(), hooks=[hook])
    assert (await podero.execute(READ, ())).status_code == 200
    assert (b"x-good", "é".encode("latin-1")) in podero.script.requests[0].headers.raw
    assert len(podero.script.requests[0].headers.raw) == 6
    assert "which cannot be sent, so the request goes without it" in caplog.text
    assert len(ended) == 1
