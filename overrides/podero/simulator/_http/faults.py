"""Faults on order: refusals, odd bodies, delays and broken connections for chosen requests."""

from __future__ import annotations

import json as json_codec
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

import attrs

from podero.simulator._http.messages import Answer
from podero.simulator._http.request_log import ReceivedRequest

Matcher = str | Callable[[ReceivedRequest], bool]


@attrs.define
class Fault:
    """One ordered fault.

    Args:
        match: Glob on the path or on the operationId, or a function of the request.
        method: Upper-case method, or None for every method.
        answer: What is answered in place of the true answer; None keeps the true answer.
        delay: Real seconds to wait before answering.
        cut_after: Number of body bytes after which the connection is broken; None sends the whole body.
        drop: Break the connection without any answer.
        carry_out: Carry the request out before `answer` or `drop` takes effect, as when an answer is lost.
        times: How many requests it still meets; None for all.
        hits: How many it has met.
    """

    match: Matcher = "*"
    method: str | None = None
    answer: Answer | None = None
    delay: float = 0.0
    cut_after: int | None = None
    drop: bool = False
    carry_out: bool = False
    times: int | None = 1
    hits: int = 0

    def meets(self, request: ReceivedRequest) -> bool:
        """Tell whether a request is one of those meant.

        Args:
            request: The request.

        Returns:
            True when it is.
        """
        if self.times == 0 or self.method not in {None, request.method}:
            return False
        if callable(self.match):
            return self.match(request)
        return fnmatchcase(request.path, self.match) or fnmatchcase(request.operation_id or "", self.match)


@attrs.define
class Faults:
    """The faults ordered and not yet used up. The first that fits a request is taken."""

    _ordered: list[Fault] = attrs.field(factory=list[Fault], init=False)

    def add(
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
        carry_out: bool = False,
        times: int | None = 1,
    ) -> Fault:
        """Order a fault.

        Args:
            match: Glob on the path (`*/heat-pumps*`) or on the operationId (`*_router_create_user`), or a function
                of the request.
            method: Only requests of this method.
            status: Status to answer; left out, the true answer is given (with `delay` or `cut_after`).
            headers: Headers of the answer, for example `{"Retry-After": "1"}`.
            body: Raw body of the answer.
            json: JSON body of the answer, in place of `body`.
            delay: Real seconds to wait before answering.
            cut_after: Break the connection after this many bytes of the body.
            drop: Break the connection without an answer.
            carry_out: Carry the request out all the same; only its answer is lost or replaced.
            times: Number of requests to meet; None for all until `clear`.

        Returns:
            The fault; its `hits` counts the requests it met.
        """
        answer = None
        if status is not None:
            pairs = {name.lower(): value for name, value in (headers or {}).items()}
            if json is not None:
                pairs.setdefault("content-type", "application/json")
            content = json_codec.dumps(json).encode() if json is not None else body
            answer = Answer(status, content.encode() if isinstance(content, str) else content, tuple(pairs.items()))
        fault = Fault(match, method and method.upper(), answer, delay, cut_after, drop, carry_out, times)
        self._ordered.append(fault)
        return fault

    def take(self, request: ReceivedRequest) -> Fault | None:
        """Find the fault for a request and count it as used.

        Args:
            request: The request.

        Returns:
            The fault, or None.
        """
        for fault in self._ordered:
            if fault.meets(request):
                fault.hits += 1
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        """Withdraw every fault."""
        self._ordered.clear()
