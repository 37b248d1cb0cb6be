"""A large response is the same as in one go, and other tasks run while its lists are read."""

import asyncio
import json

import pytest

from podero import errors
from podero._call.pieces import LARGE
from podero_client import codec, models
from tests.support.samples import filled
from tests.support.scripted import TOKEN, client, respond

USERS = [filled("UserOutput") for _ in range(3 * LARGE // len(json.dumps(filled("UserOutput"))))]


async def ticks_during(call):
    count = 0

    async def tick():
        nonlocal count
        while True:
            count += 1
            await asyncio.sleep(0)

    ticker = asyncio.create_task(tick())
    try:
        return await call, count
    finally:
        ticker.cancel()


async def test_other_tasks_run_between_the_pieces():
    async with client(respond(200, USERS[:1]), respond(200, USERS)) as podero:
        _, few = await ticks_during(podero.users.list())
        users, many = await ticks_during(podero.users.list())

    assert users == codec.decode(list[models.UserOutput], json.dumps(USERS).encode())
    assert many >= few + 10


async def test_an_error_names_the_item_and_shows_no_secret():
    wrong = [*USERS, {**USERS[0], "id": TOKEN}]
    async with client(respond(200, wrong, {"X-Request-Id": "r"})) as podero:
        with pytest.raises(errors.ResponseValidationError) as caught:
            await podero.users.list()

    assert caught.value.path == f"$[{len(USERS)}].id"
    assert caught.value.request_id == "r"
    assert TOKEN not in f"{caught.value} {caught.value.body}"


async def test_a_byte_order_mark_does_no_harm():
    async with client(respond(200, b"\xef\xbb\xbf" + json.dumps(USERS).encode())) as podero:
        assert len(await podero.users.list()) == len(USERS)


async def test_unknown_fields_are_dropped_on_request():
    new = [{**user, "new": 1} for user in USERS]
    async with client(respond(200, new), keep_unknown_fields=False) as podero:
        assert (await podero.users.list())[-1].additional_properties == {}
    async with client(respond(200, new)) as podero:
        assert (await podero.users.list())[-1].additional_properties == {"new": 1}


SAVINGS = {"metadata": {"n": 1}, "data": filled("InverterDataOutput")["data"]}
POINTS = {**SAVINGS, "data": SAVINGS["data"] * (3 * LARGE // len(json.dumps(SAVINGS["data"])))}


def inverter_data(podero):
    return podero.inverters.get_data(USERS[0]["id"], USERS[0]["id"])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
async def test_other_tasks_run_between_the_pieces_of_a_list_inside_of_an_object(mark):
    text = json.dumps(POINTS).encode()
    async with client(respond(200, SAVINGS), respond(200, mark + text)) as podero:
        _, few = await ticks_during(inverter_data(podero))
        data, many = await ticks_during(inverter_data(podero))

    assert data == codec.decode(models.InverterDataOutput, text)
    assert many >= few + 10


async def test_an_error_inside_of_an_object_names_the_item():
    wrong = {**POINTS, "data": [*POINTS["data"], {**POINTS["data"][0], "price": "x"}]}
    async with client(respond(200, wrong)) as podero:
        with pytest.raises(errors.ResponseValidationError) as caught:
            await inverter_data(podero)

    assert caught.value.path == f"$.data[{len(POINTS['data'])}].price"


async def test_an_error_beside_a_large_list_shows_the_response_as_it_came():
    async with client(respond(200, {**POINTS, "metadata": []})) as podero:
        with pytest.raises(errors.ResponseValidationError) as caught:
            await inverter_data(podero)

    assert caught.value.path == "$.metadata"
    assert json.dumps(POINTS["data"][0]) in caught.value.body


@pytest.mark.parametrize("body", [b"[" * LARGE * 2, b'{"data": [' + b"1," * LARGE, b"\xff" * LARGE * 2])
async def test_what_is_no_object_is_refused_as_in_one_go(body):
    async with client(respond(200, body)) as podero:
        with pytest.raises(errors.ResponseValidationError):
            await inverter_data(podero)


async def test_a_large_response_without_a_large_list_is_read_in_one_go():
    async with client(respond(200, {"redirect_url": "x" * 2 * LARGE})) as podero:
        parsed = await podero.request("GET", "/x", response=models.ReauthenticateOutput)

    assert len(parsed.redirect_url) == 2 * LARGE


AS_OBJECT = [{}, {"response": object}, {"response": dict}, {"response": dict[str, object]}]
AS_LIST = [{}, {"response": object}, {"response": list}, {"response": list[dict]}]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf \n"])
@pytest.mark.parametrize(
    ("value", "options"),
    [*(({"users": USERS, "n": 7}, each) for each in AS_OBJECT), *((USERS, each) for each in AS_LIST)],
)
async def test_other_tasks_run_between_the_pieces_of_plain_data(value, options, mark):
    async with client(respond(200, []), respond(200, mark + json.dumps(value).encode())) as podero:
        _, few = await ticks_during(podero.request("GET", "/x"))
        data, many = await ticks_during(podero.request("GET", "/x", **options))

    assert data == value
    assert many >= few + 10
