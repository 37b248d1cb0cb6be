"""The pytest plugin: fixtures for simulator, client, stub and clock.

Every run of pytest loads this module where the package is installed, so it imports nothing that costs anything. The
fixtures are plain functions: they work with pytest-asyncio in both modes, with anyio, and in tests that are no
coroutines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from podero import PoderoClient
    from podero.simulator import Faults, Simulator
    from podero.testing import Stub, VirtualClock

_MARKER = "podero_simulator"


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    help_text = "options of the `podero_simulator` fixture, such as users=20; as of podero.simulator.Simulator"
    config.addinivalue_line("markers", f"{_MARKER}(**options): {help_text}")


@pytest.fixture
def podero_clock() -> VirtualClock:
    """The clock of the other fixtures: it stands still until it is moved or slept on. `with` lets the loop follow."""
    from podero.testing import VirtualClock  # noqa: PLC0415

    return VirtualClock()


@pytest.fixture
def podero_simulator(request: pytest.FixtureRequest, podero_clock: VirtualClock) -> Iterator[Simulator]:
    """A simulator with three end-users that nobody serves; ``@pytest.mark.podero_simulator(users=20)`` sets options.

    A response that violates the API document fails the test, and so does a fault for a number of requests that met
    none; one with ``times=None``, or removed by ``faults.clear()``, may meet none.
    """
    from podero.simulator import Simulator  # noqa: PLC0415

    options: dict[str, object] = {"seed": 7, "users": 3, "clock": podero_clock}
    for marker in reversed(list(request.node.iter_markers(_MARKER))):
        if marker.args:
            msg = f"the marker {_MARKER} takes options by name, such as users=20, not {marker.args}"
            raise TypeError(msg)
        options |= marker.kwargs
    simulator = Simulator(**options)  # type: ignore[arg-type]  # options of the test's own
    yield simulator
    simulator.check()
    check_faults(simulator.faults)


def check_faults(faults: Faults) -> None:
    """Raise AssertionError for an injected fault that should have met a request and met none."""
    for fault in faults:
        # what chance or a share chooses may well choose nothing
        if fault.times and not fault.hits and fault.probability == fault.share == 1:
            method = f"{fault.method} " if fault.method else ""
            msg = (
                f"no request met the fault that was injected for {method}{fault.match!r}; correct it, or pass "
                "times=None where none has to come"
            )
            raise AssertionError(msg)


@pytest.fixture
def podero_client(podero_simulator: Simulator) -> PoderoClient:
    """A client of `podero_simulator`. It uses no socket, so there is nothing that has to be closed."""
    return podero_simulator.client()


@pytest.fixture
def podero_environ(podero_simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Serves `podero_simulator` from a thread and sets ``PODERO_*``, for programs that make a client of their own."""
    # Credentials of the developer's shell would contradict those of the simulator.
    for name in [name for name in os.environ if name.startswith("PODERO_")]:
        monkeypatch.delenv(name)
    with podero_simulator:
        environ = podero_simulator.environ
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        yield environ


@pytest.fixture
def podero_stub() -> Iterator[Stub]:
    """A stub; what was expected and did not come fails the test."""
    from podero.testing import Stub  # noqa: PLC0415

    stub = Stub()
    yield stub
    stub.verify()
