"""Fault injection: refusals, malformed bodies, delays, broken connections, rate limits and drift."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, cast

import attrs

from podero.simulator._http.arguments import (
    check_flag,
    check_headers,
    check_method,
    check_number,
    encode_body,
    refuse,
)
from podero.simulator._http.drift import Drift, DriftKind, check_kind
from podero.simulator._http.latency import Delay, check_delay, draw_delay
from podero.simulator._http.messages import Response
from podero.simulator._http.rate_window import RateWindow, refusal
from podero.simulator._http.request_log import ReceivedRequest

Matcher = str | Callable[[ReceivedRequest], bool]


@attrs.define
class Fault:
    """One injected fault.

    Args:
        match: Glob for the path or the operationId, or a function of the request.
        method: Method in upper case, or None for every method.
        response: Sent instead of the real response; None keeps the real one.
        delay: Real seconds to wait before responding, or their distribution.
        cut_after: Number of body bytes after which the connection is closed; None sends the whole body.
        bytes_per_second: Speed at which the body is sent; None for at once.
        drop: Close the connection without a response.
        execute: Execute the request before `response` or `drop` takes effect, as if only the response were lost.
        drift: How the response differs from the document, or None.
        window: Rate limit, or None.
        probability: Chance that it applies to a matching request.
        share: Part of the matching requests to which it applies, evenly spaced.
        times: Number of requests it still applies to; None for all.
        hits: Number of requests it has applied to; for a rate limit, those refused.
    """

    match: Matcher = "*"
    method: str | None = None
    response: Response | None = None
    delay: Delay = 0.0
    cut_after: int | None = None
    bytes_per_second: float | None = None
    drop: bool = False
    execute: bool = False
    drift: Drift | None = None
    window: RateWindow | None = None
    probability: float = 1.0
    share: float = 1.0
    times: int | None = 1
    hits: int = 0
    _matched: int = attrs.field(default=0, kw_only=True)

    @property
    def replaces(self) -> bool:
        """Whether the real response is not sent."""
        return self.drop or self.response is not None

    def applies_to(self, request: ReceivedRequest) -> bool:
        """Tell whether a request is one of those that this fault may apply to.

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

    def is_chosen(self, rng: random.Random) -> bool:
        """Count a matching request and tell whether share and probability choose it."""
        self._matched += 1
        # Room for what products such as 0.29 * 100 lack.
        turns = [math.floor(number * self.share + 1e-9) for number in (self._matched - 1, self._matched)]
        return turns[0] < turns[1] and rng.random() < self.probability


@attrs.frozen
class Effects:
    """What the faults that apply to one request do to it together.

    Args:
        delay: Real seconds to wait before responding.
        response: Sent instead of the real response, or None.
        drop: Close the connection without a response.
        execute: Execute the request although its response is replaced.
        headers: Headers added to the response.
        drifts: How the response differs from the document.
        cut_after: Number of body bytes after which the connection is closed, or None.
        bytes_per_second: Speed at which the body is sent, or None.
    """

    delay: float = 0.0
    response: Response | None = None
    drop: bool = False
    execute: bool = True
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    drifts: tuple[Drift, ...] = ()
    cut_after: int | None = None
    bytes_per_second: float | None = None


