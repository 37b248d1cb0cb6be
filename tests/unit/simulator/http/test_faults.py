"""Which fault applies to which request, and what it does to the response."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from podero._policy.rate_limit_headers import parse_server_limit
from podero.simulator import Faults
from podero.simulator._http.document import read_document, read_operations
from podero.simulator._http.faults import Effects
from tests.support.simulator import received_request


async def test_a_fault_replaces_responses_until_it_is_used_up(sim, call):
    fault = sim.faults.inject(
        "*/heat-pumps*", status=503, headers={"Retry-After": "1"}, json={"detail": "down"}, times=2
    )
    user = str(sim.resident_id)
    for _ in range(2):
        response = await call.http.get(f"{call.org}/users/{user}/heat-pumps")
        assert (response.status_code, response.headers["retry-after"]) == (503, "1")
        assert response.json() == {"detail": "down"}
        await call("GET", "/users")
    await call("GET", f"/users/{user}/heat-pumps")
    assert (fault.hits, [request.status for request in sim.requests].count(503)) == (2, 2)


async def test_faults_by_operation_method_and_function(sim, call):
    [create] = [o for o in read_operations(read_document()) if (o.method, o.template) == ("POST", "/org/{}/users")]
    sim.faults.inject(
        f"*{create.operation_id[-12:]}", status=520, body="<html>sorry</html>", headers={"content-type": "text/html"}
    )
    sim.faults.inject("*", method="put", status=599)
    sim.faults.inject(
        lambda request: "deleted" in request.query, status=302, headers={"Location": "/elsewhere"}, times=None
    )
    assert (await call.http.get(f"{call.org}/users")).status_code == 200
    assert (await call.http.post(f"{call.org}/users")).text == "<html>sorry</html>"
    assert (await call.http.put(f"{call.org}/users")).status_code == 599
    for _ in range(3):
        assert (await call.http.get(f"{call.org}/users?include_deleted=true")).status_code == 302
    sim.faults.clear()
    assert (await call.http.get(f"{call.org}/users?include_deleted=true")).status_code == 200


def test_of_faults_that_replace_the_response_the_first_applies():
    faults = Faults()
    one, other = faults.inject("/a", status=500), faults.inject("*", status=501, times=None)
    responses = [faults.take(received_request("/a")).response for _ in range(3)]
    assert [response.status for response in responses] == [500, 501, 501]
    assert (one.times, one.hits, other.times, other.hits) == (0, 1, None, 2)


def test_a_request_without_a_matching_fault():
    faults = Faults()
    faults.inject("/b")
    faults.inject("*", method="get")
    assert faults.take(received_request("/a")) == Effects()


def test_several_faults_apply_to_one_request_together():
    faults = Faults()
    faults.inject("*", delay=1.0, cut_after=9, bytes_per_second=100)
    faults.inject("*", delay=0.5, cut_after=3)
    faults.inject("*", drop=True, execute=True)
    faults.inject("*", status=503)
    effects = faults.take(received_request())
    assert (effects.delay, effects.cut_after, effects.bytes_per_second) == (1.5, 3, 100)
    assert (effects.drop, effects.response, effects.execute) == (True, None, True)
    assert [fault.hits for fault in faults] == [1, 1, 1, 0]


def test_a_share_is_exact_and_evenly_spaced():
    faults = Faults()
    fault = faults.inject("*", status=503, share=0.29, times=None)
    applied = [faults.take(received_request()).response is not None for _ in range(100)]
    assert fault.hits == sum(applied) == 29
    assert [number for number, hit in enumerate(applied, 1) if hit][:4] == [4, 7, 11, 14]


def test_chance_follows_from_the_seed_and_begins_anew_with_clear():
    def draws(faults):
        faults.inject("*", status=503, probability=0.5, times=None)
        return [faults.take(received_request()).response is not None for _ in range(200)]

    faults = Faults(seed=1)
    first = draws(faults)
    faults.clear()
    assert first == draws(faults) == draws(Faults(seed=1)) != draws(Faults(seed=2))
    assert 60 < sum(first) < 140


async def test_a_rate_limit_tells_the_client_how_long_to_wait(sim, call):
    fault = sim.faults.limit_rate(2, 60, "*/users")
    url = f"{call.org}/users"
    first, second, third = [await call.http.get(url) for _ in range(3)]
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert first.headers["ratelimit-policy"] == '"default";q=2;w=60'
    assert [parse_server_limit(one.headers, lambda: 0).remaining for one in (first, second, third)] == [1, 0, 0]
    wait = int(third.headers["retry-after"])
    assert 0 < wait <= 60
    assert parse_server_limit(third.headers, lambda: 0).reset == wait
    assert fault.hits == 1
    sim.world.clock.advance(wait)
    assert (await call.http.get(url)).status_code == 200


async def test_a_rate_limit_adds_its_headers_to_other_faults(sim, call):
    sim.faults.inject("*", delay=0.001, times=None)
    sim.faults.limit_rate(0, 60)
    response = await call.http.get(f"{call.org}/users")
    assert (response.status_code, response.headers["ratelimit"][:13]) == (429, '"default";r=0')
    assert [*response.headers].count("retry-after") == len(response.headers.get_list("ratelimit")) == 1
    sim.faults.clear()
    lost = sim.faults.inject("*", status=502, headers={"RateLimit-Policy": "mine"})
    sim.faults.limit_rate(0, 60)
    response = await call.http.get(f"{call.org}/users")
    assert (response.status_code, response.headers["ratelimit"][:13]) == (502, '"default";r=0')
    assert response.headers.get_list("ratelimit-policy") == ["mine"]
    assert "retry-after" not in response.headers
    assert lost.hits == 1


async def test_a_refused_request_is_not_executed(sim, call):
    sim.faults.limit_rate(0, 60, method="POST")
    response = await call.http.post(f"{call.org}/users", json={"role": "user", "email": "x@y.z"})
    assert response.status_code == 429
    assert "x@y.z" not in {user["email"] for user in await call("GET", "/users")}


async def test_a_dropped_request_is_not_executed(sim, call):
    sim.faults.inject("*/users", method="POST", drop=True)
    with pytest.raises(httpx.RemoteProtocolError):
        await call.http.post(f"{call.org}/users", json={"role": "user", "email": "x@y.z"})
    assert "x@y.z" not in {user["email"] for user in await call("GET", "/users")}


@pytest.mark.parametrize("fault", [{"drop": True}, {"status": 502}])
async def test_a_request_can_be_executed_although_its_response_is_lost(sim, call, fault):
    sim.faults.inject("*/users", method="POST", execute=True, **fault)
    try:
        response = await call.http.post(f"{call.org}/users", json={"role": "user", "email": "x@y.z"})
    except httpx.RemoteProtocolError:
        assert "drop" in fault
    else:
        assert response.status_code == 502
    assert "x@y.z" in {user["email"] for user in await call("GET", "/users")}


async def test_a_delayed_request_delays_no_other(sim, call):
    matched = asyncio.Event()
    sim.faults.inject(lambda request: not matched.set(), delay=3600)
    delayed = asyncio.create_task(call("GET", "/users"))
    await matched.wait()
    await call("GET", "/users")
    assert not delayed.done()
    delayed.cancel()


async def test_a_delay_ends_with_the_real_response(sim, call):
    fault = sim.faults.inject("*/users", delay=0.001)
    assert len(await call("GET", "/users")) == len(sim.world.users)
    assert fault.hits == 1


@pytest.mark.parametrize(
    "arguments",
    [
        {"status": 199},
        {"status": 600},
        {"times": -1},
        {"delay": -1.0},
        {"delay": float("nan")},
        {"cut_after": -1},
        {"delay": {"min": 1}},
        {"bytes_per_second": 0},
        {"probability": 0},
        {"probability": 1.1},
        {"share": -0.5},
        {"share": float("nan")},
        {"status": 200, "headers": {"x": "\N{EURO SIGN}"}},
        {"status": 200, "headers": {"x": "a\r\nb"}},
        {"status": 200, "headers": {"x y": "a"}},
        {"status": 200, "headers": {"": "a"}},
    ],
    ids=str,
)
def test_a_fault_that_cannot_be_injected_is_refused(arguments):
    with pytest.raises(ValueError):
        Faults().inject("*", **arguments)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        *(("times", value) for value in (1.5, True, "2")),
        *(("match", value) for value in (5, None, b"*")),
        *(("body", value) for value in (5, None, ["x"])),
        *(("cut_after", value) for value in (1.5, "1", True)),
        *(("status", value) for value in (500.5, 500.0, "500", True)),
        *(("headers", value) for value in ({"x": 5}, {5: "x"}, [("x", "y")], "x")),
        *(("json", value) for value in ({1, 2}, object())),
        *(("drop", value) for value in ("no", 1)),
        ("execute", 0),
        *(("method", value) for value in (5, "", "GE T")),
        *(("probability", value) for value in ("0.5", None)),
        *(("share", value) for value in (True, None)),
        *(("bytes_per_second", value) for value in ("5", True)),
        ("delay", None),
    ],
)
def test_an_argument_of_another_type_is_refused_by_name(argument, value):
    faults = Faults()
    with pytest.raises(ValueError, match=rf"^{argument}\b"):
        faults.inject(**{"status": 500, argument: value})
    assert [*faults] == []


@pytest.mark.parametrize(
    "sent",
    [{"status": 500.0}, {"times": 2.0}, {"cut_after": 1.0}, {"method": ""}, {"match": 5}, {"drop": "no"}],
    ids=str,
)
async def test_an_argument_of_another_type_is_refused_over_http(sim, call, sent):
    response = await call.http.post("/_simulator/faults", json={"status": 500, **sent})
    assert (response.status_code, [*sim.faults]) == (422, [])
    assert response.json()["detail"].startswith(next(iter(sent)))


def test_the_field_of_a_drift_is_a_glob():
    with pytest.raises(ValueError, match=r"^field must be a glob, not 5"):
        Faults().drift("null", field=5)


@pytest.mark.parametrize(("limit", "window"), [(-1, 60), (1, 0), (1, float("inf")), (1.5, 60), (1, "60")])
def test_a_rate_limit_that_cannot_be_kept_is_refused(limit, window):
    with pytest.raises(ValueError):
        Faults().limit_rate(limit, window)
