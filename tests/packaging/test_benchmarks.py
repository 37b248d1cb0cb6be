import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.report import Goal, Report, number

ROOT = Path(__file__).resolve().parent.parent.parent

TABLES = [
    "models-parse", "models-unknown", "models-write", "models-memory", "calls-list", "calls-burst", "calls-layer",
    "imports", "generation", "simulator", "day", "goals",
]  # fmt: skip


def test_the_benchmarks_run_and_put_their_tables_into_the_page(tmp_path):
    page = tmp_path / "page.md"
    text = (ROOT / "docs" / "performance.md").read_text()
    page.write_text(text)

    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--smoke", "--write", str(page)],
        check=False, capture_output=True, text=True, cwd=ROOT, timeout=300,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    written = page.read_text()
    for name in TABLES:
        part = written.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0].strip()
        assert part.startswith("| "), name
        assert part in done.stdout
        assert part not in text


def test_a_goal_says_whether_it_is_reached():
    assert Goal("", 0.5, 0.5, "").reached == "yes"
    assert Goal("", 0.5, 0.51, "").reached == "**no**"
    assert Goal("", 0.9, 0.91, "", at_least=True).reached == "yes"
    assert Goal("", 0.9, 0.89, "", at_least=True).reached == "**no**"
    assert Goal("", 0.9, float("nan"), "").reached == "not measured"


def test_a_page_without_the_place_of_a_table_is_refused(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("<!-- other -->\n<!-- /other -->\n")
    with pytest.raises(SystemExit, match="<!-- one -->"):
        Report(page).table("one", "One", ["", "n"], [["a", number(1.0)]])
