"""The stub: expected calls, responses and failures, and what is left over."""

import uuid
from datetime import date
from unittest.mock import ANY

import pytest

from podero import UNSET, RetryPolicy, errors, events, models
from podero.testing import Stub, build, contains

USER, PUMP = uuid.uuid4(), uuid.uuid4()
DAY = date(2026, 1, 15)
AS_TOLD = r"did not come as often as expected: 1 left"


@pytest.fixture
def stub():
    return Stub()


@pytest.fixture
async def podero(stub):
    async with stub.client() as client:
        yield client


async def test_a_typed_response_and_a_typed_refusal(stub, podero):
    conflict = build(models.BoostConflictOutput, reason="full")
    stub.expect(podero.electric_vehicles.trigger_boost, user_id=USER).respond()
    stub.expect("electric_vehicles.trigger_boost", user_id=ANY).fail(409, conflict)
    await podero.electric_vehicles.trigger_boost(USER, PUMP)
    with pytest.raises(errors.ConflictError) as caught:
        await podero.electric_vehicles.trigger_boost(uuid.uuid4(), PUMP)
    assert caught.value.parsed == conflict
    stub.verify()


async def test_what_a_call_sent_is_kept(stub, podero):
    stub.expect("users.update", user_id=str(USER), body={"email": "a@example.com"}).fail(404, "no such user")
    with pytest.raises(errors.NotFoundError, match="no such user"):
        await podero.users.update(USER, models.UserUpdateInput(email="a@example.com"))
    [call] = stub.calls
    assert (call.operation, call.method) == ("users.update", "PUT")
    assert call.target.endswith(f"/users/{USER}")
    assert call.arguments == {"org_id": stub.org_id, "user_id": USER, "body": {"email": "a@example.com"}}
    assert call.content == b'{"email":"a@example.com"}'
    assert call.headers["authorization"] == "Bearer stub-token-1"
    assert "stub-token" not in repr(call)


BODIES = [
    {"comment": "serviced", "building_id": None},
    {"comment": ANY, "building_id": None},
    models.HeatPumpInput(comment="serviced", building_id=None),
    contains(comment="serviced"),
    contains(comment=lambda text: text.startswith("serv"), price_zone=UNSET),
    lambda body: body.comment == "serviced" and body.building_id is None,
]


@pytest.mark.parametrize("expected", BODIES, ids=range(len(BODIES)))
async def test_matchers_of_a_body(stub, podero, expected):
    stub.expect("heat_pumps.update", body=expected).respond(build(models.HeatPumpOutput, comment="serviced"))
    pump = await podero.heat_pumps.update(USER, PUMP, models.HeatPumpInput(comment="serviced", building_id=None))
    assert pump.comment == "serviced"
    stub.verify()


OTHERS = [{"comment": "other"}, contains(comment="other"), contains(name="x"), lambda body: False, UNSET]


@pytest.mark.parametrize("expected", OTHERS, ids=range(len(OTHERS)))
async def test_another_body_is_unexpected_and_the_message_shows_both(stub, podero, expected):
    stub.expect("heat_pumps.update", body=expected).respond(build(models.HeatPumpOutput))
    with pytest.raises(AssertionError, match="unexpected request PUT /api") as caught:
        await podero.heat_pumps.update(USER, PUMP, models.HeatPumpInput(comment="serviced"))
    assert f"body is {{'comment': 'serviced'}}, expected {expected!r}" in str(caught.value)
    with pytest.raises(AssertionError, match=f"(?s)unexpected request.*{AS_TOLD}"):
        stub.verify()


async def test_query_and_header_parameters_come_as_their_types(stub, podero):
    page = build(models.SessionListOutput, total=0, items=[])
    stub.expect("charging_sessions.list", from_=DAY, limit=2, offset=UNSET, user_id=USER).respond(page)
    stub.expect("users.list", include_deleted=lambda given: given is True).respond([])
    assert await podero.charging_sessions.list(USER, PUMP, from_=DAY, to=DAY, limit=2) == page
    assert await podero.users.list(include_deleted=True) == []
    stub.verify()


async def test_lists_and_header_parameters(stub, podero):
    data = build(models.HeatPumpDataOutput)
    stub.expect("heat_pumps.get_data", fill_missing=True).respond(data)
    keywords = [models.HeatPumpDataKeyword.PRICE, models.HeatPumpDataKeyword.HOT_WATER_TEMP]
    stub.expect("heat_pumps.get_data", fill_missing=UNSET, keywords=keywords).respond(data)
    assert await podero.heat_pumps.get_data(USER, PUMP, keywords=keywords) == data
    assert await podero.heat_pumps.get_data(USER, PUMP, fill_missing=True) == data
    stub.verify()


