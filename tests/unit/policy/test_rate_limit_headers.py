"""What servers say of their own rate limits, in every form that is in use."""

import httpx
import pytest

from podero._policy.rate_limit_headers import ServerLimit, parse_server_limit

NOW = 1_800_000_000.0


def parsed(headers):
    return parse_server_limit(httpx.Headers(headers), lambda: NOW)


@pytest.mark.parametrize(
    ("headers", "limit"),
    [
        ({"RateLimit": '"default";r=50;t=30'}, ServerLimit(50, 30)),
        ({"RateLimit": '"a";r=50;t=30, "b";r=5;t=60'}, ServerLimit(5, 60)),
        ({"RateLimit": "limit=100, remaining=50, reset=5"}, ServerLimit(50, 5)),
        ({"RateLimit-Remaining": "7", "RateLimit-Reset": "9"}, ServerLimit(7, 9)),
        ({"X-RateLimit-Remaining": "7", "X-RateLimit-Reset": "9"}, ServerLimit(7, 9)),
        ({"X-RateLimit-Remaining": "7", "X-RateLimit-Reset": str(NOW + 12)}, ServerLimit(7, 12)),
        ({"X-RateLimit-Remaining": "7", "X-RateLimit-Reset": str(NOW - 12)}, ServerLimit(7, 0)),
        ({"X-RateLimit-Remaining": "0, 90", "X-RateLimit-Reset": "1"}, ServerLimit(0, 1)),
        ({"RateLimit": '"a";r=1;t=2', "X-RateLimit-Remaining": "7", "X-RateLimit-Reset": "9"}, ServerLimit(1, 2)),
    ],
)
def test_every_form(headers, limit):
    assert parsed(headers) == limit


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"RateLimit": ""},
        {"RateLimit": "soon"},
        {"RateLimit": '"a";q=100;w=60'},
        {"X-RateLimit-Remaining": "7"},
        {"X-RateLimit-Remaining": "many", "X-RateLimit-Reset": "9"},
        {"X-RateLimit-Remaining": "-5", "X-RateLimit-Reset": "9"},
        {"X-RateLimit-Remaining": "5", "X-RateLimit-Reset": "Tue, 01 Jan 2030"},
    ],
)
def test_what_says_nothing(headers):
    assert parsed(headers) is None
