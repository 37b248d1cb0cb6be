"""What an operation of the document may say, and what is refused by name."""

import re

import pytest

from generator.errors import GenerationError, Report
from generator.prepare import prepare
from tests.support import documents

PATH = "/org/{org_id}/things/{thing_id}"


def read(document):
    return document["paths"][PATH]["get"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: read(d)["responses"].update({"²": {"description": "Odd."}}), "'²' is no HTTP status"),
        (lambda d: read(d)["responses"].update({"2000": {"description": "Odd."}}), "'2000' is no HTTP status"),
        (lambda d: read(d)["parameters"][0].update({"in": "body"}), "body parameters are not supported"),
        (lambda d: d["paths"][PATH]["parameters"].pop(), r"declares the path parameters \['org_id'\]"),
        (lambda d: d["paths"][PATH]["parameters"][1].update(name="other"), r"declares the path parameters"),
        (lambda d: d["components"]["schemas"].pop("Confirm"), "Confirm is not in the document"),
        (lambda d: d["components"]["schemas"].pop("Kind"), "Kind is not in the document"),
    ],
)
def test_what_an_operation_cannot_say_leaves_it_out_by_name(change, message):
    document = documents.small()
    change(document)
    report = Report()
    prepared = prepare(document, b"", report=report)
    assert re.search(message, " ".join(map(str, report.left_out.values())))
    assert "/things/create" in prepared.plans.operations


def test_what_the_overlay_cannot_say_stops_the_run():
    document = documents.small()
    read(document)["x-podero-retry-safe"] = "yes"
    with pytest.raises(GenerationError, match="x-podero-retry-safe is true or false, not 'yes'"):
        prepare(document, b"")


def test_statuses_that_stand_for_many_describe_errors():
    document = documents.small()
    read(document)["responses"]["4XX"] = {"description": "Your fault."}
    plan = prepare(document, b"").plans.operations["/things/get"]
    assert (str(plan.responses), str(plan.errors)) == ("{200: Thing}", "{404: Inform}")


@pytest.mark.parametrize("name", ["x\r\nHost: y", "x y", "x:", "", "é", "x\x00", "x\t", '"x"', "x/y", "(x)", "x\n"])
def test_a_name_that_no_header_may_have_is_refused(name):
    document = documents.small()
    read(document)["parameters"][1]["name"] = name
    report = Report()
    prepare(document, b"", report=report)
    assert "is no header name" in report.left_out[f"GET {PATH}"].text


@pytest.mark.parametrize("name", ["X-Trace", "fill-missing", "x!#$%&'*+.^_`|~9"])
def test_a_header_keeps_its_name(name):
    document = documents.small()
    read(document)["parameters"][1]["name"] = name
    [header] = prepare(document, b"").plans.operations["/things/get"].parameters["headers"]
    assert f'name="{name}"' in str(header)


@pytest.mark.parametrize(
    ("verb", "stated", "expected"),
    [
        ("get", {}, True),
        ("put", {}, True),
        ("delete", {}, True),
        ("post", {}, False),
        ("patch", {}, False),
        ("post", {"x-podero-retry-safe": True}, True),
        ("get", {"x-podero-retry-safe": False}, False),
    ],
)
def test_a_retry_is_safe_by_verb_unless_the_overlay_says_otherwise(verb, stated, expected):
    document = documents.small()
    item = document["paths"]["/things"]
    item[verb] = item.pop("post") | stated
    plans = prepare(document, b"").plans.operations.values()
    [plan] = [plan for plan in plans if plan.path == '"/things"']
    assert plan.retry_safe == expected


@pytest.mark.parametrize(
    ("schema", "explode", "expected"),
    [
        ({"type": "array", "items": {"type": "string"}}, False, True),
        ({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]}, False, True),
        ({"type": "array", "items": {"type": "string"}}, True, False),
        ({"type": "array", "items": {"type": "string"}}, None, False),
        ({"type": "string"}, False, False),
    ],
)
def test_a_list_is_one_text_where_the_document_does_not_explode_it(schema, explode, expected):
    document = documents.small()
    parameter = {"in": "query", "name": "keys", "schema": schema} | ({} if explode is None else {"explode": explode})
    read(document)["parameters"].append(parameter)
    literals = prepare(document, b"").plans.operations["/things/get"].parameters["query"]
    assert ("separator=" in str(literals[-1])) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "format": "uuid"}, "Identified"),
        ({"anyOf": [{"type": "string", "format": "uuid"}, {"type": "null"}]}, "Identified"),
        ({"type": "string"}, "Model"),
        (None, "Model"),
    ],
)
def test_what_has_an_id_is_identified_by_it(schema, expected):
    document = documents.small()
    properties = document["components"]["schemas"]["Thing"]["properties"]
    properties.pop("id", None)
    if schema:
        properties["id"] = schema
    assert prepare(document, b"").plans.models["Thing"].base.text == expected


def test_what_is_sent_has_no_identity():
    document = documents.small()
    for component in document["components"]["schemas"].values():
        if "properties" in component:
            component["properties"]["id"] = {"type": "string", "format": "uuid"}
    found = prepare(document, b"")
    bases = {name: plan.base.text for name, plan in found.plans.models.items()}
    assert bases["Thing"] == "Identified"
    assert "Model" in bases.values()
