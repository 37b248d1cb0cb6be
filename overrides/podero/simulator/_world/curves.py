"""One day of a device in quarter-hours. Energies are whole Wh, so that sums are exact."""

from __future__ import annotations

import math
import random
from datetime import date, datetime, timedelta
from operator import mul
from typing import Any

import attrs

from podero.simulator._world.charging import ChargingSchedule, ChargingSession
from podero.simulator._world.entities import Device
from podero.simulator._world.moments import QUARTER, QUARTERS, midnight

Curve = dict[str, list[Any]]
_LATITUDE = math.radians(47.5)
# Central European Time without daylight saving, for everything that follows the sun or household habits.
_HOURS_EAST = 1.0


def outdoor_temperature(seed: str, day: date) -> list[float]:
    """Return the outdoor temperature of a day in °C, continuous at midnight."""
    season = -math.cos((day.timetuple().tm_yday - 20) / 365 * 2 * math.pi)
    today, tomorrow = (_weather(seed, day + timedelta(days=n)) for n in (0, 1))
    return [
        round(
            10
            + 10 * season
            + today
            + (tomorrow - today) * n / QUARTERS
            + 4 * math.cos((n / 4 - 14) / 24 * 2 * math.pi),
            1,
        )
        for n in range(QUARTERS)
    ]


def _weather(seed: str, day: date) -> float:
    return random.Random(f"{seed}:weather:{day.toordinal()}").gauss(0, 2.5)


def heat_pump_curve(seed: str, demand_w_per_k: float, day: date, prices: list[float]) -> Curve:
    """Return the columns of a heat pump's data response for one day, and `outdoor`; demand is in W per kelvin."""
    rng = random.Random(f"{seed}:hp:{day.toordinal()}")
    outdoor = outdoor_temperature(seed, day)
    hot_water_at = {round(4 * (hour + rng.uniform(-0.5, 0.5))) % QUARTERS for hour in (5.0, 13.5)}
    unoptimized: list[int] = []
    tank = 50.0
    tanks: list[float] = []
    for n in range(QUARTERS):
        heat_w = max(0.0, demand_w_per_k * (18 - outdoor[n]))
        power_w = heat_w / (3.2 + max(0.0, outdoor[n]) * 0.08)
        if any((n - start) % QUARTERS < 3 for start in hot_water_at):
            power_w += 1800
            tank = min(53.0, tank + 2.5)
        else:
            tank = max(42.0, tank - 0.13)
        tanks.append(round(tank, 1))
        unoptimized.append(round((power_w + 12) / 4 * rng.uniform(0.95, 1.05)))
    optimized = _optimize(unoptimized, prices)
    return {
        "price": prices,
        "inlet_temp_act": [round(28 + max(0.0, 18 - t) * 0.45, 1) for t in outdoor],
        "hot_water_temp": tanks,
        "estimated_consumption": optimized,
        "simulated_consumption": optimized,
        "unoptimized_consumption": unoptimized,
        "estimated_consumption_filtered": optimized,
        "outdoor": outdoor,
    }


def _optimize(energies: list[int], prices: list[float]) -> list[int]:
    """Shift consumption to cheap quarter-hours; the daily total falls by two percent."""
    mean = sum(prices) / len(prices)
    spread = max(1.0, max(prices) - min(prices))
    weighted = [
        energy * max(0.2, 1 + 0.9 * (mean - price) / spread) for energy, price in zip(energies, prices, strict=True)
    ]
    factor = 0.98 * sum(energies) / max(1.0, sum(weighted))
    return [round(energy * factor) for energy in weighted]


def charging_curve(schedule: ChargingSchedule, day: date, prices: list[float]) -> Curve:
    """Return the columns of a car's data response for one day, and `sessions`, the number that start."""
    sessions = schedule.sessions(day - timedelta(days=3), day + timedelta(days=3))
    start = midnight(day)
    moments = [start + n * QUARTER for n in range(QUARTERS + 1)]
    near = [s for s in sessions if s.unplug > start and s.plug_in < moments[-1]]
    running = [next((s for s in near if s.plug_in <= moment < s.unplug), None) for moment in moments[:-1]]
    return {
        "price": prices,
        "battery_level": [battery_level(sessions, moment) for moment in moments[:-1]],
        "is_charging": [s is not None and s.is_charging(moments[n]) for n, s in enumerate(running)],
        "is_plugged_in": [s is not None for s in running],
        "is_at_optimized_location": [s is not None and s.at_home for s in running],
        "estimated_consumption": [
            sum(s.energy_wh(moments[n + 1]) - s.energy_wh(moments[n]) for s in near) for n in range(QUARTERS)
        ],
        "unoptimized_consumption": [
            sum(s.unoptimized_energy_wh(moments[n + 1]) - s.unoptimized_energy_wh(moments[n]) for s in near)
            for n in range(QUARTERS)
        ],
        "sessions": [sum(moments[n] <= s.plug_in < moments[n + 1] for s in near) for n in range(QUARTERS)],
    }


def battery_level(sessions: list[ChargingSession], at: datetime) -> int:
    """Return the battery level of a car in percent; it falls between two sessions, while the car is driven."""
    before = [s for s in sessions if s.plug_in <= at]
    after = [s for s in sessions if s.plug_in > at]
    if before and at < before[-1].unplug:
        return round(before[-1].soc(at))
    if not before:
        return round(after[0].initial_soc) if after else 60
    level = before[-1].soc(before[-1].unplug)
    if not after:
        return round(level)
    share = (at - before[-1].unplug) / (after[0].plug_in - before[-1].unplug)
    return round(level + (min(level, after[0].initial_soc) - level) * share)


