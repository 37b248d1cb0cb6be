"""OpenTelemetry spans and metrics from the events of a client (extra `otel`; needs the API package only).

Names, units and buckets follow the semantic conventions for HTTP clients
(https://opentelemetry.io/docs/specs/semconv/http/): a CLIENT span and `http.client.request.duration` for each request,
around them an INTERNAL span for the call. All of a call carry its operation, method and URL template.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import attrs

from podero._extras import needed

try:
    from opentelemetry import context, metrics, propagate, trace
except ModuleNotFoundError as error:
    msg = f"{error.name} is not installed; {needed('podero.instrumentation.opentelemetry', 'otel')}"
    raise ModuleNotFoundError(msg, name=error.name) from None

from podero._version import __version__
from podero.events import (
    CallEnded,
    CallInfo,
    CallStarted,
    DriftSeen,
    Event,
    Hook,
    RequestFailed,
    RequestStarted,
    ResponseReceived,
    RetryScheduled,
    Throttled,
    TokenEvent,
)

if TYPE_CHECKING:
    from contextvars import Token

_SCHEMA_URL = "https://opentelemetry.io/schemas/1.44.0"

# What the conventions advise for http.client.request.duration; a call with its retries may take until its deadline.
_REQUEST_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)
_CALL_BUCKETS = (*_REQUEST_BUCKETS, 30.0, 60.0, 120.0)

# Set while a request is sent, so that an instrumented httpx transport below does not make a second span of it.
_SUPPRESS = getattr(context, "_SUPPRESS_HTTP_INSTRUMENTATION_KEY", "suppress_http_instrumentation")

_FIRST_ERROR_STATUS = 400


def opentelemetry_hook(
    tracer_provider: trace.TracerProvider | None = None, meter_provider: metrics.MeterProvider | None = None
) -> Hook:
    """Make a hook that records every call: ``PoderoClient(hooks=[opentelemetry_hook()])``.

    Args:
        tracer_provider: Where spans go, the global one by default.
        meter_provider: Where metrics go, the global one by default.
    """
    tracer = trace.get_tracer("podero", __version__, tracer_provider, _SCHEMA_URL)
    meter = metrics.get_meter("podero", __version__, meter_provider, _SCHEMA_URL)
    return _Recorder(tracer, meter).on_event


@attrs.define(eq=False)
class _Recording:
    """What is open for one call."""

    span: trace.Span
    attributes: dict[str, Any]
    attempt: int = 0
    request_span: trace.Span = trace.INVALID_SPAN
    request_token: Token[context.Context] | None = None


class _Recorder:
    """Turns events into spans and measurements.

    Args:
        tracer: Makes the spans.
        meter: Makes the instruments.
    """

    def __init__(self, tracer: trace.Tracer, meter: metrics.Meter) -> None:
        self._tracer = tracer
        self._open: dict[int, _Recording] = {}
        self._requests = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_REQUEST_BUCKETS,
        )
        self._calls = meter.create_histogram(
            "podero.client.call.duration",
            unit="s",
            description="Duration of calls with all their requests and waits.",
            explicit_bucket_boundaries_advisory=_CALL_BUCKETS,
        )
        self._waits = meter.create_histogram(
            "podero.client.throttle.duration",
            unit="s",
            description="Time that calls waited inside the client.",
            explicit_bucket_boundaries_advisory=_CALL_BUCKETS,
        )
        self._retries = meter.create_counter(
            "podero.client.retries", unit="{retry}", description="Attempts that failed and were followed by another."
        )
        self._tokens = meter.create_counter(
            "podero.client.token.events", unit="{event}", description="What happened to the token."
        )
        self._drift = meter.create_counter(
            "podero.client.drift", unit="{finding}", description="Departures of responses from the API document."
        )

    def on_event(self, event: Event) -> None:
        """Record one event.

        Args:
            event: What happened.
        """
        match event:
            case CallStarted():
                self._call_started(event)
            case RequestStarted():
                self._request_started(event)
            case ResponseReceived():
                self._response_received(event)
            case RequestFailed():
                kind = "cancelled" if event.error is None else type(event.error).__name__
                self._request_ended(event.call, {"error.type": kind}, event.elapsed)
            case RetryScheduled():
                failed = {"podero.attempt": event.attempt, "error.type": type(event.error).__name__}
                self._retries.add(1, _attributes(event.call) | failed)
            case Throttled():
                waited = {"podero.attempt": event.attempt, "podero.reason": event.reason}
                self._waits.record(event.waited, _attributes(event.call) | waited)
            case TokenEvent():
                self._tokens.add(1, {"podero.event": event.name})
            case DriftSeen():
                self._drift.add(1, _attributes(event.call) | {"podero.kind": event.kind})
            case _:
                self._call_ended(event)

    def _call_started(self, event: CallStarted) -> None:
        attributes = _attributes(event.call)
        span = self._tracer.start_span(f"podero {event.call.operation}", attributes=attributes)
        # Not made the current span: a stream hands items to its caller, in the caller's context, before it is over.
        self._open[event.call.id] = _Recording(span, attributes)

    def _request_started(self, event: RequestStarted) -> None:
        recording = self._open.get(event.call.id)
        if recording is None:
            return
        recording.attempt = event.attempt
        attributes = {**recording.attributes, "url.full": event.call.url, "podero.attempt": event.attempt}
        if event.attempt > 1:
            attributes["http.request.resend_count"] = event.attempt - 1
        name = f"{event.call.method} {event.call.url_template}"
        recording.request_span = self._tracer.start_span(
            name, trace.set_span_in_context(recording.span), trace.SpanKind.CLIENT, attributes
        )
        current = trace.set_span_in_context(recording.request_span)
        recording.request_token = context.attach(context.set_value(_SUPPRESS, True, current))  # noqa: FBT003
        carrier: dict[str, str] = {}
        propagate.inject(carrier, current)
        event.headers.extend(carrier.items())

    def _response_received(self, event: ResponseReceived) -> None:
        status = event.status_code
        facts: dict[str, Any] = {"http.response.status_code": status}
        if status >= _FIRST_ERROR_STATUS:
            facts["error.type"] = str(status)
        self._request_ended(event.call, facts, event.elapsed)

    def _request_ended(self, call: CallInfo, facts: Mapping[str, Any], elapsed: float) -> None:
        recording = self._open.get(call.id)
        if recording is None or recording.request_token is None:
            return
        context.detach(recording.request_token)
        recording.request_token = None
        span = recording.request_span
        span.set_attributes(dict(facts))
        if "error.type" in facts:
            span.set_status(trace.StatusCode.ERROR)
        span.end()
        self._requests.record(elapsed, {**recording.attributes, "podero.attempt": recording.attempt, **facts})

    def _call_ended(self, event: CallEnded) -> None:
        recording = self._open.pop(event.call.id, None)
        if recording is None:
            return
        facts: dict[str, Any] = {"podero.attempts": event.attempts}
        if event.error is not None:
            cancelled = isinstance(event.error, asyncio.CancelledError)
            facts["error.type"] = "cancelled" if cancelled else type(event.error).__name__
            recording.span.set_status(trace.StatusCode.ERROR, facts["error.type"])
        recording.span.set_attributes(facts)
        recording.span.end()
        self._calls.record(event.elapsed, {**recording.attributes, **facts})


def _attributes(call: CallInfo) -> dict[str, Any]:
    """What every span and measurement of a call carries; no ids, so that series stay few."""
    server = urlsplit(call.url)
    return {
        "podero.operation": call.operation,
        "http.request.method": call.method,
        "url.template": call.url_template,
        "server.address": server.hostname or "",
        "server.port": server.port or (443 if server.scheme == "https" else 80),
    }
