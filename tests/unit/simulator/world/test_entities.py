"""Users, devices and the like."""

from __future__ import annotations

import pytest

from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document, read_operations
from podero.simulator._world.entities import KINDS, ClaimToken
from tests.support.simulator import PREFIX, START

DOCUMENT = read_document()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_named_as_in_the_document(kind):
    assert f"{PREFIX}/org/{{org_id}}/users/{{user_id}}/{kind.path}/{{{kind.id_name}}}" in DOCUMENT["paths"]
    [users] = [o for o in read_operations(DOCUMENT) if (o.method, o.short_path) == ("GET", "/org/{org_id}/users")]
    assert kind.counter in Schemas(DOCUMENT).blank(users.output)


def test_a_device_is_deleted_while_it_has_a_time_of_deletion(sim, devices):
    device = sim.world.devices[devices["hp"]]
    assert not device.is_deleted
    device.settings["deleted_at"] = "2026-01-15T09:00:00Z"
    assert device.is_deleted
    device.settings["deleted_at"] = None
    assert not device.is_deleted


def test_a_claim_token_stays_out_of_its_repr():
    assert "hidden" not in repr(ClaimToken("hidden", "user", START))
