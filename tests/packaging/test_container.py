"""The steps of the Containerfile, in a clean folder and a clean environment, since not every machine builds images."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.packaging.conftest import ROOT, new_environment, run

TEXT = (ROOT / "Containerfile").read_text()
RUN = re.findall(r"^RUN (?:--mount=\S+ )?(.*)$", TEXT, re.MULTILINE)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment in which the steps were run."""
    folder = tmp_path_factory.mktemp("container")
    source = folder / "src"
    source.mkdir()
    for name in re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    python = new_environment(folder / "venv")
    pip = f"{sys.executable} -m pip --python {python} --quiet --disable-pip-version-check"
    wheel, install, *_ = [
        step.replace("/src", str(source)).replace("/wheels", str(folder / "wheels")).replace("pip ", f"{pip} ", 1)
        for step in RUN
    ]
    run("sh", "-euc", wheel.replace(f" --python {python}", ""), cwd=folder)
    run("sh", "-euc", install, cwd=folder)
    return python


def test_the_container_serves_is_healthy_and_stops_on_sigterm(python: Path) -> None:
    [entry] = [json.loads(line) for line in re.findall(r"^ENTRYPOINT (.*)$", TEXT, re.MULTILINE)]
    [check] = [json.loads(line) for line in re.findall(r"^HEALTHCHECK .*CMD (.*)$", TEXT, re.MULTILINE)]
    assert (entry[0], check[0], entry[-1]) == ("python", "python", "8080")
    command = [python, *entry[1:-1], "0", "--users", "2"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=python.parent) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().split()[-1]
        assert base_url.startswith("http://127.0.0.1:")
        run(python, *(part.replace("http://127.0.0.1:8080", base_url) for part in check[1:]), cwd=python.parent)
        assert httpx.get(f"{base_url}/_simulator/", trust_env=False).status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def test_the_image_runs_as_nobody_in_particular() -> None:
    assert "USER simulator" in TEXT
    assert "--host" in TEXT
