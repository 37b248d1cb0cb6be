"""The events: what they carry, and that they cannot be changed."""

import attrs
import pytest

from podero import events

CALL = events.CallInfo(id=12, operation="users.list", method="GET", url_template="/users", url="https://api.test/users")
CLASSES = [getattr(events, name) for name in events.__all__ if attrs.has(getattr(events, name, None))]


def test_a_call_names_itself():
    assert str(CALL) == "users.list #12"
    assert {CALL: 1}[attrs.evolve(CALL)] == 1


@pytest.mark.parametrize("kind", CLASSES)
def test_events_are_frozen_and_all_but_those_of_the_token_name_their_call(kind):
    names = [field.name for field in attrs.fields(kind)]
    assert ("call" in names) is (kind not in {events.TokenEvent, events.CallInfo})
    assert "frozen" not in names
    made = kind(**dict.fromkeys(names))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, names[0], 1)
    assert kind.__doc__


def test_headers_that_hooks_add_are_not_shown():
    started = events.RequestStarted(call=CALL, attempt=1, headers=[("x-key", "s3cret")])
    assert "s3cret" not in repr(started)
