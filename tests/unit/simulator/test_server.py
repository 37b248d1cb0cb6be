"""The running server: faults, sockets, start and stop, the command line, repeatability."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial

import httpx
import pytest

from podero.simulator import Clock, Simulator
from podero.simulator.__main__ import main

from .conftest import START, Caller


async def test_a_fault_replaces_answers_and_is_used_up(sim, call):
    fault = sim.faults.add("*/heat-pumps*", status=503, headers={"Retry-After": "1"}, json={"detail": "down"}, times=2)
    user = list(sim.world.users)[1]
    for _ in range(2):
        answer = await call.http.get(f"{call.org}/users/{user}/heat-pumps")
        assert (answer.status_code, answer.headers["retry-after"], answer.json()) == (503, "1", {"detail": "down"})
        await call("GET", "/users")
    await call("GET", f"/users/{user}/heat-pumps")
    assert (fault.hits, [request.status for request in sim.requests].count(503)) == (2, 2)


async def test_faults_by_operation_method_and_function(sim, call):
    sim.faults.add("*_router_create_user", status=520, body="<html>sorry</html>", headers={"content-type": "text/html"})
    sim.faults.add("*", method="put", status=599)
    sim.faults.add(
        lambda request: "deleted" in request.query, status=302, headers={"Location": "/elsewhere"}, times=None
    )
    assert (await call.http.get(f"{call.org}/users")).status_code == 200
    assert (await call.http.post(f"{call.org}/users")).text == "<html>sorry</html>"
    assert (await call.http.put(f"{call.org}/users")).status_code == 599
    for _ in range(3):
        assert (await call.http.get(f"{call.org}/users?include_deleted=true")).status_code == 302
    sim.faults.clear()
    assert (await call.http.get(f"{call.org}/users?include_deleted=true")).status_code == 200


async def test_a_dropped_connection(sim, call):
    sim.faults.add("*/users", method="POST", drop=True)
    body = {"role": "user", "email": "x@y.z"}
    with pytest.raises(httpx.RemoteProtocolError):
        await call.http.post(f"{call.org}/users", json=body)
    assert "x@y.z" not in {user["email"] for user in await call("GET", "/users")}


async def test_a_lost_answer_of_a_request_that_was_carried_out(sim, call):
    sim.faults.add("*/users", method="POST", drop=True, carry_out=True)
    with pytest.raises(httpx.RemoteProtocolError):
        await call.http.post(f"{call.org}/users", json={"role": "user", "email": "x@y.z"})
    assert "x@y.z" in {user["email"] for user in await call("GET", "/users")}


async def test_a_body_cut_off(sim, call):
    sim.faults.add("*/users", cut_after=10)
    with pytest.raises(httpx.RemoteProtocolError, match="10 bytes"):
        await call.http.get(f"{call.org}/users")
    await call("GET", "/users")


async def test_a_delay(sim, call):
    sim.faults.add("*/users", delay=0.05)
    before = time.monotonic()
    await call("GET", "/users")
    assert time.monotonic() - before >= 0.05


async def test_broken_connections_in_process():
    sim = Simulator(users=0, start=START)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(sim.app), base_url="http://localhost") as http:
        caller = Caller(sim, http)
        await caller.login()
        for fault in ({"drop": True}, {"cut_after": 1}):
            sim.faults.add("*", **fault)
            with pytest.raises(RuntimeError, match="broken as ordered"):
                await caller("GET", "/users")
        await caller("GET", "/users")


async def test_sockets_are_closed_afterwards():
    async with Simulator(users=0, start=START) as sim:
        idle = socket.create_connection(("127.0.0.1", int(sim.base_url.rpartition(":")[2])))
        async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as http:
            await Caller(sim, http).login()
        address = idle.getpeername()
    with idle:
        idle.settimeout(5)
        assert idle.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)


async def test_stopping_ends_calls_that_still_run():
    async with httpx.AsyncClient(trust_env=False) as http:
        async with Simulator(users=0, start=START) as sim:
            sim.faults.add("*", delay=60)
            running = asyncio.create_task(http.get(f"{sim.base_url}/slow"))
            while not sim.requests:
                await asyncio.sleep(0.001)
            before = time.monotonic()
        assert time.monotonic() - before < 5
        with pytest.raises(httpx.HTTPError):
            await running


async def test_a_client_that_goes_away_while_sending(sim):
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sim.base_url.rpartition(":")[2]))
    writer.write(b"POST /oauth2/token/ HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert await reader.read() == b""
    assert sim.requests == []


async def test_many_calls_at_once(sim, call):
    users = list(sim.world.users)
    answers = await asyncio.gather(*(call("GET", f"/users/{user}") for user in users * 10))
    assert len(answers) == 70


async def view_of(seed, start=START):
    sim = Simulator(seed=seed, users=4, start=start, speed=0)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(sim.app), base_url="http://localhost") as http:
        caller = Caller(sim, http)
        await caller.login()
        users = await caller("GET", "/users")
        path = f"/users/{users[1]['id']}"
        created = await caller("POST", "/users", json={"role": "user", "email": "x@y.z"})
        cars = await caller("GET", f"{path}/electric-vehicles")
        data = await caller("GET", f"{path}/electric-vehicles/{cars[0]['id']}/data")
        return sim.client_secret, users, created, cars, data


async def test_a_seed_makes_the_world_repeatable():
    assert await view_of(7) == await view_of(7)
    one, other = await view_of(7), await view_of(8)
    assert all(a != b for a, b in zip(one, other, strict=True))


def start_command(*arguments):
    command = [sys.executable, "-m", "podero.simulator", "--port", "0", *arguments]
    # Started in the background of a script the tests ignore SIGINT, and a child would inherit that.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed)


def test_the_command_is_ready_soon_and_stops_on_ctrl_c(capsys):
    before = time.perf_counter()
    with start_command("--users", "20", "--seed", "7", "--start", "2026-01-15T09:00:00") as process:
        lines = [process.stdout.readline().strip() for _ in range(6)]
        seconds = time.perf_counter() - before
        with capsys.disabled():
            sys.stdout.write(f"\n[simulator ready after {seconds:.2f} s] ")
        assert lines[0].startswith("Podero simulator ready on http://127.0.0.1:")
        values = dict(line.split("=", 1) for line in lines[1:5])
        assert lines[5] == f"token endpoint: {values['PODERO_BASE_URL']}/oauth2/token/"
        answer = httpx.post(
            lines[5].removeprefix("token endpoint: "),
            auth=(values["PODERO_CLIENT_ID"], values["PODERO_CLIENT_SECRET"]),
            json={"grant_type": "client_credentials"},
            trust_env=False,
        )
        assert answer.status_code == 200
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_a_taken_port_is_said(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["--port", str(taken.getsockname()[1]), "--users", "0"]) == 1
    assert "cannot listen on 127.0.0.1:" in capsys.readouterr().err


def test_the_clock():
    seconds = 0.0
    clock = Clock(START, speed=60, monotonic=lambda: seconds)
    seconds = 2.0
    assert (clock.now() - START, clock.uptime()) == (timedelta(minutes=2), 2.0)
    clock.advance(timedelta(hours=1))
    assert (clock.now() - START, clock.uptime()) == (timedelta(minutes=62), 3602.0)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="time zone"):
        Clock(datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="speed"):
        Clock(START, speed=-1)
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(seconds=5)
