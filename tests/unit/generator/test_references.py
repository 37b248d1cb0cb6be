"""References inside of a document."""

import copy

import pytest

from generator.errors import GenerationError
from generator.references import References, resolve
from tests.support.documents import content, ref

DOCUMENT = {
    "paths": {
        "/a": {"$ref": "#/components/pathItems/A"},
        "/b": {"get": {"responses": {"200": {"$ref": "#/components/responses/Fine"}}}},
    },
    "components": {
        "pathItems": {
            "A": {
                "parameters": [{"$ref": "#/components/parameters/Limit"}],
                "post": {
                    "requestBody": {"$ref": "#/components/requestBodies/Body"},
                    "responses": {"200": {"$ref": "#/components/responses/Fine"}, "x-odd": {}},
                },
            }
        },
        "parameters": {"Limit": {"in": "query", "name": "limit", "schema": ref("Number")}},
        "requestBodies": {"Body": {"content": content({"$ref": "#/components/schemas/Made/properties/inner"})}},
        "responses": {"Fine": {"content": content(ref("Made"))}},
        "schemas": {
            "Number": {"type": "integer"},
            "Made": {"type": "object", "properties": {"inner": {"type": "object", "properties": {"me": ref("Made")}}}},
            "Unused": {"$ref": "#/nowhere"},
        },
    },
}


def resolved(change=lambda _document: None):
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return document, resolve(document)


def test_everything_stands_where_it_is_used():
    document, left_out = resolved()
    assert left_out == {}
    item = document["paths"]["/a"]
    assert "parameters" not in item
    assert item["post"]["parameters"] == [{"in": "query", "name": "limit", "schema": ref("Number")}]
    assert item["post"]["responses"] == {"200": {"content": content(ref("Made"))}}
    assert document["paths"]["/b"]["get"]["responses"] == item["post"]["responses"]


def test_a_schema_that_is_pointed_to_from_elsewhere_becomes_a_component():
    document, _ = resolved()
    body = document["paths"]["/a"]["post"]["requestBody"]
    assert body["content"] == content(ref("Made_inner"))
    assert document["components"]["schemas"]["Made_inner"]["properties"] == {"me": ref("Made")}


def test_what_no_operation_leads_to_is_dropped():
    document, _ = resolved()
    assert {*document["components"]["schemas"]} == {"Number", "Made", "Made_inner"}


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (lambda d: d["components"]["pathItems"].clear(), "/a", "#/paths/~1a: #/components/pathItems/A is not in the"),
        (lambda d: d["components"]["requestBodies"].clear(), "POST /a", "~1a/post/requestBody: #/components/req"),
        (
            lambda d: d["components"]["parameters"].update(Limit={"name": "x"}),
            "/a",
            "a parameter needs a name and a place",
        ),
        (lambda d: d["components"]["parameters"].update(Limit=5), "/a", "an object is expected, not 5"),
        (lambda d: d["components"]["pathItems"]["A"].update(parameters={"x": 1}), "/a", "parameters must be an array"),
        (lambda d: d["components"]["pathItems"]["A"]["post"].update(responses=[1]), "POST /a", "responses must be"),
        (
            lambda d: d["components"]["requestBodies"]["Body"].update(content=[1]),
            "POST /a",
            "content must be an object",
        ),
        (
            lambda d: d["components"]["requestBodies"].update(Body={"$ref": "#/components/requestBodies/Body"}),
            "POST /a",
            "back to itself",
        ),
        (
            lambda d: d["components"]["requestBodies"].update(Body={"$ref": "other.yaml#/x"}),
            "POST /a",
            "leads out of the document",
        ),
    ],
)
def test_an_operation_that_refers_to_nothing_is_left_out_and_no_other(change, place, reason):
    document, left_out = resolved(change)
    assert [*left_out] == [place]
    assert reason in str(left_out[place])
    assert "get" in document["paths"]["/b"]


def test_all_operations_that_lead_to_a_broken_schema_are_left_out():
    document, left_out = resolved(lambda d: d["components"]["schemas"]["Made"]["properties"].update(x=ref("Gone")))
    assert [*left_out] == ["POST /a", "GET /b"]
    assert all("#/components/schemas/Gone is not in the document" in str(problem) for problem in left_out.values())
    assert document["paths"]["/b"] == {}


def test_components_must_be_objects():
    with pytest.raises(GenerationError, match="must be an object"):
        resolve({"paths": {}, "components": {"schemas": []}})


def test_a_pointer_is_followed_as_it_is_escaped():
    references = References({"a/b": {"~": [{"x y": 5}]}})
    assert references.at("#/a~1b/~0/0/x%20y") == 5
    assert references.at("#") == {"a/b": {"~": [{"x y": 5}]}}
    for pointer in ("#/a~1b/~0/1", "#/a~1b/~0/x", "#/a"):
        with pytest.raises(GenerationError, match="is not in the document"):
            references.at(pointer)
