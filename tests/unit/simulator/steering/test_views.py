"""What levers show matches the schemas that they promise."""

from __future__ import annotations

import jsonschema_rs
import pytest

from podero.simulator._http.faults import Fault, Faults
from podero.simulator._steering import views
from podero.simulator._steering.journal import ENTRY
from podero.simulator._steering.lever import rows
from podero.simulator._world.journeys import start_login


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/health", views.HEALTH),
        ("/clock", views.CLOCK),
        ("/users", rows(views.USER)),
        ("/devices", rows(views.DEVICE)),
        ("/onboarding", rows(views.SESSION)),
        ("/logins", rows(views.LOGIN)),
        ("/faults", rows(views.FAULT)),
        ("/journal", rows(ENTRY)),
    ],
)
async def test_views_match_their_schemas(sim, call, steer, session, devices, path, schema):
    sim.world.expire_authentication(devices["ev"])
    start_login(sim.world, sim.world.devices[devices["ev"]], sim.world.clock.now())
    sim.faults.inject(lambda request: False)
    shown = await steer("GET", path)
    assert shown
    jsonschema_rs.validate(dict(schema), shown)


def test_a_fault_is_shown_as_far_as_it_does_something():
    faults = Faults()
    assert views.show_fault(Fault()) == {"match": "*", "times": 1, "hits": 0}
    assert views.show_fault(faults.inject(lambda request: True, drop=True))["match"] == "a function of Python"
    assert views.show_fault(faults.drift("null", method="get", share=0.5)) == {
        "match": "*",
        "method": "GET",
        "share": 0.5,
        "drift": {"kind": "null", "field": None},
        "times": None,
        "hits": 0,
    }
    assert views.show_fault(faults.limit_rate(2, 60)) == {
        "match": "*",
        "limit": 2,
        "window": 60,
        "times": None,
        "hits": 0,
    }


async def test_health_tells_what_went_wrong(sim, steer):
    assert (await steer("GET", "/health"))["status"] == "ok"
    sim.app.violations.append("wrong")
    shown = await steer("GET", "/health")
    assert (shown["status"], shown["violations"]) == ("failed", ["wrong"])
    sim.app.violations.clear()
