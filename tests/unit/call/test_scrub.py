"""The door through which exceptions leave a call."""

import asyncio

import pytest

from podero import errors
from podero._call.scrub import scrubbed


def raised(error, cause=None):
    secret = "s3cret"
    try:
        try:
            raise ValueError(secret)
        except ValueError:
            if cause is None:
                raise error  # noqa: B904 - with a context, as code inside of a handler raises
            raise error from cause
    except BaseException as caught:
        return caught


@pytest.mark.parametrize("error", [errors.TransportError("x"), RuntimeError("x"), asyncio.CancelledError()])
def test_traceback_cause_and_context_are_taken_off(error):
    caught = raised(error, KeyError("s3cret"))
    assert caught.__traceback__ is not None
    assert scrubbed(caught) is caught
    assert (caught.__traceback__, caught.__cause__, caught.__context__) == (None, None, None)


def test_the_cause_stays_where_the_callers_own_provider_raised_it():
    cause = KeyError("vault")
    own = errors.TokenServiceUnavailable("x", provider_failed=True)
    assert scrubbed(raised(own, cause)).__cause__ is cause
    assert scrubbed(raised(errors.TokenServiceUnavailable("x"), cause)).__cause__ is None


def test_a_fault_of_the_program_says_where_it_was_raised():
    fault = scrubbed(raised(RuntimeError("x")))
    assert fault.__notes__[0].startswith(f"  File {__file__!r}, line ")
    assert fault.__notes__[0].endswith(", in raised")
    assert not hasattr(scrubbed(raised(errors.PoderoError("x"))), "__notes__")
    assert not hasattr(scrubbed(raised(asyncio.CancelledError())), "__notes__")
