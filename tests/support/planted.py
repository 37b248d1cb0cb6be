"""A simulator whose responses depart from the document in 40 planned ways."""

import copy
import json
import re

import attrs
import httpx

API = r"/api/partners/v2.0"
USER = rf"{API}/org/[^/]+/users/[^/]+"


@attrs.frozen
class Plant:
    """One departure.

    Args:
        operation: Whose responses it is in.
        path: Of the URL, as a regular expression.
        change: Changes a response in place, by its body, or returns another.
        expected: Kind, place and detail that the check must report.
    """

    operation: str
    path: str
    change: object
    expected: tuple[str, str, str]


def at(place, value):
    """Set what stands at a place such as `0.owner.nickname`; nothing where the way is not there."""
    *way, last = place.split(".")

    def change(body, response):
        for key in way:
            if isinstance(body, list):
                body = body[int(key)] if int(key) < len(body) else {}
            else:
                body = body.get(key) or {}
        if isinstance(body, dict) and body:
            body[last] = copy.deepcopy(value)

    return change


GONE = ...
"""In place of a value: the field goes."""


def without(place):
    return at(place, GONE)


def field(name, value):
    def change(body, response):
        body[name] = value

    return change


def header(name, value):
    def change(body, response):
        response.headers[name] = value

    return change


def status(code):
    def change(body, response):
        response.status_code = code

    return change


def instead(content):
    def change(body, response):
        return content

    return change


