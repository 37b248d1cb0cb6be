"""Documents that real Django Ninja and FastAPI applications emit: generated, checked for types, called over HTTP."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import lock
from generator.build import PACKAGE, ROOT, build
from generator.errors import Report
from tests.support.documents import PINNED, as_3_0
from tests.support.free_form import free_names

APPS = ROOT / "tests" / "support" / "apps"


def emitted(module: str, expression: str) -> Any:
    """What an application says of itself; in a process of its own, since Django is configured once."""
    script = f"import json; from tests.support.apps.{module} import *; print(json.dumps({expression}, default=str))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout)


SOURCES = {
    "fast": lambda: emitted("fast", "app.openapi()"),
    "ninja": lambda: emitted("ninja_app", "api.get_openapi_schema()"),
    "ninja_1_3": lambda: json.loads((APPS / "documents" / "ninja_1_3.json").read_bytes()),
    "pinned": lambda: PINNED,
}
EXPECTED = {
    "fast": {
        "GET /stream": "text/event-stream can be neither read nor written",
        "GET /redirect": "documents no successful response",
    }
}


class Generated:
    """What a document generates.

    Args:
        document: The document.
        folder: An empty folder.
    """

    def __init__(self, document: Any, folder: Path) -> None:
        self.document = document
        self.folder = folder
        self.report = Report()
        path = folder / "document.json"
        path.write_text(json.dumps(document))
        self.package = build(path, folder, self.report, bare=True)
        self.lock = lock.Lock.read(lock.beside(self.package))


@pytest.fixture(scope="module", params=SOURCES)
def generated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Generated]:
    name = request.param
    return name, Generated(SOURCES[name](), tmp_path_factory.mktemp(name))


def test_nothing_is_left_out_but_what_no_client_can_call(generated: tuple[str, Generated]) -> None:
    name, package = generated
    expected = EXPECTED.get(name, {})
    assert package.report.left_out.keys() == expected.keys()
    for place, reason in expected.items():
        assert reason in package.report.left_out[place].text
    operations = {
        f"{verb.upper()} {path}"
        for path, item in package.document["paths"].items()
        for verb in item
        if verb != "parameters"
    }
    assert len(package.lock.methods) == len(operations - expected.keys())


def test_no_field_is_any_unless_the_document_leaves_it_free(generated: tuple[str, Generated]) -> None:
    _, package = generated
    free = free_names(package.document)
    anything = {
        f"{name}.{field.name or python}"
        for name, fields in package.lock.models.items()
        for python, field in fields.items()
        if "Any" in field.type and (field.name or python) not in free
    }
    assert anything == set()


def test_the_3_0_style_generates_the_same_surface(generated: tuple[str, Generated], tmp_path: Path) -> None:
    _, package = generated
    assert Generated(as_3_0(package.document), tmp_path).lock == package.lock


def test_type_checkers_accept_it(generated: tuple[str, Generated]) -> None:
    _, package = generated
    run("mypy", "--strict", "--no-incremental", "-p", PACKAGE, folder=package.folder)
    (package.folder / "pyrightconfig.json").write_text(
        json.dumps(
            {
                "include": [PACKAGE],
                "typeCheckingMode": "strict",
                "reportUnnecessaryIsInstance": False,
                "pythonVersion": "3.11",
            }
        )
    )
    run("pyright", "--pythonpath", sys.executable, "-p", ".", folder=package.folder)


def test_type_checkers_flag_what_is_deprecated(tmp_path: Path) -> None:
    package = Generated(SOURCES["fast"](), tmp_path)
    (tmp_path / "used.py").write_text(
        "from podero_client.api import Resources\n"
        "from podero_client.models import EverythingOutput\n\n\n"
        "async def use(client: Resources, thing: EverythingOutput) -> None:\n"
        "    await client.responses.get_old()\n"
        "    print(thing.old)\n"
        "    print(thing.mixed)\n"
    )
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"include": ["used.py"], "reportDeprecated": "error", "pythonVersion": "3.11"})
    )
    assert package.package.is_dir()
    mypy = run("mypy", "--strict", "--enable-error-code", "deprecated", "used.py", folder=tmp_path, fails=True)
    pyright = run("pyright", "--pythonpath", sys.executable, "-p", ".", folder=tmp_path, fails=True)
    for told in (mypy, pyright):
        assert [f"used.py:{line}" in told for line in (6, 7, 8)] == [True, True, False], told


@pytest.mark.parametrize("name", ["fast", "ninja"])
def test_every_method_reaches_the_application(name: str, tmp_path: Path) -> None:
    Generated(SOURCES[name](), tmp_path)
    environment = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "overrides")])}
    run(str(APPS / f"call_{name}.py"), folder=tmp_path, environment=environment, script=True)


def run(
    tool: str,
    *arguments: str,
    folder: Path,
    environment: dict[str, str] | None = None,
    fails: bool = False,
    script: bool = False,
) -> str:
    """Run a tool, or a script, in a folder."""
    command = [sys.executable, *([] if script else ["-m"]), tool, *arguments]
    variables = {**os.environ, "PYTHONWARNINGS": "ignore", **(environment or {})}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=variables)
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done.stdout
