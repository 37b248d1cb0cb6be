"""The state of the simulated organization and the ways in which it changes."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from podero.simulator._api.tokens import TokenEncoding, TokenService
from podero.simulator._http.examples import blank
from podero.simulator._http.messages import HttpError, stamp
from podero.simulator._world import seeding
from podero.simulator._world.charging import ChargingLife, ChargingSession, midnight
from podero.simulator._world.clock import Clock
from podero.simulator._world.curves import Curve, DayTotals, curve_of, totals_of
from podero.simulator._world.entities import (
    KINDS,
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
from podero.simulator._world.prices import QUARTER, QUARTERS, PriceBook
from podero.simulator._world.scheduler import Agenda

_KEPT_CURVES = 2_000
_KEPT_TOTALS = 100_000


class World:
    """Everything the simulated service knows.

    Args:
        document: The OpenAPI document; says which members inputs and answers have.
        clock: Its time.
        seed: Makes it repeatable.
        users: Number of end-users to begin with; an administrator comes on top.
        onboarding_seconds: Simulated seconds that a person takes to connect a device, and a wallbox to dial in.
        token_lifetime: Token lifetime in seconds.
        token_encoding: Request encodings that /oauth2/token/ takes.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        clock: Clock,
        *,
        seed: int,
        users: int,
        onboarding_seconds: float,
        token_lifetime: float,
        token_encoding: TokenEncoding,
    ) -> None:
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
        self.auth_sessions: dict[str, str] = {}
        self.claims: dict[str, ClaimToken] = {}
        self.cues: dict[str, Cue] = {}
        self.prices = PriceBook(seed)
        self.agenda = Agenda()
        self._devices_by_user: dict[str, list[Device]] = {}
        self._document = document
        self._blanks: dict[str, dict[str, Any]] = {}
        self._curves: dict[tuple[str, date], Curve] = {}
        self._totals: dict[tuple[str, date], DayTotals] = {}
        self.cue_key = self.rng.randbytes(32)
        admin = seeding.add_admin(self)
        self.tokens = TokenService(
            clock=clock,
            rng=random.Random(f"{seed}:tokens"),
            client_id=f"simulator-{seed}",
            client_secret=f"secret-{self.rng.getrandbits(64):016x}",
            username=str(admin.fields["email"]),
            password=f"password-{self.rng.getrandbits(64):016x}",
            admin_id=admin.id,
            lifetime=token_lifetime,
            encoding=token_encoding,
        )
        self.resident_id = seeding.add_users(self, users)

    def sync(self) -> None:
        """Let everything happen that is due by now."""
        now = self.clock.now()
        self.agenda.run(now)
        for device in self.devices.values():
            if device.armed_at is not None and device.life is not None:
                self._fire_armed_boost(device, device.armed_at, now)

    def _fire_armed_boost(self, device: Device, armed_at: datetime, now: datetime) -> None:
        if device.life is None:
            return
        started = [s for s in device.life.on_days(armed_at.date(), now.date()) if armed_at < s.plug_in <= now]
        if started:
            self.boost(device, started[0], started[0].plug_in)
            device.armed_at = None

    def boost(self, device: Device, session: ChargingSession, at: datetime) -> None:
        """Boost a charging session.

        Args:
            device: Its device.
            session: The session.
            at: When the boost begins.
        """
        if device.life is None:
            return
        device.boosted = device.life.edit(session)
        session.boost(at, device.settings.get("charge_target_max") or 100)
        self.forget_curves(device)

    def new_id(self) -> str:
        """Return a fresh UUID of the seed's series."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    # --- look-ups ---

    def user(self, user_id: str, *, include_deleted: bool = False) -> User:
        """Find a user.

        Args:
            user_id: Which.
            include_deleted: Find deleted ones, too.

        Returns:
            The user.

        Raises:
            HttpError: 404 when there is none.
        """
        user = self.users.get(user_id)
        if user is None or (user.deleted_at is not None and not include_deleted):
            raise HttpError(404, "User not found")
        return user

    def device(self, user_id: str, kind: Kind, device_id: str, *, include_deleted: bool = False) -> Device:
        """Find a user's device.

        Args:
            user_id: Whose.
            kind: What kind.
            device_id: Which.
            include_deleted: Find deleted ones, too.

        Returns:
            The device.

        Raises:
            HttpError: 404 when there is none.
        """
        self.user(user_id)
        device = self.devices.get(device_id)
        if device is None or device.user_id != user_id or device.kind is not kind:
            raise HttpError(404, f"{kind.title} not found")
        if device.is_deleted and not include_deleted:
            raise HttpError(404, f"{kind.title} not found")
        return device

    def devices_of(self, user_id: str, kind: Kind | None = None) -> list[Device]:
        """List a user's devices, without deleted ones.

        Args:
            user_id: Whose.
            kind: Only this kind.

        Returns:
            The devices, oldest first.
        """
        found = self._devices_by_user.get(user_id, [])
        return [device for device in found if kind in {None, device.kind} and not device.is_deleted]

    def properties(self, schema: str) -> Mapping[str, Any]:
        """Return the properties of a schema of the document.

        Args:
            schema: Its name.

        Returns:
            Property schemas by name.
        """
        properties: Mapping[str, Any] = self._document["components"]["schemas"][schema].get("properties", {})
        return properties

    def blank(self, schema: str) -> dict[str, Any]:
        """Return an object of a schema with every property at its default.

        Args:
            schema: Its name.

        Returns:
            A fresh dictionary.
        """
        if schema not in self._blanks:
            self._blanks[schema] = blank(self._document, self._document["components"]["schemas"][schema])
        return dict(self._blanks[schema])

    def curve(self, device: Device, day: date) -> Curve:
        """Return the day of a device that has series.

        Args:
            device: Which.
            day: Day in UTC; future ones as planned.

        Returns:
            Columns by name, 96 values each.
        """
        key = (device.id, day)
        if key not in self._curves:
            if len(self._curves) > _KEPT_CURVES:
                self._curves.clear()
            prices = self.prices.day(str(device.settings.get("price_zone", "AT")), day)
            self._curves[key] = curve_of(device, day, prices)
        return self._curves[key]

    def totals(self, device: Device, day: date) -> DayTotals:
        """Return the sums of a device's day, of the part between its first connection and now.

        Args:
            device: Which.
            day: Day in UTC.

        Returns:
            The sums; all 0 outside that time.
        """
        now = self.clock.now()
        start = device.connected_at or now
        if start.date() < day < now.date():
            key = (device.id, day)
            if key not in self._totals:
                if len(self._totals) > _KEPT_TOTALS:
                    self._totals.clear()
                self._totals[key] = totals_of(self.curve(device, day), 0, QUARTERS)
            return self._totals[key]
        first = 0 if day > start.date() else -((midnight(day) - start) // QUARTER)
        last = QUARTERS if day < now.date() else (now - midnight(day)) // QUARTER
        return totals_of(self.curve(device, day), min(first, QUARTERS), min(max(0, last), QUARTERS))

    def forget_curves(self, device: Device | None = None) -> None:
        """Forget computed days after something that shapes them has changed.

        Args:
            device: Only those of this device.
        """
        if device is None:
            self._curves.clear()
            self._totals.clear()
        else:
            self._curves = {key: curve for key, curve in self._curves.items() if key[0] != device.id}
            self._totals = {key: totals for key, totals in self._totals.items() if key[0] != device.id}

    # --- changes, also for tests to make by hand ---

    def add_device(
        self,
        user_id: str | UUID,
        kind: KindCode,
        *,
        created_at: datetime | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> Device:
        """Give a user a device that is not connected yet.

        Args:
            user_id: Whose.
            kind: What kind.
            created_at: When; the present when left out.
            settings: Members of the answer that differ from their defaults.

        Returns:
            The device.
        """
        moment = created_at or self.clock.now()
        device = seeding.build_device(self, str(user_id), KINDS[kind], moment, settings or {})
        self.devices[device.id] = device
        self._devices_by_user.setdefault(str(user_id), []).append(device)
        return device

    def connect(self, device_id: str | UUID, at: datetime | None = None) -> Device:
        """Connect a device to its maker's cloud, or connect it again.

        A car or wallbox is plugged in and idle at that moment, because its owner stands beside it.

        Args:
            device_id: Which.
            at: When; the present when left out.

        Returns:
            The device.
        """
        device = self.devices[str(device_id)]
        moment = at or self.clock.now()
        if device.connected_at is None:
            device.connected_at = moment
            if device.life is not None and moment >= self.clock.start:
                device.life.begins = moment
                device.life.plug_in(moment, 45.0)
        device.authenticated = True
        device.settings.update(lifecycle_state="authenticated", lifecycle_error=None)
        device.settings.setdefault("device_model", None)
        if device.settings["device_model"] is None:
            device.settings["device_model"] = seeding.device_model(self.rng, device.kind)
        device.settings["external_device_id"] = f"sim-{device.id[:8]}"
        device.updated_at = moment
        for cue in [cue for cue in self.cues.values() if cue.device_id == device.id and cue.code == "reauthenticate"]:
            del self.cues[cue.id]
        self.forget_curves(device)
        return device

    def expire_authentication(self, device_id: str | UUID) -> Cue:
        """Let the connection to the maker's cloud lapse; the owner must log in there again.

        Args:
            device_id: Which.

        Returns:
            The pending action.
        """
        self.devices[str(device_id)].authenticated = False
        return self.add_cue(device_id, "reauthenticate")

    def add_cue(self, device_id: str | UUID, code: CueCode) -> Cue:
        """Add a pending action to a device.

        Args:
            device_id: Which.
            code: `reauthenticate`, or `information` for an unread notification.

        Returns:
            The action.
        """
        cue = Cue(self.new_id(), str(device_id), code)
        self.cues[cue.id] = cue
        return cue

    def plug_in(self, device_id: str | UUID, battery_level: float = 45.0) -> None:
        """Plug in a car, or the car of a wallbox: idle at first.

        Args:
            device_id: Which.
            battery_level: Percent.
        """
        self._change_life(device_id, lambda life, now: life.plug_in(now, battery_level))

    def unplug(self, device_id: str | UUID) -> None:
        """Unplug a car, or the car of a wallbox.

        Args:
            device_id: Which.
        """
        self._change_life(device_id, ChargingLife.unplug)

    def _change_life(self, device_id: str | UUID, change: Callable[[ChargingLife, datetime], object]) -> None:
        device = self.devices[str(device_id)]
        if device.life is None:
            message = f"a {device.kind.title.lower()} has no plug"
            raise ValueError(message)
        change(device.life, self.clock.now())
        self.forget_curves(device)

    def delete_user(self, user_id: str | UUID) -> None:
        """Delete a user softly.

        Args:
            user_id: Which.
        """
        self.users[str(user_id)].deleted_at = self.clock.now()

    def delete_device(self, device_id: str | UUID) -> None:
        """Delete a device softly.

        Args:
            device_id: Which.
        """
        self.devices[str(device_id)].settings["deleted_at"] = stamp(self.clock.now())
