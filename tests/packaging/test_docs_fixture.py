"""The pytest file in docs/testing.md passes in both modes of pytest-asyncio."""

import re
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, run

PAGE = ROOT / "docs" / "testing.md"
BLOCK = re.compile(r"^```python\n(import pytest_asyncio.*?|import pytest\n.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("mode", ["strict", "auto"])
def test_the_fixtures_of_the_page_work(tmp_path: Path, mode: str) -> None:
    [source] = BLOCK.findall(PAGE.read_text())
    (tmp_path / "test_page.py").write_text(source)
    (tmp_path / "pytest.ini").write_text(
        f"[pytest]\nasyncio_mode = {mode}\nasyncio_default_fixture_loop_scope = function\nfilterwarnings = error\n"
    )
    assert "1 passed" in run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=tmp_path)
