"""One call: deadline -> retries -> (token -> limits -> wire) -> response or error."""

from __future__ import annotations

import asyncio
import builtins
import functools
import itertools
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Generic, TypeVar

import httpx

from podero import errors
from podero._auth.cache import ActiveToken
from podero._call.body import Body
from podero._call.chain import chained, scrubbing
from podero._call.dispatch import sendable
from podero._call.drift import Finding
from podero._call.failures import failure_of, is_refusal, request_sent, transport_error
from podero._call.hints import say
from podero._call.redaction import redact
from podero._call.refusals import raise_refusal
from podero._call.request import READS, CallArguments, PreparedRequest, prepare
from podero._call.response import request_id, status_error
from podero._call.scrub import scrubbed
from podero._call.services import Options, Services
from podero._headers import secrets_of, with_headers, with_query
from podero._policy.concurrency import Slots, SlotTimeoutError
from podero._policy.retry import Failure, GiveUp, decide
from podero._policy.retry_after import parse_retry_after
from podero._secrets import Secret
from podero._wire.content import MAX_RESPONSE_BYTES, read_content
from podero.events import (
    CallEnded,
    CallInfo,
    CallStarted,
    DriftSeen,
    RequestFailed,
    RequestStarted,
    ResponseReceived,
    RetryScheduled,
    Throttled,
)
from podero.middleware import AttemptRequest, AttemptResponse
from podero_client._runtime.operation import Operation, Response

T = TypeVar("T")

_ids = itertools.count(1)

# a plain number: reading a member of an enum costs more than the comparison
_UNAUTHORIZED = int(HTTPStatus.UNAUTHORIZED)

REPORTED_WAIT = 0.001
"""Seconds of waiting for a request slot from which on hooks are told."""


