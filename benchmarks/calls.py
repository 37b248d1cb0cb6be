"""Calls over loopback: requests per second, CPU and latency with 1 to 1,000 in flight."""

import contextlib
import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.fixture import ROOT
from benchmarks.report import Goal, Report, number
from benchmarks.timing import ratio

LABELS = {
    "podero": "**this client**: typed, tokens, retries, limits",
    "httpx_on_wire": "`httpx.AsyncClient` over this project's wire",
    "aiohttp": "raw `aiohttp.ClientSession`",
    "httpx": "raw `httpx.AsyncClient`",
    "stock": "openapi-python-client, stock: typed",
}
BASE = "httpx"
LEVELS = (1, 10, 100)
AT_ONCE = 1_000
LISTED = 10
LARGE = (("one_go", 100_000), ("list", 100_000), ("stream", 100_000), ("stream", 1_000_000))
HOW = {"one_go": "decoded in one go", "list": "**`users.list()`**", "stream": "**`users.stream()`**, let go after use"}
PATIENCE = 120.0
"""Seconds after which a client that does not come to an end is given up."""


def run(report: Report, stock: Path, *, smoke: bool) -> None:
    """Measure and report.

    Args:
        report: Where to.
        stock: Folder of the stock package.
        smoke: Only show that it works.
    """
    levels, rounds, seconds = (LEVELS[:2], 1, 0.02) if smoke else (LEVELS, 3, 1.0)
    at_once = 50 if smoke else AT_ONCE
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in LABELS}
    environment = _environment(stock)
    with _server(environment) as base_url:
        for turn in range(rounds):
            names = [*LABELS]
            for name in names[turn:] + names[:turn]:
                arguments = ["--seconds", str(seconds), "--listed", str(LISTED), "--levels", *map(str, levels)]
                # without a timeout of its own the stock client works on 1,000 calls at once for half a minute, and raw
                # httpx needs 20 s to fail all of them: once is enough
                if name != "stock" and (name != BASE or turn == 0):
                    arguments += ["--at-once", str(at_once)]
                found[name].append(_process(["benchmarks.worker", name, base_url, *arguments], environment))
        blocks, count = (2, 20) if smoke else (15, 300)
        arguments = ["--blocks", str(blocks), "--count", str(count)]
        layer = _process(["benchmarks.layer", base_url, *arguments], environment)
        large = [
            _process(["benchmarks.large", base_url, how, str(count // 100 if smoke else count)], environment)
            for how, count in LARGE
        ]
    for name, level in [*((str(level), level) for level in levels), ("at-once", at_once)]:
        _report_level(report, f"calls-{name}", f"One inverter a call, {level:,} in flight", found, str(level))
    _report_level(report, "calls-list", f"100 inverters a call, {LISTED} in flight", found, "list")
    _report_burst(report, found, at_once)
    _report_layer(report, layer)
    _report_large(report, large)
    _goals(report, found, layer, levels, at_once)


def _environment(stock: Path) -> dict[str, str]:
    """Nothing that sends the calls through a proxy or changes the settings of a client."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("PODERO_")
    }
    return kept | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(stock)))}


@contextlib.contextmanager
def _server(environment: dict[str, str]) -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.server"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.stdin.close()


def _process(arguments: list[str], environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", *arguments]
    try:
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return {}
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _figures(found: dict[str, list[dict[str, Any]]], level: str, figure: str) -> dict[str, list[float]]:
    """One figure of every client, round by round; NaN where a client was not measured."""
    return {name: [turn.get(level, {}).get(figure, math.nan) for turn in turns] for name, turns in found.items()}


def _median(values: list[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return statistics.median(known) if known else math.nan


def _report_level(report: Report, name: str, title: str, found: dict[str, list[dict[str, Any]]], level: str) -> None:
    cpu = _figures(found, level, "cpu")
    rows = []
    for client in sorted(LABELS, key=lambda client: _median(cpu[client])):
        if math.isnan(_median(cpu[client])):
            continue
        rate, p50, p99 = (_median(_figures(found, level, figure)[client]) for figure in ("rate", "p50", "p99"))
        row = [LABELS[client], number(rate), number(_median(cpu[client])), number(ratio(cpu, client, BASE))]
        rows.append([*row, number(p50), number(p99)])
    columns = ["", "requests/s", "CPU us a request", "of raw httpx", "p50 ms", "p99 ms"]
    report.table(name, title, columns, rows)


def _report_burst(report: Report, found: dict[str, list[dict[str, Any]]], at_once: int) -> None:
    failed, cpu, seconds = (_figures(found, "burst", figure) for figure in ("failed", "cpu", "seconds"))
    rows = [
        [LABELS[client], *(number(_median(of[client])) for of in (failed, cpu, seconds))]
        for client in sorted(LABELS, key=lambda client: _median(cpu[client]))
        if not math.isnan(_median(cpu[client]))
    ]
    title = f"{at_once:,} calls started at once, default settings, cold client"
    report.table("calls-burst", title, ["", "failed", "CPU s", "s"], rows)


def _added(layer: dict[str, list[float]], name: str) -> float:
    pairs = zip(layer[name], layer["bare"], strict=True)
    return statistics.median(with_it - without for with_it, without in pairs)


def _report_layer(report: Report, layer: dict[str, list[float]]) -> None:
    labels = {
        "bare": "bare wire, typed response",
        "full": "**this client**",
        "hooked": "this client with a hook",
        "limited": "this client with a rate limit that does not bind",
    }
    rows = [
        [label, number(statistics.median(layer[name])), "-" if name == "bare" else number(_added(layer, name))]
        for name, label in labels.items()
    ]
    report.table("calls-layer", "What the client adds, 10 in flight", ["", "CPU us a call", "added us"], rows)


def _report_large(report: Report, large: list[dict[str, float]]) -> None:
    rows = [
        [f"{count:,} users: {HOW[how]}", *(number(found[key]) for key in ("cpu", "stall", "memory"))]
        for (how, count), found in zip(LARGE, large, strict=True)
    ]
    report.table(
        "calls-large", "A large list", ["", "CPU s", "longest work between two ticks, ms", "memory added, MiB"], rows
    )
    one_go, _, streamed, million = large
    report.goals += [
        Goal("100,000 users streamed: CPU", 0.6, streamed["cpu"] / one_go["cpu"], "of one go"),
        Goal("the same: longest stall of the event loop", 20, streamed["stall"], "ms"),
        Goal("1,000,000 users streamed: memory added", 64, million["memory"], "MiB"),
    ]


def _goals(
    report: Report, found: dict[str, list[dict[str, Any]]], layer: dict[str, list[float]],
    levels: Sequence[int], at_once: int,
) -> None:  # fmt: skip
    limits = {1: 0.30, 10: 0.22, 100: 0.11}
    for level in levels:
        value = ratio(_figures(found, str(level), "cpu"), "podero", BASE)
        report.goals.append(Goal(f"CPU of a typed call, {level} in flight", limits[level], value, "of raw httpx"))
    failed, cpu = (_figures(found, "burst", figure) for figure in ("failed", "cpu"))
    ours = _median(cpu["podero"])
    report.goals += [
        Goal(f"{at_once:,} calls at once: failed", 0, _median(failed["podero"]), ""),
        Goal(f"{at_once:,} calls at once: CPU", 0.02, ours / _median(cpu[BASE]), "of raw httpx"),
    ]
    rates = {str(level): _figures(found, str(level), "rate")["podero"] for level in (at_once, levels[-1])}
    growth = ratio(rates, str(at_once), str(levels[-1]))
    report.goals.append(
        Goal(f"requests/s at {at_once:,} in flight", 0.9, growth, f"of those at {levels[-1]}", at_least=True)
    )
    listed = _figures(found, "list", "cpu")
    report.goals += [
        Goal("CPU of a list of 100 inverters", 0.30, ratio(listed, "podero", "stock"), "of stock"),
        Goal("the same", 1.3, ratio(listed, "podero", "aiohttp"), "of raw aiohttp with dicts"),
        Goal("added to a call over the bare wire", 25, _added(layer, "full"), "us"),
    ]
