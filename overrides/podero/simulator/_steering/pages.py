"""The pages that people look at: all houses, and the day of one user's houses. Every text of the world is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from html import escape
from typing import Any

from podero.simulator._http.messages import Response
from podero.simulator._steering import views
from podero.simulator._steering.charts import Line, day_chart
from podero.simulator._steering.journal import read_journal
from podero.simulator._steering.lever import STEERING_PATH
from podero.simulator._steering.steered import Steered
from podero.simulator._world.entities import Device, House, User
from podero.simulator._world.errors import NotFoundError
from podero.simulator._world.moments import midnight, read_moment
from podero.simulator._world.world import World

_MOST_USERS = 200
_LATEST = 20
_HEADERS = (
    ("content-type", "text/html; charset=utf-8"),
    ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"),
)
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#1d2733}
h1{font-size:1.5rem;margin-bottom:.2rem}
h2{font-size:1.1rem;margin:1.8rem 0 .5rem}h3{font-size:1rem;margin:1.3rem 0 .2rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #e3e8ee}
th{font-weight:600;color:#5b6877}td{vertical-align:top;overflow-wrap:anywhere}a{color:#0b63a5}
.badge{border-radius:.6rem;padding:.05rem .5rem;background:#e8f3ea;margin-right:.3rem;white-space:nowrap}
.badge{display:inline-block}
.bad{background:#fbe5e1}.quiet,.legend i{color:#5b6877}.chart{width:100%;max-width:52rem}.legend{margin:.2rem 0 0}
.chart path{stroke-width:1.6}.chart text{font-size:11px;fill:#5b6877}.chart .grid{stroke:#e3e8ee;stroke-width:1}
.now{stroke:#c4452d;stroke-dasharray:4 3}
"""


def overview(simulator: Steered) -> Response:
    """Show the houses, what is injected, and the latest requests."""
    world = simulator.world
    users = [user for user in world.users.values() if user.deleted_at is None]
    shown = [(_user_link(user), _town(user), _badges(world, user)) for user in users[:_MOST_USERS]]
    more = f'<p class="quiet">and {len(users) - _MOST_USERS} more users</p>' if len(users) > _MOST_USERS else ""
    faults = [
        (_text(_words(views.show_fault(fault))), str(fault.hits), "all" if fault.times is None else str(fault.times))
        for fault in simulator.faults
    ]
    requests = [
        (_text(entry["method"]), _text(entry["path"]), _text(entry["status"] or "none"))
        for entry in reversed(read_journal(simulator, limit=_LATEST))
    ]
    clock = world.clock
    strict = ", strict" if simulator.strict else ""
    return _page(
        "Podero simulator",
        f'<p class="quiet">{_moment(clock.now())}, speed {clock.speed:g}{strict} &middot; '
        f'<a href="{STEERING_PATH}/openapi.json">levers</a></p>',
        *(f'<p class="badge bad">{_text(violation)}</p>' for violation in simulator.violations),
        "<h2>Houses</h2>",
        _table(("User", "Town", "Devices"), shown),
        more,
        "<h2>Faults</h2>",
        _table(("Fault", "Applied", "Left"), faults) if faults else '<p class="quiet">none</p>',
        "<h2>Latest requests</h2>",
        _table(("Method", "Path", "Status"), requests) if requests else '<p class="quiet">none</p>',
    )


def user_page(simulator: Steered, user_id: str, day: str | None = None) -> Response:
    """Show one day of the houses of a user; what is still to come as planned."""
    world, now = simulator.world, simulator.world.clock.now()
    user = world.users.get(user_id)
    if user is None:
        message = f"user_id: there is no user {user_id}"
        raise NotFoundError(message)
    chosen = now.date() if day is None else _day(day)
    houses = [house for house in world.houses.values() if house.user_id == user.id]
    part = (now - midnight(chosen)) / timedelta(days=1)
    return _page(
        _name(user),
        f'<p class="quiet"><a href="{STEERING_PATH}/">all houses</a> &middot; {_text(user.id)}, {_town(user)}</p>',
        f"<p>{_day_link(user, chosen, -1)} <b>{chosen:%A, %d %B %Y}</b> (UTC) {_day_link(user, chosen, 1)}</p>",
        *(_house(world, house, chosen, part if 0 <= part <= 1 else None) for house in houses),
        "" if houses else '<p class="quiet">No devices.</p>',
    )


