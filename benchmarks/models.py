"""Parsing, serialising and memory of inverters with every member filled."""

import functools
import gc
import importlib
import json
import statistics
import sys
import tracemalloc
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol

import msgspec
import pydantic

from benchmarks.fixture import Sampler
from benchmarks.peers import pydantic_model, struct
from benchmarks.report import Goal, Report, number
from benchmarks.stock import VERSION_LABEL as STOCK
from benchmarks.timing import Rounds, interleaved, ratio
from podero_client import codec
from podero_client.models import InverterOutput

KEPT = "**this client**"
DROPPED = "**this client**, unknown fields dropped"
STRUCT = "msgspec Structs"
PYDANTIC = "pydantic v2"
PLAIN = "`json.loads` / `json.dumps` of dicts"

UNKNOWN = {"grid_operator_code": "AT0031", "battery_cell_temperature_c": 21.5}
"""Members that the document does not know."""

Parse = Callable[[bytes], Any]
Write = Callable[[Any], bytes]


class Parser(Protocol):
    """Makes the function that parses one object, or a list of them."""

    def __call__(self, *, many: bool) -> Parse: ...


def run(report: Report, stock: Path, *, smoke: bool) -> None:
    """Measure and report.

    Args:
        report: Where to.
        stock: Folder of the stock package.
        smoke: Only show that it works.
    """
    sys.path.insert(0, str(stock))
    lengths = (10, 1) if smoke else (1_000, 100, 1)
    rounds, objects = (1, 10) if smoke else (15, 1_000)
    plain = Sampler().objects("InverterOutput", max(lengths))
    parsers, writers = _parsers(), _writers()
    parsed = {n: _time_parsing(parsers, plain[:n], rounds, objects) for n in lengths}
    written = {n: _time_writing(parsers, writers, plain[:n], rounds, objects) for n in lengths}
    memory = {name: _memory(parse(many=True), plain) for name, parse in parsers.items()}
    # last, because from now on this process has learned the names
    with_unknown = [item | UNKNOWN for item in plain]
    keepers = {name: parsers[name] for name in (KEPT, DROPPED, STOCK, PLAIN)}
    keepers[f"{PYDANTIC}, unknown fields kept"] = _pydantic_parser("allow")
    parsed_unknown = {n: _time_parsing(keepers, with_unknown[:n], rounds, objects) for n in lengths}

    _report_times(report, "models-parse", "Parse, us an object (of stock)", parsed)
    _report_times(report, "models-unknown", "Parse, two unknown fields in every object", parsed_unknown)
    _report_times(report, "models-write", "Serialise, us an object (of stock)", written)
    smallest_first = sorted(memory, key=memory.__getitem__)
    report.table(
        "models-memory", "Memory of a parsed object", ["", "bytes", "of stock"],
        [[name, f"{memory[name]:,.0f}", number(memory[name] / memory[STOCK])] for name in smallest_first],
    )  # fmt: skip
    _goals(report, parsed, parsed_unknown, written, memory)


def _parsers() -> dict[str, Parser]:
    stock_inverter = importlib.import_module("stock_client.models").InverterOutput

    def ours(*, many: bool) -> Parse:
        return codec.decoder(_type(InverterOutput, many=many)).decode

    def ours_dropped(*, many: bool) -> Parse:
        return functools.partial(codec.decoder(_type(InverterOutput, many=many)).decode, keep_unknown=False)

    def stock(*, many: bool) -> Parse:
        if many:
            return lambda data: [stock_inverter.from_dict(item) for item in json.loads(data)]
        return lambda data: stock_inverter.from_dict(json.loads(data))

    def plain(*, many: bool) -> Parse:
        del many
        return json.loads

    def structs(*, many: bool) -> Parse:
        return msgspec.json.Decoder(_type(struct(InverterOutput), many=many)).decode

    return {
        KEPT: ours,
        DROPPED: ours_dropped,
        STOCK: stock,
        PYDANTIC: _pydantic_parser("ignore"),
        STRUCT: structs,
        PLAIN: plain,
    }


def _pydantic_parser(extra: Literal["ignore", "allow"]) -> Parser:
    cls = pydantic_model(InverterOutput, extra=extra)
    return lambda *, many: pydantic.TypeAdapter(_type(cls, many=many)).validate_json


