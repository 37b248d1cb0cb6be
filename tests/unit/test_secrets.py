"""A redacted string: nothing shows it but `reveal`."""

import copy
import pickle

import pytest

from podero._secrets import Secret


def test_it_does_not_show_itself():
    secret = Secret("s3cret")
    assert "s3cret" not in f"{secret} {secret!r} {[secret]}"
    assert "s3cret" not in str(secret)
    assert secret.reveal() == "s3cret"
    assert not hasattr(secret, "__dict__")


def test_it_is_compared_by_value_and_hashed():
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


@pytest.mark.parametrize("travel", [pickle.dumps, copy.copy, copy.deepcopy])
def test_it_does_not_travel(travel):
    with pytest.raises(TypeError, match="a secret is not pickled"):
        travel(Secret("s3cret"))


@pytest.mark.parametrize(
    ("value", "usable"), [("a", True), ("ä", True), ("", False), ("a\n", False), (None, False), (5, False)]
)
def test_what_can_be_used(value, usable):
    assert Secret(value).is_usable() is usable
