"""What the document calls deprecated warns when it is used."""

import pytest

from podero_client._runtime.deprecation import DeprecatedField, deprecated


@deprecated("it is old")
async def old(value):
    """Old."""
    return value


async def test_a_call_warns_at_its_place_and_does_what_it_did():
    with pytest.warns(DeprecationWarning, match="it is old") as caught:
        assert await old(5) == 5
    assert caught[0].filename == __file__
    assert (old.__name__, old.__doc__, old.__deprecated__) == ("old", "Old.", "it is old")


def test_the_field_for_type_checkers_is_none_for_programs():
    class Thing:
        field = DeprecatedField[int]()

    thing = Thing()
    with pytest.warns(DeprecationWarning, match="calls this field deprecated"):
        assert thing.field is thing
    with pytest.warns(DeprecationWarning, match="calls this field deprecated"):
        thing.field = 5
