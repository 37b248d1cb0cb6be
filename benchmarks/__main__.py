"""Command line: `python -m benchmarks [models] [calls] [imports] [generation] [simulator] [day]`."""

import argparse
import importlib
import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.report import Report
from benchmarks.stock import generated

PARTS = ("models", "calls", "imports", "generation", "simulator", "day")
PEERS = ("openapi-python-client", "httpx", "aiohttp", "msgspec", "attrs", "pydantic")


def main() -> None:
    """Run the parts that were asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all by default")
    parser.add_argument("--smoke", action="store_true", help="only show that they work; the figures mean nothing")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into docs/performance.md")
    options = parser.parse_args()
    parts = options.parts or [*PARTS]
    if wrong := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(wrong))}")
    report = Report(options.write)
    started = time.monotonic()
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    report.line(
        "machine",
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}; {peers}. "
        "Ratios are medians of ratios taken side by side in one run; absolute times are worth less.",
    )
    with generated() as stock:
        for part in parts:
            importlib.import_module(f"benchmarks.{part}").run(report, stock, smoke=options.smoke)
    report.summary()
    print(f"\n{time.monotonic() - started:.0f} s", file=sys.stderr)


main()
