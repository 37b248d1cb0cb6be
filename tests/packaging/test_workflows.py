"""Workflows run make targets, with pinned actions and no more rights than they need."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.located import read
from tests.packaging.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
# what the runner itself needs, and handing over to its own pages
AROUND = (
    "sudo apt-get install -y redis-server",
    "bash .ci/run",
    "gh auth setup-git",
    'cat build/drift/report.md >> "$GITHUB_STEP_SUMMARY"',
)
WRITES = {"regenerate.yml": {"contents", "issues", "pull-requests"}}


def jobs(path):
    return read(path)["jobs"].values()


def steps(path):
    return [step for job in jobs(path) for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash_with_their_version(path):
    used = [line.strip() for line in path.read_text().splitlines() if "uses:" in line]
    assert len(used) == len([step for step in steps(path) if "uses" in step]) > 0
    for line in used:
        assert re.fullmatch(r"(- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_only_the_proposal_may_write(path):
    rights = [read(path)["permissions"], *(job.get("permissions", {}) for job in jobs(path))]
    writes = {name for right in rights for name, kind in right.items() if kind == "write"}
    assert writes == WRITES.get(path.name, set())
    assert all("timeout-minutes" in job for job in jobs(path))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_steps_are_make_targets(path):
    commands = [line.strip() for step in steps(path) for line in step.get("run", "").splitlines()]
    for command in commands:
        if command not in AROUND:
            tool, target, *arguments = command.split()
            assert tool == "make"
            assert target in TARGETS
            assert all(re.fullmatch(r"[A-Z]+=[\w./]+", argument) for argument in arguments)
    # nothing from outside is pasted into a command
    assert not any("${{" in command for command in commands)


def test_secrets_are_given_to_the_steps_that_need_them():
    regenerate = next(path for path in WORKFLOWS if path.name == "regenerate.yml")
    given = {step["name"]: sorted(step["env"]) for step in steps(regenerate) if "env" in step}
    assert given == {
        "Report": ["DOC", "PODERO_SESSION_COOKIE"],
        "Propose": ["GH_TOKEN"],
        "Nothing stands open for too long": ["GH_TOKEN"],
    }
    second = next(step for step in steps(regenerate) if "oasdiff" in step.get("uses", ""))
    assert (second["with"]["review"], second["with"]["github-token"]) == ("false", "")


def test_zizmor_finds_nothing():
    tool = Path(sys.executable).parent / "zizmor"
    command = [tool, "--offline", "--quiet", "--no-progress", ROOT / ".github" / "workflows"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
