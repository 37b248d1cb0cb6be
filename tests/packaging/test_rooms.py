"""The rooms of podero: who may import whom, how many floors that makes, and that every module has its test."""

import ast
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT
from tests.packaging.test_layers import PODERO, imports, modules

ALLOWED: dict[str, set[str]] = {
    "_clock": set(),
    "_document": set(),
    "_extras": set(),
    "_secrets": set(),
    "_version": set(),
    "_wire": set(),
    "errors": set(),
    "models": set(),
    "_policy": {"_clock", "errors"},
    "_waiting": {"_clock", "errors"},
    "events": {"errors"},
    "middleware": {"events"},
    "_auth": {"_clock", "_extras", "_policy", "_secrets", "_wire", "errors"},
    "_headers": {"_secrets", "_version", "errors"},
    "_logging": {"errors"},
    "_settings": {"_auth", "_secrets", "_wire", "errors"},
    "_stats": set(),
    "_call": {"_auth", "_clock", "_headers", "_policy", "_secrets", "_wire", "errors", "events", "middleware"},
    "_assembly": {
        "_auth", "_call", "_clock", "_policy", "_secrets", "_settings", "_wire", "errors", "events",
        "middleware",
    },
    "_client": {
        "_assembly", "_auth", "_call", "_clock", "_headers", "_logging", "_policy", "_secrets", "_settings", "_stats",
        "errors", "events", "middleware",
    },
    "instrumentation": {"_extras", "_version", "events"},
}  # fmt: skip
"""Room -> the rooms it may import; a room stands below all that import it."""

WITHOUT_TEST = {"__init__", "__main__", "_version"}


def room_of(path: Path) -> str:
    return path.relative_to(PODERO).parts[0].removesuffix(".py")


def rooms() -> dict[str, set[str]]:
    """What each room imports of the others."""
    found: dict[str, set[str]] = {}
    for path in modules(PODERO):
        room = room_of(path)
        if room in ALLOWED:
            targets = (name.split(".") for name in imports(path) if name.startswith("podero."))
            found.setdefault(room, set()).update(parts[1] for parts in targets if len(parts) > 1 and parts[1] != room)
    return found


def test_the_arrows_between_rooms_are_the_allowed_ones():
    assert rooms() == ALLOWED


def test_rooms_stand_on_floors_without_a_circle():
    floors: dict[str, int] = {}
    while len(floors) < len(ALLOWED):
        ready = {room for room in ALLOWED if room not in floors and ALLOWED[room] <= floors.keys()}
        assert ready, f"a circle among {sorted(ALLOWED.keys() - floors.keys())}"
        floors |= {room: 1 + max((floors[below] for below in ALLOWED[room]), default=0) for room in ready}
    assert max(floors.values()) <= 6


def test_the_face_and_the_extras_are_the_only_rooms_outside_of_the_list():
    assert {room_of(path) for path in modules(PODERO)} - ALLOWED.keys() == {"__init__", "cli", "simulator", "testing"}


RUNTIME = ROOT / "podero_client" / "_runtime"
MIRRORED = {
    path: ROOT.joinpath("tests", "unit", *(part.lstrip("_") for part in path.relative_to(base).parts[:-1]))
    for base, paths in (
        (PODERO, [path for path in modules(PODERO) if room_of(path) in {*ALLOWED, "testing"}]),
        (RUNTIME.parent, modules(RUNTIME)),
    )
    for path in paths
    if path.stem not in WITHOUT_TEST
}
"""Module -> where its test is."""


@pytest.mark.parametrize("path", MIRRORED, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_has_its_test_in_the_same_place(path: Path):
    test = MIRRORED[path] / f"test_{path.stem.lstrip('_')}.py"
    assert test.is_file(), f"{test.relative_to(ROOT)} is missing"
    tests = [
        node for node in ast.walk(ast.parse(test.read_text())) if str(getattr(node, "name", "")).startswith("test_")
    ]
    assert tests


def test_helpers_of_tests_are_in_support():
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if not path.stem.startswith("test_")
        and path.stem not in {"conftest", "__init__"}
        # programs of users, and faults to plant, are neither tests nor helpers
        and {"support", "typing", "mutation"}.isdisjoint(path.relative_to(ROOT).parts)
    ]
    assert found == []
