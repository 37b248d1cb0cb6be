"""Fault injection: refusals, malformed bodies, delays and broken connections for chosen requests."""

from __future__ import annotations

import json as json_codec
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

import attrs

from podero.simulator._http.messages import Response
from podero.simulator._http.request_log import ReceivedRequest

Matcher = str | Callable[[ReceivedRequest], bool]


@attrs.define
class Fault:
    """One injected fault.

    Args:
        match: Glob for the path or the operationId, or a function of the request.
        method: Method in upper case, or None for every method.
        response: Sent instead of the real response; None keeps the real one.
        delay: Real seconds to wait before responding.
        cut_after: Number of body bytes after which the connection is closed; None sends the whole body.
        drop: Close the connection without a response.
        execute: Execute the request before `response` or `drop` takes effect, as if only the response were lost.
        times: Number of requests it still applies to; None for all.
        hits: Number of requests it has applied to.
    """

    match: Matcher = "*"
    method: str | None = None
    response: Response | None = None
    delay: float = 0.0
    cut_after: int | None = None
    drop: bool = False
    execute: bool = False
    times: int | None = 1
    hits: int = 0

    def applies_to(self, request: ReceivedRequest) -> bool:
        """Tell whether this fault applies to a request.

        Args:
            request: The request.

        Returns:
            True if it matches and the fault is not used up.
        """
        if self.times == 0 or self.method not in {None, request.method}:
            return False
        if callable(self.match):
            return self.match(request)
        return fnmatchcase(request.path, self.match) or fnmatchcase(request.operation_id or "", self.match)


@attrs.define
class Faults:
    """The injected faults that are not used up. The first one that matches a request applies to it."""

    _injected: list[Fault] = attrs.field(factory=list[Fault], init=False)

    def inject(
        self,
        match: Matcher = "*",
        *,
        method: str | None = None,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | str = b"",
        json: Any = None,
        delay: float = 0.0,
        cut_after: int | None = None,
        drop: bool = False,
        execute: bool = False,
        times: int | None = 1,
    ) -> Fault:
        """Inject a fault.

        Args:
            match: Glob for the path (`*/heat-pumps*`) or the operationId (`*_router_create_user`), or a function of
                the request.
            method: Only requests with this method.
            status: Status to respond with; if omitted, the real response is sent (with `delay` or `cut_after`).
            headers: Headers of the response, such as `{"Retry-After": "1"}`.
            body: Raw body of the response.
            json: JSON body of the response, instead of `body`.
            delay: Real seconds to wait before responding.
            cut_after: Close the connection after this many bytes of the body.
            drop: Close the connection without a response.
            execute: Execute the request anyway; only its response is lost or replaced.
            times: Number of requests to apply to; None for all until `clear`.

        Returns:
            The fault; its `hits` counts the requests it has applied to.

        Raises:
            ValueError: `status`, `times`, `delay` or `cut_after` is out of range, or a header cannot be sent.
        """
        _check("status", status, 100, 599)
        _check("times", times, 0, None)
        _check("delay", delay, 0, None)
        _check("cut_after", cut_after, 0, None)
        response = None
        if status is not None:
            pairs = {_header_name(name): _header_value(name, value) for name, value in (headers or {}).items()}
            if json is not None:
                pairs.setdefault("content-type", "application/json")
            content = json_codec.dumps(json).encode() if json is not None else body
            response = Response(status, content.encode() if isinstance(content, str) else content, tuple(pairs.items()))
        fault = Fault(match, method and method.upper(), response, delay, cut_after, drop, execute, times)
        self._injected.append(fault)
        return fault

    def take(self, request: ReceivedRequest) -> Fault | None:
        """Find the fault that applies to a request and count it.

        Args:
            request: The request.

        Returns:
            The fault, or None.
        """
        for fault in self._injected:
            if fault.applies_to(request):
                fault.hits += 1
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        """Remove every fault."""
        self._injected.clear()


def _check(name: str, value: float | None, lowest: float, highest: float | None) -> None:
    """Refuse a number that is out of range."""
    if value is not None and not (lowest <= value < float("inf") if highest is None else lowest <= value <= highest):
        limits = f"{lowest} or more" if highest is None else f"from {lowest} to {highest}"
        message = f"{name} must be {limits}, not {value!r}"
        raise ValueError(message)


def _header_name(name: str) -> str:
    if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        message = f"{name!r} is not a header name"
        raise ValueError(message)
    return name.lower()


def _header_value(name: str, value: str) -> str:
    if not re.fullmatch(r"[\t\x20-\x7e\x80-\xff]*", value):
        message = f"the value of header {name} must be Latin-1 without control characters, not {value!r}"
        raise ValueError(message)
    return value
