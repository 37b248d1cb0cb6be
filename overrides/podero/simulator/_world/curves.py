"""A day in the life of a device, in quarters of an hour: energies in whole Wh, so that sums are exact."""

from __future__ import annotations

import math
import random
from datetime import date, datetime, timedelta
from operator import mul
from typing import Any

import attrs

from podero.simulator._world.charging import ChargingLife, ChargingSession, midnight
from podero.simulator._world.entities import Device
from podero.simulator._world.prices import QUARTER, QUARTERS

Curve = dict[str, list[Any]]
_LATITUDE = math.radians(47.5)
# Central European time without summer time, for what follows the sun and the household.
_HOURS_EAST = 1.0


def outdoor_temperature(seed: str, day: date) -> list[float]:
    """Return the outdoor temperature of a day in degrees Celsius.

    Args:
        seed: Decides the weather.
        day: The day.

    Returns:
        One value per quarter of an hour, without a step at midnight.
    """
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
    """Return a heat pump's day.

    Args:
        seed: Decides weather and habits.
        demand_w_per_k: Heat loss of the house in W per kelvin.
        day: The day.
        prices: Its 96 prices in EUR/MWh.

    Returns:
        Columns of the data answer; `outdoor` besides.
    """
    rng = random.Random(f"{seed}:hp:{day.toordinal()}")
    outdoor = outdoor_temperature(seed, day)
    hot_water_at = {round(4 * (hour + rng.uniform(-0.5, 0.5))) % QUARTERS for hour in (5.0, 13.5)}
    plain: list[int] = []
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
        plain.append(round((power_w + 12) / 4 * rng.uniform(0.95, 1.05)))
    steered = _steer(plain, prices)
    return {
        "price": prices,
        "inlet_temp_act": [round(28 + max(0.0, 18 - t) * 0.45, 1) for t in outdoor],
        "hot_water_temp": tanks,
        "estimated_consumption": steered,
        "simulated_consumption": steered,
        "unoptimized_consumption": plain,
        "estimated_consumption_filtered": steered,
        "outdoor": outdoor,
    }


def _steer(plain: list[int], prices: list[float]) -> list[int]:
    """Move consumption to cheap quarters; the day's total falls by two per cent."""
    mean = sum(prices) / len(prices)
    spread = max(1.0, max(prices) - min(prices))
    weighted = [
        energy * max(0.2, 1 + 0.9 * (mean - price) / spread) for energy, price in zip(plain, prices, strict=True)
    ]
    factor = 0.98 * sum(plain) / max(1.0, sum(weighted))
    return [round(energy * factor) for energy in weighted]


def charging_curve(life: ChargingLife, day: date, prices: list[float]) -> Curve:
    """Return a car's day.

    Args:
        life: Its charging life.
        day: The day.
        prices: Its 96 prices in EUR/MWh.

    Returns:
        Columns of the data answer; `sessions` (number that start) besides.
    """
    sessions = life.on_days(day - timedelta(days=3), day + timedelta(days=3))
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
            sum(s.immediate_energy_wh(moments[n + 1]) - s.immediate_energy_wh(moments[n]) for s in near)
            for n in range(QUARTERS)
        ],
        "sessions": [sum(moments[n] <= s.plug_in < moments[n + 1] for s in near) for n in range(QUARTERS)],
    }


def battery_level(sessions: list[ChargingSession], at: datetime) -> int:
    """Return the battery level of a car, falling while it drives between two sessions.

    Args:
        sessions: Sessions around the moment, in order.
        at: The moment.

    Returns:
        Percent.
    """
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
    """Return the day of an inverter and its household.

    Power balances in every quarter: export = production + battery - household, the battery positive when it
    discharges (API record, newer sign).

    Args:
        seed: Decides weather and habits.
        rating_kw: Peak power of the panels.
        battery_kwh: Size of the battery, 0 without one.
        day: The day.
        prices: Its 96 prices in EUR/MWh.

    Returns:
        Columns of the data answer; `solar_wh` and `export_wh` besides.
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
        # Without panels and battery the grid would have delivered all of it.
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
    """Store the surplus, use it in the evening, and be back at the lower limit by midnight."""
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
    """Return the day of any device.

    Args:
        device: The device.
        day: The day.
        prices: Its 96 prices in EUR/MWh.

    Returns:
        Columns by name.
    """
    if device.life is not None:
        return charging_curve(device.life, day, prices)
    traits = device.traits
    if device.kind.code == "hp":
        return heat_pump_curve(device.seed, traits["demand_w_per_k"], day, prices)
    return inverter_curve(device.seed, traits["rating_kw"], traits["battery_kwh"], day, prices)


@attrs.frozen
class DayTotals:
    """Sums of a day.

    Args:
        energy_wh: Consumption (of an inverter: drawn from the grid).
        plain_wh: The same without optimization.
        solar_wh: Solar production.
        export_wh: Energy given to the grid.
        sessions: Charging sessions begun.
        charging_quarters: Quarters of an hour with charging.
        cost_cents: What `energy_wh` cost at the price of the time.
        plain_cents: What `plain_wh` would have cost.
    """

    energy_wh: int
    plain_wh: int
    solar_wh: int
    export_wh: int
    sessions: int
    charging_quarters: int
    cost_cents: int
    plain_cents: int


def totals_of(curve: Curve, first: int, last: int) -> DayTotals:
    """Sum a part of a day.

    Args:
        curve: The day.
        first: First quarter of an hour.
        last: Quarter after the last.

    Returns:
        The sums.
    """
    nothing = [0] * QUARTERS
    part = slice(first, last)
    prices, energy, plain = (
        curve[name][part] for name in ("price", "estimated_consumption", "unoptimized_consumption")
    )
    return DayTotals(
        energy_wh=sum(energy),
        plain_wh=sum(plain),
        solar_wh=sum(curve.get("solar_wh", nothing)[part]),
        export_wh=sum(curve.get("export_wh", nothing)[part]),
        sessions=sum(curve.get("sessions", nothing)[part]),
        charging_quarters=sum(curve.get("is_charging", nothing)[part]),
        # Wh at EUR/MWh: 10,000 of them make a cent.
        cost_cents=round(sum(map(mul, energy, prices)) / 1e4),
        plain_cents=round(sum(map(mul, plain, prices)) / 1e4),
    )
