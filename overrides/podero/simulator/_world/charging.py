"""When a car comes and goes, and what it needs: habits that follow from a seed, and what people did by hand.

Nothing of it is stored but the commands. The level at which a car arrives depends on what it charged and drove before;
sessions are followed from the last day on from which every earlier level leads to the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Literal, cast

import attrs
import numpy as np

from podero.simulator._world.moments import QUARTER
from podero.simulator._world.noise import Floats, several
from podero.simulator._world.sessions import ChargingSession, Control, charge, day_of, final_soc

_KWH_PER_KM = 0.18
_FIRST_SOC, _LOWEST_SOC = 60.0, 5.0
_SATURDAY = 5
_LOOK_BACK_DAYS, _DRAWN_DAYS = 2, 3
_STAY_BY_HAND = timedelta(hours=12)

CommandName = Literal["plug_in", "unplug", "boost", "cancel"]


@attrs.frozen
class Command:
    """Something that was done to a car by hand.

    Args:
        at: When.
        name: What.
        battery_level: Battery level at plug-in, percent.
        at_home: Whether it was plugged in at home.
    """

    at: datetime
    name: CommandName
    battery_level: float = 0.0
    at_home: bool = True


@attrs.define
class Stay:
    """A time at a charger, and what is known before the battery level is.

    Args:
        plug_in: When it begins.
        unplug: When it ends; the same moment if it was plugged in and out while time stood still.
        at_home: Whether the charger is the owner's own.
        level: Battery level at plug-in if it was plugged in by hand, percent; None to follow from the stay before.
        departure: When it was expected to end, which it is steered by.
        boosts: Times at which a boost began (True) or was cancelled (False).
    """

    plug_in: datetime
    unplug: datetime
    at_home: bool
    level: float | None = None
    departure: datetime = attrs.field(default=attrs.Factory(lambda stay: stay.unplug, takes_self=True))
    boosts: list[tuple[datetime, bool]] = attrs.field(factory=list[tuple[datetime, bool]])


Drives = Callable[[datetime], float]
"""Percent of the battery driven up to a moment."""

Steering = Callable[[Stay], list[Control]]
"""Says how a stay is steered, in order of time; at least one control."""


@attrs.define
class ChargingSchedule:
    """The charging of one house: one car, which the wallbox sees too.

    Args:
        seed: Determines the habits.
        begins: Nothing is planned before this time.
        capacity_kwh: Battery capacity, kWh.
        power_kw: Charging power, kW.
        arrival_hour: Usual hour of plug-in, UTC.
        stay_hours: Usual length of a stay, hours.
        commands: What was done by hand, in order of time.
    """

    seed: int
    begins: datetime
    capacity_kwh: float
    power_kw: float
    arrival_hour: float = 17.5
    stay_hours: float = 13.0
    commands: list[Command] = attrs.field(factory=list[Command])
    # The chances that were computed last: plans and drives of the same days follow each other.
    drawn: tuple[int, int, Floats] | None = attrs.field(default=None, init=False, eq=False, repr=False)

    def current(self, at: datetime) -> Stay | None:
        """Find the stay in progress at a given time."""
        day = at.toordinal()
        return next((stay for stay in self.stays(day - 2, day)[::-1] if stay.plug_in <= at < stay.unplug), None)

    def stays(self, first: int, last: int) -> list[Stay]:
        """List the stays that begin on days given as ordinals, inclusive, in order of time."""
        # A stay of the day before can be in progress when a command comes.
        stays = self._planned(first - bool(self.commands), last)
        for command in self.commands:
            if first - 1 <= command.at.toordinal() <= last:
                _apply(command, stays)
        found = [stay for stay in stays if first <= stay.plug_in.toordinal() <= last]
        return sorted(found, key=lambda stay: stay.plug_in)

    def sessions(
        self, first: int, last: int, steering: Steering, usual: tuple[float, float] | None = None
    ) -> list[ChargingSession]:
        """List the sessions that begin on days given as ordinals, inclusive; future ones as planned.

        Usual are the target in percent and the power in kW of a car whose control has never changed.
        """
        begins = self.begins.toordinal()
        first = max(first, begins)
        if first > last:
            return []
        look_back = _LOOK_BACK_DAYS
        while True:
            start = max(first - look_back, begins)
            stays = self.stays(start, last)
            drives = self.drives(start, last)
            before = sum(stay.plug_in.toordinal() < first for stay in stays)
            # What came before is not known, but the level lies between these.
            levels = (
                [(_FIRST_SOC, self.begins)]
                if start == begins
                else [(_LOWEST_SOC, None), (max(_FIRST_SOC, usual[0]) if usual else 100.0, None)]
            )
            reached = {self._follow(stays[:before], steering, usual, level, drives) for level in levels}
            if len(reached) == 1:
                break
            look_back *= 2
        [(soc, since)] = reached
        found: list[ChargingSession] = []
        for stay in stays[before:]:
            session, soc = self._session(stay, steering(stay), _arrival(stay, soc, since, drives))
            since = stay.unplug
            found.append(session)
        return found

    def level(self, sessions: Sequence[ChargingSession], at: datetime) -> float:
        """Return the battery level in percent, given the sessions around a moment; it falls while the car is driven."""
        session = next((one for one in reversed(sessions) if one.plug_in <= at), None)
        if session is None:
            soc, since = _FIRST_SOC, min(self.begins, at)
        elif at < session.unplug:
            return session.soc(at)
        else:
            soc, since = session.soc(session.unplug), session.unplug
        drives = self.drives(since.toordinal(), at.toordinal())
        return max(_LOWEST_SOC, soc - _driven(drives, since, at))

    def levels(self, sessions: Sequence[ChargingSession], first: int, count: int) -> Floats:
        """Return the battery level at the beginning of each quarter-hour from a midnight on, in whole percent."""
        origin = day_of(first)
        times = [origin + n * QUARTER for n in range(count)]
        start = min([first, self.begins.toordinal(), *(one.plug_in.toordinal() for one in sessions[:1])])
        drives = self.drives(max(start, first - 30), first + count // 96 + 1)
        driven = np.array([drives(at) for at in times])
        levels = np.full(count, self.level(sessions, origin))
        for session in sessions:
            plug_in, unplug = (-((origin - at) // QUARTER) for at in (session.plug_in, session.unplug))
            charged = np.cumsum(session.quarters_wh(session.segments, origin, count))
            before = session.energy_wh(origin)
            charged = before + np.concatenate(([0.0], charged[:-1]))
            inside = slice(max(0, plug_in), max(0, unplug))
            levels[inside] = np.minimum(100.0, session.initial_soc + charged[inside] / self.capacity_kwh / 10)
            after = slice(max(0, unplug), None)
            if unplug < count:
                left = session.soc(session.unplug) + drives(session.unplug)
                levels[after] = np.maximum(_LOWEST_SOC, left - driven[after])
        rounded: Floats = np.round(levels)
        return rounded

    def drives(self, first: int, last: int) -> Drives:
        """Return how many percent of its battery the car has driven since a day, as a function of time."""
        chance, length = self._chances(first, last)[4:]
        usual = 22 + 33 * (self.seed % 1000) / 1000
        daily: list[float] = []
        for day, trip, share in zip(range(first, last + 1), chance, length, strict=True):
            weekend = 60 + 80 * share if trip < 0.25 else 25 * share
            km = weekend if (day - 1) % 7 >= _SATURDAY else usual * (0.7 + 0.6 * share)
            daily.append(km * _KWH_PER_KM / self.capacity_kwh * 100)
        total = [0.0, *accumulate(daily)]
        # Cars that charge at night are driven by day, the others in the evening.
        leave, back = (6.5, 16.0) if self.arrival_hour > 12 else (17.0, 23.0)

        def driven(at: datetime) -> float:
            hour = at.hour + at.minute / 60 + at.second / 3600
            day = at.toordinal() - first
            return total[day] + daily[day] * min(1.0, max(0.0, (hour - leave) / (back - leave)))

        return driven

    def _follow(
        self,
        stays: Sequence[Stay],
        steering: Steering,
        usual: tuple[float, float] | None,
        level: tuple[float, datetime | None],
        drives: Drives,
    ) -> tuple[float, datetime | None]:
        """Return the level after several stays and since when, given the one before them."""
        soc, since = level
        for stay in stays:
            soc = _arrival(stay, soc, since, drives)
            since = stay.unplug
            if usual is not None:
                hours = (stay.unplug - stay.plug_in).total_seconds() / 3600
                if soc + hours * usual[1] / self.capacity_kwh * 100 > usual[0]:
                    soc = max(soc, usual[0])
                    continue
            controls = steering(stay)
            final = final_soc(controls, soc, self.capacity_kwh)
            soc = charge(controls, soc, self.capacity_kwh, steered=True)[1] if final is None else final
        return soc, since

    def _session(self, stay: Stay, controls: list[Control], initial: float) -> tuple[ChargingSession, float]:
        segments, final = charge(controls, initial, self.capacity_kwh, steered=True)
        is_plain = not any(control.is_smart for control in controls)
        unoptimized = segments if is_plain else charge(controls, initial, self.capacity_kwh, steered=False)[0]
        session = ChargingSession(
            seed=self.seed,
            plug_in=stay.plug_in,
            unplug=stay.unplug,
            initial_soc=initial,
            target_soc=controls[-1].target,
            capacity_kwh=self.capacity_kwh,
            at_home=stay.at_home,
            boosted_at=controls[-1].boosted_at,
            deadline=min(controls[-1].deadline or stay.departure, stay.departure),
            segments=segments,
            unoptimized=unoptimized,
        )
        return session, final

    def _chances(self, first: int, last: int) -> list[list[float]]:
        """Return what decides each of several days."""
        if self.drawn is None or not self.drawn[0] <= first <= last <= self.drawn[1]:
            draw([self], first - _DRAWN_DAYS, last + _DRAWN_DAYS)
        begin, _, drawn = cast("tuple[int, int, Floats]", self.drawn)
        rows: list[list[float]] = drawn[:, first - begin : last - begin + 1].tolist()
        return rows

    def _planned(self, first: int, last: int) -> list[Stay]:
        first = max(first, self.begins.toordinal())
        if first > last:
            return []
        idle, early, late, away, _, _ = self._chances(first, last)
        stays: list[Stay] = []
        for n, day in enumerate(range(first, last + 1)):
            # Only odd days can be idle, so there are never two idle days in a row.
            if idle[n] < 0.4 and day % 2:
                continue
            plug_in = day_of(day) + timedelta(minutes=round(60 * (self.arrival_hour - 1.5 + 3 * early[n])))
            hours = self.stay_hours - 1 + 2 * late[n]
            if self.arrival_hour > 12 and day % 7 >= _SATURDAY:
                # The next morning is one of a weekend.
                hours += 2.5
            if plug_in >= self.begins:
                unplug = plug_in + timedelta(minutes=round(60 * hours))
                stays.append(Stay(plug_in, unplug, at_home=away[n] < 0.93))
        return stays


def draw(schedules: Sequence[ChargingSchedule], first: int, last: int) -> None:
    """Draw what decides several days of many schedules at once, which takes hardly longer than for one."""
    salts = (14, 15, 16, 17, 11, 12)
    drawn = several([schedule.seed for schedule in schedules], np.arange(first, last + 1), salts)
    for schedule, rows in zip(schedules, drawn, strict=True):
        schedule.drawn = first, last, rows


def _arrival(stay: Stay, soc: float, since: datetime | None, drives: Drives) -> float:
    if stay.level is not None:
        return stay.level
    return soc if since is None else max(_LOWEST_SOC, soc - _driven(drives, since, stay.plug_in))


def _driven(drives: Drives, since: datetime, until: datetime) -> float:
    # Rounded, so that it does not depend on where the sum began.
    return round(drives(until) - drives(since), 6)


def _apply(command: Command, stays: list[Stay]) -> None:
    """Change the stays by what was done by hand."""
    at = command.at
    running = next((stay for stay in stays if stay.plug_in <= at < stay.unplug), None)
    if command.name in {"plug_in", "unplug"} and running is not None:
        running.unplug = at
    if command.name == "plug_in":
        unplug = at + _STAY_BY_HAND
        stays[:] = [stay for stay in stays if not at <= stay.plug_in < unplug]
        stays.append(Stay(at, unplug, command.at_home, command.battery_level))
    elif running is not None and command.name in {"boost", "cancel"}:
        running.boosts.append((at, command.name == "boost"))
