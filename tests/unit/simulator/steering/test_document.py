"""The OpenAPI document of the levers, and their table in the docs."""

from __future__ import annotations

from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

from podero.simulator._steering.document import lever_table, steering_document
from podero.simulator._steering.lever import Argument, Lever, text
from podero.simulator._steering.levers import LEVERS

DOCS = Path(__file__).parents[4] / "docs" / "simulator.md"


def test_the_document_is_valid_openapi():
    assert list(OpenAPIV31SpecValidator(steering_document(LEVERS)).iter_errors()) == []


def test_every_lever_is_an_operation():
    paths = steering_document(LEVERS)["paths"]
    found = {operation["operationId"] for item in paths.values() for operation in item.values()}
    assert found == {lever.name for lever in LEVERS}
    assert paths["/_simulator/devices/{device_id}/plug-in"]["post"]["requestBody"]["required"] is False
    assert paths["/_simulator/clock/advance"]["post"]["requestBody"]["required"] is True


def test_a_row_of_the_table():
    lever = Lever("a", "PUT", "/a/{id}", "Do A.", "sim.a()", print, None, {
        "id": Argument(text(1), "", required=True),
        "one": Argument(text(1), "", required=True),
        "two": Argument(text(1), ""),
    })  # fmt: skip
    assert lever_table([lever]).splitlines()[2] == "| do A | `PUT /a/{id}` | `one`, [`two`] | `sim.a()` |"


def test_the_docs_show_the_table():
    shown = DOCS.read_text().partition("<!-- levers -->\n\n")[2].partition("\n\n<!-- /levers -->")[0]
    assert shown == lever_table(LEVERS)
