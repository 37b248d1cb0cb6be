"""Pinning replaces document, lock, package and changelog together, or nothing."""

import json
import signal

import pytest

from generator.build import build
from generator.drift import command
from generator.drift.swap import recover
from tests.support.documents import PINNED
from tests.support.pinning import Site, broken, disturb, grown, project, state

PASS, FAIL = ["true"], ["sh", "-c", "echo 3 failed; exit 1"]


@pytest.fixture
def place(tmp_path):
    return project(tmp_path / "project")


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A grown document and what it generates."""
    folder = tmp_path_factory.mktemp("ready")
    document = folder / "grown.json"
    document.write_text(json.dumps(grown()))
    (folder / "built").mkdir()
    build(document, folder / "built")
    return document, folder / "built"


def write(folder, document):
    path = folder / "other.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return str(path)


def test_a_document_that_breaks_nothing_is_pinned(place, tmp_path, capsys):
    source = write(tmp_path, grown())
    assert command.main(["pin", source], place, PASS) == 0
    out, err = capsys.readouterr()
    assert "PriceZone.FR is new and may be received" in out
    assert "pinned other.json; this asks for a minor version" in out
    assert err.splitlines() == [
        "generating the package of other.json",
        "comparing other.json with the pinned document",
        "running `true` on a copy of the project; this takes minutes",
        "checks passed: true",
        "replacing openapi.json, podero_client.lock.json, podero_client, CHANGELOG.md",
    ]
    new = state(place)
    assert new["openapi.json"] == (tmp_path / "other.json").read_bytes()
    assert b"noise_db: float | Unset = UNSET" in new["podero_client/models/heat_pump_output.py"]
    assert b'"noise_db"' in new["podero_client.lock.json"]
    changelog = (place / "CHANGELOG.md").read_text()
    assert changelog.startswith(
        "# Changelog\n\n## Unreleased\n\n### Changed\n\n- Something.\n- The API document is another"
    )
    assert "asks for a minor version" in changelog
    assert changelog.endswith("\n\n## 0.1.0\n")
    assert not (place / ".pin").exists()
    assert command.main(["pin", source], place, PASS) == 0
    assert "pinned already" in capsys.readouterr().out
    assert state(place) == new


def test_a_document_that_breaks_programs_must_be_accepted(place, tmp_path, capsys):
    old, source = state(place), write(tmp_path, broken())
    assert command.main(["pin", source], place, PASS) == 2
    out, err = capsys.readouterr()
    assert "HeatPumpOutput.id is int, no longer UUID" in out
    assert "1 breaking: nothing was changed" in err
    assert "ACCEPT=1" in err
    assert state(place) == old
    assert command.main(["pin", source, "--accept"], place, PASS) == 0
    assert b"id: int" in state(place)["podero_client/models/heat_pump_output.py"]
    assert "asks for a major version" in (place / "CHANGELOG.md").read_text().replace("\n  ", " ")


def removed_field():
    document = json.loads(json.dumps(PINNED))
    del document["components"]["schemas"]["HeatPumpOutput"]["properties"]["comment"]
    return document


def broken_reference():
    document = json.loads(json.dumps(PINNED))
    document["components"]["schemas"]["HeatPumpOutput"]["properties"]["owner"] = {"$ref": "#/components/schemas/Nobody"}
    return document


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("<!DOCTYPE html><title>Log in</title>", "is a page in HTML"),
        ('{"detail": "Unauthorized"}', 'is no OpenAPI document but {"detail": "Unauthorized"}'),
        ("openapi: 3.1.0\ninfo: {}\n", "YAML"),
        ('{"swagger": "2.0", "paths": {}}', "Swagger 2.0"),
        ('{"openapi": "4.0.0"}', "OpenAPI 4.0.0"),
        ("", "is empty"),
        ('{"openapi": "3.1.0", "info"', "is no JSON"),
        (broken_reference(), "Nobody"),
    ],
    ids=["HTML", "401", "YAML", "Swagger", "version", "empty", "cut", "reference"],
)
def test_what_is_no_document_changes_nothing(document, message, place, tmp_path, capsys):
    old = state(place)
    assert command.main(["pin", write(tmp_path, document)], place, PASS) == command.FAILED
    assert message in capsys.readouterr().err
    assert state(place) == old


def test_a_removed_field_is_reported_and_changes_nothing(place, tmp_path, capsys):
    old = state(place)
    assert command.main(["pin", write(tmp_path, removed_field())], place, PASS) in {2, command.FAILED}
    out, err = capsys.readouterr()
    assert "HeatPumpOutput.comment is gone" in out
    assert err
    assert state(place) == old


def test_a_failing_check_changes_nothing(place, tmp_path, capsys):
    old = state(place)
    assert command.main(["pin", write(tmp_path, grown())], place, FAIL) == command.FAILED
    assert "3 failed" in capsys.readouterr().err
    assert state(place) == old


def test_checks_see_the_new_document_and_package(place, tmp_path):
    (place / "mine.txt").write_text("mine")
    look = "grep -q FR openapi.json && grep -q FR podero_client/models/price_zone.py && grep -q mine mine.txt"
    assert command.main(["pin", write(tmp_path, grown())], place, ["sh", "-c", look]) == 0


def test_a_document_is_fetched(place, capsys):
    with Site(200, json.dumps(grown()).encode()) as site:
        assert command.main(["pin", site.url], place, PASS) == 0
    assert "pinned openapi.json" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("status", "body", "headers", "message"),
    [
        (200, b"<html>Log in</html>", {}, "is a page in HTML"),
        (401, b'{"detail": "Unauthorized"}', {}, 'status 401: {"detail": "Unauthorized"}; the official document needs'),
        (302, b"", {"Location": "/accounts/login/"}, "redirects to /accounts/login/; the official document needs"),
        (500, b"", {}, "status 500: nothing"),
    ],
)
def test_what_a_server_sends_instead_is_said_and_changes_nothing(status, body, headers, message, place, capsys):
    old = state(place)
    with Site(status, body, headers) as site:
        assert command.main(["pin", site.url], place, PASS) == command.FAILED
    assert message in capsys.readouterr().err
    assert state(place) == old


def test_a_run_that_is_killed_leaves_the_old_tree_or_what_takes_it_back(place, ready, tmp_path):
    old = state(place)
    whole = disturb("kill", 0, project(tmp_path / "whole"), *ready)
    assert whole.code == 0, whole.output
    new, first = state(tmp_path / "whole"), whole.before_exchange
    assert new != old
    # before the exchange, all through it, and while what it replaced is taken away
    points = [*range(1, first, first // 6), *range(first + 1, first + 22), first + 60]
    assert len(points) >= 20
    found = []
    for point in points:
        folder = project(tmp_path / str(point))
        assert disturb("kill", point, folder, *ready).code == -signal.SIGKILL
        if not (folder / ".pin" / "journal.json").exists():
            assert state(folder) in (old, new)
        recover(folder)  # as every command of the generator does first
        found.append(state(folder))
        assert not (folder / ".pin").exists()
    changed = found.index(new)
    assert found == [old] * changed + [new] * (len(points) - changed)
    assert points[changed] > first


@pytest.mark.parametrize("step", [2, 3, 5, 40, 180])
def test_a_full_disk_changes_nothing(step, place, ready):
    old = state(place)
    done = disturb("full", step, place, *ready)
    assert done.code == command.FAILED
    assert "No space left on device" in done.output
    assert done.output.endswith("; nothing was changed\n")
    assert len(done.output.splitlines()[-1]) < 300
    assert "Traceback" not in done.output
    assert state(place) == old


def test_two_names_of_what_is_wrong_with_a_command_line(capsys):
    for arguments in (["pin", "--format", "json"], ["drift", "--format", "xml"]):
        with pytest.raises(SystemExit) as stopped:
            command.main(arguments)
        assert stopped.value.code == command.FAILED
    assert "usage" in capsys.readouterr().err


def test_a_folder_that_no_generation_made_is_refused(tmp_path, place, capsys):
    (place / "podero_client" / "__init__.py").write_text('"""By hand."""\n')
    old = state(place)
    assert command.main(["pin", write(tmp_path, grown())], place, PASS) == command.FAILED
    assert "neither empty nor a generated package" in capsys.readouterr().err
    assert state(place) == old