def _writers() -> dict[str, Write]:
    def stock(value: Any) -> bytes:
        plain = [item.to_dict() for item in value] if isinstance(value, list) else value.to_dict()
        return json.dumps(plain).encode()

    def pydantics(value: Any) -> bytes:
        return many.dump_json(value) if isinstance(value, list) else one.dump_json(value)

    cls = pydantic_model(InverterOutput, extra="ignore")
    one, many = pydantic.TypeAdapter(cls), pydantic.TypeAdapter(_type(cls, many=True))
    return {
        KEPT: codec.encode,
        STOCK: stock,
        PYDANTIC: pydantics,
        STRUCT: msgspec.json.Encoder().encode,
        PLAIN: lambda value: json.dumps(value).encode(),
    }


def _type(cls: Any, *, many: bool) -> Any:
    return types.GenericAlias(list, (cls,)) if many else cls


def _data(plain: list[Any]) -> bytes:
    return json.dumps(plain if len(plain) > 1 else plain[0]).encode()


def _time_parsing(parsers: dict[str, Parser], plain: list[Any], rounds: int, objects: int) -> Rounds:
    data = _data(plain)
    cases = {name: (parser(many=len(plain) > 1), data) for name, parser in parsers.items()}
    for name, (parse, _) in cases.items():
        _check(name, parse(data), plain)
    return _time(cases, len(plain), rounds, objects)


def _time_writing(
    parsers: dict[str, Parser], writers: dict[str, Write], plain: list[Any], rounds: int, objects: int
) -> Rounds:
    cases = {name: (write, parsers[name](many=len(plain) > 1)(_data(plain))) for name, write in writers.items()}
    for name, (write, value) in cases.items():
        _check(name, json.loads(write(value)), plain)
    return _time(cases, len(plain), rounds, objects)


def _time(cases: dict[str, tuple[Callable[[Any], Any], Any]], length: int, rounds: int, objects: int) -> Rounds:
    repeats = max(1, objects // length)

    def timed(function: Callable[[Any], Any], argument: Any) -> Callable[[], object]:
        def repeated() -> object:
            for _ in range(repeats):
                # the result of the turn before is dropped inside of the timing, as a service drops it
                result = function(argument)
            return result

        return repeated

    found = interleaved({name: timed(*case) for name, case in cases.items()}, rounds)
    return {name: [seconds / repeats / length * 1e6 for seconds in taken] for name, taken in found.items()}


def _check(name: str, read: Any, plain: list[Any]) -> None:
    """No case may win by leaving something out."""
    items = read if len(plain) > 1 else [read]
    first = items[0] if isinstance(items[0], dict) else {key for key in plain[0] if hasattr(items[0], key)}
    missing = plain[0].keys() - UNKNOWN.keys() - {*first}
    if len(items) != len(plain) or missing:
        message = f"{name}: {len(items)} of {len(plain)} objects, missing {sorted(missing)}"
        raise SystemExit(message)


def _memory(parse: Parse, plain: list[Any]) -> float:
    data = json.dumps(plain).encode()
    parse(data)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    held = parse(data)
    gc.collect()
    size = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return size / len(held)


def _report_times(report: Report, name: str, title: str, found: dict[int, Rounds]) -> None:
    longest = found[max(found)]
    order = sorted(longest, key=lambda case: statistics.median(longest[case]))
    rows = [
        [case, *(f"{number(statistics.median(of[case]))} ({number(ratio(of, case, STOCK))})" for of in found.values())]
        for case in order
    ]
    report.table(name, title, ["", *(_length(length) for length in found)], rows)


def _length(length: int) -> str:
    return f"list of {length:,}" if length > 1 else "one object"


def _goals(
    report: Report, parsed: dict[int, Rounds], unknown: dict[int, Rounds], written: dict[int, Rounds],
    memory: dict[str, float],
) -> None:  # fmt: skip
    for length, times in parsed.items():
        limit = 0.25 if length == 1 else 0.33
        report.goals.append(Goal(f"parse: {_length(length)}", limit, ratio(times, KEPT, STOCK), "of stock"))
        if length > 1:
            report.goals.append(Goal("the same", 1, ratio(times, KEPT, PYDANTIC), "of pydantic v2"))
            report.goals.append(Goal("the same, unknown dropped", 0.18, ratio(times, DROPPED, STOCK), "of stock"))
            report.goals.append(Goal("the same", 1.5, ratio(times, DROPPED, STRUCT), "of msgspec Structs"))
    for length, times in unknown.items():
        if length > 1:
            goal = Goal(f"parse: {_length(length)}, two unknown fields", 0.33, ratio(times, KEPT, STOCK), "of stock")
            report.goals.append(goal)
    report.goals.append(Goal("serialise: one object", 0.10, ratio(written[1], KEPT, STOCK), "of stock"))
    report.goals.append(Goal("memory of a parsed object", 0.70, memory[KEPT] / memory[STOCK], "of stock"))
