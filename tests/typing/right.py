"""A user's program that must pass both type checkers in strict mode."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, assert_type
from uuid import UUID

from podero import Paginator, paginate
from podero.testing import Expectation, Stub, build
from podero_client.api import Resources, Response
from podero_client.api.heat_pumps import list_, update
from podero_client.models import (
    BoostState,
    ChargePolicyOutput,
    DataResolution,
    HeatPumpDataKeyword,
    HeatPumpDetailOutput,
    HeatPumpInput,
    HeatPumpOutput,
    InverterOutput,
    OnboardingLanguage,
    OnboardingSessionInput,
    PriceZone,
    ReauthenticateInput,
    SessionItem,
    SessionListOutput,
    UserInput,
    UserOutput,
    UserRole,
)
from podero_client.types import UNSET, Unset, value


async def resources(client: Resources, user: UUID, device: UUID) -> None:
    """Methods of resources."""
    pumps = await client.heat_pumps.list(user)
    assert_type(pumps, list[HeatPumpOutput])
    pump = await client.heat_pumps.update(user, device, HeatPumpInput(comment="x"))
    assert_type(pump, HeatPumpOutput)
    assert_type(await client.electric_vehicles.trigger_boost(user, device), None)
    assert_type(await client.charge_policies.get(user, device), ChargePolicyOutput)
    day = datetime.now(UTC).date()
    sessions = await client.charging_sessions.list(user, device, from_=day, to=day, limit=50, org_id=user)
    assert_type(sessions, SessionListOutput)
    assert_type(await client.users.list(include_deleted=True), list[UserOutput])
    walk = client.charging_sessions.iterate(user, device, from_=day, to=day, page_size=50)
    assert_type(walk, Paginator[SessionItem])
    assert_type([item async for item in walk], list[SessionItem])
    assert_type([page async for page in walk.pages()], list[list[SessionItem]])
    assert_type([item async for item in paginate(client.charging_sessions.list, user, device)], list[SessionItem])
    assert_type([item async for item in client.users.stream(include_deleted=True)], list[UserOutput])
    assert_type(await client.users.with_raw_response.list(include_deleted=True), Response[list[UserOutput]])
    assert_type(
        await client.heat_pumps.with_raw_response.update(user, device, HeatPumpInput()), Response[HeatPumpOutput]
    )
    assert_type(await client.electric_vehicles.with_raw_response.trigger_boost(user, device), Response[None])
    await client.trading.get_prices(from_dt=datetime.now(UTC), to_dt=datetime.now(UTC), price_zone=PriceZone.AT)
    await client.heat_pumps.create(user)
    keywords = [HeatPumpDataKeyword.PRICE, HeatPumpDataKeyword.HOT_WATER_TEMP]
    await client.heat_pumps.get_data(user, device, resolution=DataResolution.HOUR_1, keywords=keywords)
    await client.cues.resolve(user, ReauthenticateInput(success_url="https://a", cancel_url="https://b"), secret="s")


async def raw(client: Resources, user: UUID, device: UUID) -> None:
    """The raw layer."""
    response = await update.asyncio_detailed(user, device, client=client, body=HeatPumpInput())
    assert_type(response, Response[HeatPumpOutput])
    assert_type(response.status_code, int)
    assert_type(await list_.asyncio(user, client=client), list[HeatPumpOutput])


def inputs(user: UUID) -> None:
    """Input models take what rules say."""
    HeatPumpInput(
        comment=None,
        maximum_temperature_limit=21,
        minimum_temperature_limit="19.5",
        dhw_standard_temperature=48.0,
        indoor_target_temperature_offset=Decimal("1.5"),
        pause_power_until=datetime.now(UTC),
        price_zone=PriceZone.DE_LU,
        building_id=UNSET,
    )
    UserInput(role=UserRole.USER, email="x@y.z")
    OnboardingSessionInput(
        language=OnboardingLanguage.DE,
        price_zone_default=PriceZone.AT,
        success_url="https://a",
        cancel_url="https://b",
        user_id=user,
    )


def responses(inverter: InverterOutput, state: BoostState) -> Decimal | None:
    """Members are what the document says, and narrow as usual."""
    assert_type(inverter.created_at, datetime)
    assert_type(inverter.price_zone, PriceZone | Unset)
    assert_type(inverter.battery_capacity_kwh, Decimal | None | Unset)
    assert_type(state.is_known, bool)
    assert_type(value(inverter.battery_capacity_kwh), Decimal | None)
    assert_type(value(inverter.battery_capacity_kwh, 0), Decimal | int)
    assert_type({inverter: inverter.to_dict(mode="python")}, dict[InverterOutput, dict[str, Any]])
    if inverter.battery_capacity_kwh is UNSET or inverter.battery_capacity_kwh is None:
        return None
    return inverter.battery_capacity_kwh * 2


def stubs(client: Resources) -> None:
    """Expectations know the response."""
    stub = Stub()
    assert_type(stub.expect(client.users.list, include_deleted=True), Expectation[list[UserOutput]])
    assert_type(stub.expect(client.users.stream), Expectation[list[UserOutput]])
    assert_type(stub.expect(client.heat_pumps.with_raw_response.get), Expectation[HeatPumpDetailOutput])
    stub.expect(client.charging_sessions.iterate).respond(build(SessionListOutput, total=0))
    stub.expect(client.heat_pumps.update, body=HeatPumpInput()).fail(503).respond(build(HeatPumpOutput, comment="x"))
    stub.expect(client.electric_vehicles.trigger_boost).respond()
    stub.expect("heat_pumps.get").respond({"comment": "x"})
    assert_type(build(HeatPumpOutput), HeatPumpOutput)
