"""The lock of the public surface: written, read, and asked for names."""

import pytest

from generator.errors import GenerationError
from generator.lock import Argument, Field, Lock, Method, beside, shape, split
from tests.support.documents import LOCKED, PACKAGE, ROOT

MADE = Lock(
    prefix="/api/v2.0",
    methods={
        "users.get": Method(
            verb="GET",
            path="/users/{user_id}",
            returns="UserOutput",
            arguments={"user_id": Argument(type="uuid.UUID", place="path", required=True)},
            responses={"200": "UserOutput"},
        )
    },
    models={"UserOutput": {"price_": Field(type="Decimal | PriceZone", name="price", unit="EUR", secret=True)}},
    enums={"PriceZone": {"AT": "AT"}},
    aliases={"Old": "UserOutput"},
    left_out={"GET /x": "why"},
)


def test_a_lock_is_read_as_it_was_written(tmp_path):
    path = beside(tmp_path / "made")
    assert path.name == "made.lock.json"
    path.write_text(MADE.text())
    assert Lock.read(path) == MADE
    assert Lock.read(path).text() == MADE.text()


def test_what_is_false_or_empty_is_not_written():
    assert '"user_id": {"type": "uuid.UUID", "place": "path", "required": true}' in MADE.text()


def test_without_a_file_nothing_is_locked(tmp_path):
    assert Lock.read(tmp_path / "absent.json") == Lock()


@pytest.mark.parametrize("text", ["", "[]", "<<<<<<< HEAD", '{"methods": {"a": 5}}'])
def test_a_damaged_lock_is_refused(tmp_path, text):
    path = tmp_path / "x.lock.json"
    path.write_text(text)
    with pytest.raises(GenerationError, match="restore it from the last commit"):
        Lock.read(path)


@pytest.mark.parametrize(
    ("path", "prefix", "rest", "bare"),
    [
        ("/api/partners/v2.0/users/{id}", "/api/partners/v2.0", "/users/{id}", "/users/{}"),
        ("/v3/users/", "/v3", "/users/", "/users"),
        ("/users/v2/x", "/users/v2", "/x", "/x"),
        ("/users/{a}/{b}", "", "/users/{a}/{b}", "/users/{}/{}"),
        ("/vehicles", "", "/vehicles", "/vehicles"),
        ("/v1", "/v1", "", "/"),
    ],
)
def test_a_path_without_what_does_not_matter(path, prefix, rest, bare):
    assert split(path) == (prefix, rest)
    assert shape(path) == bare


def test_a_method_is_found_by_what_it_calls():
    assert MADE.find("get", "/other/v9/users/{uid}") == "users.get"
    assert MADE.find("GET", "/users/{uid}/x") is None
    assert MADE.find("put", "/users/{uid}") is None


def test_the_classes_of_a_type():
    assert MADE.classes("list[UserOutput | None] | PriceZone | str | Unset") == ["UserOutput", "PriceZone"]


def test_the_lock_of_the_package_is_what_a_generation_writes():
    assert beside(ROOT / PACKAGE).read_text() == LOCKED.text()
    assert len(LOCKED.methods) == 57
