"""The charging schedule of a car or wallbox: when it is plugged in, when it charges and how full it gets.

Past and future sessions follow from a seed and are not stored. A session changed by a caller (boost, plug in, unplug)
is stored and replaces the planned one.
"""

from __future__ import annotations

import random
import uuid
from datetime import date, datetime, timedelta

import attrs

from podero.simulator._world.moments import midnight

BOOST_DELAY = timedelta(seconds=5)
_NAMESPACE = uuid.UUID("6a1f8d5c-2f0e-4f57-9d3b-5a8c0d1e7b42")
_LONGEST_STAY_DAYS = 1


@attrs.define
class ChargingSession:
    """One stay at the charger.

    Args:
        id: UUID.
        plug_in: When the car is plugged in.
        unplug: When it is unplugged.
        usual_start: When charging starts without a boost.
        charge_start: When charging starts, boost included.
        initial_soc: Battery level at plug-in, percent.
        target_soc: Battery level at which charging ends, percent.
        capacity_kwh: Battery capacity, kWh.
        power_kw: Charging power, kW.
        at_home: Whether the charger is the owner's own.
        boosted_at: When a boost was triggered, or None.
    """

    id: str
    plug_in: datetime
    unplug: datetime
    usual_start: datetime
    charge_start: datetime
    initial_soc: float
    target_soc: float
    capacity_kwh: float
    power_kw: float
    at_home: bool = True
    boosted_at: datetime | None = None

    @property
    def charge_end(self) -> datetime:
        """When charging ends because the battery is full or the car is unplugged."""
        hours = max(0.0, self.target_soc - self.initial_soc) / 100 * self.capacity_kwh / self.power_kw
        return max(self.plug_in, min(self.unplug, self.charge_start + timedelta(hours=hours)))

    def energy_wh(self, at: datetime) -> int:
        """Return the energy charged up to a given time, in Wh."""
        return self._energy_wh(self.charge_start, at)

    def unoptimized_energy_wh(self, at: datetime) -> int:
        """Return the energy that would have been charged up to a given time, in Wh, had charging begun at plug-in."""
        return self._energy_wh(self.plug_in, at)

    def _energy_wh(self, start: datetime, at: datetime) -> int:
        total = max(0.0, (self.charge_end - self.charge_start).total_seconds())
        seconds = min(max(0.0, (at - start).total_seconds()), total)
        return round(seconds / 3.6 * self.power_kw)

    def soc(self, at: datetime) -> float:
        """Return the battery level at a given time, in percent."""
        return min(100.0, self.initial_soc + self.energy_wh(at) / self.capacity_kwh / 10)

    def is_charging(self, at: datetime) -> bool:
        """Tell whether the car is charging at a given time."""
        return self.charge_start <= at < self.charge_end

    def is_full(self, at: datetime) -> bool:
        """Tell whether the target level has been reached at a given time."""
        return self.soc(at) >= self.target_soc - 0.05

    def boost(self, at: datetime, full: float) -> None:
        """Start charging at once.

        Args:
            at: When the boost is triggered.
            full: Battery level to charge to, percent.
        """
        self.boosted_at = at
        self.charge_start = at + BOOST_DELAY
        self.target_soc = max(self.target_soc, full)