def plants(email, first_name):
    """The 40 departures; some of them hold what is personal."""
    users, pumps, pump = rf"{API}/org/[^/]+/users", rf"{USER}/heat-pumps", rf"{USER}/heat-pumps/[^/]+"
    cars, car = rf"{USER}/electric-vehicles", rf"{USER}/electric-vehicles/[^/]+"
    inverter, contracts = rf"{USER}/inverters/[^/]+", rf"{USER}/energy-contracts"
    savings, prices = rf"{API}/org/[^/]+/devices/savings", rf"{API}/org/[^/]+/trading/dayahead/prices"
    me, by_id, building = rf"{API}/auth/me", rf"{API}/org/[^/]+/users/by-ext-id/[^/]+", rf"{USER}/buildings/[^/]+"
    moment = "date-time expected, text like 9999-99-99 99:99:99"
    return [
        Plant("users.list", users, without("2.email"), ("missing", "$[].email", "")),
        Plant("users.list", users, at("1.num_inverters", None), ("null", "$[].num_inverters", "")),
        Plant("users.list", users, at("0.tariff", "gold"), ("unknown_field", "$[].tariff", "string")),
        Plant("users.list", users, at("0.role", "superuser"), ("unknown_value", "$[].role", "superuser")),
        Plant("users.list", users, at("3.num_wallboxes", "2"), ("wrong_type", "$[].num_wallboxes", "string")),
        Plant("users.list", users, at("0.joined_at", "2026-01-02 03:04:05"), ("format", "$[].joined_at", moment)),
        Plant("users.get", USER, at("latitude", "48.2081"), ("wrong_type", "$.latitude", "string")),
        Plant("users.get", USER, field(email, 1), ("unknown_field", "$.*", "integer")),
        Plant("users.get", USER, at("role", first_name), ("unknown_value", "$.role", None)),
        Plant("users.get", USER, status(203), ("unknown_status", "status", "203")),
        Plant("users.get_by_external_id", by_id, instead(f"<p>{email}</p>"), ("body", "$", "no JSON")),
        Plant("auth.me", me, header("Deprecation", "@1790000000"), ("header", "header", "deprecation: @1790000000")),
        Plant("auth.me", me, at("id", "user-77"), ("format", "$.id", "uuid expected, text like aaaa-99")),
        Plant("devices.get_savings", savings, without("total_savings"), ("missing", "$.total_savings", "")),
        Plant("devices.get_savings", savings, at("inverter_savings", None), ("null", "$.inverter_savings", "")),
        Plant("devices.get_savings", savings, header("ETag", f'"{email}"'), ("header", "header", "etag")),
        Plant(
            "trading.get_prices",
            prices,
            at("metadata.error", f"nothing for {email}"),
            ("in_band_error", "$.metadata.error", "set"),
        ),
        Plant(
            "trading.get_prices", prices, at("data.3.source", "EPEX"), ("unknown_field", "$.data[].source", "string")
        ),
        Plant(
            "energy_contracts.list",
            contracts,
            at("0.energy_contract_type", "quarterly"),
            ("unknown_value", "$[].energy_contract_type", "quarterly"),
        ),
        Plant(
            "energy_contracts.list",
            contracts,
            at("0.meter_id", "12345678901234567890"),
            ("too_long", "$[].meter_id", "more than 19 characters"),
        ),
        Plant(
            "heat_pumps.list",
            pumps,
            at("0.owner.nickname", first_name),
            ("unknown_field", "$[].owner.nickname", "string"),
        ),
        Plant("heat_pumps.list", pumps, at("0.price_zone", "MARS"), ("unknown_value", "$[].price_zone", "MARS")),
        Plant(
            "heat_pumps.list",
            pumps,
            at("0.connection_status", "degraded"),
            ("unknown_value", "$[].connection_status", "degraded"),
        ),
        Plant(
            "heat_pumps.list", pumps, at("0.outdoor_temperature", "6.2"), ("decimal", "$[].outdoor_temperature", "text")
        ),
        Plant(
            "heat_pumps.list",
            pumps,
            at("0.min_solar_power_w", 12.5),
            ("wrong_type", "$[].min_solar_power_w", "number"),
        ),
        Plant(
            "heat_pumps.list",
            pumps,
            without("0.device_model.manufacturer"),
            ("missing", "$[].device_model.manufacturer", ""),
        ),
        Plant("heat_pumps.get", pump, at("actions", None), ("null", "$.actions", "")),
        Plant(
            "heat_pumps.get",
            pump,
            at("dhw_temperature", "warm"),
            ("format", "$.dhw_temperature", "decimal expected, text like aaaa"),
        ),
        Plant("heat_pumps.get", pump, header("RateLimit-Remaining", "7"), ("header", "header", "ratelimit-remaining")),
        Plant("heat_pumps.get_data", rf"{pump}/data", without("metadata"), ("missing", "$.metadata", "")),
        Plant(
            "heat_pumps.get_data",
            rf"{pump}/data",
            at("data.5.price", "52.1"),
            ("wrong_type", "$.data[].price", "string"),
        ),
        Plant(
            "electric_vehicles.list",
            cars,
            at("0.is_trading_enabled", 1),
            ("wrong_type", "$[].is_trading_enabled", "integer"),
        ),
        Plant("electric_vehicles.get", car, at("trim", ["a"]), ("unknown_field", "$.trim", "array")),
        Plant("electric_vehicles.get", car, at("owner", None), ("null", "$.owner", "")),
        Plant("charging_sessions.list", rf"{car}/sessions", at("total", None), ("null", "$.total", "")),
        Plant(
            "charging_sessions.list",
            rf"{car}/sessions",
            at("items.0.id", "s1"),
            ("format", "$.items[].id", "uuid expected, text like a9"),
        ),
        Plant(
            "charging_sessions.get_current",
            rf"{car}/sessions/current",
            without("session"),
            ("missing", "$.session", ""),
        ),
        Plant("charge_policies.get", rf"{car}/charge-policy", at("data", []), ("wrong_type", "$.data", "array")),
        Plant(
            "inverters.get",
            inverter,
            at("lifecycle_state", "x" * 21),
            ("too_long", "$.lifecycle_state", "more than 20 characters"),
        ),
        Plant("buildings.get", building, at("photovoltaic", "yes"), ("wrong_type", "$.photovoltaic", "string")),
    ]


class Planted(httpx.AsyncBaseTransport):
    """Changes what the service responds.

    Args:
        inner: The service.
        planted: The changes.
    """

    def __init__(self, inner, planted):
        self.inner = inner
        self.planted = planted
        self.requests = []

    async def handle_async_request(self, request):
        self.requests.append(request)
        response = await self.inner.handle_async_request(request)
        content = await response.aread()
        found = [plant for plant in self.planted if re.fullmatch(plant.path, request.url.path)]
        if request.method != "GET" or response.status_code != 200 or not found:
            return httpx.Response(response.status_code, headers=response.headers, content=content)
        changed = httpx.Response(200, headers={"content-type": "application/json"})
        body = json.loads(content)
        other = None
        for plant in found:
            text = plant.change(body, changed)
            other = other if text is None else text
        text = json.dumps(_without_gone(body)) if other is None else other
        return httpx.Response(changed.status_code, headers=changed.headers, content=text.encode())


def _without_gone(value):
    if isinstance(value, dict):
        return {key: _without_gone(item) for key, item in value.items() if item is not GONE}
    return [_without_gone(item) for item in value] if isinstance(value, list) else value
