"""Spans and metrics, read back through the SDK."""

import asyncio
import importlib
import sys

import httpx
import pytest
from opentelemetry import context, trace
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv.metrics.http_metrics import HTTP_CLIENT_REQUEST_DURATION

from podero import PoderoClient, RateLimit, errors
from podero.events import CallEnded, CallInfo, RequestStarted, ResponseReceived
from podero.instrumentation.opentelemetry import opentelemetry_hook
from podero.simulator import Simulator
from tests.support.samples import filled
from tests.support.scripted import CREATE, CUE, READ, TOKEN, client, respond

OF_THE_CALL = {
    "podero.operation": "things.get",
    "http.request.method": "GET",
    "url.template": "/things",
    "server.address": "api.test",
    "server.port": 443,
}


class Recorded:
    def __init__(self):
        self.exporter = InMemorySpanExporter()
        self.tracers = TracerProvider(shutdown_on_exit=False)
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.reader = InMemoryMetricReader()
        self.meters = MeterProvider([self.reader], shutdown_on_exit=False)
        self.hook = opentelemetry_hook(self.tracers, self.meters)

    @property
    def spans(self):
        return self.exporter.get_finished_spans()

    def instruments(self):
        data = self.reader.get_metrics_data()
        return {
            metric.name: metric
            for resource in data.resource_metrics
            for scope in resource.scope_metrics
            for metric in scope.metrics
        }

    def metrics(self):
        return {name: list(metric.data.data_points) for name, metric in self.instruments().items()}


@pytest.fixture
def recorded():
    made = Recorded()
    yield made
    made.tracers.shutdown()
    made.meters.shutdown()


async def test_a_call_with_a_retry(recorded):
    podero = client(respond(503, None), respond(), hooks=[recorded.hook])
    await podero.execute(READ, ())
    first, second, call = recorded.spans
    assert call.name == "podero things.get"
    assert dict(call.attributes) == {**OF_THE_CALL, "podero.attempts": 2}
    assert call.instrumentation_scope.schema_url == "https://opentelemetry.io/schemas/1.44.0"
    assert call.parent is None
    assert [span.parent.span_id for span in (first, second)] == [call.context.span_id] * 2
    assert first.name == "GET /things"
    assert first.kind is trace.SpanKind.CLIENT
    assert dict(first.attributes) == {
        **OF_THE_CALL,
        "podero.attempt": 1,
        "url.full": "https://api.test/things",
        "http.response.status_code": 503,
        "error.type": "503",
    }
    assert first.status.status_code is trace.StatusCode.ERROR
    assert (second.attributes["http.request.resend_count"], second.attributes["podero.attempt"]) == (1, 2)
    assert second.status.status_code is trace.StatusCode.UNSET
    sent = podero.script.requests[1].headers["traceparent"]
    assert sent.split("-")[1:3] == [f"{second.context.trace_id:032x}", f"{second.context.span_id:016x}"]
    found = recorded.metrics()
    assert sum(point.count for point in found["http.client.request.duration"]) == 2
    assert found["podero.client.call.duration"][0].count == 1
    assert found["podero.client.retries"][0].value == 1
    assert found["podero.client.token.events"][0].attributes == {"podero.event": "renewed"}


async def test_every_measurement_of_a_call_says_which_operation_and_attempt(recorded):
    podero = client(respond(503, None), respond(), hooks=[recorded.hook], rate_limit=RateLimit(1, burst=1))
    await podero.execute(READ, ())
    found = {name: [dict(point.attributes) for point in points] for name, points in recorded.metrics().items()}
    assert found.pop("podero.client.token.events") == [{"podero.event": "renewed"}]
    failed = {"podero.attempt": 1, "error.type": "503"}
    assert found == {
        "http.client.request.duration": [
            OF_THE_CALL | failed | {"http.response.status_code": 503},
            OF_THE_CALL | {"podero.attempt": 2, "http.response.status_code": 200},
        ],
        "podero.client.call.duration": [OF_THE_CALL | {"podero.attempts": 2}],
        "podero.client.retries": [OF_THE_CALL | {"podero.attempt": 1, "error.type": "ServerError"}],
        "podero.client.throttle.duration": [OF_THE_CALL | {"podero.attempt": 2, "podero.reason": "rate"}],
    }


async def test_drift_is_counted_by_operation_and_kind(recorded):
    podero = client(respond(200, {"redirect_url": "u", "new": 1, "more": 2}), hooks=[recorded.hook])
    await podero.execute(READ, ())
    (point,) = recorded.metrics()["podero.client.drift"]
    assert (point.value, dict(point.attributes)) == (2, OF_THE_CALL | {"podero.kind": "unknown_field"})


