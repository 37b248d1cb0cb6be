"""Two worlds that differ in one setting or command: what does it move, and does it leave the past alone?

The first table of docs/simulator.md is what these tests find; PODERO_WRITE_DOCS=1 writes it anew, in one process. The
second one names every other setting.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from podero.simulator import Simulator
from podero.simulator._http.document import read_document
from tests.packaging.conftest import ROOT
from tests.support.simulator import PATHS, Caller, in_process

PAGE = ROOT / "docs" / "simulator.md"
WINTER, SUMMER = datetime(2026, 1, 15, 9, tzinfo=UTC), datetime(2026, 6, 15, 4, tzinfo=UTC)
VIEWS = ("live", "series", "sessions", "savings", "schedule")
# What a kind of device has at all.
HAS = {
    "hp": ("live", "series", "savings", "schedule"),
    "ev": ("live", "series", "sessions", "savings"),
    "iv": ("live", "series", "savings", "schedule"),
    "wb": ("live",),
}
TITLES = {"hp": "heat pump", "ev": "car", "iv": "inverter", "wb": "wallbox"}
SCHEMAS = read_document()["components"]["schemas"]
INPUTS = {
    code: SCHEMAS[f"{name}Input"]["properties"].keys()
    for code, name in (("hp", "HeatPump"), ("ev", "ElectricVehicle"), ("iv", "Inverter"), ("wb", "Wallbox"))
}


@attrs.frozen
class Twin:
    """One difference between two worlds.

    Args:
        kind: Kind of device.
        title: What it is called in the table.
        body: What is sent to one of them with PUT.
        command: What is done to one of them: a lever or an operation; with `arrive` the car of both comes later.
        both: What is sent to both before.
        priced: Which of them gets price forecasts for the next day.
    """

    kind: str
    title: str
    body: dict[str, Any] = attrs.field(factory=dict)
    command: str = ""
    both: dict[str, Any] = attrs.field(factory=dict)
    priced: str = ""


POLICY = {"is_charge_policy_enabled": True, "minimum_charge_limit": 90}
EVERY = [
    ("`is_pause_power_active` true", {"is_pause_power_active": True}),
    ("`pause_power_until` in 20 hours", {"pause_power_until": "{+20}"}),
    ("`is_smart_optimization_active` false", {"is_smart_optimization_active": False}),
    ("`price_zone`", {"price_zone": "DE_LU"}),
]
# Of the policies the one for which prices count most.
BALANCED = {"iv": {"battery_policy": "Optimize grid balancing"}}
TWINS = [
    *(Twin(kind, title, body) for kind in HAS for title, body in EVERY),
    *(Twin(kind, "price forecasts sent", priced="one") for kind in HAS),
    *(
        Twin(
            kind,
            "`is_trading_enabled` false",
            {"is_trading_enabled": False},
            both=BALANCED.get(kind, {}),
            priced="both",
        )
        for kind in HAS
    ),
    *(Twin(kind, "connection lapses", command="expire") for kind in HAS),
    Twin("hp", "`optimization_level`", {"optimization_level": "Max"}),
    Twin("hp", "`indoor_target_temperature_offset`", {"indoor_target_temperature_offset": 1.5}),
    Twin("hp", "`minimum_temperature_limit`", {"minimum_temperature_limit": 23}),
    Twin("hp", "`maximum_temperature_limit`", {"maximum_temperature_limit": 20}),
    Twin(
        "hp",
        "away mode",
        {"is_away_mode_enabled": True, "away_mode_start": "{+1}", "away_mode_end": "{+60}"},
    ),
    Twin(
        "hp",
        "`away_mode_minimum_temperature_limit`",
        {"away_mode_minimum_temperature_limit": 20},
        both={"is_away_mode_enabled": True, "away_mode_start": "{+1}", "away_mode_end": "{+60}"},
    ),
    Twin("hp", "`dhw_standard_temperature`", {"dhw_standard_temperature": 55}),
    Twin("hp", "`minimum_dhw_temperature_limit`", {"minimum_dhw_temperature_limit": 46}),
    Twin("hp", "`is_space_heating_enabled` false", {"is_space_heating_enabled": False}),
    Twin("hp", "`is_hot_water_heating_enabled` false", {"is_hot_water_heating_enabled": False}),
    Twin("ev", "`is_charge_policy_enabled` true", POLICY),
    Twin("ev", "`minimum_charge_limit`", {"minimum_charge_limit": 60}, both=POLICY),
    Twin("ev", "`charge_deadline_at`", {"charge_deadline_at": "14:00"}, both=POLICY),
    Twin("ev", "`charge_target_min`", {"charge_target_min": 95}),
    Twin("ev", "`expected_max_charge_power`", {"expected_max_charge_power": 3600}),
    Twin("ev", "`boost_for_next_session` true", {"boost_for_next_session": True}, command="arrive"),
    Twin("ev", "boost", command="boost"),
    Twin("ev", "unplug", command="unplug"),
    Twin("ev", "plug in", command="plug_in"),
    Twin("iv", "`battery_policy` Optimize grid balancing", {"battery_policy": "Optimize grid balancing"}),
    Twin("iv", "`battery_policy` Export all", {"battery_policy": "Export all"}),
    Twin("iv", "`min_battery_charge`", {"min_battery_charge": 60}),
    Twin("iv", "`max_battery_charge`", {"max_battery_charge": 40}),
    Twin("iv", "`is_curtailment_active` true", {"is_curtailment_active": True}),
    Twin("iv", "`user_limits_enabled` false", {"user_limits_enabled": False}, both={"min_battery_charge": 60}),
    Twin("wb", "boost", command="boost"),
    Twin("wb", "unplug", command="unplug"),
    Twin("wb", "plug in", command="plug_in"),
]


def moments(body: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Fill in times relative to the start."""

    def filled(value: Any) -> Any:
        hours = re.fullmatch(r"{\+(\d+)}", str(value))
        return (now + timedelta(hours=int(hours[1]))).isoformat() if hours else value

    return {name: filled(value) for name, value in body.items()}


