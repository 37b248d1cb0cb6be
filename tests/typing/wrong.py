"""A user's program whose every marked line must be refused by both type checkers, and no other line."""

from datetime import UTC, datetime
from uuid import UUID

from podero.testing import Stub, build
from podero_client.api import Resources
from podero_client.models import (
    HeatPumpInput,
    InverterInput,
    InverterOutput,
    OnboardingSessionInput,
    UserInput,
    UserRole,
)


async def calls(client: Resources, user: UUID, device: UUID) -> None:
    """Wrong calls."""
    await client.heat_pumps.update(user, device, InverterInput())  # WRONG: body of another resource
    await client.heat_pumps.update(user, HeatPumpInput())  # WRONG: an id is missing
    await client.heat_pumps.update(str(user), device, HeatPumpInput())  # WRONG: str for UUID
    await client.heat_pumps.update(user, device, {"comment": "x"})  # WRONG: a dict is no model
    await client.heat_pumps.updte(user, device, HeatPumpInput())  # WRONG: no such method
    await client.heat_pump.list(user)  # WRONG: no such resource
    await client.charging_sessions.list(user, device, from_=datetime.now(UTC).date())  # WRONG: `to` is missing
    await client.trading.get_prices(from_dt="today", to_dt=datetime.now(UTC), price_zone="AT")  # WRONG: text for values
    client.charging_sessions.iterate(user, device)  # WRONG: the range is missing
    client.charging_sessions.iterate(user, device, from_=1, to=2, limit=3)  # WRONG: the walk sets the limit
    client.users.iterate()  # WRONG: not paged
    _ = [item.title async for item in client.users.stream()]  # WRONG: no such field
    await client.heat_pumps.with_raw_response.list(user, limit=3)  # WRONG: no such parameter
    _ = (await client.heat_pumps.with_raw_response.list(user)).comment  # WRONG: a response, not its value
    await client.heat_pumps.get_data(user, device, resolution="1HOUR")  # WRONG: text for an enum
    await client.heat_pumps.get_data(user, device, keywords="price")  # WRONG: text for a list
    pumps = await client.heat_pumps.list(user)
    _ = pumps.comment  # WRONG: a list, not a heat pump
    _ = (await client.electric_vehicles.trigger_boost(user, device)).state  # WRONG: nothing comes back


def inputs() -> None:
    """Wrong bodies."""
    HeatPumpInput(coment="x")  # WRONG: no such member
    HeatPumpInput(comment=5)  # WRONG: a number for text
    HeatPumpInput(price_zone="DE_LU")  # WRONG: text for an enum
    HeatPumpInput(is_trading_enabled=None)  # WRONG: not nullable
    HeatPumpInput(pause_power_until="2026-01-02")  # WRONG: text for a date-time
    HeatPumpInput(maximum_temperature_limit=[])  # WRONG: a list for a decimal
    UserInput(role=UserRole.USER)  # WRONG: the e-mail is missing
    OnboardingSessionInput()  # WRONG: everything is missing


def responses(inverter: InverterOutput) -> None:
    """Nullable members used without a look."""
    _ = inverter.battery_capacity_kwh * 2  # WRONG: may be None or UNSET
    _ = inverter.pause_power_until.year  # WRONG: may be None or UNSET
    _ = inverter.device_model.model  # WRONG: may be None
    _ = inverter.no_such_member  # WRONG: no such member


def stubs(client: Resources) -> None:
    """Wrong responses."""
    stub = Stub()
    stub.expect(client.heat_pumps.update).respond(build(InverterOutput))  # WRONG: a response of another operation
    stub.expect(client.users.list).respond("users")  # WRONG: text for a list
