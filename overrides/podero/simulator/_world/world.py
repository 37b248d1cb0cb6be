"""The state of the simulated organization and the ways it changes."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal, get_args
from uuid import UUID

from podero.simulator._world import settings as kept
from podero.simulator._world.charging import ChargingSchedule, Command
from podero.simulator._world.clock import Clock
from podero.simulator._world.devices import build_device, fit, pick_model
from podero.simulator._world.entities import (
    KINDS,
    AuthSession,
    ClaimToken,
    Cue,
    CueCode,
    Device,
    House,
    Kind,
    KindCode,
    OnboardingSession,
    Owned,
    User,
)
from podero.simulator._world.errors import NotFoundError
from podero.simulator._world.history import History
from podero.simulator._world.moments import stamp
from podero.simulator._world.noise import seed_of
from podero.simulator._world.prices import PriceBook
from podero.simulator._world.scheduler import Scheduler

UniqueField = Literal["email", "external_user_id"]


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
        self.org_ids = [self.org_id]
        self.users: dict[str, User] = {}
        self.houses: dict[str, House] = {}
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
        self.load_curves_ready: dict[tuple[str, int], datetime] = {}
        self.history = History(seed, self.prices, self.houses)
        self._armed: set[str] = set()
        self._cues_by_device: dict[str, list[str]] = {}
        self._users_by_field: dict[tuple[str, str], list[str]] = {}
        self._devices_by_user: dict[str, list[Device]] = {}
        self._houses_by_user: dict[str, list[House]] = {}

    def new_id(self) -> str:
        """Return the next UUID in the seed's sequence."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    # --- users ---

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
        for name in get_args(UniqueField):
            if fields.get(name) is not None:
                found = self._users_by_field.setdefault((name, fields[name]), [])
                if user.id not in found:
                    found.append(user.id)
        user.fields.update(fields)

    def users_with(self, name: UniqueField, value: str | None) -> list[User]:
        """List the users, deleted ones included, whose e-mail or external id has a value."""
        found = [self.users[user_id] for user_id in self._users_by_field.get((name, value or ""), [])]
        return [user for user in found if user.fields.get(name) == value]

    def delete_user(self, user_id: str | UUID) -> None:
        """Soft-delete a user.

        Args:
            user_id: The user's id.

        Raises:
            NotFoundError: There is no such user.
        """
        self.user(str(user_id)).deleted_at = self.clock.now()

    # --- devices ---

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
        """List a user's devices, oldest first, without soft-deleted ones."""
        found = self._devices_by_user.get(user_id, [])
        return [device for device in found if kind in {None, device.kind} and not device.is_deleted]

    def add_device(
        self,
        user_id: str | UUID,
        kind: KindCode,
        *,
        created_at: datetime | None = None,
        settings: Mapping[str, Any] | None = None,
        with_battery: bool = False,
    ) -> Device:
        """Add a device that is not connected yet, to the first house of the user that has none of its kind.

        Args:
            user_id: The owner's id.
            kind: Kind of device.
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
        user, device_id = self.user(str(user_id)), self.new_id()
        device = build_device(
            self._house_without(user, kind),
            device_id,
            kind,
            seed=seed_of(f"{self.seed}:{device_id}"),
            created_at=created_at or self.clock.now(),
            settings=settings or {},
            with_battery=with_battery,
        )
        self.devices[device.id] = device
        self._devices_by_user.setdefault(user.id, []).append(device)
        return device

    def _house_without(self, user: User, kind: KindCode) -> House:
        houses = self._houses_by_user.setdefault(user.id, [])
        house = next((house for house in houses if kind not in house.devices), None)
        if house is None:
            house_id = f"{user.id}/{len(houses)}"
            house = House(house_id, user.id, str(user.fields.get("town") or ""), seed_of(f"{self.seed}:{house_id}"))
            houses.append(house)
            self.houses[house.id] = house
        return house

    def remove_device(self, device: Device) -> None:
        """Take back a device that was just added."""
        del self.devices[device.id]
        del self.houses[device.house_id].devices[device.kind.code]
        self._devices_by_user[device.user_id].remove(device)

    def change_settings(self, device: Device, settings: Mapping[str, Any], at: datetime) -> None:
        """Change settings of a device; what it did before stays as it was."""
        kept.record(device, settings, at)
        fit(device)
        self._touch(device, at)

    def delete_device(self, device_id: str | UUID) -> None:
        """Soft-delete a device.

        Args:
            device_id: The device's id.

        Raises:
            NotFoundError: There is no such device.
        """
        now = self.clock.now()
        self.change_settings(self._find_device(device_id), {"deleted_at": stamp(now)}, now)

    def connect(self, device_id: str | UUID, at: datetime | None = None) -> Device:
        """Connect or reconnect a device to its manufacturer's cloud.

        A car or wallbox that connects for the first time is plugged in, unless its house has charged before.

        Args:
            device_id: The device's id.
            at: When; now if omitted.

        Returns:
            The device.

        Raises:
            NotFoundError: There is no such device.
        """
        device = self._find_device(device_id)
        moment = at or self.clock.now()
        if device.connected_at is None:
            device.connected_at = moment
            schedule = device.charging_schedule
            if schedule is not None and schedule.begins > moment:
                schedule.begins = moment
            if schedule is not None and moment >= self.clock.start and schedule.current(moment) is None:
                schedule.commands.append(Command(moment, "plug_in", 45.0))
        if device.gaps and device.gaps[-1][1] is None:
            device.gaps[-1] = (device.gaps[-1][0], moment)
        device.authenticated = True
        device.settings.update(lifecycle_state="authenticated", lifecycle_error=None)
        if device.settings.setdefault("device_model", None) is None:
            device.settings["device_model"] = pick_model(self.rng, device.kind.code)
        device.settings["external_device_id"] = f"sim-{device.id[:8]}"
        for cue in self.cues_of(device.id):
            # An action that was started ends when its outcome is reported, not with the login.
            if cue.code == "reauthenticate" and not cue.is_active:
                self.end_cue(cue)
        self._touch(device, moment)
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
        device, now = self._find_device(device_id), self.clock.now()
        if device.authenticated:
            device.gaps.append((now, None))
            self._touch(device, now)
        device.authenticated = False
        device.lapses += 1
        pending = next((cue for cue in self.cues_of(device.id) if cue.code == "reauthenticate"), None)
        if pending is None:
            return self.add_cue(device_id, "reauthenticate")
        pending.is_active = False
        return pending

    def _find_device(self, device_id: str | UUID) -> Device:
        device = self.devices.get(str(device_id))
        if device is None:
            message = f"there is no device {device_id}"
            raise NotFoundError(message)
        return device

    def _touch(self, device: Device, at: datetime) -> None:
        device.updated_at = max(device.updated_at, at)
        self.history.forget(device, at)

    # --- charging ---

    def plug_in(self, device_id: str | UUID, battery_level: float = 45.0, *, at_home: bool = True) -> None:
        """Plug a car in. It stays idle at first if it is steered by price.

        Args:
            device_id: Id of the car, or of the wallbox it is plugged into.
            battery_level: Battery level, percent.
            at_home: Whether it is plugged in at home, where charging is steered.

        Raises:
            NotFoundError: There is no such device.
            ValueError: The device is neither a car nor a wallbox, or the level is not from 0 to 100.
        """
        if not 0 <= battery_level <= 100:
            message = f"battery_level must be from 0 to 100, not {battery_level!r}"
            raise ValueError(message)
        self._command(device_id, Command(self.clock.now(), "plug_in", float(battery_level), at_home))

    def unplug(self, device_id: str | UUID) -> None:
        """Unplug a car.

        Args:
            device_id: Id of the car, or of the wallbox it is plugged into.

        Raises:
            NotFoundError: There is no such device.
            ValueError: The device is neither a car nor a wallbox.
        """
        self._command(device_id, Command(self.clock.now(), "unplug"))

    def boost(self, device: Device, at: datetime) -> None:
        """Boost the charging session in progress."""
        self._command(device.id, Command(at, "boost"))

    def cancel_boost(self, device: Device, at: datetime) -> None:
        """End a boost."""
        self._command(device.id, Command(at, "cancel"))

    def _command(self, device_id: str | UUID, command: Command) -> None:
        device = self._find_device(device_id)
        schedule = _schedule_of(device)
        schedule.commands.append(command)
        schedule.commands.sort(key=lambda one: one.at)
        self._touch(device, command.at)

    def arm_boost(self, device: Device, at: datetime | None) -> None:
        """Arm a boost for a device's next charging session, or disarm it with None."""
        device.armed_at = at
        if at is None:
            self._armed.discard(device.id)
        else:
            self._armed.add(device.id)

    def fire_armed_boosts(self, now: datetime) -> None:
        """Start the armed boosts whose charging session has begun by now."""
        for device in [self.devices[device_id] for device_id in self._armed]:
            armed_at = device.armed_at or now
            stays = _schedule_of(device).stays(armed_at.toordinal(), now.toordinal())
            started = [stay for stay in stays if armed_at <= stay.plug_in <= now and stay.plug_in < stay.unplug]
            if started:
                self.boost(device, started[0].plug_in)
                self.arm_boost(device, None)

    # --- pending actions ---

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


def _schedule_of(device: Device) -> ChargingSchedule:
    if device.charging_schedule is None:
        message = f"a {device.kind.title.lower()} has no plug"
        raise ValueError(message)
    return device.charging_schedule