async def test_a_parameter_that_is_missing_is_named(stub, podero):
    stub.expect("charging_sessions.list", limit=2).respond(build(models.SessionListOutput))
    with pytest.raises(AssertionError, match="limit is not sent, expected 2"):
        await podero.charging_sessions.list(USER, PUMP, from_=DAY, to=DAY)


async def test_raw_responses_streams_and_walks_work(stub, podero):
    users = [build(models.UserOutput) for _ in range(3)]
    sessions = [build(models.SessionItem, id=uuid.uuid4()) for _ in range(2)]
    stub.expect(podero.users.with_raw_response.list).respond(users, headers={"X-Request-Id": "r-1"})
    stub.expect(podero.users.stream).respond(users)
    stub.expect(podero.charging_sessions.iterate).respond(build(models.SessionListOutput, total=2, items=sessions))
    response = await podero.users.with_raw_response.list()
    assert (response.parsed, response.headers["x-request-id"]) == (users, "r-1")
    assert [user async for user in podero.users.stream()] == users
    assert [session async for session in podero.charging_sessions.iterate(USER, PUMP, from_=DAY, to=DAY)] == sessions
    stub.verify()


async def test_paths_that_the_document_lacks(stub, podero):
    stub.expect("POST /things/{thing_id}", thing_id="a b", colour="red", body={"x": 1}).respond({"id": "7"})
    stub.expect("DELETE /things/{thing_id}").respond()
    made = await podero.request(
        "POST", "/things/{thing_id}", {"thing_id": "a b"}, query={"colour": "red"}, json={"x": 1}
    )
    assert made == {"id": "7"}
    assert await podero.request("DELETE", "/things/{thing_id}", {"thing_id": "1"}) is None
    stub.verify()


async def test_a_call_that_is_retried_takes_one_outcome_after_the_other(stub):
    stub.expect("users.list").fail(503, headers={"Retry-After": "60"}).disconnect().respond([])
    seen = []
    async with stub.client(hooks=[seen.append]) as podero:
        assert await podero.users.list() == []
    scheduled = [type(event.error) for event in seen if isinstance(event, events.RetryScheduled)]
    assert scheduled == [errors.ServerError, errors.TransportError]
    assert stub.clock.monotonic() >= 60
    assert len(stub.calls) == 3
    stub.verify()


@pytest.mark.parametrize(
    ("outcome", "sent", "kind"),
    [
        (lambda expectation: expectation.disconnect(times=2), True, errors.TransportError),
        (lambda expectation: expectation.disconnect(request_sent=False, times=2), False, errors.ConnectError),
        (lambda expectation: expectation.time_out(times=2), True, errors.TimeoutError),
    ],
)
async def test_failures_of_the_connection(stub, outcome, sent, kind):
    outcome(stub.expect("users.create"))
    async with stub.client(retry=RetryPolicy(attempts=1)) as podero:
        for _ in range(2):
            with pytest.raises(kind) as caught:
                await podero.users.create(build(models.UserInput))
            assert caught.value.request_sent is sent
    stub.verify()


async def test_tokens_are_renewed_as_in_production(stub):
    stub.expect("users.list").fail(401).respond([])
    async with stub.client() as podero:
        assert await podero.users.list() == []
    assert [call.headers["authorization"] for call in stub.calls] == ["Bearer stub-token-1", "Bearer stub-token-2"]


async def test_the_token_service_can_be_told_to_refuse(stub):
    stub.expect("POST /oauth2/token/").fail(401, {"error": "invalid_client"})
    async with stub.client() as podero:
        with pytest.raises(errors.CredentialsRefused):
            await podero.users.list()


async def test_other_credentials(stub):
    stub.expect("auth.me").respond(build(models.UserOutput))
    async with stub.client(token="fixed") as podero:
        await podero.auth.me()
    assert stub.calls[0].headers["authorization"] == "Bearer fixed"


async def test_expectations_that_are_used_up(stub, podero):
    stub.expect("users.list").respond([])
    await podero.users.list()
    with pytest.raises(AssertionError, match=r"users.list\(\): it has come as often as expected"):
        await podero.users.list()


async def test_an_expectation_needs_a_response(stub, podero):
    stub.expect("users.list", include_deleted=True)
    with pytest.raises(AssertionError, match=r"was given no response; add .respond"):
        await podero.users.list()
    with pytest.raises(AssertionError, match=r"users.list\(include_deleted=True\) was given no response"):
        stub.verify()


async def test_nothing_may_be_left_over():
    def use(error):
        with Stub() as stub:
            stub.expect("users.list").respond([])
            if error is not None:
                raise error

    with pytest.raises(AssertionError, match=AS_TOLD):
        use(None)
    with pytest.raises(KeyError):
        use(KeyError())


