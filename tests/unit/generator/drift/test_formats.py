"""A report for people in a terminal or a pull request, and for programs."""

import json

import attrs
import pytest

from generator.drift.changes import Changes
from generator.drift.compare import compare
from generator.drift.formats import FORMATS, as_json, markdown, terminal
from generator.drift.report import Report, Source
from generator.drift.rules import Level
from tests.support.drift import base, changed, surface

SOURCE = Source("openapi.json", "a" * 64, "2.0")
OTHER = Source("other.json", "b" * 64, "2.1")


def several(d):
    d.schemas["Mode"]["enum"] += ["auto", "boost"]
    d.got.update(color={"type": "string"}, weight={"type": "number"})
    del d.got["power"]
    d.sent["name"]["description"] = "What it is called."


def report(change=several):
    old, new = base(), changed(change)
    lock = surface(old)
    return Report(SOURCE, OTHER, tuple(compare(old, new, lock, surface(new, lock))))


def hostile(d):
    d.sent["name"]["default"] = "\x1b[2J<script>alert(1)</script> @everyone | `x` [a](http://e)\n# h"


def test_a_terminal_shows_the_worst_first_and_neighbours_together():
    text = terminal(report())
    lines = text.splitlines()
    assert lines[0] == "openapi.json (aaaaaaaaaaaa) -> other.json (bbbbbbbbbbbb)"
    assert lines[1] == "API drift: 1 breaking, 2 to look at, 7 safe"
    assert text.index("ThingOutput.power is gone") < text.index("To look at") < text.index("Safe")
    assert "  Mode: AUTO, BOOST: each is new and may be received\n" in text
    assert "  ThingOutput: color, weight: each is new\n" in text
    assert "(things.create, things.list, things.update)" in text


def shared(d):
    """A class that is both sent and received."""
    d.schemas["ThingInput"]["properties"] |= {"owner": {"$ref": "#/components/schemas/OwnerOutput"}}


def described(d):
    shared(d)
    d.schemas["OwnerOutput"]["properties"]["email"] = {"type": "string", "description": "Where to write to."}


def test_as_many_changes_are_shown_as_are_counted():
    old, new = changed(shared), changed(described)
    lock = surface(old)
    text = terminal(Report(SOURCE, OTHER, tuple(compare(old, new, lock, surface(new, lock)))))
    assert "API drift: 0 breaking, 0 to look at, 2 safe\n" in text
    assert "  OwnerOutput.email is described differently in 2 places\n" in text


def test_a_pull_request_shows_one_screen_and_then_everything():
    text = markdown(report())
    screen, details = text.split("<details>", 1)
    assert screen.startswith("## API drift: 1 breaking, 2 to look at, 7 safe\n\nThis asks for a **major** version.\n")
    assert "- **breaking:** ThingOutput.power is gone\n- Mode: AUTO, BOOST: each is new and may be received\n" in screen
    assert "ThingOutput: color" not in screen
    assert details.count("</details>") == 3
    assert "| `ThingOutput.power` | is gone |" in details
    assert "`response-optional-property-removed`" in details


def test_a_screen_does_not_grow_with_the_changes():
    def many(d):
        for number in range(60):
            d.add(
                f"/api/partners/v2.0/old{number}",
                {"tags": [f"T{number}"], "responses": {}, "operationId": "a_router_old"},
            )

    old = changed(many)
    text = markdown(Report(SOURCE, OTHER, tuple(compare(old, base()))))
    screen = text.split("<details>", 1)[0]
    assert len(screen.splitlines()) < 30
    assert "- ... and 40 more, below" in screen
    assert text.count("api-removed-without-deprecation") == 60


def test_programs_get_everything():
    data = json.loads(as_json(report()))
    assert (data["level"], data["bump"]) == ("breaking", "major")
    assert data["old"] == {"name": "openapi.json", "sha256": "a" * 64, "version": "2.0"}
    first = data["changes"][0]
    assert first["rule"] == "response-optional-property-removed"
    assert first["subject"] == "ThingOutput.power"
    assert first["reached_from"] == ["things.create", "things.list", "things.update"]
    assert {change["level"] for change in data["changes"]} == {"breaking", "attention", "safe"}
    assert len({change["fingerprint"] for change in data["changes"]}) == len(data["changes"])


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS.keys())
def test_nothing_of_a_document_is_obeyed(write):
    text = write(report(hostile))
    assert "\x1b" not in text
    if write is markdown:
        for wrong in ("<script>", "@everyone", "](http", "\n# h"):
            assert wrong not in text


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS.keys())
def test_what_the_generator_says_is_there(write):
    text = write(attrs.evolve(report(), problems=("no type",), generator=tuple(f"place{n}: a" for n in range(30))))
    assert "no type" in text
    assert "place3: a" in text


def test_nothing_is_said_to_be_nothing():
    same = Report(SOURCE, SOURCE, ())
    assert terminal(same).endswith("API drift: the same document\n")
    assert markdown(same).startswith("## API drift: the same document\n")
    assert "spelled differently and means the same" in terminal(Report(SOURCE, OTHER, ()))
    assert json.loads(as_json(same))["bump"] is None


@pytest.mark.parametrize(
    ("change", "level", "bump"),
    [
        (several, Level.BREAKING, "major"),
        (lambda d: d.delete.update(deprecated=True), Level.ATTENTION, "minor"),
        (lambda d: d.got.update(color={"type": "string"}), Level.SAFE, "minor"),
        (lambda d: d.list.update(summary="Others"), Level.SAFE, "patch"),
    ],
)
def test_changes_ask_for_a_version(change, level, bump):
    found = report(change)
    assert (found.level, found.bump) == (level, bump)
    assert attrs.evolve(found, problems=("no",)).level == max(level, Level.ATTENTION)


def test_a_fingerprint_stays_when_other_things_change():
    def more(d):
        several(d)
        d.sent.clear()
        d.schemas["ThingInput"]["required"] = []

    prints = [
        {change.fingerprint for change in report(f).changes if change.subject == "ThingOutput.power"}
        for f in (several, more)
    ]
    assert prints[0] == prints[1] != set()
    found = Changes()
    found.api("request-parameter-removed", "client.a.b(c)", use="a.b")
    found.api("request-parameter-removed", "client.a.b(d)", use="a.b")
    assert len({change.fingerprint for change in found.sorted()}) == 2
