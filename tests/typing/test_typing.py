"""Runs mypy and pyright, both strict, over a right and a wrong program of a user, and over one of every earlier release."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.generated import endpoints
from tests.typing import freeze

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BIN = Path(sys.executable).parent
RELEASES = [f"releases/{path.name}" for path in sorted((HERE / "releases").glob("v*.py"))]
MARKED = {number for number, line in enumerate((HERE / "wrong.py").read_text().splitlines(), 1) if "# WRONG" in line}


def mypy(program, cache):
    command = [BIN / "mypy", "--strict", "--no-error-summary", f"--cache-dir={cache}", str(HERE / program)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    found = {int(line) for line in re.findall(rf"{re.escape(program)}:(\d+): error", done.stdout)}
    assert found or not done.returncode, done.stdout + done.stderr
    return found, done.stdout


def pyright(program, cache):
    settings = {
        "include": [program],
        "extraPaths": [str(ROOT), str(ROOT / "overrides")],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "venvPath": str(BIN.parents[1]),
        "venv": BIN.parent.name,
        "reportUnusedExpression": "none",
        "reportUnknownMemberType": "none",
        "reportUnknownVariableType": "none",
        "reportUnknownArgumentType": "none",
    }
    # pyright looks at files below its configuration only
    (cache / program).parent.mkdir(exist_ok=True)
    shutil.copyfile(HERE / program, cache / program)
    path = cache / "pyrightconfig.json"
    path.write_text(json.dumps(settings))
    command = [BIN / "pyright", "-p", str(path), "--outputjson"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    response = json.loads(done.stdout)
    assert response["summary"]["filesAnalyzed"] == 1, done.stdout
    errors = [item for item in response["generalDiagnostics"] if item["severity"] == "error"]
    told = "\n".join(f"{item['range']['start']['line'] + 1}: {item['message']}" for item in errors)
    return {item["range"]["start"]["line"] + 1 for item in errors}, told


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("types")


@pytest.mark.parametrize("checker", [mypy, pyright])
@pytest.mark.parametrize("program", ["right.py", *RELEASES])
def test_a_right_program_passes(program, checker, cache):
    found, told = checker(program, cache)
    assert not found, told


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_every_wrong_line_is_flagged_and_no_other(checker, cache):
    found, told = checker("wrong.py", cache)
    assert found == MARKED, told


def names():
    return [module.OPERATION.name for module in endpoints().values()]


def test_a_release_is_frozen_once_and_uses_all_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(freeze, "FOLDER", tmp_path)
    assert freeze.main() == 0
    [written] = tmp_path.iterdir()
    source = written.read_text()
    assert freeze.main() == 1
    assert written.read_text() == source
    assert [name for name in names() if f"client.{name}(" not in source] == []
