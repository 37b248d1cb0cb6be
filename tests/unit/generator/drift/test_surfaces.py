"""The net under the comparison: nothing leaves the package unsaid."""

import msgspec
import pytest

from generator.drift.changes import Changes
from generator.drift.report import surface_differences
from generator.drift.surfaces import add_unexplained
from generator.lock import Argument, Field, Lock, Method

OLD = Lock(
    methods={
        "things.get": Method(
            verb="GET",
            path="/things/{id}",
            returns="Thing",
            arguments={"mode": Argument(type="Mode", place="query")},
            responses={"200": "Thing"},
            walks={"iterate": "Paginator[Owner]"},
        )
    },
    models={"Thing": {"name": Field(type="str"), "owner": Field(type="Owner")}, "Owner": {"mail": Field(type="str")}},
    enums={"Mode": {"ON": "on"}},
)


def told(new, *known):
    return told_from(OLD, new, *known)


def told_from(old, new, *known):
    changes = Changes()
    for subject in known:
        changes.api("python-name-changed", subject, "a", "b")
    add_unexplained(changes, old, new)
    return [f"{c.id} {c.subject} {c.text}" for c in changes.sorted() if c.id != "python-name-changed"]


def other(**changes):
    return msgspec.structs.replace(OLD, **changes)


GET = OLD.methods["things.get"]
THING = OLD.models["Thing"]
SECRET = Argument(type="Mode", place="query", secret=True)
MERGED = other(
    methods={"things.get": msgspec.structs.replace(GET, walks={"iterate": "Paginator[Person]"})},
    models={"Thing": THING | {"owner": Field(type="Person")}, "Person": OLD.models["Owner"]},
    aliases={"Owner": "Person"},
)
"""With `Owner` under the name of a class that it was merged into."""


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (OLD, []),
        (other(methods={}), ["python-name-removed client.things.get is gone"]),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, walks={})}),
            ["python-name-removed client.things.iterate is gone"],
        ),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, walks=GET.walks | {"stream": "X"})}),
            ["python-name-added client.things.stream is new"],
        ),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, walks={"iterate": "Paginator[Thing]"})}),
            ["python-type-changed client.things.iterate is Paginator[Thing], no longer Paginator[Owner]"],
        ),
        (
            other(
                methods={
                    "things.get": msgspec.structs.replace(GET, returns="Owner", walks={"iterate": "Paginator[Thing]"})
                }
            ),
            ["python-type-changed client.things.get() is Owner, no longer Thing"],
        ),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, returns="Owner")}),
            ["python-type-changed client.things.get() is Owner, no longer Thing"],
        ),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, arguments={})}),
            ["python-name-removed client.things.get(mode) is gone"],
        ),
        (other(enums={"Mode": {"RUN": "on"}}), ["python-name-removed Mode.ON is gone"]),
        (other(enums={}), ["python-name-removed Mode is gone"]),
        (other(models={"Thing": THING}), ["python-name-removed Owner is gone"]),
        (other(models={"Thing": THING}, aliases={"Owner": "Person"}), ["python-name-removed Owner.mail is gone"]),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, retry_safe=True)}),
            ["endpoint-retry-added client.things.get is retried when its response is lost"],
        ),
        (
            other(methods={"things.get": msgspec.structs.replace(GET, arguments={"mode": SECRET})}),
            ["python-secret-added client.things.get(mode) is a secret"],
        ),
        (
            other(models=OLD.models | {"Thing": THING | {"name": Field(type="str", secret=True)}}),
            ["python-secret-added Thing.name is a secret"],
        ),
        (MERGED, []),
        (
            msgspec.structs.replace(MERGED, models={"Thing": THING}),
            ["python-name-removed Owner.mail is gone"],
        ),
        (
            other(models=OLD.models | {"Thing": THING | {"name": Field(type="int")}}),
            ["python-type-changed Thing.name is int, no longer str"],
        ),
    ],
)
def test_what_no_change_explains_is_told_once(new, lines):
    assert told(new) == lines


@pytest.mark.parametrize("known", ["Thing.name", "Thing"])
def test_what_a_change_explains_is_not_told_again(known):
    new = other(models=OLD.models | {"Thing": THING | {"name": Field(type="int")}})
    assert told(new, known) == []


@pytest.mark.parametrize(
    "change",
    [
        ("response", "property", "description-changed", {"old": "a", "new": "b"}),
        ("response", "property", "deprecated", {"new": ""}),
        ("response", "property", "became-write-only", {}),
        ("response", "property", "format-changed", {"old": None, "new": "email"}),
        ("response", "property", "tightened", {"key": "maxLength", "id": "max-length-set", "old": 1, "new": 2}),
        ("response", "property", "default-value-added", {"new": 1}),
    ],
    ids=lambda change: change[2],
)
def test_what_says_nothing_of_a_type_explains_none(change):
    direction, part, kind, detail = change
    changes = Changes()
    changes.value(direction, part, kind, "Thing.name", use="things.get", **detail)
    new = other(models=OLD.models | {"Thing": THING | {"name": Field(type="int")}})
    add_unexplained(changes, OLD, new)
    assert "python-type-changed" in {change.id for change in changes.sorted()}


@pytest.mark.parametrize("words", ["endpoint-deprecated", "endpoint-description-changed"])
def test_words_explain_nothing(words):
    changes = Changes()
    changes.api(words, "client.things.get")
    add_unexplained(changes, OLD, other(methods={"things.get": msgspec.structs.replace(GET, walks={})}))
    assert [c.subject for c in changes.sorted() if c.id == "python-name-removed"] == ["client.things.iterate"]


def test_a_mark_that_goes_is_told_whatever_else_changed():
    old = other(
        methods={"things.get": msgspec.structs.replace(GET, retry_safe=True)},
        models=OLD.models | {"Thing": THING | {"name": Field(type="str", secret=True)}},
    )
    lines = [
        "python-secret-removed Thing.name is no longer a secret",
        "endpoint-retry-removed client.things.get is no longer retried when its response is lost",
    ]
    assert told_from(old, OLD) == lines
    changes = Changes()
    changes.value("response", "property", "type-changed", "Thing.name", use="", old="str", new="int")
    add_unexplained(changes, old, OLD)
    assert "python-secret-removed" in {change.id for change in changes.sorted()}


def test_a_secret_of_the_document_is_told_once():
    changes = Changes()
    changes.value("response", "property", "became-secret", "Thing.name", use="")
    add_unexplained(
        changes, OLD, other(models=OLD.models | {"Thing": THING | {"name": Field(type="str", secret=True)}})
    )
    assert [change.id for change in changes.sorted()] == ["response-property-became-secret"]


def test_an_alias_that_goes_is_told():
    assert "python-name-removed Owner is gone" in told_from(MERGED, other(models={"Thing": THING}))


def test_a_class_that_no_method_takes_or_returns_may_go():
    lock = other(models=OLD.models | {"Unused": {"a": Field(type="str")}})
    changes = Changes()
    add_unexplained(changes, lock, OLD)
    assert changes.sorted() == []


def test_two_surfaces_are_compared_place_by_place():
    new = other(enums={"Mode": {"ON": "run"}}, models=OLD.models | {"More": {}})
    assert surface_differences(OLD, new) == ("enums.Mode.ON: on -> run", "models.More: absent -> {}")
