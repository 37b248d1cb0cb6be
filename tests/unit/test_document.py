"""The pinned document in one form, however upstream writes it: simulator and `podero verify` work with any."""

import copy
import json

import pytest

from podero import errors
from podero._document import normalized, pinned_path
from podero.cli._verify.document import Document
from podero.simulator import Simulator
from podero_client.models import UserUpdateInput
from tests.support.documents import PINNED, as_3_0
from tests.support.forms import (
    PREFIX,
    with_charset,
    with_other_names,
    with_server,
    with_shared_parameters,
    with_slashes,
)

NULL = {"type": "null"}


FORMS = [as_3_0, with_server, with_charset, with_other_names, with_shared_parameters]


@pytest.mark.parametrize("form", FORMS)
async def test_the_simulator_responds_as_the_document_says(form):
    async with Simulator(users=2, document=form(copy.deepcopy(PINNED))) as sim, sim.client() as podero:
        for user in await podero.users.list():
            for pump in await podero.heat_pumps.list(user.id):
                await podero.heat_pumps.get(user.id, pump.id)
        sim.check()


async def test_roles_hold_whatever_the_parameters_of_paths_are_called():
    async with Simulator(users=2, document=with_other_names(copy.deepcopy(PINNED))) as sim:
        own, other = (user for user in sim.world.users.values() if user.fields["role"] == "user")
        credentials = sim.credentials_of(own.id)
        mine = sim.client(client_id=credentials.client_id, client_secret=credentials.client_secret)
        async with mine as podero:
            await podero.users.get(own.id)
            for refused in (
                podero.users.get(other.id),
                podero.users.list(),
                podero.users.update(own.id, body=UserUpdateInput(role="admin")),
            ):
                with pytest.raises(errors.PermissionDeniedError):
                    await refused


async def test_the_simulator_knows_paths_that_end_with_a_slash():
    async with Simulator(users=2, document=with_slashes(copy.deepcopy(PINNED))) as sim, sim.client() as podero:
        assert len(await podero.request("GET", f"{PREFIX}/org/{sim.org_id}/users/")) == 1 + 2  # with an admin


@pytest.mark.parametrize("form", FORMS)
def test_verify_finds_all_operations(form):
    operations = Document(json.dumps(form(copy.deepcopy(PINNED))).encode()).read_operations()
    assert [operation.name for operation in operations] == [each.name for each in Document().read_operations()]
    assert [operation.required for operation in operations] == [each.required for each in Document().read_operations()]
    assert all(operation.responses[200] for operation in operations)


@pytest.mark.parametrize(
    ("schema", "respelled"),
    [
        ({"type": "string", "nullable": True, "title": "T"}, {"anyOf": [{"type": "string"}, NULL], "title": "T"}),
        ({"nullable": True, "anyOf": [{}, {"type": "string"}]}, {"anyOf": [{}, {"type": "string"}, NULL]}),
        (
            {"nullable": True, "anyOf": [{}], "oneOf": [{}], "default": None},
            {"anyOf": [{"anyOf": [{}], "oneOf": [{}]}, NULL], "default": None},
        ),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"properties": {"nullable": {"nullable": True}}}, {"properties": {"nullable": {"anyOf": [{}, NULL]}}}),
    ],
)
def test_schemas_of_openapi_3_0(schema, respelled):
    document = {"openapi": "3.0.3", "components": {"schemas": {"One": schema}}}
    kept = copy.deepcopy(document)
    assert normalized(document) == {"openapi": "3.1.0", "components": {"schemas": {"One": respelled}}}
    assert document == kept


def test_a_document_in_one_form_stays_as_it_is():
    assert json.loads(pinned_path().read_bytes()) == PINNED == normalized(PINNED)


def test_an_address_with_variables_is_no_prefix():
    document = {"servers": [{"url": "https://{host}/v1/{area}"}], "paths": {"/x": {}}}
    assert normalized(document) == document
