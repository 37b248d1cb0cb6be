"""The body of one successful response -> its value, with whatever comes up meanwhile reported."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from podero import errors
from podero._call.drift import Finding
from podero._call.pieces import LARGE, Piece, parse_in_pieces
from podero._call.response import declared_type, invalid, parse
from podero._call.services import Options, Services
from podero._secrets import Secret
from podero.middleware import AttemptResponse
from podero_client._runtime.operation import Operation
from podero_client._runtime.reading import Reading


@attrs.define
class Body:
    """The body of one successful response.

    Args:
        services: What the calls of the client share.
        options: How this call reads.
        operation: What was called.
        response: What came.
        secrets: What must not show in errors.
        report: Takes departures from the document that were not reported yet.
        complete: Puts the facts of the call on an error.
    """

    services: Services
    options: Options
    operation: Operation[Any]
    response: AttemptResponse
    secrets: tuple[Secret, ...]
    report: Callable[[Sequence[Finding]], None]
    complete: Callable[[errors.PoderoError], None]
    _is_sample: bool | None = attrs.field(init=False, default=None)

    def reading(self) -> Reading:
        """How it is read."""
        return Reading(
            keep_unknown=self.services.keep_unknown_fields, skip_invalid=self.options.on_invalid_item is not None
        )

    async def parsed(self) -> Any:
        """Decode it.

        Raises:
            ResponseValidationError: It is not what the document says.
        """
        operation, response, reading = self.operation, self.response, self.reading()
        arguments = operation, response.status_code, response.headers, response.content
        if len(response.content) > LARGE:
            value: Any = await parse_in_pieces(
                *arguments, reading=reading, secrets=self.secrets, on_piece=functools.partial(self.notice, reading)
            )
        else:
            value = parse(*arguments, reading=reading, secrets=self.secrets)
            if reading.unknown or not reading.keep_unknown:
                # checked here too, since calls are many and findings few
                self.notice(reading, Piece(value, declared_type(operation, response.status_code), response.content))
        self.hand_over(reading)
        return value

    def notice(self, reading: Reading, piece: Piece) -> None:
        """Report what the last reading met that the document does not know.

        Args:
            reading: The reading.
            piece: What was read.
        """
        if reading.unknown or not reading.keep_unknown:
            if self._is_sample is None:
                # asked once: all pieces of a response are looked at, or none
                self._is_sample = not reading.keep_unknown and self.services.drift.is_sample(self.operation)
            self.report(self.services.drift.in_body(self.operation, reading, piece, again=self._is_sample))

    def hand_over(self, reading: Reading) -> None:
        """Give the errors of invalid items to whom the caller named.

        Args:
            reading: What left them out; it forgets them.
        """
        if (callback := self.options.on_invalid_item) is None:
            return
        status, headers = self.response.status_code, self.response.headers
        for item in reading.invalid:
            error = invalid(item.error, status, headers, item.content, self.secrets)
            self.complete(error)
            callback(error)
        reading.invalid.clear()
