"""Onboarding sessions and wallbox claim tokens."""

from __future__ import annotations

from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._api.inputs import sent_fields
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import OnboardingSession
from podero.simulator._world.journeys import find_onboarding, mint_claim_token, start_onboarding
from podero.simulator._world.moments import stamp


def _create_session(call: Call) -> dict[str, Any]:
    """Start an onboarding session."""
    world, sent = call.world, sent_fields(call)
    user = call.find_user(sent["user_id"])
    building = world.buildings.get(sent.get("building_id") or "")
    if sent.get("building_id") is not None and (building is None or building.user_id != user.id):
        raise HttpError(404, "Building not found")
    return _view(start_onboarding(world, user.id, sent, call.now), call)


def _get_session(call: Call) -> dict[str, Any]:
    session = find_onboarding(call.world, call.path["onboarding_session_id"])
    call.find_user(session.user_id)
    return _view(session, call)


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


def _create_claim_token(call: Call) -> dict[str, Any]:
    """Create a one-time claim token."""
    user = call.find_user(call.path["user_id"])
    claim = mint_claim_token(call.world, user.id, call.now)
    host = call.base_url.partition("://")[2]
    return {
        "token": claim.token,
        "wss_url": f"wss://{host}/ocpp/{claim.token}",
        "expires_at": stamp(claim.expires_at),
    }


def _get_claim_status(call: Call) -> dict[str, Any]:
    """Show whether a claim token of the session's user has been claimed."""
    session = find_onboarding(call.world, call.path["onboarding_session_id"])
    claim = call.world.claims.get(call.path["token"])
    if claim is None or claim.user_id != session.user_id:
        raise HttpError(404, "Claim token not found")
    if claim.device_id is None:
        return {"claimed": False, "wallbox_id": None, "manufacturer": None, "model": None, "firmware_version": None}
    model = call.world.devices[claim.device_id].settings["device_model"]
    return {
        "claimed": True,
        "wallbox_id": claim.device_id,
        "manufacturer": model["manufacturer"],
        "model": model["model"],
        "firmware_version": "1.2.0",
    }


HANDLERS: dict[tuple[str, str], Handler] = {
    ("POST", "/device-onboarding"): _create_session,
    ("GET", "/device-onboarding/{onboarding_session_id}"): _get_session,
    ("GET", "/device-onboarding/{onboarding_session_id}/wallbox-claim-tokens/{token}/status"): _get_claim_status,
    ("POST", "/org/{org_id}/users/{user_id}/wallboxes/claim-tokens"): _create_claim_token,
}
