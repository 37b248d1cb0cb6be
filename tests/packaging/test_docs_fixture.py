"""The pytest files in docs/testing.md pass in both modes of pytest-asyncio."""

import re
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, run

PAGE = ROOT / "docs" / "testing.md"
FILE = re.compile(r"^<!-- not run: a pytest file, .*?-->\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("mode", ["strict", "auto"])
def test_the_tests_of_the_page_pass(tmp_path: Path, mode: str) -> None:
    files = FILE.findall(PAGE.read_text())
    tests = sum(source.count("def test_") for source in files)
    assert len(files) > 3
    for number, source in enumerate(files):
        (tmp_path / f"test_page_{number}.py").write_text(source)
    (tmp_path / "pytest.ini").write_text(
        f"[pytest]\nasyncio_mode = {mode}\nasyncio_default_fixture_loop_scope = function\nfilterwarnings =\n    error\n"
        # Starlette's test client would rather have httpx2.
        "    ignore:Using `httpx` with\n"
    )
    examples = str(ROOT / "examples")
    told = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=tmp_path, PYTHONPATH=examples)
    assert f"{tests} passed" in told
