"""Schemas by name."""

from __future__ import annotations

from podero.simulator._api.schemas import Schemas
from podero.simulator._http.document import read_document

DOCUMENT = read_document()


def test_fields_are_those_of_the_document():
    expected = DOCUMENT["components"]["schemas"]["HeatPumpInput"]["properties"]
    assert Schemas(DOCUMENT).fields("HeatPumpInput") == expected
    assert Schemas({"components": {"schemas": {"Empty": {}}}}).fields("Empty") == {}


def test_every_blank_is_a_new_object():
    schemas = Schemas(DOCUMENT)
    one = schemas.blank("UserOutput")
    assert one.keys() == schemas.fields("UserOutput").keys()
    one["email"] = "changed@example.com"
    assert schemas.blank("UserOutput")["email"] != "changed@example.com"
