"""Recorded responses come before those of the simulated world."""

import httpx
import pytest

from podero.simulator import Simulator
from podero.simulator._http.replay import FORMAT

PATH = "/api/partners/v2.0/auth/me"


def corpus(*exchanges):
    made = [{"path": PATH, "status": 200, "headers": {"etag": '"x"'}, "empty": False, **e} for e in exchanges]
    return {"format": FORMAT, "org_id": "de0fed4d-7117-49a9-9352-8c3a56486859", "exchanges": made}


async def responses(simulator, count, path=PATH):
    transport = httpx.ASGITransport(simulator.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as client:
        return [await client.get(path) for _ in range(count)]


async def test_responses_of_one_path_come_in_order_and_the_last_one_for_ever():
    simulator = Simulator(replay=corpus({"status": 503, "body": None, "empty": True}, {"body": {"odd": 1}}))
    first, second, third = await responses(simulator, 3)
    assert (first.status_code, first.content) == (503, b"")
    assert second.json() == third.json() == {"odd": 1}
    assert second.headers["etag"] == '"x"'
    assert simulator.org_id == "de0fed4d-7117-49a9-9352-8c3a56486859"
    assert simulator.app.violations == []


async def test_text_comes_as_text():
    (response,) = await responses(Simulator(replay=corpus({"text": "<p>"})), 1)
    assert response.text == "<p>"


async def test_what_was_not_recorded_comes_from_the_world():
    simulator = Simulator(replay=corpus({"body": {}}))
    (response,) = await responses(simulator, 1, f"{PATH}/other")
    assert response.status_code == 404


def test_what_is_no_corpus_is_refused(tmp_path):
    with pytest.raises(ValueError, match="not a corpus"):
        Simulator(replay={"exchanges": []})
    file = tmp_path / "c.json"
    file.write_text("{}")
    with pytest.raises(ValueError, match="not a corpus"):
        Simulator(replay=file)
