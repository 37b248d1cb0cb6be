"""The log of received requests."""

from __future__ import annotations

import pytest

from podero.simulator._http.request_log import record
from tests.support.simulator import received_request


def test_secrets_stay_out_of_the_repr():
    assert "hidden" not in repr(received_request(content=b"hidden"))


def test_the_body_is_decoded_on_request():
    assert received_request(content=b'{"a": 1}').json() == {"a": 1}
    with pytest.raises(ValueError):
        received_request(content=b"<html>").json()


def test_a_full_log_drops_its_oldest_entries():
    log = []
    for number in range(10_001):
        record(log, received_request(f"/{number}"))
    assert (len(log), log[0].path, log[-1].path) == (10_000, "/1", "/10000")
