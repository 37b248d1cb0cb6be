"""Rate limits by window, and the headers by which a server tells a client of them."""

from __future__ import annotations

import math

import attrs

from podero.simulator._http.messages import Response, json_response


@attrs.define
class RateWindow:
    """Counts requests in windows of fixed length.

    Args:
        limit: Requests allowed in each window.
        seconds: Length of a window, real seconds.
    """

    limit: int
    seconds: float
    _number: int = attrs.field(default=-1, kw_only=True)
    _count: int = attrs.field(default=0, kw_only=True)

    def count(self, uptime: float) -> tuple[bool, dict[str, str]]:
        """Count a request; tell whether it is refused, and the headers of its response."""
        number = int(uptime // self.seconds)
        if number != self._number:
            self._number, self._count = number, 0
        self._count += 1
        wait = max(1, math.ceil((number + 1) * self.seconds - uptime))
        headers = {
            "ratelimit-policy": f'"default";q={self.limit};w={math.ceil(self.seconds)}',
            "ratelimit": f'"default";r={max(0, self.limit - self._count)};t={wait}',
        }
        if self._count <= self.limit:
            return False, headers
        return True, {**headers, "retry-after": str(wait)}


def refusal(headers: dict[str, str]) -> Response:
    """Build the response to a request beyond the limit."""
    return json_response(429, {"detail": "Rate limit exceeded"}, headers)