async def send_prices(call: Caller, now: datetime, zone: str) -> None:
    """Send forecasts for the next two days that are cheap in the evening, where the market is dear."""
    origin = datetime(now.year, now.month, now.day, tzinfo=UTC) + timedelta(days=1)
    rows = [
        {
            "timestamp": (origin + n * timedelta(minutes=15)).isoformat(),
            "price": 10.0 if 60 <= n % 96 < 80 else 200.0 - n % 96,
        }
        for n in range(192)
    ]
    body = {"metadata": {"price_zone": zone}, "data": rows}
    assert (await call("PATCH", "/trading/dayahead/prices", json=body))["state"] == "success"


async def observe(twin: Twin, *, changed: bool) -> tuple[dict[str, Any], Any]:
    """Live one and a half days in a world; what is seen in each view, and the past."""
    start = SUMMER if twin.kind == "iv" else WINTER
    sim = Simulator(seed=7, users=3, start=start, speed=0, check_responses=False)
    world = sim.world
    user_id = str(sim.resident_id)
    [device] = [one for one in world.devices_of(user_id) if one.kind.code == twin.kind]
    if twin.kind == "wb":
        # A wallbox without a car of the same house, which would decide.
        user_id = list(world.users)[2]
        settings = {"price_zone": "AT", "is_smart_optimization_active": True, "is_trading_enabled": True}
        device = world.connect(world.add_device(user_id, "wb", settings=settings).id, start - timedelta(days=60))
    path = f"/users/{user_id}/{PATHS[twin.kind]}/{device.id}"
    async with in_process(sim) as call:
        if twin.kind in {"ev", "wb"} and twin.command not in {"plug_in", "arrive"} and not twin.priced:
            world.plug_in(device.id, 40)
        if twin.both:
            await call("PUT", path, json=moments(twin.both, start))
        if twin.priced == "both" or (changed and twin.priced == "one"):
            await send_prices(call, start, device.price_zone)
        if changed and twin.body:
            await call("PUT", path, json=moments(twin.body, start))
        if twin.command == "arrive":
            world.plug_in(device.id, 40)
        elif changed and twin.command == "expire":
            world.expire_authentication(device.id)
        elif changed and twin.command == "boost":
            await call("POST", f"{path}/boost", expect=204)
        elif changed and twin.command:
            getattr(world, twin.command)(device.id)
        seen: dict[str, Any] = {"live": []}
        if "schedule" in HAS[twin.kind]:
            world.clock.advance(timedelta(hours=5))
            seen["schedule"] = await call("GET", f"{path}/schedules")
        # A wallbox is only seen live, and charges for half an hour.
        step = timedelta(minutes=19 if twin.kind == "wb" else 83)
        for _ in range(timedelta(hours=37) // step):
            world.clock.advance(step)
            await call.login()
            view = await call("GET", path)
            seen["live"].append(
                {
                    name: value
                    for name, value in view.items()
                    if name not in INPUTS[twin.kind]
                    and not name.endswith(("updated_at", "executed_at"))
                    and name != "actions"
                }
            )
        now = world.clock.now()
        past: Any = None
        if "series" in HAS[twin.kind]:
            span = {"to_datetime": start.isoformat(), "from_datetime": (start - timedelta(days=3)).isoformat()}
            past = (await call("GET", f"{path}/data", params=span))["data"]
            span = {"to_datetime": now.isoformat(), "from_datetime": start.isoformat()}
            headers = {"fill-missing": "true"}
            seen["series"] = (await call("GET", f"{path}/data", params=span, headers=headers))["data"]
        if "sessions" in HAS[twin.kind]:
            span = {"from": f"{start:%F}", "to": f"{now:%F}"}
            listed = await call("GET", f"{path}/sessions", params=span)
            seen["sessions"] = [listed, await call("GET", f"{path}/sessions/current")]
        if "savings" in HAS[twin.kind]:
            span = {"from": f"{start:%F}T00:00:00Z", "to": now.isoformat(), "resolution": "1DAY"}
            seen["savings"] = [
                (row["savings"], row["consumption"])
                for row in (await call("GET", f"{path}/savings", params=span))["data"]
            ]
        return seen, past


def row_of(twin: Twin) -> str:
    """Name of a row."""
    return f"{TITLES[twin.kind]}: {twin.title}"


ROWS = [row_of(twin) for kind in HAS for twin in TWINS if twin.kind == kind]
WRITES = bool(os.environ.get("PODERO_WRITE_DOCS"))


def documented() -> dict[str, list[str]]:
    """Cells by name of the row, as the documentation has them."""
    found = re.search(r"<!-- twins -->\n(.*?)<!-- /twins -->", PAGE.read_text(), re.DOTALL)
    assert found, "docs/simulator.md has no place for the table"
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in found[1].strip().splitlines()]
    assert rows[0] == ["Setting or command", *VIEWS]
    return {name: cells for name, *cells in rows[2:]}


