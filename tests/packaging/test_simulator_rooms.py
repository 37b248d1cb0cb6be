"""The rooms of the simulator: imports point down, never in a circle, and every module has its tests."""

from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT
from tests.packaging.test_layers import imports, modules

SIMULATOR = ROOT / "overrides" / "podero" / "simulator"
TESTS = ROOT / "tests" / "unit" / "simulator"

ALLOWED = {
    "_world": {"_world"},
    "_http": {"_http"},
    "_api": {"_api", "_world", "_http"},
    "_steering": {"_steering", "_api", "_world", "_http"},
    "_controls": {"_api", "_world"},
    "_simulator": {"_controls", "_steering", "_api", "_world", "_http"},
    "__init__": {"_simulator", "_world", "_http"},
    "__main__": {"__init__", "_api", "_http"},
}
"""What a room may import of the simulator; `__init__` are its public names."""


def module_name(path: Path) -> str:
    """Name within the simulator: `_world.clock`, `__init__`."""
    return ".".join(path.relative_to(SIMULATOR).with_suffix("").parts)


def imported_modules() -> dict[str, set[str]]:
    """Modules of the simulator that each of its modules imports."""
    names = {module_name(path) for path in modules(SIMULATOR)}
    found: dict[str, set[str]] = {}
    for path in modules(SIMULATOR):
        own = [f"{name}." for name in imports(path) if f"{name}.".startswith("podero.simulator.")]
        found[module_name(path)] = {
            max((name for name in names if target.startswith(f"podero.simulator.{name}.")), key=len, default="__init__")
            for target in own
        }
    return found


def test_a_room_imports_only_the_rooms_below_it() -> None:
    arrows = {(name, target) for name, targets in imported_modules().items() for target in targets}
    assert len(arrows) > 50
    assert [
        (name, target) for name, target in sorted(arrows) if target.split(".")[0] not in ALLOWED[name.split(".")[0]]
    ] == []


def test_no_module_imports_itself_through_others() -> None:
    order = list(TopologicalSorter(imported_modules()).static_order())
    assert order.index("_world.clock") < order.index("_api.app") < order.index("__init__") < order.index("__main__")


SOURCES = [path.relative_to(SIMULATOR) for path in modules(SIMULATOR) if path.name != "__init__.py"]


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_every_module_has_its_tests_in_the_same_room(source: Path) -> None:
    tests = TESTS.joinpath(*(part.strip("_") for part in source.parts[:-1]), f"test_{source.stem.strip('_')}.py")
    assert tests.is_file(), f"{tests.relative_to(ROOT)} is missing"
    assert "def test_" in tests.read_text()
