"""Proposed lines of an overlay apply, and after them the document says what the service does."""

import json

import pytest
import yaml

from generator import overlay as overlays
from podero.cli._verify.document import Document
from podero.cli._verify.overlay import propose, to_yaml
from podero.cli._verify.report import Finding
from podero.cli._verify.run import verify
from tests.support.planted import plants
from tests.unit.cli.verify.test_run import resident, service, simulator


def schema(name, *more):
    return ("components", "schemas", name, *more)


def applied(document, findings):
    lines = to_yaml(propose(document, findings))
    return overlays.apply(document.root, yaml.safe_load(lines), "proposed")


async def test_after_the_proposal_almost_nothing_departs():
    sim = simulator()
    planted = plants(*resident(sim))
    result = await verify(service(sim, planted)[1])
    patched = Document(json.dumps(applied(result.document, result.report.findings)).encode())

    again = await verify(service(simulator(), planted)[1], document=patched)

    left = {(found.operation, found.kind, found.place) for found in again.report.departures}
    # what cannot be proposed without showing what is personal, what no schema allows, and a zone that has no curve
    assert left == {
        ("users.get", "unknown_field", "$.*"),
        ("users.get", "unknown_value", "$.role"),
        ("users.get_by_external_id", "body", "$"),
        ("heat_pumps.get", "format", "$.dhw_temperature"),
        ("trading.get_load_curve", "unknown_status", "status"),
    }


@pytest.mark.parametrize(
    ("finding", "pointer", "expected"),
    [
        (
            Finding("x", "missing", "$", "", pointer=schema("OwnerOutput"), name="id"),
            schema("OwnerOutput"),
            lambda found: "required" not in found,
        ),
        (
            Finding("x", "unknown_field", "$", "object", pointer=schema("OwnerOutput"), name="new"),
            schema("OwnerOutput", "properties", "new"),
            lambda found: found == {"type": "object", "additionalProperties": True},
        ),
        (
            Finding("x", "unknown_field", "$", "null", pointer=schema("OwnerOutput"), name="new"),
            schema("OwnerOutput", "properties", "new"),
            lambda found: found == {},
        ),
        (
            Finding("x", "unknown_value", "$", "boss", pointer=schema("UserRole")),
            schema("UserRole", "enum"),
            lambda found: found[-1] == "boss" and len(found) == 5,
        ),
        (
            Finding("x", "null", "$", "", pointer=schema("UserOutput", "properties", "role")),
            schema("UserOutput", "properties", "role"),
            lambda found: found == {"anyOf": [{"$ref": "#/components/schemas/UserRole"}, {"type": "null"}]},
        ),
        (
            Finding("x", "wrong_type", "$", "string", pointer=schema("UserOutput", "properties", "latitude")),
            schema("UserOutput", "properties", "latitude", "anyOf"),
            lambda found: [item["type"] for item in found] == ["number", "null", "string"],
        ),
    ],
)
def test_each_kind_changes_what_it_is_about_and_nothing_else(finding, pointer, expected):
    document = Document()
    patched = Document(json.dumps(applied(document, [finding])).encode())
    assert expected(patched.at(pointer))
    changed = json.dumps(patched.root["paths"]) == json.dumps(document.root["paths"])
    assert changed
    others = {name for name in document.root["components"]["schemas"] if name != pointer[2]}
    assert all(patched.at(schema(name)) == document.at(schema(name)) for name in others)


def test_two_findings_about_one_field_go_together():
    pointer = schema("UserOutput", "properties", "email")
    both = [
        Finding("x", "null", "$.email", "", pointer=pointer),
        Finding("x", "wrong_type", "$.email", "integer", pointer=pointer),
    ]
    patched = applied(Document(), both)
    email = patched["components"]["schemas"]["UserOutput"]["properties"]["email"]
    assert email == {"anyOf": [{"type": "string"}, {"type": "null"}, {"type": "integer"}]}


def test_nothing_is_proposed_for_what_the_document_leaves_open():
    found = [
        Finding("x", "decimal", "$.a", "text"),
        Finding("x", "body", "$", "empty"),
        Finding("x", "header", "h", "etag"),
    ]
    overlay = propose(Document(), found)
    assert overlay["actions"] == []
    assert to_yaml(overlay) == ""
