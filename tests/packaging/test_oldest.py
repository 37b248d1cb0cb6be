"""The oldest releases that pyproject.toml allows: the tests of the client and of its wire pass on them too."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, Built, install, new_environment, run

DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
EXTRAS = "simulator,cli,redis,otel"
TOOLS = [
    *("pytest", "pytest-asyncio", "pytest-cov", "pytest-timeout", "hypothesis", "trustme"),
    *("opentelemetry-sdk", "opentelemetry-instrumentation-httpx"),
]
SUITES = ["tests/unit", "tests/faults", "--ignore=tests/unit/simulator", "--ignore=tests/unit/generator"]


def oldest(requirement: str) -> str:
    """`httpx>=0.28,<1` -> `httpx==0.28`."""
    found = re.match(r"([A-Za-z0-9-]+)>=([0-9.]+)", requirement)
    assert found, f"{requirement} has no lower bound"
    return f"{found[1]}=={found[2]}"


def test_every_dependency_has_a_lower_bound() -> None:
    assert [oldest(requirement).partition("==")[0] for requirement in DEPENDENCIES]


@pytest.mark.skipif(not os.environ.get("PODERO_LONG"), reason="takes minutes; `make nightly` runs it")
def test_the_client_works_on_the_oldest_allowed_releases(built: Built, tmp_path: Path) -> None:
    python = new_environment(tmp_path / "venv")
    install(python, f"{built.wheel}[{EXTRAS}]", *map(oldest, DEPENDENCIES), *TOOLS)
    # The short form of those tests; their long form tests our own code, not what it stands on.
    report = run(python, "-m", "pytest", "-q", "--no-cov", "-p", "no:cacheprovider", *SUITES, cwd=ROOT, PODERO_LONG="")
    assert " passed" in report
