"""The public names of `podero.testing`."""

import pytest

import podero.testing


@pytest.mark.parametrize("name", podero.testing.__all__)
def test_a_public_name_resolves_to_something_documented(name):
    value = getattr(podero.testing, name)
    assert value is getattr(podero.testing, name)
    assert value.__doc__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match=r"'podero.testing' has no attribute 'Simulator'"):
        _ = podero.testing.Simulator
    assert dir(podero.testing) == sorted(podero.testing.__all__)
