"""The make targets hand over what they are given, and end as the commands beneath them say."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT
from tests.support.pinning import broken, grown


def make(*arguments, **environment):
    """Run make with this interpreter's tools, and install nothing."""
    command = ["make", "--no-print-directory", "-o", ".venv/.dev", f"BIN={Path(sys.executable).parent}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


@pytest.fixture
def write(tmp_path):
    def writer(document, name="other.json"):
        path = tmp_path / name
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        return path

    return writer


def test_drift_only_reports(write, tmp_path):
    source = write(broken(), "a 'name' with $HOME.json")
    (tmp_path / "run.py").write_text(
        "async def run(client, u, p):\n    return (await client.heat_pumps.list(u))[0].id\n"
    )
    done = make("drift", DOC=str(source), SCAN=str(tmp_path), FORMAT="json", SAVE=str(tmp_path / "kept"))
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["level"] == "breaking"
    assert report["new"]["name"] == source.name
    assert report["changes"][0]["used_at"] == [f"{tmp_path / 'run.py'}:2"]
    assert (tmp_path / "kept" / "openapi.json").read_bytes() == source.read_bytes()


def test_drift_fails_when_there_is_no_report(write):
    done = make("drift", DOC=str(write("<html>Log in</html>")))
    assert done.returncode
    assert "is a page in HTML" in done.stderr


def test_pin_needs_a_yes_to_what_breaks(write):
    before = (ROOT / "openapi.json").read_bytes()
    for accept in ({}, {"ACCEPT": "0"}):
        done = make("pin", DOC=str(write(broken())), **accept)
        assert done.returncode
        assert "ACCEPT=1" in done.stderr
    assert (ROOT / "openapi.json").read_bytes() == before


def test_pin_hands_over_that_yes(write):
    done = make("-n", "pin", f"DOC={write(grown())}", "ACCEPT=1")
    assert "--accept" in done.stdout


@pytest.mark.parametrize("target", ["propose", "check-proposal"])
def test_what_talks_to_github_says_when_it_cannot(target, tmp_path):
    bare = tmp_path / "bin"
    bare.mkdir()
    for tool in ("sh", "make", "git"):
        found = next(
            Path(folder) / tool for folder in os.environ["PATH"].split(os.pathsep) if (Path(folder) / tool).exists()
        )
        (bare / tool).symlink_to(found)
    done = make(target, PATH=str(bare))
    assert done.returncode
    assert "gh is not installed" in done.stderr or "build/drift/report.json" in done.stderr
