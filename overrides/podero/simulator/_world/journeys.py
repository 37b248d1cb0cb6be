"""What people do in the Connect UI and at their wallbox: choose a device, log in, cancel, fail, claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from podero.simulator._world.entities import (
    KINDS,
    AuthSession,
    ClaimToken,
    Cue,
    Device,
    KindCode,
    OnboardingSession,
)
from podero.simulator._world.errors import NotFoundError, RefusedError
from podero.simulator._world.scheduler import Action
from podero.simulator._world.world import World

Outcome = Literal["success", "cancel", "fail"]

_CLAIM_TOKEN_LIFETIME = timedelta(hours=1)
_LOGIN_FAILED = "The login at the manufacturer failed"


def advance(world: World) -> None:
    """Apply everything that is due by now: what people have done meanwhile, and armed boosts."""
    now = world.clock.now()
    for due, action, subject in world.scheduler.take_due(now):
        _ACTIONS[action](world, subject, due)
    world.fire_armed_boosts(now)


# --- onboarding ---


def start_onboarding(world: World, user_id: str, request: dict[str, Any], now: datetime) -> OnboardingSession:
    """Start an onboarding session; the end-user completes it after the onboarding time."""
    # API record: valid until the end of the next day.
    session = OnboardingSession(world.new_id(), user_id, request, now.date() + timedelta(days=1))
    world.onboarding[session.id] = session
    world.scheduler.schedule(now + world.onboarding_time, "onboard", session.id)
    return session


def find_onboarding(world: World, session_id: str) -> OnboardingSession:
    """Find an onboarding session."""
    session = world.onboarding.get(session_id)
    if session is None:
        message = "Onboarding session not found"
        raise NotFoundError(message)
    return session


def choose_device(world: World, session_id: str, kind: KindCode, at: datetime | None = None) -> OnboardingSession:
    """Choose a device as the end-user in the Connect UI does; it is connected after the onboarding time."""
    if kind not in KINDS:
        message = f"kind must be one of {', '.join(KINDS)}, not {kind!r}"
        raise ValueError(message)
    session, now = _open_session(world, session_id), at or world.clock.now()
    if session.kind is not None:
        raise RefusedError(409, "A device is already being connected in this session")
    settings: dict[str, Any] = {
        "price_zone": session.request["price_zone_default"],
        "is_smart_optimization_active": session.request.get("is_smart_optimization_active_default", False),
        "building": session.request.get("building_id"),
    }
    session.kind, session.chosen_at = kind, now
    session.device_id = world.add_device(session.user_id, kind, created_at=now, settings=settings).id
    world.scheduler.schedule(now + world.onboarding_time, "onboard", session.id)
    return session


def finish_onboarding(world: World, session_id: str, outcome: Outcome, at: datetime | None = None) -> str | None:
    """Complete, cancel or fail an onboarding session; return where the browser is sent, None to stay.

    Without a choice the first kind is connected that the user does not have yet. A cancelled session takes its device
    with it; after a failure the person may choose again.
    """
    _check_outcome(outcome)
    session, now = _open_session(world, session_id), at or world.clock.now()
    if outcome == "success":
        if session.kind is None:
            owned = {device.kind.code for device in world.devices_of(session.user_id)}
            missing: list[KindCode] = [code for code in KINDS if code not in owned]
            choose_device(world, session_id, missing[0] if missing else "hp", now)
        world.connect(str(session.device_id), now)
        session.outcome = "success"
        return str(session.request["success_url"])
    if outcome == "fail":
        if session.device_id is not None:
            _fail_login(world, world.devices[session.device_id], now)
            session.kind = session.device_id = session.chosen_at = None
        session.is_attended = True
        return None
    if session.device_id is not None:
        world.delete_device(session.device_id)
        session.kind = session.device_id = None
    session.outcome = "cancel"
    return str(session.request["cancel_url"])


def _open_session(world: World, session_id: str) -> OnboardingSession:
    session = find_onboarding(world, session_id)
    if session.outcome is not None:
        raise RefusedError(409, "This onboarding session is over")
    if world.clock.now().date() > session.expires_on:
        raise RefusedError(410, "Onboarding session has expired")
    return session


def _onboard(world: World, session_id: str, due: datetime) -> None:
    """Complete a session for an end-user whom nobody plays."""
    session = world.onboarding[session_id]
    if session.outcome is not None or session.claim is not None or due.date() > session.expires_on:
        return
    is_due = not session.is_attended if session.chosen_at is None else due >= session.chosen_at + world.onboarding_time
    if is_due:
        finish_onboarding(world, session_id, "success", due)


# --- logins at the manufacturer ---


def start_login(
    world: World,
    device: Device,
    now: datetime,
    *,
    success_url: str | None = None,
    cancel_url: str | None = None,
    cue: Cue | None = None,
) -> AuthSession:
    """Start a login at the manufacturer's cloud; the owner completes it after the onboarding time."""
    session = AuthSession(
        world.new_id(), device.id, device.lapses, success_url, cancel_url, cue.id if cue is not None else None
    )
    world.auth_sessions[session.id] = session
    if cue is not None:
        cue.is_active = True
    world.scheduler.schedule(now + world.onboarding_time, "log_in", session.id)
    return session


