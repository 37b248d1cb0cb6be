"""Where a user finds an operation."""

import pytest

from generator import methods
from generator.errors import GenerationError
from generator.lock import Lock, Method
from podero import PoderoClient
from tests.support.documents import LOCKED

LISTED = {"200": {"content": {"application/json": {"schema": {"type": "array"}}}}}


def names(*calls, locked=None):
    """The names of operations, given as verb, path and what else is said of them."""
    document = {"paths": {}}
    for verb, path, *more in calls:
        document["paths"].setdefault(path, {})[verb] = {
            "tags": ["Users"],
            "operationId": "x",
            **(more[0] if more else {}),
        }
    found = methods.assign(document, locked or Lock())
    return [".".join(found[path, verb]) for verb, path, *_ in calls]


@pytest.mark.parametrize(
    ("verb", "path", "name"),
    [
        ("get", "/users", "get"),
        ("post", "/users", "create"),
        ("get", "/users/{id}", "get"),
        ("put", "/users/{id}", "update"),
        ("patch", "/users/{id}", "update"),
        ("delete", "/users/{id}", "delete"),
        ("head", "/users/{id}", "head"),
        ("get", "/users/{id}/heat-curve", "get_heat_curve"),
        ("post", "/users/{id}/claim-tokens", "create_claim_token"),
        ("put", "/users/{id}/settings/{key}", "update_setting"),
        ("delete", "/users/{id}/boost", "delete_boost"),
        ("get", "/users/by-ext-id/{id}", "get_by_ext_id"),
    ],
)
def test_an_operation_that_nobody_named_is_named_by_verb_and_path(verb, path, name):
    assert names((verb, path)) == [f"users.{name}"]


@pytest.mark.parametrize(
    "said",
    [
        {"responses": LISTED},
        {"parameters": [{"in": "query", "name": "offset"}]},
    ],
)
def test_a_get_of_many_is_a_list(said):
    assert names(("get", "/users", said)) == ["users.list"]


def test_the_operation_id_names_nothing():
    assert names(("get", "/users/{id}", {"operationId": "x_router_exotic"})) == ["users.get"]


def test_two_operations_never_have_one_name():
    put, patch, deep = names(("put", "/users/{id}"), ("patch", "/users/{id}"), ("put", "/old/users/{id}"))
    assert (put, patch) == ("users.update", "users.patch")
    assert deep == "users.put"


def test_the_overlay_comes_first_then_the_lock():
    locked = Lock(methods={"people.fetch": Method(verb="GET", path="/users/{id}", returns="None")})
    assert names(("get", "/v2/users/{uid}"), locked=locked) == ["people.fetch"]
    stated = {"x-podero-resource": "persons", "x-podero-method": "read"}
    assert names(("get", "/v2/users/{uid}", stated), locked=locked) == ["persons.read"]


def test_a_new_operation_is_where_others_of_its_tag_are_and_takes_no_name_of_theirs():
    locked = Lock(
        methods={
            "people.get": Method(verb="GET", path="/users/{id}", returns="None"),
            "people.get_data": Method(verb="GET", path="/users/{id}/data", returns="None"),
        }
    )
    calls = [
        ("get", "/users/{id}/more"),
        ("get", "/new/users/{id}"),
        ("get", "/users/{id}"),
        ("get", "/users/{id}/data"),
    ]
    assert names(*calls, locked=locked) == ["people.get_more", "people.get_new_user", "people.get", "people.get_data"]


def test_of_two_versions_of_a_path_one_is_known():
    locked = Lock(prefix="/v2", methods={"people.get": Method(verb="GET", path="/users/{id}", returns="None")})
    assert names(("get", "/v2/users/{id}"), ("get", "/v3/users/{id}"), locked=locked)[0] == "people.get"
    assert names(("get", "/v3/users/{id}"), ("get", "/v4/users/{id}"), locked=locked)[1] == "people.get"


@pytest.mark.parametrize(
    ("tag", "resource"),
    [
        ("User Heat Meters", "heat_meters"),
        ("execute", "execute_api"),
        ("日本", "default"),
        ("", "things"),
        ("class", "class_"),
    ],
)
def test_a_resource_after_a_tag(tag, resource):
    [name] = names(("get", "/things", {"tags": [tag]}))
    assert name.partition(".")[0] in (resource, f"{resource}_api", "default")


def test_without_tags_the_path_names_the_resource():
    assert names(("get", "/v1/org/{id}/things", {"tags": None}))[0].startswith("org.")


@pytest.mark.parametrize("method", ["", "class", "__init__", "_private", "a-b", 'x(): pass; "', "a b", "x\n", 5])
def test_a_method_that_the_overlay_names_must_be_one(method):
    with pytest.raises(GenerationError, match="x-podero-method"):
        names(("get", "/x", {"x-podero-method": method}))


@pytest.mark.parametrize(
    "resource", ['x"; import os; "', "a b", "A", "list", "class", "_x", "__class__", "x.y", 5, "execute"]
)
def test_a_resource_that_the_overlay_names_must_be_one(resource):
    with pytest.raises(GenerationError, match="x-podero-resource"):
        names(("get", "/x", {"x-podero-resource": resource}))


def test_the_overlay_gives_no_name_twice():
    same = {"x-podero-method": "get"}
    with pytest.raises(GenerationError, match=r"users\.'get'"):
        names(("get", "/x", same), ("get", "/y", same))


def test_no_resource_hides_what_a_client_has():
    own = [name for name in dir(PoderoClient) if not name.startswith("_")]
    resources = {name.partition(".")[0] for name in LOCKED.methods}
    assert [name for name in own if methods.is_resource(name) and name not in resources] == []
