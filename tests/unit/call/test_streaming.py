"""Lists that are handed on while they come in: through retries, middleware, cancellation and closing."""

import asyncio
import contextlib
import json
import traceback

import attrs
import httpx
import pytest

from podero import RetryPolicy, Timeout, errors
from podero._wire.errors import WireReadError
from podero.events import CallEnded, CallStarted, ResponseReceived, RetryScheduled
from podero.middleware import AttemptResponse, Response
from podero_client import models
from podero_client._runtime.operation import Caller
from tests.support.samples import filled
from tests.support.scripted import TOKEN, client, respond

USER = filled("UserOutput")
ONE = json.dumps(USER).encode()
MANY = [USER] * (400_000 // len(ONE))


class Body(httpx.AsyncByteStream):
    """A body whose parts the test decides."""

    def __init__(self, *parts):
        self.parts = parts
        self.closed = 0

    async def __aiter__(self):
        for part in self.parts:
            await asyncio.sleep(0)
            if isinstance(part, BaseException):
                raise part
            if isinstance(part, asyncio.Event):
                await part.wait()
            else:
                yield part

    async def aclose(self):
        self.closed += 1


def streaming(body, status=200, headers=None):
    return httpx.Response(status, headers=headers, stream=body)


async def collected(items):
    return [item async for item in items]


def in_flight(podero):
    return podero.stats().in_flight


async def test_items_come_before_the_response_has_ended():
    gate = asyncio.Event()
    body = Body(b"[" + b",".join([ONE] * 500) + b",", gate, ONE + b"]")
    async with client(streaming(body)) as podero:
        items = podero.users.stream(include_deleted=True)
        first = await anext(items)

        assert first == models.UserOutput.from_dict(USER)
        assert in_flight(podero) == 1
        gate.set()
        assert len(await collected(items)) == 500
        assert (in_flight(podero), body.closed) == (0, 1)
        assert podero.script.requests[0].url.query == b"include_deleted=true"


async def test_nothing_is_sent_before_the_first_item_is_asked_for():
    async with client(respond(200, [])) as podero:
        items = podero.users.stream()
        assert podero.script.requests == []
        assert await collected(items) == []


async def test_a_call_is_retried_until_its_response_begins():
    events = []
    async with client(
        WireReadError("lost", request_sent=True),
        respond(503),
        streaming(Body(b"[" + ONE + b"]")),
        hooks=[events.append],
    ) as podero:
        assert len(await collected(podero.users.stream())) == 1

    assert [type(event) for event in events if isinstance(event, CallStarted | RetryScheduled | CallEnded)] == [
        CallStarted, RetryScheduled, RetryScheduled, CallEnded,
    ]  # fmt: skip
    assert events[-1].error is None
    assert [event.status_code for event in events if isinstance(event, ResponseReceived)] == [503, 200]


@pytest.mark.parametrize("how", ["whole", "left", "lost"])
async def test_the_time_of_a_stream_begins_with_the_call(how):
    def late(request):
        podero.time.advance(5)
        return streaming(Body(b"[" + ONE, b"]" if how == "whole" else WireReadError("lost", request_sent=True)))

    events = []
    async with client(late, hooks=[events.append]) as podero:
        items = podero.users.stream()
        await anext(items)
        podero.time.advance(2)
        with contextlib.suppress(errors.TransportError):
            if how != "left":
                await collected(items)
        await items.aclose()
    (ended,) = [event for event in events if isinstance(event, CallEnded)]
    assert (ended.elapsed, ended.error is None) == (7, how != "lost")


async def test_an_error_status_is_raised_with_its_body():
    async with client(respond(404, {"detail": "no such organization"})) as podero:
        with pytest.raises(errors.NotFoundError, match="no such organization"):
            await collected(podero.users.stream())
        assert in_flight(podero) == 0


@pytest.mark.parametrize("end", [b"", b",", b', {"id": "7'])
@pytest.mark.parametrize("count", [2, 500])
async def test_a_lost_connection_raises_after_the_items_before_it(count, end):
    events = []
    body = Body(b"[" + b",".join([ONE] * count) + end, WireReadError(f"lost {TOKEN}", request_sent=True))
    async with client(streaming(body), hooks=[events.append]) as podero:
        got = []
        with pytest.raises(errors.TransportError) as caught:
            async for item in podero.users.stream():
                got.append(item)

        assert len(got) == count
        assert caught.value.stop_reason == "stream_begun"
        assert (caught.value.operation, caught.value.request_sent, caught.value.attempts) == ("users.list", True, 1)
        assert caught.value.transient
        assert not caught.value.may_have_happened
        assert str(caught.value).startswith("GET /api/partners/v2.0/org/{org_id}/users: ")
        assert TOKEN not in "".join(traceback.format_exception(caught.value))
        assert (in_flight(podero), body.closed, len(podero.script.requests)) == (0, 1, 1)
        assert events[-1].error is caught.value


async def test_no_frame_of_an_error_holds_a_secret():
    body = Body(b"[", WireReadError("lost", request_sent=True))
    async with client(streaming(body)) as podero:
        with pytest.raises(errors.TransportError) as caught:
            await collected(podero.users.stream())

    shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert TOKEN not in shown
    assert caught.value.__cause__ is caught.value.__context__ is None


@pytest.mark.parametrize(
    ("content", "path", "reason"),
    [
        (b"[" + ONE + b"," + ONE.replace(b'"id": "', b'"id": "x') + b"]", "$[1].id", "UUID"),
        (b"[" + ONE, "$", "truncated"),
        (b"<html>gateway</html>", "$", "an HTML page instead of JSON"),
        (b"", "$", "an empty body"),
        (b'{"detail": "x"}', "$", "array"),
    ],
)
async def test_what_is_not_the_declared_list_names_the_place(content, path, reason):
    async with client(streaming(Body(content), headers={"X-Request-Id": "r-1"})) as podero:
        with pytest.raises(errors.ResponseValidationError, match=reason) as caught:
            await collected(podero.users.stream())

    assert (caught.value.path, caught.value.request_id) == (path, "r-1")
    assert caught.value.body == content.decode()


async def test_an_item_cannot_take_all_memory(monkeypatch):
    monkeypatch.setattr("podero._call.streaming.MAX_RESPONSE_BYTES", 100_000)
    endless = b'[{"id": "' + b"x" * 400_000
    async with client(streaming(Body(endless))) as podero:
        with pytest.raises(errors.ResponseValidationError, match="larger than 100,000 bytes"):
            await collected(podero.users.stream())


async def test_leaving_early_gives_everything_back():
    events = []
    body = Body(b"[" + b",".join([ONE] * 2000), asyncio.Event())
    async with client(streaming(body), hooks=[events.append]) as podero:
        async with contextlib.aclosing(podero.users.stream()) as items:
            async for _ in items:
                break

        assert (in_flight(podero), body.closed) == (0, 1)
        assert isinstance(events[-1], CallEnded)
        assert events[-1].error is None


async def test_cancelling_gives_everything_back():
    events = []
    body = Body(b"[" + b",".join([ONE] * 500), asyncio.Event())
    async with client(streaming(body), hooks=[events.append]) as podero:
        got = []

        async def consume():
            async for item in podero.users.stream():
                got.append(item)

        task = asyncio.create_task(consume())
        while len(got) < 100:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert (in_flight(podero), body.closed) == (0, 1)
        assert isinstance(events[-1].error, asyncio.CancelledError)


async def test_closing_the_client_ends_a_stream():
    class Closable(Body):
        async def __aiter__(self):
            yield b"[" + b",".join([ONE] * 500)
            await podero.aclose()
            raise WireReadError("closed", request_sent=True)

    podero = client(streaming(Closable()))
    with pytest.raises(errors.ClientClosedError, match="during the call"):
        await collected(podero.users.stream())
    with pytest.raises(errors.ClientClosedError):
        await collected(podero.users.stream())


async def test_other_tasks_run_between_pieces():
    async with client(respond(200, MANY)) as podero:
        ticks = 0

        async def tick():
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        ticker = asyncio.create_task(tick())
        assert len(await collected(podero.users.stream())) == len(MANY)
        ticker.cancel()
        assert ticks > 6


async def test_middleware_sees_a_stream_like_any_call_and_may_refuse_or_respond():
    seen = []

    async def audit(request, send):
        seen.append(request.operation)
        response = await send(request.adding(headers={"X-Audit": "7"}))
        assert response.status_code == 200
        return response

    async with client(respond(200, [USER]), middleware=[audit]) as podero:
        assert len(await collected(podero.users.stream())) == 1
        assert podero.script.requests[0].headers["X-Audit"] == "7"
    assert seen == ["users.list"]

    async def refuse(request, send):
        raise PermissionError

    async with client(respond(200, [USER]), middleware=[refuse]) as podero:
        with pytest.raises(PermissionError):
            await collected(podero.users.stream())
        assert podero.script.requests == []

    async def cached(request, send):
        return Response(status_code=200, headers={}, content=b"", parsed=["cached"])

    async with client(respond(200, [USER]), middleware=[cached]) as podero:
        assert await collected(podero.users.stream()) == ["cached"]


async def test_items_of_a_middleware_are_any_collection():
    async def cached(request, send):
        return Response(status_code=200, headers={}, content=b"", parsed=parsed)

    async with client(respond(200, [USER]), middleware=[cached]) as podero:
        parsed = ("cached",)
        assert await collected(podero.users.stream()) == ["cached"]
        parsed = None
        with pytest.raises(errors.ConfigurationError, match="returned NoneType as the items of a stream"):
            await collected(podero.users.stream())


async def test_a_middleware_that_drops_the_response_leaks_nothing():
    body = Body(b"[" + ONE + b"]")

    async def drop(request, send):
        await send(request)
        return Response(status_code=200, headers={}, content=b"", parsed=[])

    events = []
    async with client(streaming(body), middleware=[drop], hooks=[events.append]) as podero:
        assert await collected(podero.users.stream()) == []
        assert (in_flight(podero), body.closed) == (0, 1)
    assert [event.error for event in events if isinstance(event, CallEnded)] == [None]


async def test_a_middleware_that_sends_again_needs_no_second_slot():
    bodies = [Body(b"[]"), Body(b"[" + ONE + b"]")]

    async def twice(request, send):
        await send(request)
        return await send(request)

    timeout = Timeout(pool=0.05)
    async with client(*map(streaming, bodies), middleware=[twice], max_connections=1, timeout=timeout) as podero:
        assert len(await collected(podero.users.stream())) == 1
        assert in_flight(podero) == 0
    assert [body.closed for body in bodies] == [1, 1]


async def test_attempt_middleware_may_respond_or_fail():
    async def instead(request, send):
        return AttemptResponse(200, httpx.Headers(), b"[" + ONE + b"]")

    async with client(respond(200, []), attempt_middleware=[instead]) as podero:
        assert len(await collected(podero.users.stream())) == 1

    body = Body(b"[]")

    async def fails(request, send):
        await send(request)
        raise KeyError

    async with client(streaming(body), attempt_middleware=[fails]) as podero:
        with pytest.raises(KeyError):
            await collected(podero.users.stream())
        assert (in_flight(podero), body.closed) == (0, 1)


async def test_streams_keep_to_the_limit_of_connections():
    gate = asyncio.Event()
    async with client(streaming(Body(b"[", gate, b"]")), respond(200, []), max_connections=1) as podero:
        first = asyncio.create_task(collected(podero.users.stream()))
        while in_flight(podero) == 0:
            await asyncio.sleep(0)
        second = asyncio.create_task(podero.users.list())
        while podero.stats().waiting_for_slot == 0:
            await asyncio.sleep(0)
        assert len(podero.script.requests) == 1
        gate.set()
        assert (await first, await second) == ([], [])


async def test_the_deadline_ends_with_the_begin_of_the_response():
    async with client(streaming(Body(b"[", ONE, b"]")), retry=RetryPolicy(deadline=0.05)) as podero:
        items = podero.users.stream()
        [item] = await collected(items)
        assert item.email == USER["email"]


async def test_a_caller_that_knows_no_better_reads_the_whole_list_first():
    class Plain(Caller):
        async def execute(self, operation, path, *, query=None, headers=None, body=None):
            return Response(status_code=200, headers={}, content=b"", parsed=[operation, path, query, headers])

    assert await collected(Plain().stream("o", ("p",), query={"q": 1})) == ["o", ("p",), {"q": 1}, None]


async def test_an_attempt_middleware_that_makes_a_failure_of_a_success_leaks_nothing():
    body = Body(b"[" + ONE + b"]")
    turns = []

    async def fail_once(request, send):
        response = await send(request)
        turns.append(response)
        return attrs.evolve(response, status_code=503) if len(turns) == 1 else response

    async with client(
        streaming(body), streaming(Body(b"[]")), attempt_middleware=[fail_once], max_connections=1
    ) as podero:
        assert await collected(podero.users.stream()) == []
        assert (in_flight(podero), body.closed) == (0, 1)


async def test_an_attempt_middleware_that_sends_twice_leaks_nothing():
    first, second = Body(b"[]"), Body(b"[" + ONE + b"]")

    async def twice(request, send):
        await send(request)
        return await send(request)

    async with client(streaming(first), streaming(second), attempt_middleware=[twice]) as podero:
        assert len(await collected(podero.users.stream())) == 1
        assert (in_flight(podero), first.closed, second.closed) == (0, 1, 1)


async def test_the_content_of_an_attempt_middleware_counts_more_than_what_came():
    body = Body(b"[]")

    async def replace(request, send):
        return attrs.evolve(await send(request), content=b"[" + ONE + b"]")

    async with client(streaming(body), attempt_middleware=[replace]) as podero:
        assert len(await collected(podero.users.stream())) == 1
        assert body.closed == 1