def inverter_curve(seed: str, rating_kw: float, battery_kwh: float, day: date, prices: list[float]) -> Curve:
    """Return the columns of an inverter's data response for one day, and `solar_wh` and `export_wh`.

    Power balances in every quarter-hour: export = production + battery - household, the battery being positive when
    it discharges (API record, newer sign).
    """
    rng = random.Random(f"{seed}:iv:{day.toordinal()}")
    clear = rng.uniform(0.25, 1.0)
    height = _sun(day)
    solar = [round(rating_kw * 1000 * 0.85 * height[n] * clear * rng.uniform(0.85, 1.0) / 4) for n in range(QUARTERS)]
    house = [round(_household_w(n / 4 + _HOURS_EAST) * rng.uniform(0.8, 1.25) / 4) for n in range(QUARTERS)]
    battery, levels = _battery(solar, house, battery_kwh)
    export = [s + b - h for s, b, h in zip(solar, battery, house, strict=True)]
    return {
        "price": prices,
        "solar_production_w": [4 * value for value in solar],
        "export_power_to_grid_w": [4 * value for value in export],
        "household_consumption_w": [4 * value for value in house],
        "battery_charge_level_percent": levels if battery_kwh else [None] * QUARTERS,
        "battery_charge_discharge_power_w": [4 * value for value in battery] if battery_kwh else [None] * QUARTERS,
        "estimated_consumption": [max(0, -value) for value in export],
        # Without panels and battery, all of it would have come from the grid.
        "unoptimized_consumption": house,
        "solar_wh": solar,
        "export_wh": [max(0, value) for value in export],
    }


def _sun(day: date) -> list[float]:
    tilt = math.radians(23.44) * math.sin((day.timetuple().tm_yday - 81) / 365 * 2 * math.pi)
    flat, steep = math.sin(_LATITUDE) * math.sin(tilt), math.cos(_LATITUDE) * math.cos(tilt)
    hours = (n / 4 + 0.125 + _HOURS_EAST - 12 for n in range(QUARTERS))
    return [max(0.0, flat + steep * math.cos(hour * math.pi / 12)) for hour in hours]


def _household_w(hour: float) -> float:
    morning = math.exp(-(((hour - 7.5) / 1.5) ** 2))
    evening = math.exp(-(((hour - 19.5) / 2.5) ** 2))
    return 260 + 450 * morning + 900 * evening


def _battery(solar: list[int], house: list[int], capacity_kwh: float) -> tuple[list[int], list[float]]:
    """Store the surplus, use it in the evening and return to the lower limit by midnight."""
    if not capacity_kwh:
        return [0] * QUARTERS, []
    low, high, limit = round(capacity_kwh * 150), round(capacity_kwh * 950), round(capacity_kwh * 125)
    stored = low
    flows: list[int] = []
    levels: list[float] = []
    for n in range(QUARTERS):
        flow = max(-limit, min(limit, house[n] - solar[n]))
        if n >= QUARTERS - 12:
            flow = max(flow, math.ceil((stored - low) / (QUARTERS - n)))
        flow = max(stored - high, min(stored - low, flow))
        stored -= flow
        flows.append(flow)
        levels.append(round(stored / capacity_kwh / 10, 1))
    return flows, levels


def curve_of(device: Device, day: date, prices: list[float]) -> Curve:
    """Return one day of any device, column by column, given the 96 prices of that day in EUR/MWh."""
    if device.charging_schedule is not None:
        return charging_curve(device.charging_schedule, day, prices)
    traits = device.traits
    if device.kind.code == "hp":
        return heat_pump_curve(device.seed, traits["demand_w_per_k"], day, prices)
    return inverter_curve(device.seed, traits["rating_kw"], traits["battery_kwh"], day, prices)


@attrs.frozen
class DayTotals:
    """Totals of one day.

    Args:
        energy_wh: Consumption, Wh; for an inverter, energy drawn from the grid.
        unoptimized_wh: Consumption without optimization, Wh.
        solar_wh: Solar production, Wh.
        export_wh: Energy exported to the grid, Wh.
        sessions: Charging sessions started.
        charging_quarters: Quarter-hours in which a car was charging.
        cost_cents: Cost of `energy_wh` at the prices of the day, euro cents.
        unoptimized_cents: Cost that `unoptimized_wh` would have had, euro cents.
    """

    energy_wh: int
    unoptimized_wh: int
    solar_wh: int
    export_wh: int
    sessions: int
    charging_quarters: int
    cost_cents: int
    unoptimized_cents: int


def totals_of(curve: Curve, first: int, last: int) -> DayTotals:
    """Sum the quarter-hours of a day from `first` up to but not including `last`."""
    nothing = [0] * QUARTERS
    part = slice(first, last)
    prices, energy, unoptimized = (
        curve[name][part] for name in ("price", "estimated_consumption", "unoptimized_consumption")
    )
    return DayTotals(
        energy_wh=sum(energy),
        unoptimized_wh=sum(unoptimized),
        solar_wh=sum(curve.get("solar_wh", nothing)[part]),
        export_wh=sum(curve.get("export_wh", nothing)[part]),
        sessions=sum(curve.get("sessions", nothing)[part]),
        charging_quarters=sum(curve.get("is_charging", nothing)[part]),
        # 10,000 Wh x EUR/MWh make one cent.
        cost_cents=round(sum(map(mul, energy, prices)) / 1e4),
        unoptimized_cents=round(sum(map(mul, unoptimized, prices)) / 1e4),
    )
