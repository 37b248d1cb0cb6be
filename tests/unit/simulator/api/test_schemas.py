"""Fields and blank objects of schemas."""

from __future__ import annotations

from podero._document import template
from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document, read_operations, resolve

DOCUMENT = read_document()
OPERATIONS = {(operation.method, operation.template): operation for operation in read_operations(DOCUMENT)}
PUMP = OPERATIONS["PUT", template("/org/{org_id}/users/{user_id}/heat-pumps/{heat_pump_id}")]
USERS = OPERATIONS["GET", template("/org/{org_id}/users")]


def test_fields_are_those_of_the_document():
    expected = resolve(DOCUMENT, PUMP.body)["properties"]
    schemas = Schemas(DOCUMENT)
    assert schemas.fields(PUMP.body) == expected
    for choice in ("anyOf", "oneOf", "allOf"):
        assert schemas.fields({choice: [{"type": "null"}, {"anyOf": [PUMP.body]}]}) == expected
    assert schemas.fields({}) == {}
    assert schemas.resolve(PUMP.body)["properties"] == expected


def test_every_blank_is_a_new_object():
    schemas = Schemas(DOCUMENT)
    one = schemas.blank(USERS.output)
    assert one.keys() == schemas.fields(USERS.output).keys()
    one["email"] = "changed@example.com"
    assert schemas.blank(USERS.output)["email"] != "changed@example.com"
