"""The documented refusals of a boost: 409 with a body of its own, which rides on the error as a model."""

from collections.abc import Callable

import pytest

from podero import PoderoClient, errors, models
from podero.simulator import Simulator
from tests.support.world import Resident

PLACES = {
    "ev": ("electric_vehicles", "disarm_boost"),
    "wb": ("wallboxes", "cancel_boost"),
}

CAUSES: dict[str, Callable[[Simulator, str], None]] = {
    "already_charging": lambda sim, device: None,
    "fully_charged": lambda sim, device: sim.world.plug_in(device, 100.0),
    "internal_error": lambda sim, device: sim.world.devices[device].settings.update(lifecycle_state="error"),
}


@pytest.mark.parametrize("reason", CAUSES)
@pytest.mark.parametrize("code", PLACES)
async def test_a_refused_boost_raises_the_documented_conflict(
    sim: Simulator, podero: PoderoClient, resident: Resident, code: str, reason: str
) -> None:
    resource, stop = PLACES[code]
    ids = resident.id, resident.device(code)
    await getattr(podero, resource).trigger_boost(*ids)
    CAUSES[reason](sim, str(ids[1]))
    sim.requests.clear()

    with pytest.raises(errors.ConflictError) as caught:
        await getattr(podero, resource).trigger_boost(*ids)

    error = caught.value
    assert type(error.parsed) is models.BoostConflictOutput
    assert error.parsed.reason == reason
    assert isinstance(error.parsed.state, models.BoostState)
    assert error.parsed.state.is_known
    assert reason in str(error)
    assert (error.method, error.status_code, error.attempts) == ("POST", 409, 1)
    assert len(sim.requests) == 1
    assert await getattr(getattr(podero, resource), stop)(*ids) is None


async def test_a_car_away_from_home_has_no_session_to_boost(
    sim: Simulator, podero: PoderoClient, resident: Resident
) -> None:
    sim.world.plug_in(resident.devices["ev"].id, at_home=False)

    with pytest.raises(errors.ConflictError) as caught:
        await podero.electric_vehicles.trigger_boost(resident.id, resident.device("ev"))

    assert caught.value.parsed.reason == "no_active_session"


async def test_an_armed_boost_is_no_conflict(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    sim.world.unplug(resident.devices["ev"].id)
    assert await podero.electric_vehicles.trigger_boost(resident.id, resident.device("ev")) is None
    car = await podero.electric_vehicles.get(resident.id, resident.device("ev"))
    assert car.boost_for_next_session is True
