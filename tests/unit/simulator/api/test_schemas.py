"""Fields and blank objects of schemas."""

from __future__ import annotations

from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document

DOCUMENT = read_document()


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def test_fields_are_those_of_the_document():
    expected = DOCUMENT["components"]["schemas"]["HeatPumpInput"]["properties"]
    schemas = Schemas(DOCUMENT)
    assert schemas.fields(reference("HeatPumpInput")) == expected
    assert schemas.fields({"anyOf": [{"type": "null"}, reference("HeatPumpInput")]}) == expected
    assert schemas.fields({}) == {}
    assert schemas.resolve(reference("HeatPumpInput"))["properties"] == expected


def test_every_blank_is_a_new_object():
    schemas = Schemas(DOCUMENT)
    one = schemas.blank(reference("UserOutput"))
    assert one.keys() == schemas.fields(reference("UserOutput")).keys()
    one["email"] = "changed@example.com"
    assert schemas.blank(reference("UserOutput"))["email"] != "changed@example.com"