class Faults:
    """The injected faults.

    All that match a request apply to it together: delays add up, and the slowest speed and the earliest cut win. Of
    those that replace the response only the first applies.

    Args:
        seed: Determines what `probability` and distributions of `delay` draw.
        uptime: Returns the seconds on which windows of rate limits run.
    """

    def __init__(self, seed: int = 0, uptime: Callable[[], float] = time.monotonic) -> None:
        self._injected: list[Fault] = []
        self.seed = seed
        self._uptime = uptime
        self._rng = random.Random(f"{seed}:faults")

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._injected)

    def inject(
        self,
        match: Matcher = "*",
        *,
        method: str | None = None,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | str = b"",
        json: Any = None,
        delay: Delay = 0.0,
        cut_after: int | None = None,
        bytes_per_second: float | None = None,
        drop: bool = False,
        execute: bool = False,
        probability: float = 1.0,
        share: float = 1.0,
        times: int | None = 1,
    ) -> Fault:
        """Inject a fault.

        Args:
            match: Glob for the path (`*/heat-pumps*`) or the operationId (`*_router_create_user`), or a function of
                the request.
            method: Only requests with this method.
            status: Status to respond with, 200 to 599; if omitted, the real response is sent (with `delay` or
                `cut_after`).
            headers: Headers of the response, such as `{"Retry-After": "1"}`.
            body: Raw body of the response.
            json: JSON body of the response, instead of `body`.
            delay: Real seconds to wait before responding, or a distribution: `{"min": 0.1, "max": 2}` (uniform),
                `{"mean": 0.5}` (exponential) or `{"median": 0.2, "p95": 3}` (log-normal).
            cut_after: Close the connection after this many bytes of the body.
            bytes_per_second: Send the body this slowly.
            drop: Close the connection without a response.
            execute: Execute the request anyway; only its response is lost or replaced.
            probability: Chance that it applies to a matching request, above 0 and up to 1.
            share: Part of the matching requests to which it applies, evenly spaced: 0.25 for every fourth.
            times: Number of requests to apply to; None for all until `clear`.

        Returns:
            The fault; its `hits` counts the requests it has applied to.

        Raises:
            ValueError: An argument is of another type or out of range, or a header cannot be sent.
        """
        if cut_after is not None:
            check_number("cut_after", cut_after, 0, whole=True)
        if bytes_per_second is not None:
            check_number("bytes_per_second", bytes_per_second, 1)
        check_flag("drop", drop)
        check_flag("execute", execute)
        check_delay(delay)
        response = None
        if status is None and (headers or body or json is not None):
            message = "status: headers, body and json need one"
            raise ValueError(message)
        if status is not None:
            check_number("status", status, 200, 599, whole=True)
            pairs = check_headers({} if headers is None else headers)
            if json is not None:
                pairs.setdefault("content-type", "application/json")
            response = Response(status, encode_body(body, json), tuple(pairs.items()))
        fault = Fault(match, response=response, delay=delay, cut_after=cut_after, drop=drop, execute=execute)
        fault.bytes_per_second = bytes_per_second
        return self._add(fault, method, probability, share, times)

    def drift(
        self,
        kind: DriftKind,
        match: Matcher = "*",
        *,
        field: str | None = None,
        method: str | None = None,
        probability: float = 1.0,
        share: float = 1.0,
        times: int | None = None,
    ) -> Fault:
        """Let responses differ from the document, in every place where they can.

        Args:
            kind: `unknown_enum` (a value that the document does not list), `extra_field`, `missing_field` (a field
                that the document does not require), `null` (where it is allowed), `decimal_text` or `decimal_number`
                (the other form of a decimal), or `unknown_status` (a success status that the document does not name).
            match: As of `inject`.
            field: Glob for the names of the fields concerned; the name of the field that `extra_field` adds.
            method: Only requests with this method.
            probability: As of `inject`.
            share: As of `inject`.
            times: Number of requests to apply to; None for all until `clear`.

        Returns:
            The fault.

        Raises:
            ValueError: There is no such kind, or an argument is of another type or out of range.
        """
        if field is not None and not isinstance(cast("Any", field), str):
            refuse("field", "a glob", field)
        return self._add(Fault(match, drift=Drift(check_kind(kind), field)), method, probability, share, times)

    def limit_rate(self, limit: int, window: float, match: Matcher = "*", *, method: str | None = None) -> Fault:
        """Allow a number of requests a window; others get a 429 with `Retry-After`.

        Every response carries `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10).

        Args:
            limit: Requests allowed in each window.
            window: Length of a window, seconds; `world.clock.advance` moves it too.
            match: As of `inject`.
            method: Only requests with this method.

        Returns:
            The fault; its `hits` counts the requests refused.

        Raises:
            ValueError: An argument is of another type or out of range.
        """
        check_number("limit", limit, 0, whole=True)
        check_number("window", window, 0.001, 1e9)
        return self._add(Fault(match, window=RateWindow(limit, window)), method, 1.0, 1.0, None)

    def take(self, request: ReceivedRequest) -> Effects:
        """Find the faults that apply to a request and count them.

        Args:
            request: The request.

        Returns:
            What they do to it together.
        """
        effects = Effects()
        for fault in self._injected:
            is_late = fault.replaces and (effects.drop or effects.response is not None)
            if not is_late and fault.applies_to(request) and fault.is_chosen(self._rng):
                if fault.window is None:
                    effects = self._combined(fault, effects)
                else:
                    effects = self._limited(fault, fault.window, effects)
        return effects

    def clear(self) -> None:
        """Remove every fault, and begin what chance decides anew."""
        self._injected.clear()
        self._rng = random.Random(f"{self.seed}:faults")

    def state(self) -> dict[str, Any]:
        """Return everything that `restore` needs; a ValueError if a fault matches by a function."""
        if any(callable(fault.match) for fault in self._injected):
            message = "faults: one matches by a function, which cannot be saved; clear it, or match by a glob"
            raise ValueError(message)
        return {"injected": list(self._injected), "rng": self._rng}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from a state that `state` returned."""
        self._injected[:] = cast("list[Fault]", state["injected"])
        self._rng = state["rng"]

    def _add(self, fault: Fault, method: str | None, probability: float, share: float, times: int | None) -> Fault:
        if not isinstance(fault.match, str) and not callable(fault.match):
            refuse("match", "a glob or a function", fault.match)
        check_number("probability", probability, 1e-9, 1)
        check_number("share", share, 1e-9, 1)
        if times is not None:
            check_number("times", times, 0, whole=True)
        fault.method = check_method(method)
        fault.probability, fault.share, fault.times = probability, share, times
        self._injected.append(fault)
        return fault

    def _combined(self, fault: Fault, before: Effects) -> Effects:
        fault.hits += 1
        if fault.times is not None:
            fault.times -= 1
        return Effects(
            delay=before.delay + draw_delay(fault.delay, self._rng),
            response=fault.response or before.response,
            drop=fault.drop or before.drop,
            execute=fault.execute if fault.replaces else before.execute,
            headers=before.headers,
            drifts=before.drifts + ((fault.drift,) if fault.drift else ()),
            cut_after=_least(fault.cut_after, before.cut_after),
            bytes_per_second=_least(fault.bytes_per_second, before.bytes_per_second),
        )

    def _limited(self, fault: Fault, window: RateWindow, before: Effects) -> Effects:
        is_refused, headers = window.count(self._uptime())
        # Only a refusal says when to come again.
        limits = {name: value for name, value in headers.items() if name != "retry-after"}
        effects = attrs.evolve(before, headers={**before.headers, **limits})
        if not is_refused:
            return effects
        fault.hits += 1
        if before.drop or before.response is not None:
            return effects
        return attrs.evolve(effects, response=refusal(headers), execute=False)


def _least(one: Any, other: Any) -> Any:
    return min((value for value in (one, other) if value is not None), default=None)
