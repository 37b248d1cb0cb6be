"""A simulator in a thread of its own, for synchronous programs."""

from __future__ import annotations

import socket
import threading

import httpx
import pytest

from podero.simulator import Simulator
from tests.support.simulator import START


def names():
    return [thread.name for thread in threading.enumerate()]


def test_it_serves_synchronous_callers_and_leaves_nothing_behind():
    with Simulator(seed=7, users=1, start=START) as sim:
        assert httpx.get(f"{sim.api_url}openapi.json", trust_env=False).json()["openapi"]
        assert "podero simulator" in names()
    assert "podero simulator" not in names()
    with pytest.raises(httpx.ConnectError):
        httpx.get(sim.base_url, trust_env=False)


def test_a_taken_port_is_an_error_and_leaves_no_thread():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError):
        Simulator(users=0, start=START, port=taken.getsockname()[1]).__enter__()
    assert "podero simulator" not in names()


def test_a_response_that_violates_the_document_fails_the_block():
    def use(sim):
        with sim:
            sim.app.violations.append("GET /users: the response violates the document")

    with pytest.raises(AssertionError, match="violates the document"):
        use(Simulator(users=0, start=START))


def test_an_error_in_the_block_wins_over_violations():
    def use(sim):
        with sim:
            sim.app.violations.append("GET /users: the response violates the document")
            raise KeyError

    with pytest.raises(KeyError):
        use(Simulator(users=0, start=START))


def test_states_are_saved_loaded_and_reset_between_requests(monkeypatch):
    """In the thread that serves, since requests change what a state is made of."""
    seen = []

    def noted(function):
        def call(*arguments):
            seen.append(threading.current_thread().name)
            return function(*arguments)

        return call

    with Simulator(users=1, start=START, speed=0) as sim:
        monkeypatch.setattr(sim.faults, "state", noted(sim.faults.state))
        monkeypatch.setattr(sim.app, "serve", noted(sim.app.serve))
        saved = sim.save()
        sim.load(saved)
        sim.reset()
        assert httpx.get(f"{sim.base_url}/_simulator/state", trust_env=False).json()["format"] == saved["format"]
    assert seen == ["podero simulator"] * 4
    sim.load(saved)
    assert seen[4:] == [threading.current_thread().name]
