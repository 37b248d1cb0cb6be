"""The command: its formats, its files and what it says when it cannot work."""

import json

import pytest
from typer.testing import CliRunner

from podero.cli._app import app
from podero.simulator import Simulator


@pytest.fixture(scope="module")
def environment():
    with Simulator(seed=7, users=3) as sim:
        yield sim.environ


def run(environment, *arguments):
    return CliRunner().invoke(app, ["verify", *arguments], env=environment)


def test_the_report_is_text_by_default(environment):
    result = run(environment, "--max-requests", "20")
    assert result.exit_code == 0, result.output
    assert "users.list" in result.stdout
    assert "0 departures in" in result.stdout


def test_markdown_and_json_are_the_only_thing_on_standard_output(environment):
    markdown = run(environment, "--format", "markdown", "--max-requests", "20")
    assert markdown.stdout.startswith("# Where the service departs from its API document\n")
    found = json.loads(run(environment, "--format", "json", "--max-requests", "20").stdout)
    assert (found["format"], found["departures"]) == ("podero-verify-report/1", 0)
    assert found["operations"]["users.list"]["statuses"] == {"200": 1}
    assert found["requests"] <= 20


def test_corpus_and_overlay_go_to_files(environment, tmp_path):
    corpus, overlay = tmp_path / "c.json", tmp_path / "o.yaml"
    result = run(environment, "--corpus", str(corpus), "--overlay", str(overlay), "--max-requests", "20")
    assert result.exit_code == 0, result.output
    assert Simulator(replay=corpus).org_id == json.loads(corpus.read_text())["org_id"]
    assert overlay.read_text() == ""


def test_missing_credentials_are_one_line_on_standard_error(monkeypatch):
    for name in ("PODERO_CLIENT_ID", "PODERO_CLIENT_SECRET", "PODERO_TOKEN", "PODERO_USERNAME", "PODERO_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    result = run({})
    assert (result.exit_code, result.stdout) == (1, "")
    assert "failed" in result.stderr


def test_malformed_ids_are_refused(environment):
    result = run(environment, "--known", "user_id")
    assert result.exit_code == 1
    assert "--known takes name=value" in result.stderr


def test_a_path_that_cannot_be_written_is_refused_before_the_first_request(environment, tmp_path):
    for option in ("--corpus", "--overlay"):
        result = run({**environment, "PODERO_BASE_URL": "http://127.0.0.1:9"}, option, str(tmp_path / "no" / "x"))
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"cannot write {tmp_path / 'no' / 'x'}: No such file or directory" in " ".join(result.stderr.split())


def test_a_check_that_fails_leaves_files_as_they_were(environment, tmp_path):
    corpus, overlay = tmp_path / "c.json", tmp_path / "o.yaml"
    overlay.write_text("mine")
    unreachable = {**environment, "PODERO_BASE_URL": "http://127.0.0.1:9"}
    result = run(unreachable, "--corpus", str(corpus), "--overlay", str(overlay))
    assert result.exit_code == 1
    assert (corpus.exists(), overlay.read_text()) == (False, "mine")


def test_ids_that_would_be_ignored_are_refused(environment):
    result = run(environment, "--known", "wallbox=91b2")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "'wallbox' is no path parameter; known are" in result.stderr