async def test_names_units_and_buckets_follow_the_conventions(recorded):
    podero = client(respond(503, None), respond(), hooks=[recorded.hook], rate_limit=RateLimit(1, burst=1))
    await podero.execute(READ, ())
    found = recorded.instruments()
    assert {name: metric.unit for name, metric in found.items()} == {
        HTTP_CLIENT_REQUEST_DURATION: "s",
        "podero.client.call.duration": "s",
        "podero.client.throttle.duration": "s",
        "podero.client.retries": "{retry}",
        "podero.client.token.events": "{event}",
    }
    advised = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
    assert tuple(found[HTTP_CLIENT_REQUEST_DURATION].data.data_points[0].explicit_bounds) == advised
    for name in ("podero.client.call.duration", "podero.client.throttle.duration"):
        assert tuple(found[name].data.data_points[0].explicit_bounds) == (*advised, 30, 60, 120)


async def test_errors_and_cancellation(recorded):
    podero = client(httpx.ReadError("reset"), hooks=[recorded.hook])
    with pytest.raises(errors.TransportError):
        await podero.execute(CREATE, (None,))
    request, call = recorded.spans
    assert (request.attributes["error.type"], call.attributes["error.type"]) == ("TransportError", "TransportError")
    recorded.exporter.clear()
    started = asyncio.Event()

    async def hang(request):
        started.set()
        await asyncio.Event().wait()

    podero = client(hang, hooks=[recorded.hook])
    task = asyncio.create_task(podero.execute(READ, ()))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [span.attributes["error.type"] for span in recorded.spans] == ["cancelled", "cancelled"]
    assert trace.get_current_span() is trace.INVALID_SPAN


@pytest.mark.parametrize("whole", [True, False])
async def test_a_stream_leaves_the_context_of_its_caller_alone(recorded, whole, caplog):
    podero = client(respond(200, [filled("UserOutput")] * 3), hooks=[recorded.hook])
    users = podero.users.stream()
    await anext(users)
    assert trace.get_current_span() is trace.INVALID_SPAN
    with recorded.tracers.get_tracer("caller").start_as_current_span("outer") as outer:
        if whole:
            assert len([user async for user in users]) == 2
        await users.aclose()
        assert trace.get_current_span() is outer
    assert trace.get_current_span() is trace.INVALID_SPAN
    request, call, _ = recorded.spans
    assert request.parent.span_id == call.context.span_id
    assert caplog.messages == []


async def test_no_secret_in_spans_and_metrics(recorded):
    podero = client(respond(), hooks=[recorded.hook], rate_limit=RateLimit(50, burst=1))
    await podero.execute(CUE, ("claim-secret",), query={"secret": "cue-secret"})
    await podero.execute(READ, ())
    shown = "".join(span.to_json() for span in recorded.spans) + str(recorded.metrics())
    for secret in ("claim-secret", "cue-secret", TOKEN):
        assert secret not in shown
    assert "podero.client.throttle.duration" in shown


async def test_together_with_the_instrumentation_of_httpx_there_is_one_span_a_request(recorded):
    async with Simulator(seed=1, users=1) as simulator:
        HTTPXClientInstrumentor().instrument(tracer_provider=recorded.tracers)
        try:
            async with PoderoClient(
                base_url=simulator.base_url,
                client_id=simulator.client_id,
                client_secret=simulator.client_secret,
                org_id=simulator.org_id,
                transport=httpx.AsyncHTTPTransport(),
                hooks=[recorded.hook],
            ) as podero:
                await podero.users.list()
        finally:
            HTTPXClientInstrumentor().uninstrument()
    names = [span.name for span in recorded.spans if "users" in str(dict(span.attributes))]
    assert names == ["GET /api/partners/v2.0/org/{org_id}/users", "podero users.list"]


def test_events_of_an_unknown_call_are_passed_over(recorded):
    call = CallInfo(id=0, operation="x.y", method="GET", url_template="/x", url="https://api.test/x")
    for event in (
        RequestStarted(call=call, attempt=1),
        ResponseReceived(call=call, attempt=1, status_code=200, request_id=None, elapsed=1.0, size=0),
        CallEnded(call=call, attempts=1, elapsed=1.0, error=None),
    ):
        recorded.hook(event)
    assert recorded.spans == ()
    assert context.get_current() == {}


def test_without_opentelemetry_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    monkeypatch.delitem(sys.modules, "podero.instrumentation.opentelemetry")
    with pytest.raises(ModuleNotFoundError, match=r"pip install '.\[otel\]'"):
        importlib.import_module("podero.instrumentation.opentelemetry")
