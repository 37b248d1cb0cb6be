"""What a handler is given."""

from __future__ import annotations

from podero.simulator import Simulator
from podero.simulator._api.app import App
from podero.simulator._api.call import Call
from podero.simulator._http.document import read_document
from tests.support.simulator import START, in_process


async def test_a_handler_gets_the_converted_request():
    sim = Simulator(users=1, start=START, speed=0)
    calls: list[Call] = []
    handlers = {("GET", "/org/{org_id}/users"): calls.append}
    sim.app = App(read_document(), sim.world, sim.tokens, handlers, check_responses=False)
    async with in_process(sim) as call:
        await call("GET", "/users", params={"include_deleted": "true"}, headers={"host": "simulator.test"})
    [given] = calls
    admin = next(iter(sim.world.users))
    assert (given.world, given.tokens, given.now) == (sim.world, sim.tokens, START)
    assert (given.base_url, given.path, given.query["include_deleted"]) == (
        "http://simulator.test",
        {"org_id": sim.org_id},
        True,
    )
    assert (given.body, given.caller.id, given.org_id) == (None, admin, sim.org_id)
    assert given.connect_url("device_id", "x") == "http://simulator.test/connect?device_id=x"
