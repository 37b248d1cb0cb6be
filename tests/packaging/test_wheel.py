"""What is shipped, and that it works where nothing else is installed."""

import asyncio
import hashlib
import json
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from podero.simulator import Simulator
from tests.packaging.conftest import ROOT, Built, run

PACKAGES = {"podero": ROOT / "overrides" / "podero", "podero_client": ROOT / "podero_client"}


def sources() -> dict[str, Path]:
    """Files of both packages by their name in site-packages."""
    return {
        f"{package}/{path.relative_to(folder).as_posix()}": path
        for package, folder in PACKAGES.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_both_packages_and_the_document_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        content = {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}
        [licence] = [wheel.read(name) for name in wheel.namelist() if name.endswith("licenses/LICENSE")]
    expected = sources() | {"podero/simulator/openapi.json": ROOT / "openapi.json"}
    assert content.keys() == expected.keys()
    assert [name for name, path in expected.items() if content[name] != path.read_bytes()] == []
    assert {"podero/py.typed", "podero_client/py.typed"} <= content.keys()
    assert licence == (ROOT / "LICENSE").read_bytes()


def test_the_sdist_builds_the_wheel_and_holds_no_tests_and_no_tools(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    files = {"openapi.json", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "PKG-INFO", ".gitignore"}
    in_packages = {name.replace("podero/", "overrides/podero/", 1) for name in sources()}
    assert names == files | in_packages


def metadata(built: Built) -> Message:
    with zipfile.ZipFile(built.wheel) as wheel:
        [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
        return Parser().parsestr(wheel.read(name).decode())


def test_the_metadata_says_what_a_package_index_shows(built: Built) -> None:
    found = metadata(built)
    assert (found["Name"], found["Requires-Python"]) == ("podero-client", ">=3.11")
    assert found["License-Expression"] == "MIT"
    assert found["Description-Content-Type"] == "text/markdown"
    assert found.get_payload() == (ROOT / "README.md").read_text()
    runtime = {line.partition(";")[0] for line in found.get_all("Requires-Dist", []) if "extra ==" not in line}
    names = {line.partition("<")[0].partition(">")[0] for line in runtime}
    assert names == {"aiohttp", "attrs", "certifi", "httpx", "msgspec", "python-dateutil", "yarl"}
    assert set(found.get_all("Provides-Extra", [])) >= {"simulator", "testing", "cli", "redis", "otel"}


CALLS = """
import asyncio, json, sys
import podero

async def main():
    async with podero.PoderoClient() as client:
        client.users, client.heat_pumps
        body = podero.models.HeatPumpInput(comment="from a wheel")
        before = set(sys.modules)
        users = await client.users.list()
        owner = next(user for user in users if user.num_heat_pumps)
        pumps = await client.heat_pumps.list(owner.id)
        pump = await client.heat_pumps.update(owner.id, pumps[0].id, body)
        late = set(sys.modules) - before
    return {
        "file": podero.__file__,
        "version": podero.__version__,
        "users": len(users),
        "comment": pump.comment,
        "late": sorted(late),
        "modules": sorted(sys.modules),
    }

print(json.dumps(asyncio.run(main())))
"""


async def test_the_installed_wheel_makes_calls_without_any_extra(built: Built, installed: Path, tmp_path: Path) -> None:
    async with Simulator(users=1, seed=7) as sim:
        environment = {
            "PODERO_CLIENT_ID": sim.client_id,
            "PODERO_CLIENT_SECRET": sim.client_secret,
            "PODERO_ORG_ID": sim.org_id,
            "PODERO_BASE_URL": sim.base_url,
        }
        # Warnings are errors there too: what a user's own strict tests would see.
        output = await asyncio.to_thread(
            run, installed, "-I", "-W", "error", "-X", "dev", "-c", CALLS, cwd=tmp_path, **environment
        )
        found = json.loads(output)
        [pump] = [device for device in sim.world.devices.values() if device.kind.code == "hp"]

    assert Path(found["file"]).is_relative_to(installed.parents[1])
    assert found["version"] == metadata(built)["Version"]
    assert (found["users"], found["comment"]) == (2, "from a wheel")
    assert pump.settings["comment"] == "from a wheel"
    # A call imports nothing of ours and nothing slow: an event loop would stand still meanwhile.
    ours = ("podero", "aiohttp", "httpx", "msgspec", "attr")
    assert [name for name in found["late"] if name.startswith(ours)] == []
    assert {"starlette", "uvicorn", "rich", "typer", "redis", "opentelemetry", "pydantic", "pip"}.isdisjoint(
        found["modules"]
    )


def test_the_environment_holds_the_declared_dependencies_only(installed: Path, tmp_path: Path) -> None:
    script = "import importlib.metadata as m, json; print(json.dumps([d.name.lower() for d in m.distributions()]))"
    names = set(json.loads(run(installed, "-I", "-c", script, cwd=tmp_path)))
    assert "podero-client" in names
    assert {"pytest", "starlette", "pydantic", "openapi-python-client", "rich"}.isdisjoint(names)


@pytest.mark.parametrize(
    "program",
    [
        "import podero.cli; podero.cli.main()",
        "import podero.simulator",
        "import podero.testing.strategies",
    ],
)
def test_without_its_extra_a_part_says_what_to_install(installed: Path, tmp_path: Path, program: str) -> None:
    script = f"try:\n    {program}\nexcept (ImportError, SystemExit) as error:\n    print(error)"
    assert "such as pip install '.[" in run(installed, "-I", "-c", script, cwd=tmp_path)


def test_stub_and_builders_need_no_extra(installed: Path, tmp_path: Path) -> None:
    script = """
import asyncio
from podero import models
from podero.testing import Stub, build

async def main():
    with Stub() as stub:
        stub.expect("users.list").respond([build(models.UserOutput, email="toni@example.com")])
        async with stub.client() as podero:
            print((await podero.users.list())[0].email)

asyncio.run(main())
"""
    assert run(installed, "-I", "-W", "error", "-c", script, cwd=tmp_path) == "toni@example.com\n"


def test_the_simulator_of_the_wheel_finds_its_own_document(built: Built, tmp_path: Path) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        wheel.extractall(tmp_path)
    script = """
import sys
sys.path.insert(0, sys.argv[1])
import json, podero, podero_client
from podero.simulator import Simulator
from podero._document import pinned_path
print(json.dumps([podero.__file__, podero_client.__file__, str(pinned_path()), len(Simulator(users=1).world.users)]))
"""
    *files, users = json.loads(run(sys.executable, "-I", "-c", script, tmp_path, cwd=tmp_path))
    assert all(Path(file).is_relative_to(tmp_path) for file in files), files
    assert users == 2
    assert Path(files[2]).name == "openapi.json"


def test_the_generated_package_records_its_document() -> None:
    import podero_client

    content = (ROOT / "openapi.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() == podero_client.SPEC_SHA256
    assert json.loads(content)["info"]["version"] == podero_client.SPEC_VERSION
