"""Spans and metrics, read back through the SDK."""

import asyncio

import httpx
import pytest
from opentelemetry import context, trace
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from podero import PoderoClient, RateLimit, errors
from podero.events import CallEnded, CallInfo, RequestStarted, ResponseReceived
from podero.instrumentation.opentelemetry import opentelemetry_hook
from podero.simulator import Simulator
from tests.support.scripted import CREATE, CUE, READ, TOKEN, answer, client


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

    def metrics(self):
        data = self.reader.get_metrics_data()
        return {
            metric.name: list(metric.data.data_points)
            for resource in data.resource_metrics
            for scope in resource.scope_metrics
            for metric in scope.metrics
        }


@pytest.fixture
def recorded():
    made = Recorded()
    yield made
    made.tracers.shutdown()
    made.meters.shutdown()


async def test_a_call_with_a_retry(recorded):
    podero = client(answer(503, None), answer(), hooks=[recorded.hook])
    await podero.execute(READ, ())
    first, second, call = recorded.spans
    assert call.name == "podero things.get"
    assert call.attributes["podero.requests"] == 2
    assert call.parent is None
    assert [span.parent.span_id for span in (first, second)] == [call.context.span_id] * 2
    assert first.name == "GET /things"
    assert first.kind is trace.SpanKind.CLIENT
    assert dict(first.attributes) == {
        "http.request.method": "GET",
        "url.template": "/things",
        "url.full": "https://api.test/things",
        "server.address": "api.test",
        "server.port": 443,
        "http.response.status_code": 503,
        "error.type": "503",
    }
    assert first.status.status_code is trace.StatusCode.ERROR
    assert second.attributes["http.request.resend_count"] == 1
    assert second.status.status_code is trace.StatusCode.UNSET
    sent = podero.script.requests[1].headers["traceparent"]
    assert sent.split("-")[1:3] == [f"{second.context.trace_id:032x}", f"{second.context.span_id:016x}"]
    found = recorded.metrics()
    assert sum(point.count for point in found["http.client.request.duration"]) == 2
    assert found["podero.client.call.duration"][0].count == 1
    assert found["podero.client.retries"][0].value == 1
    assert found["podero.client.token.events"][0].attributes == {"podero.event": "renewed"}


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


async def test_no_secret_in_spans_and_metrics(recorded):
    podero = client(answer(), hooks=[recorded.hook], rate_limit=RateLimit(50, burst=1))
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