def finish_login(world: World, session_id: str, outcome: Outcome, at: datetime | None = None) -> str | None:
    """Complete, cancel or fail a login; return where the browser is sent, None to stay on the page."""
    _check_outcome(outcome)
    session = world.auth_sessions.get(session_id)
    if session is None:
        message = "Login not found"
        raise NotFoundError(message)
    device = world.devices[session.device_id]
    if session.outcome is not None or session.lapse != device.lapses:
        raise RefusedError(410, "This login is over")
    if outcome == "fail":
        _fail_login(world, device, at or world.clock.now())
        session.is_attended = True
        return None
    session.outcome = outcome
    if outcome == "cancel":
        return session.cancel_url
    world.connect(device.id, at)
    return session.success_url


def _log_in(world: World, session_id: str, due: datetime) -> None:
    session = world.auth_sessions[session_id]
    if session.outcome is None and not session.is_attended and session.lapse == world.devices[session.device_id].lapses:
        finish_login(world, session_id, "success", due)


def _fail_login(world: World, device: Device, at: datetime) -> None:
    world.change_settings(device, {"lifecycle_state": "error", "lifecycle_error": _LOGIN_FAILED}, at)


# --- wallboxes ---


def mint_claim_token(world: World, user_id: str, now: datetime) -> ClaimToken:
    """Create a one-time claim token; a wallbox connects with it after the onboarding time.

    The person is taken to have chosen the wallbox in the latest session in which nothing was chosen yet.
    """
    claim = ClaimToken(f"{world.rng.getrandbits(128):032x}", user_id, now + _CLAIM_TOKEN_LIFETIME)
    world.claims[claim.token] = claim
    undecided = [
        session
        for session in world.onboarding.values()
        if session.user_id == user_id
        and session.kind is None
        and session.outcome is None
        and session.claim is None
        and now.date() <= session.expires_on
    ]
    if undecided:
        undecided[-1].claim = claim.token
    world.scheduler.schedule(now + world.onboarding_time, "claim", claim.token)
    return claim


def claim_wallbox(world: World, token: str, at: datetime | None = None) -> Device:
    """Connect a wallbox with a claim token, which can be used once and within an hour."""
    claim, now = world.claims.get(token), at or world.clock.now()
    if claim is None:
        message = "Claim token not found"
        raise NotFoundError(message)
    if claim.device_id is not None:
        raise RefusedError(409, "The claim token was used")
    if now > claim.expires_at:
        raise RefusedError(410, "The claim token has expired")
    session = next((one for one in world.onboarding.values() if one.claim == token), None)
    settings: dict[str, Any] = {}
    if session is not None:
        settings["price_zone"] = session.request["price_zone_default"]
        settings["is_smart_optimization_active"] = session.request.get("is_smart_optimization_active_default", False)
    device = world.connect(world.add_device(claim.user_id, "wb", created_at=now, settings=settings).id, now)
    claim.device_id = device.id
    if session is not None:
        session.kind, session.device_id, session.outcome = "wb", device.id, "success"
    return device


def _claim(world: World, token: str, due: datetime) -> None:
    claim = world.claims[token]
    if claim.device_id is None and due <= claim.expires_at:
        claim_wallbox(world, token, due)


def _connect(world: World, device_id: str, due: datetime) -> None:
    if world.devices[device_id].connected_at is None:
        world.connect(device_id, due)


def _check_outcome(outcome: str) -> None:
    if outcome not in get_args(Outcome):
        message = f"outcome must be one of {', '.join(get_args(Outcome))}, not {outcome!r}"
        raise ValueError(message)


_ACTIONS: dict[Action, Callable[[World, str, datetime], None]] = {
    "connect": _connect,
    "onboard": _onboard,
    "log_in": _log_in,
    "claim": _claim,
}
