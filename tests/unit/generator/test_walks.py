"""Methods beside an operation that returns many things: found by its parameters and its response."""

import pytest

from generator.prepare import prepare
from tests.support import documents

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
THINGS = {"type": "array", "items": documents.ref("Thing")}


def query(*names):
    return [{"in": "query", "name": name, "schema": WHOLE} for name in names]


def walks(response, *parameters, verb="get", method="list", others=(), **source):
    """The walks of one operation."""
    operation = {
        "tags": ["things"],
        "x-podero-method": method,
        "parameters": [*parameters],
        "responses": {"200": {"description": "OK", "content": documents.content(response)}},
    } | source
    paths = {"/things": {verb: operation}}
    for name in others:
        paths[f"/{name}"] = {"get": {**operation, "x-podero-method": name, "parameters": []}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "paths": paths,
        "components": {
            "schemas": {
                "Thing": {"type": "object", "properties": {"id": TEXT}},
                "Page": {"type": "object", "properties": {"items": THINGS, "total": WHOLE}, "required": ["items"]},
                "Counted": {"type": "object", "properties": {"items": THINGS, "count": WHOLE}},
                "Untold": {"type": "object", "properties": {"items": THINGS}},
            }
        },
    }
    plans = prepare(document, b"").plans
    return [walk for plan in plans.resources["things"].methods for walk in plan.walks]


def test_a_bare_list_is_streamed():
    [walk] = walks(THINGS, *query("limit"))

    assert (walk.name, walk.streams) == ("stream", True)
    assert str(walk.result) == "AsyncGenerator[Thing, None]"
    assert str(walk.arguments) == "self, *, limit: int | Unset = UNSET"
    assert "`GET /things`" in walk.docstring


@pytest.mark.parametrize("page", ["Page", "Counted"])
def test_pages_by_offset_are_walked(page):
    [walk] = walks(documents.ref(page), *query("limit", "offset", "kind"))

    assert (walk.name, walk.streams) == ("iterate", False)
    assert str(walk.result) == "Paginator[Thing]"
    assert str(walk.arguments) == (
        "self, *, kind: int | Unset = UNSET, page_size: int | None = None, prefetch: int = 1, start: str | None = None"
    )
    assert walk.passed == "self.list, kind=kind, page_size=page_size, prefetch=prefetch, start=start"


@pytest.mark.parametrize("names", [("page",), ("page", "page_size"), ("page", "per_page"), ("page", "limit")])
def test_pages_by_number_are_walked(names):
    [walk] = walks(documents.ref("Counted"), *query(*names))

    assert walk.passed == "self.list, page_size=page_size, prefetch=prefetch, start=start"


@pytest.mark.parametrize(
    ("response", "parameters"),
    [
        (documents.ref("Page"), query("limit")),
        (documents.ref("Page"), query("offset")),
        (documents.ref("Untold"), query("limit", "offset")),
        (documents.ref("Page"), query("limit", "offset", "start")),
        (documents.ref("Thing"), query("limit", "offset")),
        ({"type": "array", "items": TEXT}, []),
        ({"type": "array", "items": {}}, []),
        ({"type": "array"}, []),
    ],
)
def test_nothing_else_is(response, parameters):
    assert walks(response, *parameters) == []


def test_only_reads_are():
    assert walks(THINGS, verb="post") == []
    assert walks(THINGS, responses={"204": {"description": "nothing"}}) == []
    several = {status: {"description": "x", "content": documents.content(THINGS)} for status in ("200", "206")}
    assert walks(THINGS, responses=several) == []


@pytest.mark.parametrize(
    ("method", "name"), [("list_all", "stream_all"), ("get_schedules", "stream_schedules"), ("find", "stream_find")]
)
def test_names_follow_the_method(method, name):
    [walk] = walks(THINGS, method=method)
    assert walk.name == name


def test_a_walk_takes_no_name_of_a_method():
    assert [walk.name for walk in walks(THINGS, others=["stream"])] == ["stream_stream"]


def test_a_walk_of_a_deprecated_operation_names_the_method_where_its_use_is_flagged_once():
    [walk] = walks(documents.ref("Page"), *query("limit", "offset"), deprecated=True)
    assert walk.passed == "_method, page_size=page_size, prefetch=prefetch, start=start"
