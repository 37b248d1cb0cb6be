"""Reads the fields that a caller sent: known ones only, checked and in one form each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any, NoReturn
from uuid import UUID

from podero.simulator._api.call import Call
from podero.simulator._http.messages import HttpError
from podero.simulator._world.moments import read_moment, stamp

# What a value can be at all, lowest and highest; the document gives no limits.
_LIMITS: dict[str, tuple[float, float]] = {
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "charge_target_min": (0, 100),
    "minimum_charge_limit": (0, 100),
    "battery_at_plug_in": (0, 100),
    "min_battery_charge": (0, 100),
    "max_battery_charge": (0, 100),
    "inferred_min_battery_soc_percent": (0, 100),
    "expected_max_charge_power": (0, 350_000),
    "battery_capacity_kwh": (0, 10_000),
    "solar_power_rating_kw": (0, 10_000),
    "geo_fence_distance_m": (0, 1_000_000),
    "indoor_target_temperature_offset": (-20, 20),
    "minimum_temperature_limit": (0, 50),
    "maximum_temperature_limit": (0, 50),
    "away_mode_minimum_temperature_limit": (0, 50),
    "dhw_standard_temperature": (0, 95),
    "minimum_dhw_temperature_limit": (0, 95),
    "num_occupants": (0, 10_000),
    "property_age": (0, 10_000),
    "property_size_m2": (0, 1_000_000),
}
_ORDERED = (
    ("minimum_temperature_limit", "maximum_temperature_limit"),
    ("minimum_dhw_temperature_limit", "dhw_standard_temperature"),
    ("min_battery_charge", "max_battery_charge"),
    ("away_mode_start", "away_mode_end"),
)
_DECIMAL = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})([eE][+-]?[0-9]{1,2})?")
_LARGEST = 1e12


def sent_fields(call: Call, *, decimals_as_text: bool = False) -> dict[str, Any]:
    """Return the fields of the body that the document knows, or respond with 422.

    Date-times are in UTC, times of day have seconds, UUIDs are in lower case; decimals are numbers, or text with two
    places.
    """
    known, output = call.known(), call.schemas.fields(call.operation.output)
    sent: dict[str, Any] = {}
    body: dict[str, Any] = call.body or {}
    for name, value in body.items():
        if name not in known:
            continue
        if value is None:
            sent[name] = None
            continue
        sent[name] = _normalized(name, value, _branches(call, known[name]), decimals_as_text=decimals_as_text)
        longest = max((branch.get("maxLength", 0) for branch in _branches(call, output.get(name, {}))), default=0)
        if longest and isinstance(value, str) and len(value) > longest:
            refuse(name, "string_too_long", f"String should have at most {longest} characters")
    return sent


def check_order(fields: Mapping[str, Any]) -> None:
    """Respond with 422 if a lower limit is above its upper one, or an end before its start."""
    for low, high in _ORDERED:
        first, second = fields.get(low), fields.get(high)
        if first is None or second is None:
            continue
        wrong = first > second if low.startswith("away") else float(first) > float(second)
        if wrong:
            refuse(low, "value_error", f"{low} {first} is above {high} {second}")


def refuse(name: str, kind: str, message: str) -> NoReturn:
    """Respond with 422 because of a field of the body."""
    raise HttpError(422, [{"type": kind, "loc": ["body", name], "msg": message}])


def _branches(call: Call, schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    schema = call.schemas.resolve(schema)
    return [call.schemas.resolve(branch) for branch in schema.get("anyOf", [schema])]


def _normalized(name: str, value: Any, branches: list[Mapping[str, Any]], *, decimals_as_text: bool) -> Any:
    types = {branch.get("type") for branch in branches}
    format_ = next((branch["format"] for branch in branches if "format" in branch), None)
    if isinstance(value, str):
        if {"number", "string"} <= types:
            if not _DECIMAL.fullmatch(value):
                refuse(name, "decimal_parsing", f"{value[:40]!r} is not a decimal")
            value = float(value)
        elif format_ == "date-time":
            value = _moment(name, value)
        elif format_ == "time":
            value = time.fromisoformat(value).isoformat()
        elif format_ == "uuid":
            value = str(UUID(value))
        else:
            return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = _LIMITS.get(name, (-_LARGEST, _LARGEST))
        if not low <= value <= high:
            refuse(name, "value_error", f"{name} must be from {low:g} to {high:g}")
        if {"number", "string"} <= types:
            return f"{value:.2f}" if decimals_as_text else float(value)
    return value


def _moment(name: str, text: str) -> str:
    try:
        return stamp(read_moment(text))
    except ValueError:
        refuse(name, "datetime_parsing", f"{text[:40]!r} is not a date-time between the years 1900 and 2200")
