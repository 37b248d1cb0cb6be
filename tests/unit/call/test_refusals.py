"""A response with a success status that says no is an error, and its error shows no secret."""

import pickle

import attrs
import pytest

from podero import errors
from podero._wire.errors import WireReadError
from podero_client._runtime.operation import Refusal
from podero_client.api.charge_policies import get
from podero_client.api.trading import get_prices, update_prices
from podero_client.models.statistics_output import StatisticsOutput
from podero_client.models.trading_prices_output import TradingPricesOutput
from tests.support.scripted import READ, TOKEN, UPDATE, client, respond

PRICES = attrs.evolve(
    UPDATE,
    responses={200: TradingPricesOutput},
    refusal=Refusal(field="state", values=frozenset({"late", "empty"}), reason="error"),
)
STATISTICS = attrs.evolve(READ, responses={200: StatisticsOutput}, refusal=Refusal(field="metadata.error"))


def prices(state, error=None):
    body = {"state": state, "next_load_curve_calculation": "2026-01-01T09:30:00Z", "error": error}
    return respond(200, body, {"X-Request-Id": "req-7"})


def statistics(error):
    metadata = {"requested_at": "2026-01-01T09:30:00Z", "query": {}, "units": {}, "error": error}
    return respond(200, {"metadata": metadata, "data": []})


async def refused(operation, *steps, **options):
    async with client(*steps) as made:
        with pytest.raises(errors.RefusedError) as caught:
            await made.with_options(**options).execute(operation, ())
    return caught.value


async def test_a_state_that_says_no_is_an_error_with_all_that_is_known():
    error = await refused(PRICES, prices("late", "Prices must be in the future"))

    said = "PUT /things: refused with status 200, state is late: Prices must be in the future"
    assert str(error) == f"{said}. The response is attached as .parsed."
    assert (error.refusal, error.status_code, error.request_id) == ("late", 200, "req-7")
    assert error.parsed.next_load_curve_calculation.year == 2026
    assert (error.transient, error.may_have_happened, error.stop_reason) == (False, False, "not_transient")
    assert (error.operation, error.attempts) == ("things.update", 1)


async def test_a_refusal_without_words_names_the_state_only():
    assert str(await refused(PRICES, prices("empty"))).endswith("state is empty. The response is attached as .parsed.")


async def test_any_text_in_an_error_field_says_no():
    error = await refused(STATISTICS, statistics("no data\nfor this device"))

    assert error.refusal == "no data for this device"
    assert error.parsed.metadata.error == "no data\nfor this device"


@pytest.mark.parametrize("state", ["success", "existing", "brand_new"])
async def test_a_state_that_is_not_listed_is_returned(state):
    async with client(prices(state)) as made:
        assert (await made.execute(PRICES, ())).parsed.state == state


@pytest.mark.parametrize("error", [None, ""])
async def test_an_error_field_without_text_is_no_refusal(error):
    async with client(statistics(error)) as made:
        assert (await made.execute(STATISTICS, ())).parsed.metadata.error == error


async def test_a_field_that_is_not_there_is_no_refusal():
    lacking = attrs.evolve(READ, refusal=Refusal(field="metadata.error"))
    async with client(respond()) as made:
        assert (await made.execute(lacking, ())).parsed.redirect_url


async def test_refusals_are_returned_on_request():
    async with client(prices("late")) as made:
        view = made.with_options(raise_refusals=False)

        assert (await view.execute(PRICES, ())).parsed.state == "late"
        assert (await view.with_options(timeout=3).execute(PRICES, ())).parsed.state == "late"
        with pytest.raises(errors.RefusedError):
            await view.with_options(raise_refusals=True).execute(PRICES, ())


async def test_a_refusal_after_a_lost_response_leaves_it_open_what_happened():
    error = await refused(PRICES, WireReadError("lost", request_sent=True), prices("late"))

    assert error.may_have_happened
    assert len(error.earlier) == 1


async def test_an_echoed_secret_shows_nowhere():
    error = await refused(STATISTICS, statistics(f"bad token {TOKEN}"))

    assert TOKEN not in f"{error} {error.__dict__!r} {error.refusal}"
    assert error.parsed.metadata.error == "bad token ***"


async def test_the_response_of_a_long_refusal_is_not_kept():
    error = await refused(STATISTICS, statistics("x" * 300_000))

    assert error.parsed is None
    assert len(error.refusal) == 200


async def test_a_response_that_no_longer_fits_without_its_secret_is_not_kept():
    moment = "2026-01-01T09:30:00Z"
    async with client(prices("late"), token=moment) as made:
        with pytest.raises(errors.RefusedError) as caught:
            await made.execute(PRICES, ())

    assert caught.value.parsed is None
    assert caught.value.refusal == "late"


async def test_it_survives_pickling():
    error = pickle.loads(pickle.dumps(await refused(PRICES, prices("late"))))

    assert (error.refusal, error.parsed.state) == ("late", "late")


def test_the_operations_that_refuse_in_band_are_marked():
    assert update_prices.OPERATION.refusal.values == {"late", "empty", "non_existing"}
    assert {get.OPERATION.refusal.field, get_prices.OPERATION.refusal.field} == {"metadata.error"}