async def test_an_unexpected_request_that_the_program_hides_still_fails_the_test():
    async def program(podero):
        try:
            await podero.users.list()
        except Exception:
            return "hidden"

    with pytest.raises(AssertionError, match="unexpected request GET /api/"), Stub() as stub:
        async with stub.client() as podero:
            assert await program(podero) == "hidden"


@pytest.mark.parametrize("value", [{"comment": 5}, {}, [1], None])
def test_a_response_must_be_what_the_operation_responds_with(stub, value):
    with pytest.raises(TypeError, match=r"heat_pumps.get does not respond with this: "):
        stub.expect("heat_pumps.get").respond(value)


def test_a_model_must_be_that_of_the_operation(stub):
    pump, car = build(models.HeatPumpDetailOutput), build(models.ElectricVehicleOutput)
    with pytest.raises(TypeError, match=r"heat_pumps.get does .*: expected HeatPumpDetailOutput, got ElectricVehicle"):
        stub.expect("heat_pumps.get").respond(car)
    with pytest.raises(TypeError, match=r"heat_pumps.list does .*: expected HeatPumpOutput, got HeatPumpDetailOutput"):
        stub.expect("heat_pumps.list").respond([build(models.HeatPumpOutput), pump])
    with pytest.raises(TypeError, match="trigger_boost does not respond with this: it responds without a body"):
        stub.expect("electric_vehicles.trigger_boost").respond(car)
    stub.expect("GET /x").respond(car)


async def test_bytes_go_out_as_they_are(stub, podero):
    stub.expect("heat_pumps.get").respond(b"<html>", status=201)
    with pytest.raises(errors.ResponseValidationError, match="HTML"):
        await podero.heat_pumps.get(USER, PUMP)


@pytest.mark.parametrize("status", [200, 204, 299])
def test_a_success_is_no_failure(stub, status):
    expectation = stub.expect("heat_pumps.get")
    with pytest.raises(ValueError, match=f"status: {status} is a success; use respond"):
        expectation.fail(status)
    assert expectation.missing() == "heat_pumps.get() was given no response; add .respond(...) or .fail(...)"


@pytest.mark.parametrize("status", [0, 100, 404, 999])
def test_a_response_has_a_status_of_success(stub, status):
    with pytest.raises(ValueError, match=f"status: {status} is no success; use fail"):
        stub.expect("heat_pumps.get").respond(build(models.HeatPumpDetailOutput), status=status)


@pytest.mark.parametrize("status", [0, 100, 299999, 600])
def test_a_refusal_has_a_status_of_http(stub, status):
    with pytest.raises(ValueError, match=f"status: {status} is none from 300 to 599"):
        stub.expect("heat_pumps.get").fail(status)


@pytest.mark.parametrize("times", [0, -3])
def test_an_outcome_comes_at_least_once(stub, times):
    expectation = stub.expect("users.list")
    for outcome in (
        lambda: expectation.respond([], times=times),
        lambda: expectation.fail(404, times=times),
        lambda: expectation.disconnect(times=times),
        lambda: expectation.time_out(times=times),
    ):
        with pytest.raises(ValueError, match=f"times: {times} is below 1"):
            outcome()
    assert "was given no response" in expectation.missing()


async def test_refusals_may_be_bytes_or_have_no_body(stub, podero):
    stub.expect("heat_pumps.get").fail(403, b"<html>").fail(404)
    with pytest.raises(errors.PermissionDeniedError, match="HTML"):
        await podero.heat_pumps.get(USER, PUMP)
    with pytest.raises(errors.NotFoundError) as caught:
        await podero.heat_pumps.get(USER, PUMP)
    assert caught.value.body == ""


def test_an_argument_that_the_operation_lacks_is_refused(stub):
    with pytest.raises(TypeError, match=r"heat_pumps.get has no argument colour, only org_id, user_id"):
        stub.expect("heat_pumps.get", colour="red")


async def test_what_is_no_json_or_of_another_type_is_shown_as_it_is(stub, podero):
    stub.expect("users.get", user_id="somebody").respond(build(models.UserOutput))
    stub.expect("heat_pumps.update", body=lambda body: body == {"comment": 5}).respond(build(models.HeatPumpOutput))
    async with stub.client() as podero:
        path = f"/api/partners/v2.0/org/{stub.org_id}/users"
        await podero.request("GET", f"{path}/somebody")
        await podero.request("PUT", f"{path}/{USER}/heat-pumps/{PUMP}", json={"comment": 5})
    stub.verify()


async def test_bodies_that_are_no_json_are_shown_as_they_are(stub):
    stub.expect("POST /oauth2/token/", body=lambda body: "grant_type" in body).fail(400)
    stub.expect("POST /oauth2/token/", body=b"grant_type=client_credentials").respond(
        {"access_token": "t", "expires_in": 60}
    )
    stub.expect("users.list").respond([])
    async with stub.client() as podero:
        await podero.users.list()