def _house(world: World, house: House, day: date, now: float | None) -> str:
    """Draw the prices of a house and every device."""
    devices = list(house.devices.values())
    first = day.toordinal()
    prices = Line("price", world.history.market(devices[0], first, 1).tolist(), "#8a6d1f")
    charts = [f"<h2>House in {_text(house.town or 'an unknown town')}</h2>", day_chart("EUR/MWh", [prices], now)]
    for device in devices:
        charts.append(f"<h3>{_text(device.kind.title)} {_state(world, device)}</h3>")
        charts.append(f'<p class="quiet">{_text(device.id)}</p>')
        if device.connected_at is not None:
            columns = world.history.columns(device, first, 1)
            charts += [day_chart(unit, lines, now) for unit, lines in _lines(device.kind.code, columns)]
    return "\n".join(charts)


def _lines(kind: str, columns: Any) -> Iterable[tuple[str, list[Line]]]:
    """Choose what to draw of a kind of device: units with their lines."""

    def line(title: str, column: str, colour: str, factor: float = 1) -> list[Line]:
        values: Sequence[float] | None = columns[column]
        return [] if values is None else [Line(title, [factor * float(value) for value in values], colour)]

    if kind == "iv":
        power = [
            *line("solar", "solar_production_w", "#e0a100"),
            *line("household", "household_consumption_w", "#3b6ea8"),
        ]
        power += line("from the battery", "battery_charge_discharge_power_w", "#2f8f5b")
        power += line("to the grid", "export_power_to_grid_w", "#8d5bb5")
        yield "W", power
        if level := line("battery level", "battery_charge_level_percent", "#2f8f5b"):
            yield "%", level
        return
    steered = line("consumption", "estimated_consumption", "#3b6ea8", 4)
    yield "W", [*line("without steering", "unoptimized_consumption", "#b9c2cc", 4), *steered]
    if kind == "hp":
        indoor = [*line("indoor", "indoor", "#2f8f5b"), *line("target", "target", "#b9c2cc")]
        yield (
            "°C",
            [*indoor, *line("hot water", "hot_water_temp", "#c4452d"), *line("outdoor", "outdoor", "#3b6ea8")],
        )
    else:
        yield "%", line("battery level", "battery_level", "#2f8f5b")


def _badges(world: World, user: User) -> str:
    return "".join(_state(world, device, device.kind.title) for device in world.devices_of(user.id))


def _state(world: World, device: Device, title: str = "") -> str:
    """Show a device as a badge: whether it is connected and plugged in."""
    shown = views.show_device(world, device)
    words = [title] if title else []
    if not title or not device.authenticated:
        words.append("connected" if device.authenticated else "disconnected")
    words += ["plugged in"] if shown["is_plugged_in"] else []
    words += ["deleted"] if device.is_deleted else []
    return f'<span class="badge{"" if device.authenticated else " bad"}">{_text(", ".join(words))}</span>'


def _user_link(user: User) -> str:
    return f'<a href="{STEERING_PATH}/houses/{_text(user.id)}">{_text(_name(user))}</a>'


def _day_link(user: User, day: date, days: int) -> str:
    other = day + timedelta(days=days)
    arrow = "&larr;" if days < 0 else "&rarr;"
    return f'<a href="{STEERING_PATH}/houses/{_text(user.id)}?day={other.isoformat()}">{arrow}</a>'


def _name(user: User) -> str:
    names = [str(user.fields[name]) for name in ("first_name", "last_name") if user.fields.get(name)]
    return " ".join(names) or str(user.fields.get("email") or user.id)


def _town(user: User) -> str:
    return _text(user.fields.get("town") or "")


def _day(text: str) -> date:
    try:
        return read_moment(text).date()
    except ValueError as error:
        message = f"day: {error}"
        raise ValueError(message) from None


def _words(fault: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in fault.items() if name not in {"times", "hits"})


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _text(value: Any) -> str:
    return escape(str(value))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = "".join(f"<th>{title}</th>" for title in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tr>{titles}</tr>{body}</table>"


def _page(title: str, *parts: str) -> Response:
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{_text(title)}</title><style>{_STYLE}</style>'
    html = f"{head}<h1>{_text(title)}</h1>{''.join(parts)}</html>"
    return Response(200, html.encode("utf-8", "replace"), _HEADERS)
