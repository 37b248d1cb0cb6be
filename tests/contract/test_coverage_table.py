"""What the contract tests try is all that the document has."""

import pytest

from podero import UNSET
from tests.support import coverage_table, document
from tests.support.document import Operation
from tests.support.notable import Notable

API = document.read()
NOTABLE = Notable(API)


@pytest.mark.parametrize("operation", API.operations, ids=str)
def test_every_parameter_field_and_status_is_tried(operation: Operation) -> None:
    calls = NOTABLE.calls(operation)
    for parameter in operation.parameters:
        wanted = coverage_table.distinct(NOTABLE.parameter(parameter))
        assert dict(coverage_table.parameters(operation, calls))[parameter["name"]] == wanted > 1
    if operation.body is not None:
        bodies = [given.body for given in calls if given.body is not UNSET]
        assert coverage_table.untried_fields(API, operation.body, bodies) == set()
    for raw in operation.raw["responses"].values():
        schema = API.schema(raw)
        if schema is not None:
            assert coverage_table.untried_fields(API, schema, NOTABLE.values(schema)) == set()


def test_every_value_of_an_enum_is_tried() -> None:
    for schema in API.content["components"]["schemas"].values():
        if schema.get("type") != "object" or "properties" not in schema:
            continue
        values = NOTABLE.values(schema)
        for name, member in schema["properties"].items():
            tried = {repr(value.get(name, UNSET)) for value in values}
            assert {repr(value) for value in NOTABLE.values(member)} <= tried, name
