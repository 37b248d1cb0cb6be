"""The two errors of the run-time modules."""

from podero_client._runtime.errors import DecodeError, RequestError
from tests.support import samples


def test_errors_survive_pickling():
    error = samples.repickled(DecodeError("$[3].id", "Invalid UUID"))
    assert (error.path, error.reason, str(error)) == ("$[3].id", "Invalid UUID", "$[3].id: Invalid UUID")


def test_the_error_survives_pickling():
    error = samples.repickled(RequestError("limit", "too much"))
    assert (error.field, error.reason, str(error)) == ("limit", "too much", "limit: too much")
