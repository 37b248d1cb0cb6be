"""Which fault applies to which request, and what it does to the response."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from podero.simulator import Faults
from podero.simulator._http.document import read_document, read_operations
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


def test_the_first_fault_that_matches_applies():
    faults = Faults()
    one, other = faults.inject("/a", status=500), faults.inject("*", status=501, times=None)
    assert [faults.take(received_request("/a")) for _ in range(3)] == [one, other, other]
    assert (one.times, one.hits, other.times, other.hits) == (0, 1, None, 2)


def test_a_request_without_a_matching_fault():
    faults = Faults()
    faults.inject("/b")
    faults.inject("*", method="get")
    assert faults.take(received_request("/a")) is None


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
        {"status": 99},
        {"status": 600},
        {"times": -1},
        {"delay": -1.0},
        {"delay": float("nan")},
        {"cut_after": -1},
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
