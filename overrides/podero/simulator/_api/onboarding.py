"""Onboarding sessions, authentication of devices, and wallbox claim tokens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import KINDS, ClaimToken, KindCode, OnboardingSession
from podero.simulator._world.moments import stamp
from podero.simulator._world.world import World

_CLAIM_TOKEN_LIFETIME = timedelta(hours=1)


def _create_session(call: Call) -> dict[str, Any]:
    """Start an onboarding session; an end-user completes it after the onboarding time."""
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
    world.scheduler.schedule(call.now + world.onboarding_time, lambda due: _complete(world, session, due))
    return _view(session, call)


def _get_session(call: Call) -> dict[str, Any]:
    return _view(_find_session(call.world, call.path["onboarding_session_id"]), call)


def _find_session(world: World, session_id: str) -> OnboardingSession:
    session = world.onboarding.get(session_id)
    if session is None:
        raise HttpError(404, "Onboarding session not found")
    return session


def _view(session: OnboardingSession, call: Call) -> dict[str, Any]:
    return {
        "authentication_url": call.connect_url("onboarding_session_id", session.id),
        "id": session.id,
        "user": session.user_id,
        "success_url": session.request["success_url"],
        "cancel_url": session.request["cancel_url"],
        "price_zone_default": session.request["price_zone_default"],
        "expiration_date": session.expires_on.isoformat(),
        "object_id": session.device_id,
        "external_metadata": {} if session.kind is None else {"device": session.kind},
    }


def _complete(world: World, session: OnboardingSession, due: datetime) -> None:
    """Complete a session; if nobody chose a device, take the first kind that the user does not have yet."""
    if session.kind is None:
        owned = {device.kind.code for device in world.devices_of(session.user_id)}
        missing: list[KindCode] = [code for code in KINDS if code not in owned]
        _add_device(world, session, missing[0] if missing else "hp", due)
    if session.device_id is not None:
        world.connect(session.device_id, due)


def _add_device(world: World, session: OnboardingSession, kind: KindCode, at: datetime) -> None:
    """Add the chosen device, not connected yet."""
    settings: dict[str, Any] = {
        "price_zone": session.request["price_zone_default"],
        "is_smart_optimization_active": session.request.get("is_smart_optimization_active_default", False),
        "building": session.request.get("building_id"),
    }
    device = world.add_device(session.user_id, kind, created_at=at, settings=settings)
    session.kind = kind
    session.device_id = device.id


def choose_device(world: World, session_id: str, kind: KindCode) -> None:
    """Choose a device as the end-user in the Connect UI does; it is connected after the onboarding time."""
    session = _find_session(world, session_id)
    now = world.clock.now()
    if session.kind is not None:
        raise HttpError(409, "A device is already being connected in this session")
    if now.date() > session.expires_on:
        raise HttpError(410, "Onboarding session has expired")
    _add_device(world, session, kind, now)
    world.scheduler.schedule(now + world.onboarding_time, lambda due: _complete(world, session, due))


def _create_claim_token(call: Call) -> dict[str, Any]:
    """Create a one-time claim token; a wallbox connects with it after the onboarding time."""
    world = call.world
    user = world.user(call.path["user_id"])
    token = f"{world.rng.getrandbits(128):032x}"
    expires_at = call.now + _CLAIM_TOKEN_LIFETIME
    claim = ClaimToken(token, user.id, expires_at)
    world.claims[token] = claim
    world.scheduler.schedule(call.now + world.onboarding_time, lambda due: _claim_wallbox(world, claim, due))
    host = call.base_url.partition("://")[2]
    return {"token": token, "wss_url": f"wss://{host}/ocpp/{token}", "expires_at": stamp(expires_at)}


def _claim_wallbox(world: World, claim: ClaimToken, at: datetime) -> None:
    """Connect a wallbox with a claim token; a used or expired token does nothing."""
    if claim.device_id is not None or claim.expires_at is None or at > claim.expires_at:
        return
    device = world.add_device(claim.user_id, "wb", created_at=at)
    claim.device_id = world.connect(device.id, at).id


def _get_claim_status(call: Call) -> dict[str, Any]:
    """Show whether a claim token of the session's user has been claimed."""
    session = _find_session(call.world, call.path["onboarding_session_id"])
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
    """Start a new login at the manufacturer's cloud; the owner completes it after the onboarding time."""
    world = call.world
    session_id = world.new_id()
    world.auth_sessions[session_id] = device_id
    world.scheduler.schedule(call.now + world.onboarding_time, lambda due: world.connect(device_id, due))
    return {
        "authentication_url": call.connect_url("auth_session_id", session_id),
        "device_id": device_id,
        "session_id": session_id,
    }


HANDLERS: dict[tuple[str, str], Handler] = {
    ("POST", "/device-onboarding"): _create_session,
    ("GET", "/device-onboarding/{onboarding_session_id}"): _get_session,
    ("GET", "/device-onboarding/{onboarding_session_id}/wallbox-claim-tokens/{token}/status"): _get_claim_status,
    ("POST", "/org/{org_id}/users/{user_id}/wallboxes/claim-tokens"): _create_claim_token,
}
