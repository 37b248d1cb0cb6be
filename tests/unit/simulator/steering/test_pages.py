"""Pages for people."""

from __future__ import annotations

import json
import re

import httpx
import pytest

from podero.simulator import Simulator
from tests.support.simulator import START, UNKNOWN, in_process


@pytest.fixture
async def page(sim):
    async with httpx.AsyncClient(base_url=f"{sim.base_url}/_simulator", trust_env=False) as http:

        async def read(path, expect=200):
            response = await http.get(path)
            assert response.status_code == expect
            return response

        yield read


async def test_the_overview_links_to_every_user(sim, page):
    response = await page("/")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    links = re.findall(r'href="/_simulator/houses/([^"]+)"', response.text)
    assert links == list(sim.world.users)
    assert "Heat pump" in response.text
    assert response.text.count('class="quiet">none') == 2


async def test_the_overview_shows_faults_and_requests(sim, call, page):
    sim.strict = True
    sim.faults.inject("*/users", status=503, times=None)
    sim.faults.limit_rate(3, 60)
    await call("GET", "/users", expect=503)
    sim.app.violations.append("wrong")
    text = (await page("/")).text
    assert "<td>match */users, status 503</td><td>1</td><td>all</td>" in text
    assert "limit 3, window 60" in text
    assert "/users</td><td>503</td>" in text
    assert ", strict" in text
    assert "wrong" in text
    sim.app.violations.clear()


async def test_a_house_shows_every_device_and_its_day(sim, page):
    text = (await page(f"/houses/{sim.resident_id}")).text
    assert [title in text for title in ("Heat pump", "Electric vehicle", "Inverter", "Wallbox")] == [True] * 4
    assert text.count("<svg") == text.count("</svg>") == 9
    assert text.count('class="now"') == 9
    assert "<i>(°C)</i>" in text
    assert "Thursday, 15 January 2026" in text
    other = (await page(f"/houses/{sim.resident_id}?day=2025-12-31")).text
    assert "Wednesday, 31 December 2025" in other
    assert 'class="now"' not in other
    assert "?day=2026-01-01" in other


async def test_a_user_without_devices_and_one_with_an_unconnected_device(sim, page, newcomer):
    assert "No devices." in (await page(f"/houses/{newcomer.id}")).text
    device = sim.world.add_device(newcomer.id, "hp")
    text = (await page(f"/houses/{newcomer.id}")).text
    assert (text.count("<svg"), "disconnected" in text) == (1, True)
    sim.world.delete_device(device.id)
    assert "deleted" in (await page(f"/houses/{newcomer.id}")).text


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "0001-01-01", "9999-12-31"])
async def test_a_day_that_is_none_is_refused(sim, page, day):
    response = await page(f"/houses/{sim.resident_id}?day={day}", expect=422)
    assert response.json()["detail"].startswith("day: ")


@pytest.mark.parametrize("day", ["1900-01-02", "2199-12-30"])
async def test_far_days_are_shown(sim, page, day):
    assert "<svg" in (await page(f"/houses/{sim.resident_id}?day={day}")).text


async def test_an_unknown_user(page):
    response = await page(f"/houses/{UNKNOWN}", expect=404)
    assert response.json() == {"detail": f"user_id: there is no user {UNKNOWN}"}


async def test_texts_of_the_world_are_escaped(sim, call, page, resident):
    bad = "<script>alert('x')</script>"
    body = {"role": "user", "email": "x@y.z", "first_name": bad, "town": 'a"b'}
    await call("POST", "/users", content=json.dumps(body))
    user = next(user for user in sim.world.users.values() if user.fields["email"] == "x@y.z")
    sim.world.add_device(user.id, "hp")
    await call("GET", f"/users/{bad}", expect=404)
    sim.faults.inject(f"{bad}\ud800")
    for path in ("/", f"/houses/{user.id}"):
        response = await page(path)
        assert "<script" not in response.text
        assert "&lt;script&gt;" in response.text
        assert response.headers["content-security-policy"].startswith("default-src 'none'")


async def test_a_large_world_is_cut():
    sim = Simulator(users=210, start=START, speed=0)
    async with in_process(sim) as call:
        text = (await call.http.get("/_simulator/")).text
    assert "and 11 more users" in text
