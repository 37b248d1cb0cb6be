"""Path parameters keep their names."""

from generator.lock import Lock, Method
from generator.paths import keep_parameter_names

LOCK = Lock(methods={"users.get": Method(verb="GET", path="/org/{org_id}/users/{user_id}", returns="None")})


def parameter(place, name):
    return {"in": place, "name": name}


def kept(path, *others):
    own = [parameter("path", "a"), parameter("query", "a"), parameter("path", "b")]
    item = {"get": {"parameters": own}}
    document = {"paths": {path: item} | {other: {} for other in others}}
    keep_parameter_names(document, LOCK)
    return document["paths"]


def test_parameters_of_a_known_path_have_the_names_of_the_lock():
    assert kept("/v3/org/{a}/users/{b}") == {
        "/v3/org/{org_id}/users/{user_id}": {
            "get": {"parameters": [parameter("path", "org_id"), parameter("query", "a"), parameter("path", "user_id")]},
        }
    }


def test_an_unknown_path_stays_as_it_is():
    assert [*kept("/org/{a}/users/{b}/more")] == ["/org/{a}/users/{b}/more"]


def test_two_paths_never_become_one():
    path, other = "/org/{a}/users/{b}", "/org/{org_id}/users/{user_id}"
    assert {*kept(path, other)} == {path, other}
