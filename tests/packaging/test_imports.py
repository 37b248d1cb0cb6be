"""What is loaded when: an import and a client cost what they need and no more."""

import json
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

EXTRAS = {"starlette", "uvicorn", "jsonschema_rs", "numpy", "typer", "rich", "redis", "opentelemetry", "pydantic"}
OPTIONAL_PARTS = ("podero.simulator", "podero.cli", "podero.testing", "podero.instrumentation")


def loaded_by(code: str) -> set[str]:
    """Modules that some code loads, on top of what an idle interpreter holds."""
    script = (
        f"import sys; idle = set(sys.modules)\n{code}\nimport json; print(json.dumps(list(set(sys.modules) - idle)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


@pytest.fixture(scope="session")
def extras() -> set[str]:
    """Packages that only extras and tools need; httpx loads rich for its own command line where it is installed."""
    return EXTRAS - packages(loaded_by("import httpx"))


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_importing_podero_loads_nothing_but_podero() -> None:
    loaded = loaded_by("import podero")
    assert "podero" in loaded
    assert packages(loaded).isdisjoint({"podero_client", "aiohttp", "httpx", "attr", "attrs", "msgspec", "dateutil"})
    assert packages(loaded).isdisjoint({*EXTRAS, "asyncio", "ssl", "typing"})


@pytest.mark.parametrize("name", ["errors", "models"])
def test_errors_and_models_load_no_wire(name: str, extras: set[str]) -> None:
    loaded = loaded_by(f"import podero; podero.{name}")
    assert packages(loaded).isdisjoint({"aiohttp", "httpx", *extras})


def test_models_are_loaded_one_by_one() -> None:
    loaded = loaded_by("import podero; podero.models.HeatPumpInput")
    models = {name for name in loaded if name.startswith("podero_client.models.")}
    assert "podero_client.models.heat_pump_input" in models
    assert len(models) < 10


def test_a_client_loads_the_wire_and_no_optional_part(extras: set[str]) -> None:
    loaded = loaded_by("import podero; podero.PoderoClient(token='t'); podero.paginate; podero.wait_until")
    assert {"aiohttp", "httpx", "podero._wire"} <= loaded
    assert packages(loaded).isdisjoint(extras)
    assert [name for name in loaded if name.startswith(OPTIONAL_PARTS)] == []
    # A resource is made ready when it is first used.
    assert [name for name in loaded if name.startswith("podero_client.models.")] == []


def test_a_resource_loads_its_own_models_only() -> None:
    loaded = loaded_by("import podero; podero.PoderoClient(token='t').users")
    assert "podero_client.models.user_output" in loaded
    assert "podero_client.models.heat_pump_output" not in loaded


def test_the_pytest_plugin_costs_a_run_of_pytest_nothing() -> None:
    [entry] = [entry for entry in entry_points(group="pytest11") if entry.name == "podero"]
    loaded = loaded_by(f"import {entry.value}")
    beyond_pytest = packages(loaded) - packages(loaded_by("import pytest"))
    assert beyond_pytest == {"podero"}
    assert {name for name in loaded if name.startswith("podero.")} == {
        "podero._version",
        "podero.testing",
        "podero.testing._plugin",
    }
