"""Refusals that the overlay marks: found in the response, or the generation stops."""

import pytest

from generator.errors import GenerationError
from generator.prepare import prepare
from tests.support import documents

TEXT = {"type": "string"}
STATE = {"type": "string", "enum": ["ok", "late", "empty"]}


def plan(**source):
    """The plan of one operation, whose response has a state and perhaps an error."""
    operation = {
        "tags": ["things"],
        "operationId": "x_router_send",
        "responses": {"200": {"description": "OK", "content": documents.content(documents.ref("Sent"))}},
    } | source
    metadata = {"type": "object", "properties": {"error": {"anyOf": [TEXT, {"type": "null"}]}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "paths": {"/things": {"post": operation}},
        "components": {
            "schemas": {
                "Meta": metadata,
                "State": STATE,
                "Sent": {
                    "type": "object",
                    "properties": {
                        "state": documents.ref("State"),
                        "meta-data": {"anyOf": [documents.ref("Meta"), {"type": "null"}]},
                        "inline": STATE,
                    },
                },
            }
        },
    }
    [found] = prepare(document, b"").plans.operations.values()
    return found


def test_values_of_an_enum_and_the_field_with_the_words():
    found = plan(**{"x-podero-refusal": "state=late,empty", "x-podero-refusal-reason": "meta-data.error"})

    assert str(found.refusal) == (
        'Refusal(field="state", values=frozenset({"late", "empty"}), reason="meta_data.error")'
    )
    assert "RefusedError: `state` of the response is late or empty;" in found.method_docstring
    assert any("Refusal" in line for line in found.imports)


def test_a_field_that_is_null_unless_something_is_wrong():
    found = plan(**{"x-podero-refusal": "meta-data.error"})

    assert str(found.refusal) == 'Refusal(field="meta_data.error")'
    assert "`meta-data.error` of the response is set;" in found.method_docstring


def test_one_value_of_an_inline_enum():
    found = plan(**{"x-podero-refusal": "inline=late"})

    assert str(found.refusal) == 'Refusal(field="inline", values=frozenset({"late"}))'
    assert "`inline` of the response is late;" in found.method_docstring


def test_nothing_marked_nothing_raised():
    found = plan()

    assert found.refusal is None
    assert "RefusedError" not in found.method_docstring


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("status=late", "no field 'status'"),
        ("meta-data.errors", "no field 'meta-data.errors'"),
        ("state=late,gone", "names gone, which state cannot be"),
        ("state=", "is a field, or field=value,value"),
        ("__import__('os')", "is a field, or field=value,value"),
        (True, "no field 'True'"),
    ],
)
def test_what_is_not_in_the_response_stops_the_generation(stated, message):
    with pytest.raises(GenerationError, match=message):
        plan(**{"x-podero-refusal": stated})


def test_words_that_are_not_there_stop_it_too():
    with pytest.raises(GenerationError, match="no field 'error'"):
        plan(**{"x-podero-refusal": "state=late", "x-podero-refusal-reason": "error"})


def test_an_operation_without_a_response_body_refuses_nothing():
    with pytest.raises(GenerationError, match="no field 'state'"):
        plan(**{"x-podero-refusal": "state=late", "responses": {"204": {"description": "done"}}})
