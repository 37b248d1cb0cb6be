"""Onboarding sessions, authorisation of devices, and wallbox claim tokens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from podero.simulator._http.messages import CONNECT_PATH, Call, HttpError, stamp
from podero.simulator._world.entities import KINDS, ClaimToken, KindCode, OnboardingSession
from podero.simulator._world.world import World

_CLAIM_LIFE = timedelta(hours=1)


def create_session(call: Call) -> dict[str, Any]:
    """Start an onboarding session; a person will finish it after a while."""
    world = call.world
    user = world.user(call.body["user_id"].lower())
    building_id = call.body.get("building_id")
    if building_id is not None and building_id.lower() not in world.buildings:
        raise HttpError(404, "Building not found")
    session = OnboardingSession(
        id=world.new_id(),
        user_id=user.id,
        request=dict(call.body),
        # API record: valid until the end of the next day.
        expires_on=call.now.date() + timedelta(days=1),
    )
    world.onboarding[session.id] = session
    world.agenda.add(call.now + world.onboarding_time, lambda due: _finish_alone(world, session, due))
    return _view(session, call.base_url)


def get_session(call: Call) -> dict[str, Any]:
    """Show an onboarding session."""
    return _view(_session(call), call.base_url)


def _session(call: Call) -> OnboardingSession:
    session = call.world.onboarding.get(call.path["onboarding_session_id"])
    if session is None:
        raise HttpError(404, "Onboarding session not found")
    return session


def _view(session: OnboardingSession, base_url: str) -> dict[str, Any]:
    return {
        "authentication_url": f"{base_url}{CONNECT_PATH}?onboarding_session_id={session.id}",
        "id": session.id,
        "user": session.user_id,
        "success_url": session.request["success_url"],
        "cancel_url": session.request["cancel_url"],
        "price_zone_default": session.request["price_zone_default"],
        "expiration_date": session.expires_on.isoformat(),
        "object_id": session.device_id,
        "external_metadata": {} if session.kind is None else {"device": session.kind},
    }


def _finish_alone(world: World, session: OnboardingSession, due: datetime) -> None:
    """Finish a session as a person without instructions would: with the first kind of device still missing."""
    if session.kind is None:
        owned = {device.kind.code for device in world.devices_of(session.user_id)}
        missing: list[KindCode] = [code for code in KINDS if code not in owned]
        start_device(world, session, missing[0] if missing else "hp", due)
    if session.device_id is not None:
        world.connect(session.device_id, due)


def start_device(world: World, session: OnboardingSession, kind: KindCode, at: datetime) -> None:
    """Let the person choose a kind of device in a session; the device appears, not yet connected.

    Args:
        world: The state.
        session: The session.
        kind: What they choose.
        at: When.
    """
    settings: dict[str, Any] = {
        "price_zone": session.request["price_zone_default"],
        "is_smart_optimization_active": session.request.get("is_smart_optimization_active_default", False),
        "building": session.request.get("building_id"),
    }
    device = world.add_device(session.user_id, kind, created_at=at, settings=settings)
    session.kind = kind
    session.device_id = device.id


def choose(world: World, session_id: str, kind: KindCode) -> None:
    """Act as the person in the Connect UI: choose a kind of device and log in there.

    The device appears at once and becomes authenticated after the world's onboarding time.

    Args:
        world: The state.
        session_id: The onboarding session.
        kind: What they connect.

    Raises:
        HttpError: 404 for an unknown session, 409 for a finished one, 410 for an expired one.
    """
    session = world.onboarding.get(session_id)
    now = world.clock.now()
    if session is None:
        raise HttpError(404, "Onboarding session not found")
    if session.kind is not None:
        raise HttpError(409, "A device is already being connected in this session")
    if now.date() > session.expires_on:
        raise HttpError(410, "Onboarding session has expired")
    start_device(world, session, kind, now)
    world.agenda.add(now + world.onboarding_time, lambda due: _finish_alone(world, session, due))


def create_claim_token(call: Call) -> dict[str, Any]:
    """Mint a one-time wallbox claim token; a wallbox dials in with it after a while."""
    world = call.world
    user = world.user(call.path["user_id"])
    token = f"{world.rng.getrandbits(128):032x}"
    expires_at = call.now + _CLAIM_LIFE
    claim = ClaimToken(token, user.id, expires_at)
    world.claims[token] = claim
    world.agenda.add(call.now + world.onboarding_time, lambda due: claim_wallbox(world, claim, due))
    host = call.base_url.partition("://")[2]
    return {"token": token, "wss_url": f"wss://{host}/ocpp/{token}", "expires_at": stamp(expires_at)}


def claim_wallbox(world: World, claim: ClaimToken, at: datetime) -> None:
    """Let a wallbox dial in with a claim token.

    Args:
        world: The state.
        claim: The token; one that has expired or is used up does nothing.
        at: When.
    """
    if claim.device_id is not None or claim.expires_at is None or at > claim.expires_at:
        return
    device = world.add_device(claim.user_id, "wb", created_at=at)
    claim.device_id = world.connect(device.id, at).id


def claim_status(call: Call) -> dict[str, Any]:
    """Tell whether a claim token of the session's user has been claimed."""
    session = _session(call)
    claim = call.world.claims.get(call.path["token"])
    if claim is None or claim.user_id != session.user_id:
        raise HttpError(404, "Claim token not found")
    if claim.device_id is None:
        return {"claimed": False, "wallbox_id": None, "manufacturer": None, "model": None, "firmware_version": None}
    if session.kind is None:
        session.kind, session.device_id = "wb", claim.device_id
    model = call.world.devices[claim.device_id].settings["device_model"]
    return {
        "claimed": True,
        "wallbox_id": claim.device_id,
        "manufacturer": model["manufacturer"],
        "model": model["model"],
        "firmware_version": "1.2.0",
    }


def create_auth_session(call: Call, device_id: str) -> dict[str, Any]:
    """Start a new login at the maker's cloud for a device; the owner finishes it after a while.

    Args:
        call: The request.
        device_id: The device.

    Returns:
        An AuthSessionOutput.
    """
    world = call.world
    session_id = world.new_id()
    world.auth_sessions[session_id] = device_id
    world.agenda.add(call.now + world.onboarding_time, lambda due: world.connect(device_id, due))
    return {
        "authentication_url": f"{call.base_url}{CONNECT_PATH}?auth_session_id={session_id}",
        "device_id": device_id,
        "session_id": session_id,
    }


HANDLERS = {
    ("POST", "/device-onboarding"): create_session,
    ("GET", "/device-onboarding/{onboarding_session_id}"): get_session,
    ("GET", "/device-onboarding/{onboarding_session_id}/wallbox-claim-tokens/{token}/status"): claim_status,
    ("POST", "/org/{org_id}/users/{user_id}/wallboxes/claim-tokens"): create_claim_token,
}
