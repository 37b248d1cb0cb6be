"""One call: limits -> deadline -> attempts (token -> wire) -> answer or error."""

from __future__ import annotations

import asyncio
import builtins
import itertools
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Generic, TypeVar

import attrs
import httpx

from podero import errors
from podero._answers import parse, request_id, status_error
from podero._content import MAX_RESPONSE_BYTES, ResponseTooLargeError, read_content
from podero._core import Core
from podero._failures import Failed, after, failed, transport_error
from podero._prepare import Prepared
from podero._retry import Failure, GiveUp, RetryPolicy, decide, parse_retry_after
from podero._secrets import Secret
from podero._slots import SlotTimeoutError
from podero._timeout import Timeout
from podero._tokens import Held
from podero.hooks import (
    CallEnded,
    CallStarted,
    RequestFailed,
    RequestStarted,
    ResponseReceived,
    RetryScheduled,
    Throttled,
)
from podero_client._runtime.operation import Response

T = TypeVar("T")

_numbers = itertools.count(1)

NOTICEABLE = 0.001
"""Seconds of waiting for a place from which on hooks are told."""


@attrs.frozen(kw_only=True)
class Options:
    """What a view of a client can change."""

    timeout: Timeout
    retry: RetryPolicy


@attrs.frozen
class Answer:
    """What came back for one request."""

    status_code: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    content: bytes = attrs.field(repr=False)

    @property
    def request_sent(self) -> bool:
        """An answer means that the request had left."""
        return True

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300  # noqa: PLR2004 - the definition of success, RFC 9110 section 15.3


