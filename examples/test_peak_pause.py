"""Test a service with podero.testing alone: pytest examples/test_peak_pause.py."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peak_pause import PeakPause
from podero import PoderoClient, errors, models
from podero.simulator import Simulator
from podero.testing import Stub, VirtualClock, build, contains, strategies

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


def prices(*of_hours: float) -> models.DayAheadPricesOutput:
    """Prices of the hours from `NOW` on."""
    points = [{"timestamp": NOW + timedelta(hours=hour), "price": price} for hour, price in enumerate(of_hours)]
    return build(models.DayAheadPricesOutput, data=points)


@pytest.mark.asyncio
async def test_the_dearest_hours_are_chosen(podero_stub: Stub) -> None:
    podero_stub.expect("trading.get_prices", price_zone="AT").respond(prices(10, 30, -5, 20))
    async with podero_stub.client() as podero:
        plan = await PeakPause(podero, hours=2, now=podero_stub.clock.now).plan()
    assert plan == [NOW + timedelta(hours=1), NOW + timedelta(hours=3)]


@pytest.mark.asyncio
async def test_a_pause_sends_nothing_else_and_goes_on_after_a_failure(podero_stub: Stub) -> None:
    user = build(models.UserOutput, num_heat_pumps=2)
    pumps = [build(models.HeatPumpOutput) for _ in range(2)]
    podero_stub.expect("users.list").respond([user, build(models.UserOutput, num_heat_pumps=0)])
    podero_stub.expect("heat_pumps.list", user_id=user.id).respond(pumps)
    only_the_pause = models.HeatPumpInput(pause_power_until=NOW)
    podero_stub.expect("heat_pumps.update", heat_pump_id=pumps[0].id, body=only_the_pause).fail(403)
    podero_stub.expect(
        "heat_pumps.update", heat_pump_id=pumps[1].id, body=contains(pause_power_until="2026-01-15T09:00:00Z")
    ).respond(pumps[1])
    async with podero_stub.client() as podero:
        outcome = await PeakPause(podero).pause(until=NOW)
    assert (outcome.paused, outcome.failed) == (1, 1)


@pytest.mark.asyncio
async def test_prices_that_are_late_are_waited_for(podero_stub: Stub) -> None:
    podero_stub.expect("trading.get_prices").fail(503, times=9).respond(prices(1))
    async with podero_stub.client() as podero:
        with podero_stub.clock as clock:
            assert await PeakPause(podero, now=clock.now).plan() == [NOW]
            assert clock.now() > NOW + timedelta(minutes=10)


@pytest.mark.asyncio
async def test_wrong_credentials_end_the_service(podero_stub: Stub) -> None:
    podero_stub.expect("POST /oauth2/token/").fail(401)
    async with podero_stub.client() as podero:
        with pytest.raises(errors.CredentialsRefused):
            await PeakPause(podero).run()


@pytest.mark.asyncio
@pytest.mark.podero_simulator(users=10)
async def test_three_days(podero_simulator: Simulator, podero_client: PoderoClient, podero_clock: VirtualClock) -> None:
    lost = podero_simulator.faults.inject("*/heat-pumps/*", method="PUT", drop=True, execute=True, times=2)
    service = PeakPause(podero_client, hours=2, now=podero_clock.now)
    with podero_clock, contextlib.suppress(TimeoutError):
        async with asyncio.timeout(timedelta(days=3).total_seconds()):
            await service.run()
    pumps = sum(device.kind.code == "hp" for device in podero_simulator.world.devices.values())
    assert {(outcome.paused, outcome.failed) for outcome in service.outcomes} == {(pumps, 0)}
    assert len(service.outcomes) in {4, 5, 6}, "of the first day, only what was left of it"
    assert lost.hits == 2
    assert podero_simulator.tokens.issued > 1


@settings(max_examples=20, deadline=None)
@given(points=st.lists(strategies.of(models.DayAheadPricesOutputData), max_size=5))
def test_no_response_breaks_the_plan(points: list[models.DayAheadPricesOutputData]) -> None:
    with Stub() as stub:
        stub.expect("trading.get_prices").respond(build(models.DayAheadPricesOutput, data=points))
        plan = asyncio.run(PeakPause(stub.client(), hours=2, now=stub.clock.now).plan())
    assert len(plan) <= 2
    assert all(hour >= NOW for hour in plan)


def test_the_service_finds_the_api_by_its_environment(podero_environ: dict[str, str]) -> None:
    async def pause_all() -> int:
        async with PoderoClient() as podero:
            return (await PeakPause(podero).pause(until=NOW + timedelta(hours=1))).paused

    assert podero_environ["PODERO_BASE_URL"].startswith("http://127.0.0.1:")
    assert asyncio.run(pause_all()) > 0
