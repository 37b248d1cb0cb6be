"""Users, devices and the like."""

from __future__ import annotations

import pytest

from podero.simulator._api.devices import item_path
from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document, read_operations
from podero.simulator._world.entities import KINDS, ClaimToken
from tests.support.simulator import PREFIX

DOCUMENT = read_document()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_named_as_in_the_document(kind):
    assert PREFIX + item_path(kind) in DOCUMENT["paths"]
    schemas = Schemas(DOCUMENT, read_operations(DOCUMENT))
    assert kind.counter in schemas.blank("GET", "/org/{org_id}/users")


def test_a_device_is_deleted_while_it_has_a_time_of_deletion(sim, devices):
    device = sim.world.devices[devices["hp"]]
    assert not device.is_deleted
    device.settings["deleted_at"] = "2026-01-15T09:00:00Z"
    assert device.is_deleted
    device.settings["deleted_at"] = None
    assert not device.is_deleted


def test_a_claim_token_stays_out_of_its_repr():
    assert "hidden" not in repr(ClaimToken("hidden", "user"))
