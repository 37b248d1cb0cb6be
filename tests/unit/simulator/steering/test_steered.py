"""The simulator is what levers need."""

from __future__ import annotations

from podero.simulator import Simulator
from podero.simulator._steering.steered import Steered


def test_a_simulator_can_be_steered():
    expected = {name for name in vars(Steered) if not name.startswith("_")} | set(Steered.__annotations__)
    assert {"faults", "world", "save"} <= expected
    assert expected <= set(dir(Simulator(users=0)))
