"""Parameters of every kind."""

import pytest

from generator.errors import Report
from generator.prepare import prepare
from tests.support import documents

STR, INT = {"type": "string"}, {"type": "integer"}
LIST = {"type": "array", "items": INT}


def planned(*parameters, path="/things"):
    """The plan of an operation, and why it is left out."""
    operation = {"tags": ["Things"], "parameters": [*parameters], "responses": {"204": {"description": ""}}}
    document = documents.small() | {"paths": {path: {"get": operation}}}
    report = Report()
    plans = [*prepare(document, b"", report=report).plans.operations.values()]
    return (plans or [None])[0], " ".join(map(str, report.left_out.values()))


def query(name, schema, **more):
    return {"in": "query", "name": name, "schema": schema, **more}


@pytest.mark.parametrize(
    ("parameter", "literal"),
    [
        (query("q", INT | {"minimum": 1}), "type=int, minimum=1"),
        (query("q", {"anyOf": [INT | {"maximum": 9}, {"type": "null"}]}), "type=int, nullable=True, maximum=9"),
        (query("q", STR | {"maxLength": 9}), "type=str, max_length=9"),
        (
            query("q", STR | {"minLength": 1, "maxLength": 9}),
            "type=str, max_length=9, rule=check.text(min_length=1, max_length=9)",
        ),
        (query("q", STR | {"pattern": "^a"}), 'type=str, rule=check.text(pattern="^a")'),
        (query("q", INT | {"exclusiveMinimum": 0}), "type=int, rule=check.integer(above=0)"),
        (query("q", {"anyOf": [{"type": "number", "minimum": 0}, STR]}), "type=Decimal, minimum=0"),
        (query("q", {"anyOf": [INT, STR]}), "type=int | str"),
        (query("q", LIST), "type=list[int]"),
        (query("q", LIST | {"minItems": 1}), "type=list[int], rule=check.items(check.integer(), min_items=1)"),
        (query("q", LIST, explode=False), 'type=list[int], separator=","'),
        (query("q", LIST, style="pipeDelimited"), 'type=list[int], separator="|"'),
        (query("q", LIST, style="spaceDelimited", explode=True), "type=list[int]"),
        (query("token", STR), "type=str, secret=True"),
        (query("q", STR | {"format": "binary"}), "type=str"),
        ({"in": "header", "name": "x-q", "schema": LIST}, 'type=list[int], separator=","'),
        ({"in": "cookie", "name": "q", "schema": STR}, "type=str, cookie=True"),
    ],
)
def test_a_parameter_and_how_it_is_written(parameter, literal):
    plan, reason = planned(parameter)
    assert reason == ""
    [found] = [each for literals in plan.parameters.values() for each in literals]
    assert str(found).partition(", argument=")[2].partition(", ")[2] == f"{literal})"


def test_a_list_in_a_path():
    plan, _ = planned({"in": "path", "name": "ids", "schema": LIST}, path="/things/{ids}")
    assert 'type=list[int], separator=","' in str(plan.parameters["path_parameters"][0])


@pytest.mark.parametrize(
    ("parameter", "reason"),
    [
        (query("q", {"type": "object"}), "'q' is an object"),
        (query("q", {"type": "object", "properties": {"a": STR}}, style="deepObject"), "'q' is an object"),
        (query("q", STR, style="deepObject"), "'q' has the style 'deepObject'"),
        (query("q", {"type": "array", "items": LIST}), "'q' is a list only sometimes, or a list of lists"),
        (query("q", {"anyOf": [LIST, STR]}), "'q' is a list only sometimes"),
        (query("q", STR, content={"application/json": {"schema": STR}}), "'q' is written in a format of its own"),
        ({"in": "header", "name": "q", "schema": STR, "style": "form"}, "'q' has the style 'form'"),
        ({"in": "cookie", "name": "a b", "schema": STR}, "'a b' is no cookie name"),
        ({"in": "body", "name": "q", "schema": STR}, "body parameters are not supported"),
    ],
)
def test_a_parameter_that_cannot_be_sent_leaves_its_operation_out(parameter, reason):
    plan, told = planned(parameter)
    assert plan is None
    assert reason in told


def test_two_parameters_never_have_one_argument():
    plan, _ = planned(query("a-b", STR), query("a_b", STR), {"in": "header", "name": "a-b", "schema": STR})
    assert [*plan.surface.arguments] == ["a_b", "a_b_query", "a_b_header"]


def test_a_header_and_a_cookie_of_one_name_cannot_be_told_apart():
    _, told = planned({"in": "header", "name": "q", "schema": STR}, {"in": "cookie", "name": "q", "schema": STR})
    assert "a header and a cookie are both called 'q'" in told


@pytest.mark.parametrize("name", ["Accept", "content-type", "Authorization"])
def test_headers_that_openapi_describes_elsewhere_are_no_parameters(name):
    plan, _ = planned({"in": "header", "name": name, "required": True, "schema": STR})
    assert plan.surface.arguments == {}
