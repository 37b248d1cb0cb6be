"""The charging life of a car or wallbox: when it is plugged in, when it charges, how full it gets.

The past and the future follow from a seed and need no storage. What a caller does (boost, plug in, unplug) is kept as
an edited session that takes the place of the planned one.
"""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, time, timedelta

import attrs

BOOST_DELAY = timedelta(seconds=5)
_NAMESPACE = uuid.UUID("6a1f8d5c-2f0e-4f57-9d3b-5a8c0d1e7b42")
_LONGEST_STAY = 1


def midnight(day: date) -> datetime:
    """Return the start of a day.

    Args:
        day: A calendar day.

    Returns:
        00:00 UTC of that day.
    """
    return datetime.combine(day, time(), UTC)


@attrs.define
class ChargingSession:
    """One stay at the plug.

    Args:
        id: UUID text.
        plug_in: When the plug goes in.
        unplug: When it goes out.
        usual_start: When charging starts by itself.
        charge_start: When charging starts, a boost taken into account.
        initial_soc: Battery level at plug-in, percent.
        target_soc: Battery level at which charging ends, percent.
        capacity_kwh: Battery size.
        power_kw: Charging power.
        at_home: Whether it is the owner's own plug.
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
        """When charging ends: full, or unplugged."""
        hours = max(0.0, self.target_soc - self.initial_soc) / 100 * self.capacity_kwh / self.power_kw
        return max(self.plug_in, min(self.unplug, self.charge_start + timedelta(hours=hours)))

    def energy_wh(self, at: datetime) -> int:
        """Return the energy charged until a moment, in Wh."""
        return self._energy_wh(self.charge_start, at)

    def immediate_energy_wh(self, at: datetime) -> int:
        """Return the energy in Wh that would have been charged until a moment, had it begun at plug-in."""
        return self._energy_wh(self.plug_in, at)

    def _energy_wh(self, start: datetime, at: datetime) -> int:
        total = max(0.0, (self.charge_end - self.charge_start).total_seconds())
        seconds = min(max(0.0, (at - start).total_seconds()), total)
        return round(seconds / 3.6 * self.power_kw)

    def soc(self, at: datetime) -> float:
        """Return the battery level at a moment, percent."""
        return min(100.0, self.initial_soc + self.energy_wh(at) / self.capacity_kwh / 10)

    def is_charging(self, at: datetime) -> bool:
        """Tell whether power flows at a moment."""
        return self.charge_start <= at < self.charge_end

    def is_full(self, at: datetime) -> bool:
        """Tell whether the target is reached at a moment."""
        return self.soc(at) >= self.target_soc - 0.05

    def boost(self, at: datetime, full: float) -> None:
        """Start charging right away.

        Args:
            at: When the boost was asked for.
            full: Battery level to charge to, percent.
        """
        self.boosted_at = at
        self.charge_start = at + BOOST_DELAY
        self.target_soc = max(self.target_soc, full)


@attrs.define
class ChargingLife:
    """All charging sessions of one device.

    Args:
        seed: Decides the habits.
        begins: No planned session starts before it.
        capacity_kwh: Battery size.
        power_kw: Charging power.
        arrival_hour: Usual hour of plugging in, UTC.
        stay_hours: Usual length of the stay.
    """

    seed: str
    begins: datetime
    capacity_kwh: float
    power_kw: float
    arrival_hour: float = 17.5
    stay_hours: float = 13.0
    _edited: list[ChargingSession] = attrs.field(factory=list[ChargingSession], init=False)
    _masked: list[tuple[datetime, datetime]] = attrs.field(factory=list[tuple[datetime, datetime]], init=False)

    def on_days(self, first: date, last: date) -> list[ChargingSession]:
        """List the sessions that start on given days.

        Args:
            first: First day, included.
            last: Last day, included.

        Returns:
            Sessions in order of plug-in, the future ones as planned.
        """
        first = max(first, self.begins.date())
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        planned = [session for day in days if (session := self._planned(day)) is not None]
        edited = [session for session in self._edited if first <= session.plug_in.date() <= last]
        return sorted(planned + edited, key=lambda session: session.plug_in)

    def current(self, at: datetime) -> ChargingSession | None:
        """Find the session running at a moment.

        Args:
            at: The moment.

        Returns:
            The session, or None when nothing is plugged in.
        """
        day = at.date()
        around = self.on_days(day - timedelta(days=_LONGEST_STAY), day)
        return next((session for session in around if session.plug_in <= at < session.unplug), None)

    def plug_in(self, at: datetime, initial_soc: float) -> ChargingSession:
        """Plug in by hand: idle at first, charging by itself hours later.

        Args:
            at: When.
            initial_soc: Battery level, percent.

        Returns:
            The session. It lasts twelve hours.
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
        self._masked.append((at, unplug))
        self._edited.append(session)
        return session

    def unplug(self, at: datetime) -> None:
        """Unplug by hand; does nothing when nothing is plugged in.

        Args:
            at: When.
        """
        session = self.current(at)
        if session is not None:
            self.edit(session).unplug = at

    def edit(self, session: ChargingSession) -> ChargingSession:
        """Make a session changeable.

        Args:
            session: A session of this life.

        Returns:
            The session to change; it takes the planned one's place.
        """
        if not any(session is other for other in self._edited):
            self._masked.append((session.plug_in, session.unplug))
            self._edited.append(session)
        return session

    def _planned(self, day: date) -> ChargingSession | None:
        rng = random.Random(f"{self.seed}:{day.toordinal()}")
        # Never two idle days in a row.
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
