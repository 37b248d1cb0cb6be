"""The errors of values that cannot be sent or read."""

from podero_client._runtime.errors import DecodeError, refused
from tests.support import samples


def test_errors_survive_pickling():
    error = samples.repickled(DecodeError("$[3].id", "Invalid UUID"))
    assert (error.path, error.reason, str(error)) == ("$[3].id", "Invalid UUID", "$[3].id: Invalid UUID")


def test_a_refusal_names_the_field():
    error = samples.repickled(refused("limit", "too much"))
    assert (error.field, str(error)) == ("limit", "limit: too much")
