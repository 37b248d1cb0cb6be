"""Fault injection: refusals, malformed bodies, delays and broken connections for chosen requests."""

from __future__ import annotations

import json as json_codec
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
        """
        response = None
        if status is not None:
            pairs = {name.lower(): value for name, value in (headers or {}).items()}
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
