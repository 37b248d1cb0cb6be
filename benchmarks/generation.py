"""Generating the package from the document: time beside the stock generator's, and whether the bytes are the same."""

import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.fixture import DOCUMENT
from benchmarks.report import Goal, Report, number
from benchmarks.stock import VERSION_LABEL, generate
from benchmarks.timing import Rounds, ratio
from generator.build import build

OURS = "**this project**, checks and ruff included"


def run(report: Report, stock: Path, *, smoke: bool) -> None:
    """Measure and report.

    Args:
        report: Where to.
        stock: Folder of the stock package; it is generated again elsewhere.
        smoke: Only show that it works.
    """
    del stock
    makers: dict[str, Callable[[Path], object]] = {
        OURS: lambda folder: build(DOCUMENT, folder.resolve()),
        VERSION_LABEL: generate,
    }
    times: Rounds = {name: [] for name in makers}
    trees: dict[str, set[str]] = {name: set() for name in makers}
    sizes: dict[str, tuple[int, int]] = {}
    for _ in range(1 if smoke else 3):
        for name, make in makers.items():
            with tempfile.TemporaryDirectory() as folder:
                started = time.perf_counter()
                make(Path(folder))
                times[name].append(time.perf_counter() - started)
                modules = sorted(Path(folder).rglob("*.py"))
                texts = [module.read_bytes() for module in modules]
                trees[name].add(hashlib.sha256(b"\0".join(texts)).hexdigest())
                sizes[name] = len(modules), sum(text.count(b"\n") for text in texts)
    rows = [
        [name, number(statistics.median(taken)), str(sizes[name][0]), f"{sizes[name][1]:,}", str(len(trees[name]))]
        for name, taken in times.items()
    ]
    report.table("generation", "Generation", ["", "s", "files", "lines", "different outputs"], rows)
    report.goals += [
        Goal("generation", 0.65, ratio(times, OURS, VERSION_LABEL), "of stock"),
        Goal("different outputs of generation", 1, len(trees[OURS]), ""),
    ]
