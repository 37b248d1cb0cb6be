"""What leaves the client: exactly what was set, to exactly the operation that was called."""

import copy
import json
import uuid
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from podero import UNSET, PoderoClient, RetryPolicy, errors, models
from podero.simulator import ReceivedRequest, Simulator
from podero.simulator._api.tokens import TOKEN_PATH
from podero_client.api.heat_pumps import get as get_heat_pump
from tests.support import document
from tests.support.document import Document, Operation
from tests.support.generated import Given, Method
from tests.support.openapi_validator import Judge
from tests.support.world import Resident

API = document.read()


def calls(sim: Simulator) -> list[ReceivedRequest]:
    """What the simulator received, token requests apart."""
    return [request for request in sim.requests if request.path != TOKEN_PATH]


async def test_an_update_carries_exactly_what_was_set(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    pump = resident.devices["hp"]
    # Every flag differs from the document's default, so that a default that was sent would show.
    flags = [name for name, value in pump.settings.items() if isinstance(value, bool)]
    assert flags
    pump.settings.update(dict.fromkeys(flags, True), price_zone="DE_LU", comment="before")
    before = copy.deepcopy(pump.settings)

    updated = await podero.heat_pumps.update(resident.id, resident.device("hp"), models.HeatPumpInput(comment="x"))

    [request] = calls(sim)
    assert request.content == b'{"comment":"x"}'
    assert request.headers["content-type"] == "application/json"
    assert updated.comment == "x"
    assert updated.price_zone == "DE_LU"
    assert pump.settings == before | {"comment": "x"}


async def test_none_is_sent_as_null(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    pump = resident.devices["hp"]
    pump.settings.update(comment="before", pause_power_until="2026-02-01T00:00:00Z")

    body = models.HeatPumpInput(comment=None, pause_power_until=UNSET)
    updated = await podero.heat_pumps.update(resident.id, resident.device("hp"), body)

    [request] = calls(sim)
    assert request.content == b'{"comment":null}'
    assert updated.comment is None
    assert pump.settings["pause_power_until"] == "2026-02-01T00:00:00Z"


async def test_an_operation_without_body_sends_none(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    await podero.heat_pumps.list(resident.id)
    await podero.heat_pumps.create(resident.id)

    for request in calls(sim):
        assert request.content == b""
        assert "content-type" not in request.headers


async def test_the_organization_of_a_call_wins(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    other = uuid.UUID("00000000-0000-4000-8000-000000000001")

    with pytest.raises(errors.NotFoundError):
        await podero.users.get(resident.id, org_id=other)
    with pytest.raises(errors.NotFoundError):
        await podero.with_options(org_id=other).users.get(resident.id)
    await podero.users.get(resident.id)

    organizations = [request.path.split("/")[5] for request in calls(sim)]
    assert organizations == [str(other), str(other), sim.org_id]


HOSTILE = [
    *(
        "",
        ".",
        "..",
        "a/b",
        "/",
        "//evil.example",
        "../users",
        "a\\b",
        "..\\..",
        "a?b",
        "a?include_deleted=true",
        "a#b",
    ),
    *(
        "%2e%2e",
        "%2E",
        "..%2f..",
        "%2F",
        "%00",
        "%",
        "a%2Fb",
        "a;b",
        "a:b",
        "@",
        "a b",
        " ",
        "+",
        "a&b=c",
        "~",
        "{user_id}",
    ),
    *("Müller-42", "鈴木", "🔥", "e\u0301", "\u202e", "\x00", "a\r\nb", "\t", "\x7f", "\ud800", "x" * 2_000),
]
REFUSED = {"", ".", "..", "a/b", "/", "//evil.example", "../users", "\x00", "a\r\nb", "\t", "\x7f", "\ud800"}
"""Values that a server or proxy on the way could take for another address, and what no URL can carry."""


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
async def test_an_external_id_reaches_its_operation_intact_or_is_refused(
    sim: Simulator, podero: PoderoClient, judge: Judge, resident: Resident, value: str
) -> None:
    resident.sim.world.update_user(resident.user, {"external_user_id": value})

    if value in REFUSED:
        with pytest.raises(errors.InvalidRequestError, match="external_id") as caught:
            await podero.users.get_by_external_id(value)
        assert "\n" not in str(caught.value)
        assert sim.requests == []
        return
    user = await podero.users.get_by_external_id(value)

    [request] = calls(sim)
    assert request.path_template == "/api/partners/v2.0/org/{org_id}/users/by-ext-id/{external_id}"
    # openapi-core finds the operation from the raw path and leaves the value encoded.
    assert unquote(judge.request(request).parameters.path["external_id"]) == value
    assert request.query == ""
    assert user.external_user_id == value


def free_path_parameters() -> list[tuple[Operation, str, str]]:
    """Every path parameter that is any text, and every one that is a UUID, with its operation and kind."""
    found = [
        (operation, parameter["name"], parameter["schema"].get("format", "text"))
        for operation in API.operations
        for parameter in operation.parameters
        if parameter["in"] == "path" and parameter["name"] != "org_id"
    ]
    assert {kind for _, _, kind in found} == {"text", "uuid"}
    return found


@pytest.mark.parametrize(("operation", "name", "kind"), free_path_parameters(), ids=str)
async def test_no_path_parameter_can_change_the_route(
    api: Document, sim: Simulator, podero: PoderoClient, resident: Resident, operation: Operation, name: str, kind: str
) -> None:
    given = Given.of(api, operation, await resident.known(operation, podero), complete=False)
    method = Method(podero, operation)
    arguments = method.arguments(given)
    sim.requests.clear()

    for value in HOSTILE:
        arguments.path[name] = value
        received = len(calls(sim))
        try:
            await method(arguments)
        except errors.InvalidRequestError:
            assert len(calls(sim)) == received
            continue
        except errors.StatusError:
            pass
        assert kind == "text", f"{value!r} was sent where a UUID is due"
        [request] = calls(sim)[received:]
        assert (request.method, request.path_template) == (operation.method, operation.path)


class Anything:
    """An object that has text, but is no text."""

    def __str__(self) -> str:
        return "../users"


@pytest.mark.parametrize("value", [None, UNSET, 7, b"x", ["a"], Anything()], ids=lambda value: type(value).__name__)
async def test_what_is_no_text_is_refused(sim: Simulator, podero: PoderoClient, value: Any) -> None:
    with pytest.raises(errors.InvalidRequestError, match="external_id"):
        await podero.users.get_by_external_id(value)
    assert sim.requests == []


async def test_a_body_of_another_model_is_refused(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    for body in (models.InverterInput(comment="x"), {"comment": "x"}, b"{}", None, UNSET):
        with pytest.raises(errors.InvalidRequestError, match="HeatPumpInput"):
            await podero.heat_pumps.update(resident.id, resident.device("hp"), body)  # type: ignore[arg-type]
    assert sim.requests == []


async def test_the_raw_layer_gives_the_whole_response(sim: Simulator, podero: PoderoClient, resident: Resident) -> None:
    pump = resident.device("hp")

    response = await get_heat_pump.asyncio_detailed(resident.id, pump, client=podero, include_deleted=True)
    parsed = await get_heat_pump.asyncio(resident.id, pump, client=podero)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == response.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(response.content)["id"] == str(pump)
    assert type(response.parsed) is type(parsed) is models.HeatPumpDetailOutput
    assert response.parsed.id == parsed.id == pump
    assert [request.query for request in calls(sim)] == ["include_deleted=true", ""]


async def test_the_raw_layer_has_the_tokens_retries_and_errors_of_the_client(
    sim: Simulator, podero: PoderoClient, resident: Resident
) -> None:
    patient = podero.with_options(retry=RetryPolicy(base_delay=0))
    pump = resident.device("hp")
    await get_heat_pump.asyncio_detailed(resident.id, pump, client=patient)
    sim.tokens.expire_all()
    sim.faults.inject("*/heat-pumps/*", status=503)
    sim.requests.clear()

    response = await get_heat_pump.asyncio_detailed(resident.id, pump, client=patient)

    assert response.parsed.id == pump
    assert [request.status for request in calls(sim)] == [503, 401, 200]
    assert sim.tokens.issued == 2
    with pytest.raises(errors.NotFoundError) as caught:
        await get_heat_pump.asyncio_detailed(resident.id, resident.device("ev"), client=patient)
    assert caught.value.url_template == get_heat_pump.OPERATION.path


async def test_a_token_whose_time_is_over_is_worth_nothing(
    sim: Simulator, podero: PoderoClient, resident: Resident
) -> None:
    await podero.users.get(resident.id)
    sim.tokens.lifetime = 0
    sim.tokens.expire_all()
    sim.requests.clear()

    with pytest.raises(errors.AuthenticationError):
        await podero.users.get(resident.id)

    assert {request.status for request in calls(sim)} == {401}


async def test_another_transport_serves_the_raw_layer_too(sim: Simulator, resident: Resident) -> None:
    async with PoderoClient(
        base_url=sim.base_url,
        client_id=sim.client_id,
        client_secret=sim.client_secret,
        org_id=sim.org_id,
        transport=httpx.AsyncHTTPTransport(trust_env=False),
    ) as podero:
        response = await get_heat_pump.asyncio_detailed(resident.id, resident.device("hp"), client=podero)
    assert response.parsed.id == resident.device("hp")
