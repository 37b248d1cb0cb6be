"""Levers check their arguments."""

from __future__ import annotations

import pytest

from podero.simulator import Simulator
from podero.simulator._world.errors import NotFoundError, RefusedError
from tests.support.simulator import UNKNOWN


def test_a_refusal_has_a_status():
    assert (RefusedError(409, "no").status, str(RefusedError(409, "no"))) == (409, "no")


@pytest.mark.parametrize(
    ("lever", "arguments"),
    [
        ("connect", ()),
        ("expire_authentication", ()),
        ("add_cue", ("information",)),
        ("plug_in", ()),
        ("unplug", ()),
        ("delete_device", ()),
        ("delete_user", ()),
    ],
)
def test_unknown_ids_are_not_found(sim, lever, arguments):
    with pytest.raises(NotFoundError):
        getattr(sim.world, lever)(UNKNOWN, *arguments)


def test_wrong_arguments_are_refused(sim, devices):
    with pytest.raises(ValueError, match="code must be one of reauthenticate, information"):
        sim.world.add_cue(devices["hp"], "foo")
    for level in (-1, 101, float("nan")):
        with pytest.raises(ValueError, match="battery_level"):
            sim.world.plug_in(devices["ev"], level)
    with pytest.raises(ValueError, match="kind must be one of"):
        sim.choose_device(UNKNOWN, "fridge")


@pytest.mark.parametrize(
    "arguments",
    [
        {"users": -3},
        {"token_encoding": "xml"},
        {"port": 99999},
        {"onboarding_seconds": -1},
        {"onboarding_seconds": float("nan")},
        {"token_lifetime": -1},
        {"keep_alive": -1},
    ],
    ids=str,
)
def test_a_simulator_that_cannot_be_is_refused(arguments):
    with pytest.raises(ValueError, match=next(iter(arguments))):
        Simulator(**arguments)
