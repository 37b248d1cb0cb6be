"""The seconds of each phase of an attempt."""

import math
import pickle

import attrs
import pytest

from podero import Timeout
from podero.errors import ConfigurationError


def test_one_number_stands_for_every_phase():
    assert Timeout.of(3) == Timeout(connect=3, pool=3, write=3, read=3)
    own = Timeout(read=1)
    assert Timeout.of(own) is own
    assert own == Timeout(connect=5.0, pool=30.0, write=30.0, read=1)


@pytest.mark.parametrize("value", [0, -1, 10**400, math.inf, math.nan, True, "5", None])
def test_a_wrong_value_is_refused_by_name(value):
    with pytest.raises(ConfigurationError, match="timeout: write must be a number of seconds above 0"):
        Timeout(write=value)


def test_phases_are_cut_to_what_is_left_of_the_deadline():
    timeout = Timeout(connect=2, pool=30, write=5, read=30)
    assert timeout.within(None) == {"connect": 2, "pool": 30, "write": 5, "read": 30}
    assert timeout.within(30) is timeout.within(None)
    assert timeout.within(29.9) == {"connect": 2, "pool": 29.9, "write": 5, "read": 29.9}
    assert timeout.within(-1) == dict.fromkeys(("connect", "pool", "write", "read"), 0.001)


def test_it_is_immutable_and_travels():
    timeout = Timeout(read=1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        timeout.read = 2
    assert pickle.loads(pickle.dumps(timeout)) == timeout
    assert "_phases" not in repr(timeout)
