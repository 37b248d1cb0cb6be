"""UNSET and date-times with an offset."""

import copy

import pytest

from podero_client import models
from podero_client._runtime.types import UNSET, Unset, value
from tests.support import samples


def test_unset_is_one_object_for_ever():
    assert samples.repickled(UNSET) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert copy.deepcopy(models.HeatPumpInput()).comment is UNSET
    assert isinstance(UNSET, Unset)
    assert not UNSET


@pytest.mark.parametrize("missing", [UNSET, None])
def test_a_default_in_place_of_what_is_missing(missing):
    assert value(missing, 5) == 5
    assert value(missing) is None


@pytest.mark.parametrize("given", [0, "", False, [], "x"])
def test_what_is_there_is_kept_even_if_it_is_false(given):
    assert value(given, 5) is given
    assert value(given) is given
