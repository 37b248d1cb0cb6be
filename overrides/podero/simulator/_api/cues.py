"""Pending actions for the owner of a device ("cues"), and the signed links that resolve them."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Any

from podero.simulator._api.call import Call, Handler
from podero.simulator._http.messages import HttpError
from podero.simulator._world.entities import Cue, CueCode, Device
from podero.simulator._world.journeys import start_login
from podero.simulator._world.world import World

# API record: the secret expires one hour after it was issued.
_SECRET_LIFETIME = 3600


def actions_of(world: World, device: Device, now: datetime, api_url: str) -> list[dict[str, Any]]:
    """List a device's pending actions as ReauthenticateProjection objects, with freshly signed links."""
    paths: dict[CueCode, tuple[str, list[str]]] = {
        "reauthenticate": ("resolve", ["successUrl", "cancelUrl"]),
        "information": ("information/resolve", []),
    }
    actions: list[dict[str, Any]] = []
    for cue in world.cues_of(device.id):
        path, required = paths[cue.code]
        url = f"{api_url}/cues/{cue.id}/{path}?secret={_sign(world, cue.id, int(now.timestamp()))}"
        actions.append({"code": cue.code, "resolution_link": {"url": url, "required_parameters": required}})
    return actions


def _sign(world: World, cue_id: str, issued: int) -> str:
    digest = hmac.new(world.cue_key, f"{cue_id}:{issued}".encode(), hashlib.sha256).hexdigest()
    return f"{issued}-{digest}"


def _signed(call: Call, code: CueCode) -> Cue:
    cue_id, secret = call.path["cue_id"], str(call.query["secret"])
    issued = secret.partition("-")[0]
    valid = issued.isdecimal() and hmac.compare_digest(secret.encode(), _sign(call.world, cue_id, int(issued)).encode())
    if not valid or call.now.timestamp() > int(issued) + _SECRET_LIFETIME:
        # The API record names no status for this.
        raise HttpError(403, "The secret is not valid or has expired")
    cue = call.world.cues.get(cue_id)
    if cue is None or cue.code != code:
        raise HttpError(404, "Action not found or no longer active")
    if call.caller is not None:
        call.find_user(call.world.devices[cue.device_id].user_id)
    return cue


def _resolve(call: Call) -> dict[str, Any]:
    """Start a re-authentication: say where to redirect the end-user. It can be started again."""
    cue = _signed(call, "reauthenticate")
    session = start_login(
        call.world,
        call.world.devices[cue.device_id],
        call.now,
        success_url=call.body["successUrl"],
        cancel_url=call.body["cancelUrl"],
        cue=cue,
    )
    return {"redirect_url": call.connect_url("auth_session_id", session.id)}


def _report_state(call: Call) -> dict[str, Any]:
    """Accept the outcome of an action that was started: success removes it, fail leaves it open for another start."""
    cue = _signed(call, "reauthenticate")
    if not cue.is_active:
        raise HttpError(404, "Action not found or no longer active")
    cue.is_active = False
    if call.body["state"] == "success":
        call.world.end_cue(cue)
    return {"action_id": cue.id}


def _resolve_information(call: Call) -> dict[str, Any]:
    """Mark a notification as read."""
    cue = _signed(call, "information")
    call.world.end_cue(cue)
    return {"action_id": cue.id}


HANDLERS: dict[tuple[str, str], Handler] = {
    ("POST", "/cues/{cue_id}/resolve"): _resolve,
    ("POST", "/cues/{cue_id}/state"): _report_state,
    ("POST", "/cues/{cue_id}/information/resolve"): _resolve_information,
}
