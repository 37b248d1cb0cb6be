"""UNSET and date-times with an offset."""

import copy

from podero_client import models
from podero_client._runtime.types import UNSET, Unset
from tests.support import samples


def test_unset_is_one_object_for_ever():
    assert samples.repickled(UNSET) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert copy.deepcopy(models.HeatPumpInput()).comment is UNSET
    assert isinstance(UNSET, Unset)
    assert not UNSET
