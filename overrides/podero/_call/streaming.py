"""A call whose response is a list that is handed on while it comes in."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterable
from typing import Any, TypeVar

import httpx

from podero import errors
from podero._call.body import Body
from podero._call.call import Call
from podero._call.chain import call_request, chained
from podero._call.failures import transport_error
from podero._call.pieces import Piece
from podero._call.request import CallArguments, PreparedRequest
from podero._call.response import declared_type, invalid
from podero._call.scrub import scrubbed
from podero._call.services import Options, Services
from podero._policy.concurrency import Slots
from podero._wire.content import MAX_RESPONSE_BYTES, content_parts
from podero.middleware import AttemptResponse, CallRequest
from podero_client._runtime.operation import Operation, Response
from podero_client._runtime.pieces import PIECE, ListReader
from podero_client._runtime.reading import Reading

T = TypeVar("T")


class StreamingCall(Call[Any]):
    """A call that is over when the last item has been handed on.

    Retries, token and deadline are those of any call until the response begins. From then on there is no retry, since
    items are out, and no deadline, since the caller sets the pace; the read timeout limits each wait for the server.
    """

    live = True
    _body: httpx.Response | None = None
    _held: Slots | None = None
    _is_unread = False

    async def run(self) -> Response[Any]:
        """Make the call up to the begin of its response.

        Returns:
            A response whose parsed value is an async generator of items; `close` must follow.

        Raises:
            errors.PoderoError: As `podero.errors` describes.
        """
        try:
            return await super().run()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Give connection and request slot back."""
        held, self._held = self._held, None
        if held is not None:
            held.release()
        await self._drop_body()
        if self._is_unread:
            # of a middleware that had no use for it
            self._is_unread = False
            super()._succeeded()

    async def _send(self, prepared: PreparedRequest[Any], remaining: float | None) -> AttemptResponse:
        try:
            return await super()._send(prepared, remaining)
        except BaseException:
            # a middleware may have made a failure of a success
            await self._drop_body()
            raise

    async def _content(self, response: httpx.Response) -> bytes:
        # a middleware may send twice
        await self._drop_body()
        if not response.is_success:
            return await super()._content(response)
        self._body = response
        return b""

    async def _drop_body(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            await body.aclose()

    def _release(self, slots: Slots) -> None:
        if self._body is None:
            super()._release(slots)
        else:
            self._held = slots

    async def _parsed(self, response: AttemptResponse) -> Response[Any]:
        self._is_unread = True
        return Response(
            status_code=response.status_code,
            headers=response.headers,
            content=response.content,
            parsed=self._items(response),
        )

    def _succeeded(self) -> None:
        """Nothing has succeeded before the last item is out."""

    async def _items(self, response: AttemptResponse) -> AsyncGenerator[Any, None]:
        self._is_unread = False
        try:
            async for item in self._decoded(response):
                yield item
        except GeneratorExit:
            # the caller has seen enough
            super()._succeeded()
            raise
        except BaseException as error:  # noqa: BLE001 - cancellation must carry no secret either
            failure = scrubbed(self._translated(error))
        else:
            super()._succeeded()
            return
        finally:
            await self.close()
        if isinstance(failure, errors.PoderoError):
            failure.stop_reason = failure.stop_reason or "stream_begun"
            self._complete(failure)
        self._emit_ended(failure)
        try:
            raise failure
        finally:
            del failure

    async def _decoded(self, response: AttemptResponse) -> AsyncGenerator[Any, None]:
        body = self._body_of(response)
        reading = body.reading()
        type_ = declared_type(self._operation, response.status_code)
        reader = ListReader[Any](type_, reading=reading, largest=MAX_RESPONSE_BYTES)
        try:
            try:
                async for part in self._parts(response):
                    for begin in range(0, len(part), PIECE):
                        for item in self._noticed(body, reading, reader, reader.feed(part[begin : begin + PIECE])):
                            yield item
                        await asyncio.sleep(0)
            except httpx.RequestError:
                # the response broke off; what came whole is the caller's
                for item in self._noticed(body, reading, reader, reader.rest()):
                    yield item
                raise
            for item in self._noticed(body, reading, reader, reader.finish()):
                yield item
        except errors.DecodeError as failure:
            raise invalid(failure, response.status_code, response.headers, reader.piece, self._secrets()) from failure

    def _noticed(self, body: Body, reading: Reading, reader: ListReader[Any], items: list[Any]) -> list[Any]:
        if items:
            body.notice(reading, Piece(items, reader.type, reader.piece))
        body.hand_over(reading)
        return items

    async def _parts(self, response: AttemptResponse) -> AsyncGenerator[bytes, None]:
        if self._body is None or response.content:
            # of an attempt middleware
            yield response.content
            return
        async for part in content_parts(self._body):
            yield part

    def _translated(self, error: BaseException) -> BaseException:
        if isinstance(error, httpx.RequestError):
            if self._services.lifecycle.closed:
                return errors.ClientClosedError("the client was closed during the call", request_sent=True)
            return transport_error(error, self._secrets())
        return error


async def streamed(
    services: Services, options: Options, operation: Operation[list[T]], arguments: CallArguments
) -> AsyncGenerator[T, None]:
    """Make a call through all middleware, and hand on the items of its response while they come in.

    Args:
        services: What the calls of the client share.
        options: Timeouts and retry policy of this call.
        operation: What is called.
        arguments: What it is called with.

    Yields:
        The items.

    Raises:
        errors.PoderoError: As `podero.errors` describes.
    """
    calls: list[StreamingCall] = []

    async def send(request: CallRequest) -> Response[Any]:
        # A middleware that sends again is done with the response before, which holds a slot.
        for call in calls:
            await call.close()
        added = options.adding(request.headers, request.extra_query)
        calls.append(StreamingCall(services, added, operation, arguments))
        return await calls[-1].run()

    try:
        response = await chained(services.middleware, send)(call_request(operation, arguments))
        parsed: Iterable[T] | AsyncGenerator[T, None] = response.parsed
        if isinstance(parsed, AsyncGenerator):
            async with contextlib.aclosing(parsed) as items:
                async for item in items:
                    yield item
        elif isinstance(parsed, Iterable):
            # of a middleware
            for item in parsed:
                yield item
        else:
            msg = f"a middleware returned {type(parsed).__name__} as the items of a stream: a list is needed"
            raise errors.ConfigurationError(msg)
    finally:
        for call in calls:
            await call.close()
