"""What levers show of the world, as JSON, and its schemas."""

from __future__ import annotations

from typing import Any

import attrs

from podero.simulator._http.faults import Fault
from podero.simulator._steering.lever import record
from podero.simulator._steering.steered import Steered
from podero.simulator._world.entities import AuthSession, Device, OnboardingSession, User
from podero.simulator._world.moments import stamp
from podero.simulator._world.world import World

HEALTH = record(status="string", now="string", users="integer", devices="integer", violations="array")
CLOCK = record(now="string", speed="number")
USER = record(
    id="string", org_id="string", role="string", email="string", is_deleted="boolean", devices="object",
    nullable=("email", "role"),
)  # fmt: skip
DEVICE = record(
    id="string",
    kind="string",
    user_id="string",
    is_connected="boolean",
    is_deleted="boolean",
    is_plugged_in="boolean",
    pending="array",
    nullable=("is_plugged_in",),
)
SESSION = record(id="string", user_id="string", kind="string", outcome="string", nullable=("kind", "outcome"))
LOGIN = record(id="string", device_id="string", outcome="string", nullable=("outcome",))
REDIRECT = record(redirect="string", nullable=("redirect",))
FAULT = record(match="string", times="integer", hits="integer", nullable=("times",))
CREDENTIALS = record(client_id="string", client_secret="string", username="string", password="string")  # noqa: S106
SETTINGS = record(strict="boolean")
TOKENS = record(issued="integer")
REMOVED = record(removed="integer")


def show_health(simulator: Steered) -> dict[str, Any]:
    """Show that the simulator runs, and what it did wrong."""
    world = simulator.world
    status = "failed" if simulator.violations else "ok"
    counts = {"users": len(world.users), "devices": len(world.devices)}
    return {"status": status, "now": stamp(world.clock.now()), **counts, "violations": list(simulator.violations)}


def show_clock(simulator: Steered) -> dict[str, Any]:
    """Show the simulated time."""
    clock = simulator.world.clock
    return {"now": stamp(clock.now()), "speed": clock.speed}


def show_user(world: World, user: User) -> dict[str, Any]:
    """Show a user and the ids of its devices by kind."""
    devices: dict[str, list[str]] = {}
    for device in world.devices_of(user.id):
        devices.setdefault(device.kind.code, []).append(device.id)
    return {
        "id": user.id,
        "org_id": user.org_id,
        "role": user.fields.get("role"),
        "email": user.fields.get("email"),
        "is_deleted": user.deleted_at is not None,
        "devices": devices,
    }


def show_device(world: World, device: Device) -> dict[str, Any]:
    """Show a device: whether it is connected and plugged in, and what its owner is asked to do."""
    schedule = device.charging_schedule
    return {
        "id": device.id,
        "kind": device.kind.code,
        "user_id": device.user_id,
        "is_connected": device.authenticated,
        "is_deleted": device.is_deleted,
        "is_plugged_in": None if schedule is None else schedule.current(world.clock.now()) is not None,
        "pending": [cue.code for cue in world.cues_of(device.id)],
    }


def show_session(session: OnboardingSession) -> dict[str, Any]:
    """Show an onboarding session."""
    return {"id": session.id, "user_id": session.user_id, "kind": session.kind, "outcome": session.outcome}


def show_login(session: AuthSession) -> dict[str, Any]:
    """Show a login at a manufacturer."""
    return {"id": session.id, "device_id": session.device_id, "outcome": session.outcome}


def show_fault(fault: Fault) -> dict[str, Any]:
    """Show a fault as far as it differs from one that does nothing."""
    usual = Fault()
    shown: dict[str, Any] = {"match": fault.match if isinstance(fault.match, str) else "a function of Python"}
    for name in ("method", "delay", "cut_after", "bytes_per_second", "drop", "execute", "probability", "share"):
        if getattr(fault, name) != getattr(usual, name):
            shown[name] = getattr(fault, name)
    if fault.response is not None:
        shown["status"] = fault.response.status
    if fault.drift is not None:
        shown["drift"] = attrs.asdict(fault.drift)
    if fault.window is not None:
        shown |= {"limit": fault.window.limit, "window": fault.window.seconds}
    return {**shown, "times": fault.times, "hits": fault.hits}