@attrs.define
class ChargingSchedule:
    """All charging sessions of one device.

    Args:
        seed: Determines the habits.
        begins: No planned session starts before this time.
        capacity_kwh: Battery capacity, kWh.
        power_kw: Charging power, kW.
        arrival_hour: Usual hour of plug-in, UTC.
        stay_hours: Usual length of a stay, hours.
    """

    seed: str
    begins: datetime
    capacity_kwh: float
    power_kw: float
    arrival_hour: float = 17.5
    stay_hours: float = 13.0
    _edited: list[ChargingSession] = attrs.field(factory=list[ChargingSession], init=False)
    # Times in which an edited session replaces whatever was planned.
    _masked: list[tuple[datetime, datetime]] = attrs.field(factory=list[tuple[datetime, datetime]], init=False)

    def sessions(self, first: date, last: date) -> list[ChargingSession]:
        """List the sessions that start on given days, ordered by plug-in.

        Args:
            first: First day, inclusive.
            last: Last day, inclusive.

        Returns:
            The sessions; future ones as planned.
        """
        first = max(first, self.begins.date())
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        planned = [session for day in days if (session := self._planned(day)) is not None]
        edited = [session for session in self._edited if first <= session.plug_in.date() <= last]
        return sorted(planned + edited, key=lambda session: session.plug_in)

    def current(self, at: datetime) -> ChargingSession | None:
        """Find the session in progress at a given time.

        Args:
            at: The time.

        Returns:
            The session, or None if nothing is plugged in.
        """
        day = at.date()
        nearby = self.sessions(day - timedelta(days=_LONGEST_STAY_DAYS), day)
        return next((session for session in nearby if session.plug_in <= at < session.unplug), None)

    def plug_in(self, at: datetime, initial_soc: float) -> ChargingSession:
        """Plug in by hand. The car stays idle at first and starts charging hours later.

        Args:
            at: When.
            initial_soc: Battery level, percent.

        Returns:
            The session, twelve hours long.
        """
        self.unplug(at)
        unplug = at + timedelta(hours=12)
        hours = max(0.0, 80 - initial_soc) / 100 * self.capacity_kwh / self.power_kw
        start = max(at + timedelta(hours=2), unplug - timedelta(hours=hours + 1))
        session = ChargingSession(
            id=self._id(at),
            plug_in=at,
            unplug=unplug,
            usual_start=start,
            charge_start=start,
            initial_soc=initial_soc,
            target_soc=80.0,
            capacity_kwh=self.capacity_kwh,
            power_kw=self.power_kw,
        )
        return self.edit(session)

    def unplug(self, at: datetime) -> None:
        """Unplug by hand; does nothing if nothing is plugged in.

        Args:
            at: When.
        """
        session = self.current(at)
        if session is not None:
            self.edit(session).unplug = at

    def edit(self, session: ChargingSession) -> ChargingSession:
        """Store a session so that changes to it persist.

        Args:
            session: A planned or new session.

        Returns:
            The same session; it now replaces any planned one at that time.
        """
        if not any(session is other for other in self._edited):
            self._masked.append((session.plug_in, session.unplug))
            self._edited.append(session)
        return session

    def _planned(self, day: date) -> ChargingSession | None:
        rng = random.Random(f"{self.seed}:{day.toordinal()}")
        # Only odd days can be idle, so there are never two idle days in a row.
        if rng.random() < 0.4 and day.toordinal() % 2:
            return None
        plug_in = midnight(day) + timedelta(minutes=round(60 * (self.arrival_hour + rng.uniform(-1.5, 1.5))))
        unplug = plug_in + timedelta(minutes=round(60 * (self.stay_hours + rng.uniform(-1.0, 1.0))))
        if plug_in < self.begins or any(start <= plug_in < end for start, end in self._masked):
            return None
        initial = float(round(rng.uniform(25, 55)))
        hours = (80 - initial) / 100 * self.capacity_kwh / self.power_kw
        slack = max(0.0, (unplug - plug_in).total_seconds() / 3600 - hours)
        start = plug_in + timedelta(minutes=round(60 * slack * rng.uniform(0.55, 0.9)))
        return ChargingSession(
            id=self._id(plug_in),
            plug_in=plug_in,
            unplug=unplug,
            usual_start=start,
            charge_start=start,
            initial_soc=initial,
            target_soc=80.0,
            capacity_kwh=self.capacity_kwh,
            power_kw=self.power_kw,
            at_home=rng.random() < 0.93,
        )

    def _id(self, plug_in: datetime) -> str:
        return str(uuid.uuid5(_NAMESPACE, f"{self.seed}:{plug_in.isoformat()}"))
