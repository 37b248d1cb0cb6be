"""Rate limits by window."""

from __future__ import annotations

from podero.simulator._http.rate_window import RateWindow, refusal


def test_a_window_allows_its_number_of_requests():
    window = RateWindow(2, 10)
    assert [window.count(uptime)[0] for uptime in (0, 1, 9.9, 10, 11, 19, 35, 36)] == [
        False,
        False,
        True,
        False,
        False,
        True,
        False,
        False,
    ]


def test_the_headers_say_what_is_left_and_for_how_long():
    window = RateWindow(1, 10)
    _, allowed = window.count(2.5)
    assert allowed == {"ratelimit-policy": '"default";q=1;w=10', "ratelimit": '"default";r=0;t=8'}
    is_refused, headers = window.count(9.7)
    assert is_refused
    assert headers == {**allowed, "ratelimit": '"default";r=0;t=1', "retry-after": "1"}
    assert refusal(headers).status == 429
