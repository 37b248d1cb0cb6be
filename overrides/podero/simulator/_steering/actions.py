"""What levers do: calls of the simulator with checked arguments, and what they show of the outcome."""

from __future__ import annotations

from typing import Any

from podero.simulator._steering import views
from podero.simulator._steering.steered import Steered
from podero.simulator._world.clock import END
from podero.simulator._world.entities import KindCode, User
from podero.simulator._world.errors import NotFoundError
from podero.simulator._world.journeys import Outcome
from podero.simulator._world.moments import read_moment, stamp


def jump_clock(simulator: Steered, to: str) -> Any:
    """Move time forward to a moment."""
    clock = simulator.world.clock
    moment, now = read_moment(to), clock.now()
    if moment < now or moment > END:
        message = f"to: time only moves forward, it is {stamp(now)}, and it ends at {stamp(END)}"
        raise ValueError(message)
    clock.advance(moment - now)
    return views.show_clock(simulator)


def advance_clock(simulator: Steered, seconds: float) -> Any:
    """Move time forward."""
    simulator.world.clock.advance(seconds)
    return views.show_clock(simulator)


def set_speed(simulator: Steered, speed: float) -> Any:
    """Set the speed of time."""
    simulator.world.clock.speed = speed
    return views.show_clock(simulator)


def read_device(simulator: Steered, device_id: str) -> Any:
    """Show a device, or raise NotFoundError."""
    device = simulator.world.devices.get(device_id)
    if device is None:
        message = f"device_id: there is no device {device_id}"
        raise NotFoundError(message)
    return views.show_device(simulator.world, device)


def change_device(name: str) -> Any:
    """Return the function of a lever that calls a method of the world for a device."""

    def change(simulator: Steered, device_id: str, **given: Any) -> Any:
        read_device(simulator, device_id)
        getattr(simulator.world, name)(device_id, **given)
        return read_device(simulator, device_id)

    return change


def list_users(simulator: Steered) -> Any:
    """List users."""
    return [views.show_user(simulator.world, user) for user in simulator.world.users.values()]


def find_user(simulator: Steered, user_id: str) -> User:
    """Find a user, deleted ones too, or raise NotFoundError."""
    user = simulator.world.users.get(user_id)
    if user is None:
        message = f"user_id: there is no user {user_id}"
        raise NotFoundError(message)
    return user


def delete_user(simulator: Steered, user_id: str) -> Any:
    """Delete a user; nothing happens to one that is deleted."""
    user = find_user(simulator, user_id)
    if user.deleted_at is None:
        simulator.world.delete_user(user_id)
    return views.show_user(simulator.world, user)


def create_credentials(simulator: Steered, user_id: str) -> Any:
    """Give a user credentials of its own."""
    given = simulator.credentials_of(find_user(simulator, user_id).id)
    names = ("client_id", "client_secret", "username", "password")
    return {name: getattr(given, name) for name in names}


def list_devices(simulator: Steered, user_id: str | None = None, kind: KindCode | None = None) -> Any:
    """List devices."""
    found = simulator.world.devices.values()
    return [
        views.show_device(simulator.world, device)
        for device in found
        if user_id in {None, device.user_id} and kind in {None, device.kind.code}
    ]


def choose_device(simulator: Steered, session_id: str, kind: KindCode) -> Any:
    """Choose a device as the end-user does."""
    simulator.choose_device(session_id, kind)
    return views.show_session(simulator.world.onboarding[session_id])


def expire_tokens(simulator: Steered) -> Any:
    """Expire access tokens."""
    simulator.tokens.expire_all()
    return {"issued": simulator.tokens.issued}


def revoke_tokens(simulator: Steered) -> Any:
    """Revoke access and refresh tokens."""
    simulator.tokens.revoke_all()
    return {"issued": simulator.tokens.issued}


def clear_faults(simulator: Steered) -> Any:
    """Remove every fault."""
    removed = len(list(simulator.faults))
    simulator.faults.clear()
    return {"removed": removed}


def clear_journal(simulator: Steered) -> Any:
    """Forget received requests."""
    removed = len(simulator.requests)
    simulator.requests.clear()
    return {"removed": removed}


def set_strict(simulator: Steered, strict: bool) -> Any:  # noqa: FBT001 - levers are called by name
    """Refuse what the document does not know, or ignore it."""
    simulator.strict = strict
    return {"strict": simulator.strict}


def reset(simulator: Steered) -> Any:
    """Begin anew."""
    simulator.reset()
    return views.show_clock(simulator)


def load_state(simulator: Steered, **state: Any) -> Any:
    """Go back to a saved state."""
    simulator.load(state)
    return views.show_clock(simulator)


def add_organization(simulator: Steered) -> Any:
    """Add a second organization; show its administrator."""
    return views.show_user(simulator.world, simulator.add_organization())


def list_onboarding(simulator: Steered) -> Any:
    """List onboarding sessions."""
    return [views.show_session(session) for session in simulator.world.onboarding.values()]


def finish_onboarding(simulator: Steered, session_id: str, outcome: Outcome) -> Any:
    """End an onboarding session as the end-user does."""
    return {"redirect": simulator.finish_onboarding(session_id, outcome)}


def list_logins(simulator: Steered) -> Any:
    """List logins at manufacturers."""
    return [views.show_login(session) for session in simulator.world.auth_sessions.values()]


def finish_login(simulator: Steered, session_id: str, outcome: Outcome) -> Any:
    """End a login as the owner does."""
    return {"redirect": simulator.finish_login(session_id, outcome)}


def claim_wallbox(simulator: Steered, token: str) -> Any:
    """Connect a wallbox with a claim token."""
    return read_device(simulator, str(simulator.claim_wallbox(token)))


def list_faults(simulator: Steered) -> Any:
    """List injected faults."""
    return [views.show_fault(fault) for fault in simulator.faults]


def inject_fault(simulator: Steered, **given: Any) -> Any:
    """Inject a fault."""
    return views.show_fault(simulator.faults.inject(**given))


def inject_drift(simulator: Steered, **given: Any) -> Any:
    """Inject drift."""
    return views.show_fault(simulator.faults.drift(**given))


def limit_rate(simulator: Steered, **given: Any) -> Any:
    """Limit the rate of requests."""
    return views.show_fault(simulator.faults.limit_rate(**given))


def save_state(simulator: Steered) -> Any:
    """Save the state."""
    return simulator.save()
