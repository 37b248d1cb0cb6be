"""Operations of the document, and the one that a path means."""

from __future__ import annotations

import json

import pytest

from podero._document import normalized, pinned_path
from podero.simulator._http.document import (
    Router,
    branches,
    common_prefix,
    read_document,
    read_operations,
    resolve,
)
from tests.support.simulator import PREFIX

DOCUMENT = read_document()
OPERATIONS = read_operations(DOCUMENT)
[BY_EXTERNAL_ID] = [operation for operation in OPERATIONS if operation.path.endswith("/users/by-ext-id/{external_id}")]


def test_the_pinned_document_is_read_unless_another_is_given(tmp_path):
    assert normalized(json.loads(pinned_path().read_bytes())) == DOCUMENT
    other = tmp_path / "other.json"
    other.write_text('{"openapi": "3.1.0", "paths": {}}')
    assert read_operations(read_document(other)) == ()
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "missing.json")


def test_every_operation_is_listed():
    assert len(OPERATIONS) == sum(len(item) for item in DOCUMENT["paths"].values())
    assert len({operation.operation_id for operation in OPERATIONS}) == len(OPERATIONS)
    assert all(operation.path == PREFIX + operation.short_path for operation in OPERATIONS)
    assert common_prefix(OPERATIONS) == PREFIX
    assert common_prefix(()) == ""
    assert {operation.success for operation in OPERATIONS} <= {200, 201, 204}


def test_an_operation_without_responses_succeeds_with_200():
    [operation] = read_operations({"paths": {"/ping": {"get": {"responses": {"default": {}}}}}})
    assert (operation.success, operation.responses, operation.operation_id) == (200, {}, "get /ping")
    assert (operation.authenticated, operation.body, operation.parameters) == (False, None, ())


def test_references_are_followed_to_their_end():
    document = {"a": {"$ref": "#/b"}, "b": {"type": "integer"}}
    assert resolve(document, {"$ref": "#/a"}) == resolve(document, document["b"]) == {"type": "integer"}


def test_literal_segments_take_precedence_over_parameters():
    router = Router(OPERATIONS)
    path = f"{PREFIX}/org/o/users/by-ext-id/heat-pumps"
    assert router.find(path).operations["GET"].operation_id == BY_EXTERNAL_ID.operation_id
    assert router.find(f"{PREFIX}/org/o/users/u/wallboxes/claim-tokens").values.keys() == {"org_id", "user_id"}


def test_a_path_that_exists_for_another_method_is_still_a_match():
    router = Router(OPERATIONS)
    match = router.find(f"{PREFIX}/org/o/users")
    assert sorted(match.operations) == ["GET", "POST"]
    assert router.find(f"{PREFIX}/org/o/users/") is None
    assert router.find(f"{PREFIX}/nothing") is None


@pytest.mark.parametrize("external_id", ["a/b", "a?b", "..", ".", "%2e%2e", "Zürich 7", "a b+c", "heat-pumps"])
async def test_any_external_id_reaches_its_own_operation(sim, call, external_id):
    created = await call("POST", "/users", json={"role": "user", "email": "x@y.z", "external_user_id": external_id})
    quoted = "".join(f"%{byte:02X}" for byte in external_id.encode())
    found = await call("GET", f"/users/by-ext-id/{quoted}")
    assert found["id"] == created["id"]
    assert sim.requests[-1].operation_id == BY_EXTERNAL_ID.operation_id


def test_another_method_of_a_literal_path_is_not_another_path():
    match = Router(OPERATIONS).find(f"{PREFIX}/org/o/users/u/wallboxes/claim-tokens")
    assert list(match.operations) == ["POST"]


def test_the_branches_of_a_schema():
    document = {"a": {"oneOf": [{"type": "string"}, {"allOf": [{"type": "number"}]}]}}
    found = branches(document, {"anyOf": [{"$ref": "#/a"}, {"type": "null"}]})
    assert [branch["type"] for branch in found if "type" in branch] == ["string", "number", "null"]
