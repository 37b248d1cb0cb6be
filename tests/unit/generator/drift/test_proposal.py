"""One branch and one pull request, updated in place; git is real, gh is a stand-in that records its calls."""

import datetime as dt
import json
import os
import subprocess

import pytest

from generator.drift import command
from generator.drift.proposal import BRANCH, propose, stale
from generator.errors import GenerationError

GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$GH_CALLS"
case "$1 $2" in
  "pr list") cat "$GH_OPEN" ;;
  "pr create") echo https://github.com/podero/client/pull/7 ;;
esac
"""
OPEN = {"number": 7, "url": "https://github.com/podero/client/pull/7", "createdAt": "2026-11-01T04:23:00Z"}


def git(folder, *arguments):
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


class Hub:
    """A project, its origin and what gh was asked."""

    def __init__(self, folder):
        self.origin, self.project, self.reports = (folder / name for name in ("origin", "project", "reports"))
        self.calls, self.open = folder / "calls", folder / "open"
        git(folder, "init", "-q", "--bare", self.origin)
        git(folder, "init", "-q", "-b", "main", self.project)
        git(self.project, "remote", "add", "origin", self.origin)
        git(self.project, "config", "user.name", "Somebody")
        git(self.project, "config", "user.email", "somebody@example.org")
        self.reports.mkdir()
        self.project.joinpath("openapi.json").write_text("old")
        git(self.project, "add", "--all")
        git(self.project, "commit", "-q", "-m", "Begin")
        git(self.project, "push", "-q", "origin", "main")
        self.stands()

    def stands(self, *found):
        self.open.write_text(json.dumps(found))

    def reported(self, level="attention", changes=1, text="## API drift"):
        report = {"level": level, "new": {"sha256": "b" * 64}, "changes": [{}] * changes}
        self.reports.joinpath("report.json").write_text(json.dumps(report))
        self.reports.joinpath("report.md").write_text(text)

    def run(self, content):
        """A day: a fresh checkout of main, a document, a proposal."""
        git(self.project, "checkout", "-q", "-f", "main")
        self.project.joinpath("openapi.json").write_text(content)
        self.calls.write_text("")
        return propose(self.project, self.reports)

    def asked(self):
        return [" ".join(line.split()[:2]) for line in self.calls.read_text().splitlines()]


@pytest.fixture
def hub(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    found = Hub(tmp_path)
    monkeypatch.setenv("GH_CALLS", str(found.calls))
    monkeypatch.setenv("GH_OPEN", str(found.open))
    found.reported()
    return found


def test_nothing_new_is_not_proposed(hub):
    assert hub.run("old") == "nothing to propose"
    assert hub.asked() == ["pr list"]
    assert git(hub.origin, "branch", "--format=%(refname:short)") == "main"


def test_another_spelling_is_not_proposed(hub):
    hub.reported("safe", changes=0)
    assert hub.run("new") == "nothing to propose"
    assert git(hub.origin, "branch", "--format=%(refname:short)") == "main"


def test_a_change_is_proposed_with_report_and_label(hub):
    hub.reports.joinpath("oasdiff.md").write_text("1 change\n")
    assert hub.run("new") == f"opened {OPEN['url']}"
    assert git(hub.origin, "show", f"{BRANCH}:openapi.json") == "new"
    assert (
        git(hub.origin, "log", "-1", "--format=%an %s", BRANCH)
        == "github-actions[bot] Pin the API document " + "b" * 12
    )
    assert hub.asked() == ["pr list", "label create", "label create", "pr create"]
    assert f"pr create --head {BRANCH}" in hub.calls.read_text()
    assert hub.calls.read_text().endswith("--label api-drift\n")
    body = hub.reports.joinpath("body.md").read_text()
    assert body.startswith("## API drift")
    assert "<summary>What oasdiff says</summary>\n\n1 change\n" in body


def test_the_next_day_updates_it_in_place(hub):
    hub.run("new")
    hub.stands(OPEN)
    assert hub.run("new") == f"unchanged {OPEN['url']}"
    before = git(hub.origin, "rev-parse", BRANCH)
    hub.reported("breaking")
    assert hub.run("newer") == f"updated {OPEN['url']}"
    assert hub.asked() == ["pr list", "label create", "label create", "pr edit"]
    assert "--add-label api-drift --add-label breaking\n" in hub.calls.read_text()
    assert git(hub.origin, "rev-parse", BRANCH) != before
    assert git(hub.origin, "log", "--format=%s", BRANCH).splitlines() == [
        f"Pin the API document {'b' * 12} (breaking)",
        "Begin",
    ]
    hub.reported("attention")
    assert hub.run("newest") == f"updated {OPEN['url']}"
    assert "--add-label api-drift --remove-label breaking\n" in hub.calls.read_text()


def test_when_the_document_is_the_pinned_one_again_it_is_closed(hub):
    hub.run("new")
    hub.stands(OPEN)
    assert hub.run("old") == f"closed {OPEN['url']}"
    assert hub.asked() == ["pr list", "pr close"]


def test_a_long_report_is_cut(hub):
    hub.reported(text="x" * 100_000)
    hub.run("new")
    assert len(hub.reports.joinpath("body.md").read_text()) < 65_536


def test_what_fails_is_told(hub, monkeypatch, tmp_path):
    git(hub.project, "remote", "set-url", "origin", tmp_path / "nowhere")
    with pytest.raises(GenerationError, match="git ls-remote origin failed"):
        hub.run("new")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GenerationError, match="gh is not installed"):
        stale(hub.project, dt.datetime.now(dt.UTC))


def test_a_proposal_that_stands_open_for_a_week_is_red(hub, capsys):
    created = dt.datetime(2026, 11, 1, 4, 23, tzinfo=dt.UTC)
    assert stale(hub.project, created) is None
    hub.stands(OPEN)
    assert stale(hub.project, created + dt.timedelta(days=6, hours=23)) is None
    assert (
        stale(hub.project, created + dt.timedelta(days=7)) == f"{OPEN['url']} stands open for 7 days; merge or close it"
    )
    hub.stands(OPEN | {"createdAt": "2000-01-01T00:00:00Z"})
    assert command.main(["propose", str(hub.reports), "--stale"], hub.project) == command.FAILED
    assert "merge or close it" in capsys.readouterr().err
    hub.stands()
    assert command.main(["propose", str(hub.reports), "--stale"], hub.project) == 0


def test_the_command_says_what_was_done(hub, capsys):
    hub.project.joinpath("openapi.json").write_text("new")
    assert command.main(["propose", str(hub.reports)], hub.project) == 0
    assert capsys.readouterr().out == f"opened {OPEN['url']}\n"
