"""What a token is: lifetimes that say nothing, values that cannot stand in a header, and no secret in sight."""

import pickle

import attrs
import pytest

from podero._auth.token import Token


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (36000, 36000.0),
        (0.5, 0.5),
        ("3600", 3600.0),
        (None, None),
        (0, None),
        (-1, None),
        ("soon", None),
        ("", None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        ([1], None),
    ],
)
def test_a_lifetime_that_says_nothing_does_no_harm(given, seconds):
    assert Token("t", given).expires_in == seconds


def test_a_token_is_masked_and_not_pickled():
    token = Token("clear-text", 10, refresh_token="clear-refresh")
    assert "clear" not in repr(token) + str(token)
    assert token.value.reveal() == "clear-text"
    assert token.refresh_token.reveal() == "clear-refresh"
    with pytest.raises(TypeError, match="a secret is not pickled"):
        pickle.dumps(token)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        token.expires_in = 5


@pytest.mark.parametrize("value", ["", " ", "a b", "a\nb", "a\r\nX: y", "ä", None])
def test_a_value_that_cannot_stand_in_a_header_is_not_usable(value):
    assert not Token(value).is_usable
