"""The state of the simulated organization and the ways it changes."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args
from uuid import UUID

from podero.simulator._world.charging import ChargingSchedule, ChargingSession
from podero.simulator._world.clock import Clock
from podero.simulator._world.curves import Curve, DayTotals, curve_of, totals_of
from podero.simulator._world.devices import build_device, pick_model
from podero.simulator._world.entities import (
    KINDS,
    AuthSession,
    ClaimToken,
    Cue,
    CueCode,
    Device,
    Kind,
    KindCode,
    OnboardingSession,
    Owned,
    User,
)
from podero.simulator._world.errors import NotFoundError
from podero.simulator._world.moments import QUARTER, QUARTERS, midnight, stamp
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.scheduler import Scheduler

_MAX_CACHED_CURVES = 2_000
_UNIQUE_FIELDS: tuple[Literal["email", "external_user_id"], ...] = ("email", "external_user_id")
_MAX_CACHED_TOTALS = 100_000


class World:
    """Everything that exists in the simulated organization; empty at first.

    Args:
        clock: Its time.
        seed: Determines ids, weather, prices and habits.
        onboarding_seconds: Simulated seconds until a device that is being onboarded connects.
    """

    def __init__(self, clock: Clock, *, seed: int, onboarding_seconds: float) -> None:
        self.clock = clock
        self.seed = seed
        self.rng = random.Random(seed)
        self.onboarding_time = timedelta(seconds=onboarding_seconds)
        self.org_id = self.new_id()
        self.users: dict[str, User] = {}
        self.devices: dict[str, Device] = {}
        self.buildings: dict[str, Owned] = {}
        self.contracts: dict[str, Owned] = {}
        self.onboarding: dict[str, OnboardingSession] = {}
        self.auth_sessions: dict[str, AuthSession] = {}
        self.claims: dict[str, ClaimToken] = {}
        self.cues: dict[str, Cue] = {}
        self.cue_key = self.rng.randbytes(32)
        self.prices = PriceBook(seed)
        self.scheduler = Scheduler()
        self._armed: set[str] = set()
        self._cues_by_device: dict[str, list[str]] = {}
        self._user_index: dict[tuple[str, str], list[str]] = {}
        self._devices_by_user: dict[str, list[Device]] = {}
        self._curves: dict[tuple[str, date], Curve] = {}
        self._totals: dict[tuple[str, date], DayTotals] = {}

    def fire_armed_boosts(self, now: datetime) -> None:
        """Start the armed boosts whose charging session has begun by now."""
        for device in [self.devices[device_id] for device_id in self._armed]:
            if device.armed_at is not None and device.charging_schedule is not None:
                self._start_armed_boost(device, device.charging_schedule, device.armed_at, now)

    def arm_boost(self, device: Device, at: datetime | None) -> None:
        """Arm a boost for a device's next charging session, or disarm it with None."""
        device.armed_at = at
        if at is None:
            self._armed.discard(device.id)
        else:
            self._armed.add(device.id)

    def _start_armed_boost(self, device: Device, schedule: ChargingSchedule, armed_at: datetime, now: datetime) -> None:
        started = [s for s in schedule.sessions(armed_at.date(), now.date()) if armed_at <= s.plug_in <= now < s.unplug]
        if started:
            self.boost(device, started[0], started[0].plug_in)
            self.arm_boost(device, None)

    def boost(self, device: Device, session: ChargingSession, at: datetime) -> None:
        """Boost a charging session.

        Args:
            device: A car or wallbox; other kinds are left alone.
            session: One of its sessions.
            at: When the boost is triggered.
        """
        if device.charging_schedule is None:
            return
        device.boosted = device.charging_schedule.edit(session)
        session.boost(at, device.settings.get("charge_target_max") or 100)
        self.invalidate_curves(device)

    def new_id(self) -> str:
        """Return the next UUID in the seed's sequence."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    # --- look-ups ---

    def user(self, user_id: str, *, include_deleted: bool = False) -> User:
        """Find a user.

        Args:
            user_id: The user's id.
            include_deleted: Find soft-deleted users too.

        Returns:
            The user.

        Raises:
            NotFoundError: There is no such user.
        """
        user = self.users.get(user_id)
        if user is None or (user.deleted_at is not None and not include_deleted):
            message = "User not found"
            raise NotFoundError(message)
        return user

    def add_user(self, user: User) -> None:
        """Add a user."""
        self.users[user.id] = user
        self.update_user(user, user.fields)

    def update_user(self, user: User, fields: Mapping[str, Any]) -> None:
        """Change fields of a user."""
        for name in _UNIQUE_FIELDS:
            if fields.get(name) is not None:
                found = self._user_index.setdefault((name, fields[name]), [])
                if user.id not in found:
                    found.append(user.id)
        user.fields.update(fields)

    def users_with(self, name: Literal["email", "external_user_id"], value: str | None) -> list[User]:
        """List the users, deleted ones included, whose e-mail or external id has a value."""
        found = [self.users[user_id] for user_id in self._user_index.get((name, value or ""), [])]
        return [user for user in found if user.fields.get(name) == value]

    def device(self, user_id: str, kind: Kind, device_id: str, *, include_deleted: bool = False) -> Device:
        """Find a device of a user, or raise NotFoundError."""
        self.user(user_id)
        device = self.devices.get(device_id)
        found = device is not None and device.user_id == user_id and device.kind is kind
        if device is None or not found or (device.is_deleted and not include_deleted):
            message = f"{kind.title} not found"
            raise NotFoundError(message)
        return device

    def devices_of(self, user_id: str, kind: Kind | None = None) -> list[Device]:
        """List a user's devices, without soft-deleted ones."""
        found = self._devices_by_user.get(user_id, [])
        return [device for device in found if kind in {None, device.kind} and not device.is_deleted]

    def curve(self, device: Device, day: date) -> Curve:
        """Return one day of a device."""
        key = (device.id, day)
        if key not in self._curves:
            if len(self._curves) > _MAX_CACHED_CURVES:
                self._curves.clear()
            prices = self.prices.day(device.price_zone, day)
            self._curves[key] = curve_of(device, day, prices)
        return self._curves[key]

    def totals(self, device: Device, day: date) -> DayTotals:
        """Return the totals of a device for the part of a day between its first connection and now."""
        now = self.clock.now()
        start = device.connected_at or now
        if start.date() < day < now.date():
            key = (device.id, day)
            if key not in self._totals:
                if len(self._totals) > _MAX_CACHED_TOTALS:
                    self._totals.clear()
                self._totals[key] = totals_of(self.curve(device, day), 0, QUARTERS)
            return self._totals[key]
        first = 0 if day > start.date() else -((midnight(day) - start) // QUARTER)
        last = QUARTERS if day < now.date() else (now - midnight(day)) // QUARTER
        return totals_of(self.curve(device, day), min(first, QUARTERS), min(max(0, last), QUARTERS))

    def invalidate_curves(self, device: Device | None = None) -> None:
        """Discard cached days after a change that affects them."""
        if device is None:
            self._curves.clear()
            self._totals.clear()
        else:
            self._curves = {key: curve for key, curve in self._curves.items() if key[0] != device.id}
            self._totals = {key: totals for key, totals in self._totals.items() if key[0] != device.id}

    # --- changes, which tests may also make directly ---

    def add_device(
        self,
        user_id: str | UUID,
        kind: KindCode,
        *,
        created_at: datetime | None = None,
        settings: Mapping[str, Any] | None = None,
        with_battery: bool = False,
    ) -> Device:
        """Add a device that is not connected yet.

        Args:
            user_id: The owner's id.
            kind: `hp`, `ev`, `iv` or `wb`.
            created_at: When it was created; now if omitted.
            settings: Fields of the response that differ from their defaults.
            with_battery: Give an inverter a battery; otherwise chance decides.

        Returns:
            The device.

        Raises:
            NotFoundError: There is no such user.
            ValueError: There is no such kind of device.
        """
        if kind not in KINDS:
            message = f"kind must be one of {', '.join(KINDS)}, not {kind!r}"
            raise ValueError(message)
        self.user(str(user_id))
        device_id = self.new_id()
        device = build_device(
            device_id,
            str(user_id),
            kind,
            seed=f"{self.seed}:{device_id}",
            created_at=created_at or self.clock.now(),
            settings=settings or {},
            with_battery=with_battery,
        )
        self.devices[device.id] = device
        self._devices_by_user.setdefault(str(user_id), []).append(device)
        return device

    def remove_device(self, device: Device) -> None:
        """Take back a device that was just added."""
        del self.devices[device.id]
        self._devices_by_user[device.user_id].remove(device)

    def connect(self, device_id: str | UUID, at: datetime | None = None) -> Device:
        """Connect or reconnect a device to its manufacturer's cloud.

        A car or wallbox that connects for the first time is plugged in and idle.

        Args:
            device_id: The device's id.
            at: When; now if omitted.

        Returns:
            The device.
        """
        device = self._find_device(device_id)
        moment = at or self.clock.now()
        if device.connected_at is None:
            device.connected_at = moment
            if device.charging_schedule is not None and moment >= self.clock.start:
                device.charging_schedule.begins = moment
                device.charging_schedule.plug_in(moment, 45.0)
        device.authenticated = True
        device.settings.update(lifecycle_state="authenticated", lifecycle_error=None)
        if device.settings.setdefault("device_model", None) is None:
            device.settings["device_model"] = pick_model(self.rng, device.kind.code)
        device.settings["external_device_id"] = f"sim-{device.id[:8]}"
        device.updated_at = max(device.updated_at, moment)
        for cue in self.cues_of(device.id):
            # An action that was started ends when its outcome is reported, not with the login.
            if cue.code == "reauthenticate" and not cue.is_active:
                self.end_cue(cue)
        self.invalidate_curves(device)
        return device

    def expire_authentication(self, device_id: str | UUID) -> Cue:
        """End the connection to the manufacturer's cloud; the owner has to log in there again.

        Args:
            device_id: The device's id.

        Returns:
            The pending action; the same one if it was pending before.

        Raises:
            NotFoundError: There is no such device.
        """
        device = self._find_device(device_id)
        device.authenticated = False
        device.lapses += 1
        pending = next((cue for cue in self.cues_of(device.id) if cue.code == "reauthenticate"), None)
        if pending is None:
            return self.add_cue(device_id, "reauthenticate")
        pending.is_active = False
        return pending

    def add_cue(self, device_id: str | UUID, code: CueCode) -> Cue:
        """Add a pending action to a device.

        Args:
            device_id: The device's id.
            code: `reauthenticate`, or `information` for an unread notification.

        Returns:
            The action.

        Raises:
            NotFoundError: There is no such device.
            ValueError: There is no such kind of action.
        """
        if code not in get_args(CueCode):
            message = f"code must be one of {', '.join(get_args(CueCode))}, not {code!r}"
            raise ValueError(message)
        cue = Cue(self.new_id(), self._find_device(device_id).id, code)
        self.cues[cue.id] = cue
        self._cues_by_device.setdefault(cue.device_id, []).append(cue.id)
        return cue

    def cues_of(self, device_id: str) -> list[Cue]:
        """List the pending actions of a device, oldest first."""
        return [self.cues[cue_id] for cue_id in self._cues_by_device.get(device_id, ())]

    def end_cue(self, cue: Cue) -> None:
        """Remove an action that is done with."""
        del self.cues[cue.id]
        self._cues_by_device[cue.device_id].remove(cue.id)

    def _find_device(self, device_id: str | UUID) -> Device:
        device = self.devices.get(str(device_id))
        if device is None:
            message = f"there is no device {device_id}"
            raise NotFoundError(message)
        return device

    def change_settings(self, device: Device, settings: Mapping[str, Any], at: datetime) -> None:
        """Change settings of a device."""
        device.settings.update(settings)
        device.updated_at = max(device.updated_at, at)
        if "price_zone" in settings:
            self.invalidate_curves(device)

    def plug_in(self, device_id: str | UUID, battery_level: float = 45.0) -> None:
        """Plug a car in. It stays idle at first.

        Args:
            device_id: Id of the car, or of the wallbox it is plugged into.
            battery_level: Battery level, percent.

        Raises:
            NotFoundError: There is no such device.
            ValueError: The device is neither a car nor a wallbox, or the level is not from 0 to 100.
        """
        if not 0 <= battery_level <= 100:
            message = f"battery_level must be from 0 to 100, not {battery_level!r}"
            raise ValueError(message)
        self._change_charging(device_id, lambda schedule, now: schedule.plug_in(now, battery_level))

    def unplug(self, device_id: str | UUID) -> None:
        """Unplug a car.

        Args:
            device_id: Id of the car, or of the wallbox it is plugged into.

        Raises:
            ValueError: The device is neither a car nor a wallbox.
        """
        self._change_charging(device_id, ChargingSchedule.unplug)

    def _change_charging(self, device_id: str | UUID, change: Callable[[ChargingSchedule, datetime], object]) -> None:
        device = self._find_device(device_id)
        if device.charging_schedule is None:
            message = f"a {device.kind.title.lower()} has no plug"
            raise ValueError(message)
        change(device.charging_schedule, self.clock.now())
        self.invalidate_curves(device)

    def delete_user(self, user_id: str | UUID) -> None:
        """Soft-delete a user.

        Args:
            user_id: The user's id.
        """
        self.user(str(user_id)).deleted_at = self.clock.now()

    def delete_device(self, device_id: str | UUID) -> None:
        """Soft-delete a device.

        Args:
            device_id: The device's id.
        """
        now = self.clock.now()
        self.change_settings(self._find_device(device_id), {"deleted_at": stamp(now)}, now)