def write(rows: dict[str, list[str]]) -> None:
    """Write the table anew."""
    lines = ["| Setting or command | " + " | ".join(VIEWS) + " |", "|---|" + "---|" * len(VIEWS)]
    lines += [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows.items()]
    table = "\n".join(re.sub(r" +\|", " |", line) for line in lines)
    before, rest = PAGE.read_text().split("<!-- twins -->\n")
    PAGE.write_text(f"{before}<!-- twins -->\n\n{table}\n\n<!-- /twins -->{rest.split('<!-- /twins -->')[1]}")


def test_the_documentation_has_a_row_for_each() -> None:
    if WRITES:
        write({name: documented().get(name, [""] * len(VIEWS)) for name in ROWS})
    assert [*documented()] == ROWS


@pytest.mark.parametrize("twin", TWINS, ids=row_of)
async def test_a_setting_counts_as_documented_and_leaves_the_past(twin: Twin) -> None:
    (plain, before), (changed, after) = [await observe(twin, changed=one) for one in (False, True)]
    moved = {view for view in HAS[twin.kind] if plain[view] != changed[view]}
    assert before == after
    assert moved, "nothing moved"
    cells = ["yes" if view in moved else "no" if view in HAS[twin.kind] else "" for view in VIEWS]
    if WRITES:
        write({**documented(), row_of(twin): cells})
    assert documented()[row_of(twin)] == cells


# What these do is no matter of series: one deletes and restores, with the other a boost is refused.
OTHERWISE = {"deleted_at", "lifecycle_state"}


def idle_settings() -> dict[str, set[str]]:
    """Settings without effect by kind of device, as the documentation lists them."""
    found = re.search(r"<!-- idle -->\n(.*?)<!-- /idle -->", PAGE.read_text(), re.DOTALL)
    assert found, "docs/simulator.md has no table of settings without effect"
    idle: dict[str, set[str]] = {kind: set() for kind in HAS}
    for line in found[1].strip().splitlines()[2:]:
        device, names, _ = line.strip("| ").split(" | ")
        for kind, title in TITLES.items():
            if device in {title, "every kind"}:
                idle[kind] |= set(re.findall(r"`(\w+)`", names)) & INPUTS[kind]
    return idle


@pytest.mark.parametrize("kind", HAS)
def test_the_documentation_names_every_setting(kind: str) -> None:
    counting = {name for twin in TWINS if twin.kind == kind for name in (*twin.body, *twin.both)}
    idle = idle_settings()[kind]
    assert not counting & idle
    assert INPUTS[kind] - counting - idle - OTHERWISE == set()


def sample(name: str, world: Any) -> Any:
    """Some value for a setting without effect."""
    if name == "building_id":
        return next(iter(world.buildings))
    if name == "device_model":
        return {"device_type": {"short_name": "x", "long_name": "y"}, "manufacturer": "z", "model": "m"}
    if name.endswith("_at"):
        return "2026-01-01T00:00:00Z"
    if name.startswith(("is_", "has_")):
        return True
    return "12" if name in {"comment", "actual_steering_state", "heating_policy_name", "lifecycle_error"} else 12


@pytest.mark.parametrize("kind", HAS)
async def test_settings_without_effect_move_nothing(kind: str) -> None:
    world = Simulator(seed=7, users=3, start=WINTER, speed=0).world
    body = {name: sample(name, world) for name in idle_settings()[kind]}
    plain, changed = [await observe(Twin(kind, "all", body), changed=one) for one in (False, True)]
    assert plain == changed