class Call(Generic[T]):
    """One call, from the prepared request to the value.

    Args:
        core: The client's shared parts.
        options: Timeouts and retry policy of this call.
        prepared: The request.
    """

    def __init__(self, core: Core, options: Options, prepared: Prepared[T]) -> None:
        self._core = core
        self._options = options
        self._prepared = prepared
        self._number = next(_numbers)
        self._watched = bool(core.watchers)
        self._requests = 0
        self._earlier: list[errors.PoderoError] = []
        self._held: Held | None = None
        self._request: httpx.Request | None = None
        self._sent: bool | None = False

    def __str__(self) -> str:
        return f"{self._prepared.operation.name} #{self._number}"

    async def run(self) -> Response[T]:
        """Make the call.

        Raises:
            errors.PoderoError: As `podero.errors` describes.
        """
        core, limit = self._core, self._options.retry.deadline
        started = core.clock()
        scope = asyncio.timeout(limit)
        if self._watched:
            self._emit_start()
        raised: BaseException | None = None
        outcome: Response[T] | errors.PoderoError | None = core.enter(scope)
        try:
            if outcome is None:
                try:
                    async with scope:
                        outcome = await self._attempts(None if limit is None else started + limit)
                except builtins.TimeoutError:
                    if not scope.expired():
                        raise
                    outcome = self._cut_off()
            if isinstance(outcome, errors.PoderoError):
                # Raised here and not where it arose: the traceback holds no frame that saw the token or the body.
                raise self._completed(outcome, core.clock() - started)  # noqa: TRY301
        except BaseException as error:
            raised = error
            raise
        finally:
            core.leave(scope)
            if self._watched:
                elapsed = core.clock() - started
                core.watchers.emit(CallEnded(call=self, attempts=self._requests, elapsed=elapsed, error=raised))
        return outcome

    async def _attempts(self, deadline: float | None) -> Response[T] | errors.PoderoError:
        core, operation = self._core, self._prepared.operation
        attempt, cost, replayed = 0, 0, False
        while True:
            attempt += 1
            outcome = await self._attempt(deadline)
            if isinstance(outcome, Answer):
                if outcome.is_success:
                    core.quota.succeeded(cost)
                    return self._value(outcome)
                outcome = self._refused(outcome)
                if outcome.failure.status == HTTPStatus.UNAUTHORIZED and self._held is not None and not replayed:
                    replayed = True
                    refused, self._held = self._held, None
                    core.tokens.invalidate(refused)
                    without_token = await self._take_token()
                    if self._held is not None and self._held.value == refused.value:
                        return outcome.error
                    self._earlier.append(outcome.error)
                    if without_token is None:
                        attempt -= 1
                        continue
                    outcome = without_token
            decision = decide(
                self._options.retry,
                attempt=attempt,
                failure=outcome.failure,
                repeatable=operation.repeatable,
                remaining=None if deadline is None else deadline - core.clock(),
                quota=core.quota,
                random=core.random,
            )
            if isinstance(decision, GiveUp):
                return outcome.error
            cost = decision.cost
            self._earlier.append(outcome.error)
            core.watchers.emit(
                RetryScheduled(call=self, attempt=self._requests, wait=decision.wait, error=outcome.error)
            )
            await core.sleep(decision.wait)

    async def _take_token(self) -> Failed | None:
        """Put a token in hand; says so when none can be had."""
        tokens = self._core.tokens
        try:
            self._held = tokens.current() or await tokens.get()
        except errors.TokenServiceUnavailable as error:
            return Failed(error.with_traceback(None), Failure("unsent", retry_after=error.retry_after))
        except errors.TokenError as error:
            return Failed(error.with_traceback(None), Failure("unsent", retryable=False))
        return None

    async def _attempt(self, deadline: float | None) -> Answer | Failed:
        core, pool = self._core, self._options.timeout.pool
        if self._prepared.operation.authenticated and (without_token := await self._take_token()) is not None:
            return without_token
        if core.limiter is not None and (waited := await core.limiter.acquire()) > 0:
            core.watchers.emit(Throttled(call=self, waited=waited, reason="rate"))
        slots, began = core.slots, core.clock()
        try:
            await slots.acquire(timeout=pool, deadline=deadline)
        except SlotTimeoutError:
            if deadline is not None and core.clock() >= deadline:
                return failed(self._cut_off())
            msg = (
                f"no place among the {slots.limit} requests in flight within {pool:g} s; this client is overloaded, "
                "not the server: raise max_connections or call less at once"
            )
            return failed(errors.TimeoutError(msg, phase="pool", request_sent=False))
        try:
            if self._watched and (waited := core.clock() - began) > NOTICEABLE:
                core.watchers.emit(Throttled(call=self, waited=waited, reason="in_flight"))
            return await self._exchange(None if deadline is None else deadline - core.clock())
        finally:
            slots.release()

    async def _exchange(self, remaining: float | None) -> Answer | Failed:
        core = self._core
        self._requests += 1
        extra: list[tuple[str, str]] = []
        if self._watched:
            core.watchers.emit(RequestStarted(call=self, attempt=self._requests, headers=extra))
        request = self._request = self._prepared.request(self._held, extra, self._options.timeout.within(remaining))
        began = core.clock()
        outcome: Answer | Failed | None = None
        try:
            outcome = await self._send(request)
            self._note_sent(outcome.request_sent)
            self._request = None
            return outcome
        finally:
            if self._watched:
                self._emit_end(outcome, core.clock() - began)

    async def _send(self, request: httpx.Request) -> Answer | Failed:
        try:
            response = await self._core.transport.handle_async_request(request)
            try:
                content = await read_content(response, MAX_RESPONSE_BYTES)
            finally:
                await response.aclose()
        except httpx.TransportError as failure:
            return failed(transport_error(failure), retryable=getattr(failure, "retryable", True))
        except httpx.DecodingError:
            return failed(errors.TransportError("the answer could not be decompressed", request_sent=True))
        except ResponseTooLargeError as failure:
            error = errors.TransportError(f"the answer was given up: {failure}", request_sent=True)
            return failed(error, retryable=False)
        except asyncio.CancelledError as error:
            # The frames of the transport hold the token and the body; a cancellation would carry them to the caller.
            raise error.with_traceback(None) from None
        return Answer(response.status_code, response.headers, content)

    def _note_sent(self, sent: bool | None) -> None:  # noqa: FBT001 - one of three states
        """Add up what is known over all attempts: an earlier request that left stays a request that left."""
        if self._sent is False or sent is True:
            self._sent = sent

    def _cut_off(self) -> errors.TransportError:
        """The error of a call that the deadline or `aclose` ended."""
        if self._request is not None:
            # The wire writes down how far the request got; with another transport it is not known.
            self._note_sent(self._request.extensions.get("request_sent"))
        if self._core.closed:
            return errors.ClientClosedError("the client was closed during the call", request_sent=self._sent)
        limit = self._options.retry.deadline
        msg = f"not done within the deadline of {limit:g} s{after(self._sent)}"
        return errors.TimeoutError(msg, phase="total", request_sent=self._sent)

    def _value(self, answer: Answer) -> Response[T] | errors.ResponseValidationError:
        try:
            parsed = parse(
                self._prepared.operation,
                answer.status_code,
                answer.content,
                keep_unknown=self._core.keep_unknown,
                secrets=self._secrets(),
            )
        except errors.ResponseValidationError as error:
            error.request_id = request_id(answer.headers, self._secrets())
            return error.with_traceback(None)
        return Response(status_code=answer.status_code, headers=answer.headers, content=answer.content, parsed=parsed)

    def _refused(self, answer: Answer) -> Failed:
        error = self._status_error(answer)
        if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS and self._core.limiter is not None:
            self._core.limiter.throttled()
        return Failed(error, Failure("status", answer.status_code, error.retry_after))

    def _status_error(self, answer: Answer) -> errors.StatusError:
        error = status_error(
            self._prepared.operation,
            answer.status_code,
            answer.headers,
            answer.content,
            retry_after=parse_retry_after(answer.headers, time.time),
            secrets=self._secrets(),
        )
        error.request_id = request_id(answer.headers, self._secrets())
        return error

    def _secrets(self) -> tuple[Secret, ...]:
        held = () if self._held is None else (self._held.value,)
        return (*self._core.secrets, *self._prepared.secrets, *held)

    def _completed(self, error: errors.PoderoError, elapsed: float) -> errors.PoderoError:
        operation = self._prepared.operation
        if isinstance(error, errors.TransportError):
            error.request_sent = self._sent
        error.method, error.url_template, error.url = operation.method, operation.path, self._prepared.shown_url
        error.attempts, error.elapsed, error.earlier = self._requests, elapsed, tuple(self._earlier)
        attempts = f" ({self._requests} attempts)" if self._requests > 1 else ""
        error.args = (f"{operation.method} {operation.path}: {error.message}{attempts}",)
        return error

    def _emit_start(self) -> None:
        prepared, operation = self._prepared, self._prepared.operation
        self._core.watchers.emit(
            CallStarted(
                call=self,
                operation=operation.name,
                method=operation.method,
                url_template=operation.path,
                url=prepared.shown_url,
            )
        )

    def _emit_end(self, outcome: Answer | Failed | None, elapsed: float) -> None:
        if isinstance(outcome, Answer):
            event = ResponseReceived(
                call=self,
                attempt=self._requests,
                status_code=outcome.status_code,
                request_id=request_id(outcome.headers, self._secrets()),
                elapsed=elapsed,
                size=len(outcome.content),
            )
            self._core.watchers.emit(event)
            return
        error = outcome.error if outcome is not None else None
        self._core.watchers.emit(RequestFailed(call=self, attempt=self._requests, error=error, elapsed=elapsed))