class Call(Generic[T]):
    """One call, from its arguments to the value.

    Args:
        services: What the calls of the client share.
        options: Timeouts and retry policy of this call.
        operation: What is called.
        arguments: What it is called with.
    """

    live = False
    """Whether the body of a success is left to be read while it comes in."""

    def __init__(self, services: Services, options: Options, operation: Operation[T], arguments: CallArguments) -> None:
        self._services = services
        self._options = options
        self._operation = operation
        self._arguments = arguments
        self._prepared: PreparedRequest[T] | None = None
        self._is_watched = services.events.is_watched
        self._emit = services.events.emit
        self._requests = 0
        self._earlier: list[errors.PoderoError] = []
        self._reauthenticated = False
        self._token: ActiveToken | None = None
        self._added_secrets: dict[Secret, None] = {}
        self._sent_for_good = False
        self._sent: bool | None = False
        self._may_have_happened = False
        self._started = 0.0

    @functools.cached_property
    def _info(self) -> CallInfo:
        operation = self._operation
        return CallInfo(
            id=next(_ids),
            operation=operation.name,
            method=operation.method,
            url_template=operation.path,
            url="" if self._prepared is None else self._prepared.shown_url,
        )

    async def run(self) -> Response[T]:
        """Make the call. Nothing is raised but through here, with everything that could show a secret taken off.

        Raises:
            errors.PoderoError: As `podero.errors` describes.
        """
        started = self._started = self._services.clock.monotonic()
        try:
            prepared = self._prepared = prepare(self._services.origin, self._options, self._operation, self._arguments)
            if self._is_watched:
                self._emit(CallStarted(call=self._info))
            response = await self._within_deadline(prepared, started)
        except BaseException as error:  # noqa: BLE001 - cancellation must carry no secret either
            failure = scrubbed(error)
        else:
            self._succeeded()
            return response
        if isinstance(failure, errors.PoderoError):
            self._complete(failure)
        self._emit_ended(failure)
        try:
            raise failure
        finally:
            # The traceback holds this frame; with the error in it they would keep each other alive.
            del failure

    async def _within_deadline(self, prepared: PreparedRequest[T], started: float) -> Response[T]:
        lifecycle, limit = self._services.lifecycle, self._options.retry.deadline
        scope = asyncio.timeout(limit)
        lifecycle.enter(scope)
        try:
            async with scope:
                return await self._with_retries(prepared, None if limit is None else started + limit)
        except builtins.TimeoutError:
            if not scope.expired():
                raise
            raise self._cut_off() from None
        finally:
            lifecycle.leave(scope)

    async def _with_retries(self, prepared: PreparedRequest[T], deadline: float | None) -> Response[T]:
        services = self._services
        attempt = cost = 0
        while True:
            attempt += 1
            happened_before = self._may_have_happened
            try:
                response = await self._send_with_reauthentication(prepared, deadline)
            except errors.PoderoError as error:
                decision = decide(
                    self._options.retry,
                    attempt=attempt,
                    failure=Failure("sent", transient=error.transient) if self._sent_for_good else failure_of(error),
                    retry_safe=self._operation.retry_safe,
                    remaining=None if deadline is None else deadline - services.clock.monotonic(),
                    quota=services.quota,
                    random=services.clock.random,
                )
                if isinstance(decision, GiveUp):
                    error.stop_reason = decision.reason
                    raise
                cost = decision.cost
                self._earlier.append(scrubbed(error))
                self._emit(RetryScheduled(call=self._info, attempt=self._requests, wait=decision.wait, error=error))
            else:
                services.quota.succeeded(cost)
                try:
                    return await self._parsed(response)
                except errors.RefusedError:
                    self._may_have_happened = happened_before
                    raise
            await services.clock.sleep(decision.wait)

    async def _send_with_reauthentication(
        self, prepared: PreparedRequest[T], deadline: float | None
    ) -> AttemptResponse:
        """Send the request; after a 401, once in a call, send it again with a new token."""
        if not self._operation.authenticated:
            return await self._send_within_limits(prepared, deadline)
        token = await self._next_token()
        try:
            return await self._send_within_limits(prepared, deadline)
        except errors.AuthenticationError as refused:
            if self._reauthenticated or self._sent_for_good:
                raise
            self._reauthenticated = True
            self._services.tokens.invalidate(token)
            self._earlier.append(scrubbed(refused))
            if (await self._next_token()).value == token.value:
                self._earlier.remove(refused)
                refused.hint = "There is no other token: give the client a valid one, or credentials that get one."
                raise
        return await self._send_within_limits(prepared, deadline)

    async def _next_token(self) -> ActiveToken:
        tokens = self._services.tokens
        if self._token is not None:
            self._added_secrets[self._token.value] = None
        self._token = tokens.current() or await tokens.get()
        return self._token

    async def _send_within_limits(self, prepared: PreparedRequest[T], deadline: float | None) -> AttemptResponse:
        services, pool_timeout = self._services, self._options.timeout.pool
        limiter = services.limiter
        if limiter is not None and not limiter.try_acquire() and (waited := await limiter.acquire()) > 0:
            self._emit_throttled(waited, "rate")
        slots, began = services.lifecycle.slots, services.clock.monotonic()
        try:
            await slots.acquire(timeout=pool_timeout, deadline=deadline)
        except SlotTimeoutError:
            if deadline is not None and services.clock.monotonic() >= deadline:
                raise self._cut_off() from None
            msg = (
                f"no free request slot within {pool_timeout:g} s, all {slots.limit} are in use; this client is "
                "overloaded, not the server: raise max_connections or make fewer calls at once"
            )
            raise errors.TimeoutError(msg, phase="pool", request_sent=False) from None
        try:
            if self._is_watched and (waited := services.clock.monotonic() - began) > REPORTED_WAIT:
                self._emit_throttled(waited, "in_flight")
            remaining = None if deadline is None else deadline - services.clock.monotonic()
            return await self._send(prepared, remaining)
        finally:
            self._release(slots)

    def _release(self, slots: Slots) -> None:
        slots.release()

    async def _send(self, prepared: PreparedRequest[T], remaining: float | None) -> AttemptResponse:
        """Send one request and report it; raises for every status outside 2xx."""
        services = self._services
        self._requests += 1
        fields = self._emit_request_started() if self._is_watched else []
        timeouts = self._options.timeout.within(remaining)
        began = services.clock.monotonic()
        try:
            if services.attempt_middleware:
                response = await self._exchange_through_middleware(prepared, fields, timeouts)
            else:
                response = await self._exchange(prepared, fields, timeouts)
        except BaseException as error:
            if isinstance(error, errors.TransportError):
                self._note(error.request_sent)
            if self._is_watched:
                self._emit_failed(error, services.clock.monotonic() - began)
            raise
        if self._token is not None and response.status_code != _UNAUTHORIZED:
            services.tokens.accepted(self._token)
        if self._is_watched:
            self._emit_received(response, services.clock.monotonic() - began)
        if services.limiter is not None:
            services.limiter.observe(response.status_code, response.headers)
        self._report(services.drift.in_head(self._operation, response))
        if response.is_success:
            return response
        raise status_error(
            self._operation,
            response.status_code,
            response.headers,
            response.content,
            retry_after=parse_retry_after(response.headers, services.clock.wall),
            secrets=self._secrets(),
        )

    async def _exchange_through_middleware(
        self, prepared: PreparedRequest[T], fields: list[tuple[bytes, bytes]], timeouts: Mapping[str, float]
    ) -> AttemptResponse:
        async def send(request: AttemptRequest) -> AttemptResponse:
            added, query = with_headers((), request.headers), with_query(request.extra_query)
            self._added_secrets |= dict.fromkeys((*secrets_of(added), *query.secrets))
            return await scrubbing(self._exchange(prepared, [*fields, *added], timeouts, query.rendered))

        try:
            return await chained(self._services.attempt_middleware, send)(
                AttemptRequest(call=self._info, attempt=self._requests)
            )
        except errors.PoderoError:
            # What failed may be another request, of the middleware's own; what this one has done stays done.
            self._sent_for_good = self._may_have_happened and not self._operation.retry_safe
            raise

    async def _exchange(
        self,
        prepared: PreparedRequest[T],
        fields: list[tuple[bytes, bytes]],
        timeouts: Mapping[str, float],
        query: str = "",
    ) -> AttemptResponse:
        authorization = None if self._token is None else self._token.authorization
        request = prepared.request(authorization, fields, timeouts, query, live=self.live)
        try:
            response = await self._services.transport.handle_async_request(request)
            content = await self._content(response)
        except httpx.RequestError as failure:
            self._note(request_sent(failure))
            raise transport_error(failure, self._secrets()) from failure
        except BaseException:
            # The wire writes down how much of the request was sent; with another transport it is not known.
            self._note(request.extensions.get("request_sent"))
            raise
        self._note(True, refused=is_refusal(response, self._services.clock.wall))  # noqa: FBT003 - one of three states
        return AttemptResponse(response.status_code, response.headers, content)

    async def _content(self, response: httpx.Response) -> bytes:
        try:
            return await read_content(response, MAX_RESPONSE_BYTES)
        finally:
            await response.aclose()

    def _note(self, sent: bool | None, *, refused: bool = False) -> None:  # noqa: FBT001 - one of three states
        """Add up what is known over all attempts: an earlier request that was sent stays a request that was sent."""
        if self._sent is False or sent is True:
            self._sent = sent
        if sent is not False and not refused:
            self._may_have_happened = self._operation.method not in READS

    def _cut_off(self) -> errors.TransportError:
        """The error of a call that the deadline or `aclose` ended."""
        if self._services.lifecycle.closed:
            return errors.ClientClosedError("the client was closed during the call", request_sent=self._sent)
        limit = self._options.retry.deadline
        msg = f"not done within the deadline of {limit:g} s"
        error = errors.TimeoutError(msg, phase="total", request_sent=self._sent)
        error.stop_reason = "deadline"
        return error

    async def _parsed(self, response: AttemptResponse) -> Response[T]:
        body = self._body_of(response)
        parsed = await body.parsed()
        if (rule := self._operation.refusal) is not None and self._options.raise_refusals:
            raise_refusal(rule, self._operation, parsed, response, body.secrets)
        return Response(
            status_code=response.status_code, headers=response.headers, content=response.content, parsed=parsed
        )

    def _body_of(self, response: AttemptResponse) -> Body:
        return Body(
            self._services, self._options, self._operation, response, self._secrets(), self._report, self._complete
        )

    def _report(self, findings: Sequence[Finding]) -> None:
        for finding in findings:
            place, value = (redact(text, self._secrets()) for text in (finding.place, finding.value))
            self._emit(DriftSeen(call=self._info, kind=finding.kind, place=place, value=value))

    def _secrets(self) -> tuple[Secret, ...]:
        parameters = () if self._prepared is None else self._prepared.secrets
        token = () if self._token is None else (self._token.value,)
        return (*self._services.secrets, *self._options.secrets, *self._added_secrets, *parameters, *token)

    def _complete(self, error: errors.PoderoError) -> None:
        """Put the facts of the call on its error."""
        info = self._info
        error.call_id, error.operation, error.method = info.id, info.operation, info.method
        error.url_template, error.url = info.url_template, info.url or None
        error.may_have_happened = self._may_have_happened
        error.attempts, error.earlier = self._requests, tuple(self._earlier)
        error.elapsed = self._elapsed()
        if isinstance(error, errors.TransportError):
            error.request_sent = self._sent
        if self._prepared is not None:
            say(error, self._operation)

    def _elapsed(self) -> float:
        return self._services.clock.monotonic() - self._started

    def _succeeded(self) -> None:
        if self._is_watched:
            self._emit_ended(None)

    def _emit_throttled(self, waited: float, reason: str) -> None:
        self._emit(Throttled(call=self._info, attempt=self._requests + 1, waited=waited, reason=reason))

    def _emit_request_started(self) -> list[tuple[bytes, bytes]]:
        """Report a request; returns the header fields that hooks add to it."""
        extra: list[tuple[str, str]] = []
        self._emit(RequestStarted(call=self._info, attempt=self._requests, headers=extra))
        fields = sendable(extra)
        self._added_secrets |= dict.fromkeys(secrets_of(fields))
        return fields

    def _emit_ended(self, error: BaseException | None) -> None:
        if self._is_watched or (isinstance(error, errors.PoderoError) and self._prepared is not None):
            self._emit(CallEnded(call=self._info, attempts=self._requests, elapsed=self._elapsed(), error=error))

    def _emit_failed(self, error: BaseException, elapsed: float) -> None:
        known = scrubbed(error) if isinstance(error, errors.PoderoError) else None
        self._emit(RequestFailed(call=self._info, attempt=self._requests, error=known, elapsed=elapsed))

    def _emit_received(self, response: AttemptResponse, elapsed: float) -> None:
        status, size, id_ = response.status_code, len(response.content), request_id(response.headers, self._secrets())
        received = ResponseReceived(
            call=self._info, attempt=self._requests, status_code=status, request_id=id_, elapsed=elapsed, size=size
        )
        self._emit(received)
