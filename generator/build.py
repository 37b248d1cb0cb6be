"""Runs openapi-python-client on the effective document and finishes what it wrote."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from generator import lock, overlay
from generator.document import read
from generator.errors import GenerationError, Report
from generator.prepare import Prepared, prepare

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGE = "podero_client"
OVERLAYS = ("overlay.yaml", "descriptions.yaml")

HEADER = "# Generated from openapi.json by `make generate`; changes by hand are lost.\n"
"""First line of every generated file."""

OWNED = ("__init__.py", "api", "models")
"""What of the package is generated; the rest is written by hand and left alone."""

_RUFF = ["--isolated", "--no-cache", "--quiet", "--target-version=py311", "--line-length=120"]


def build(
    document: Path, output: Path, report: Report | None = None, *, bare: bool = False, overlays: Sequence[Path] = ()
) -> Path:
    """Generate the package.

    Args:
        document: The API document, JSON.
        output: An empty folder.
        report: Takes warnings, and what is left out.
        bare: Whether to leave the overlays and the lock alone, for the document of another API.
        overlays: Further overlays.

    Returns:
        The package inside of that folder, with the hand-written modules that it needs; its lock is beside it.

    Raises:
        GenerationError: Anything at all is not as it must be.
    """
    prepared = decide(document.read_bytes(), document.name, report, bare=bare, overlays=overlays)
    package = output / PACKAGE
    render(prepared, package)
    _run("ruff", "check", *_RUFF, "--select=I", "--fix", str(package))
    _run("ruff", "format", *_RUFF, str(package))
    for module in package.rglob("*.py"):
        # in place, for a file that is emptied first takes longer here than all the rest of a generation
        with module.open("r+b") as file:
            text = file.read()
            file.seek(0)
            file.write(HEADER.encode() + text)
    shutil.copytree(ROOT / PACKAGE, package, ignore=_generated, dirs_exist_ok=True)
    _verify(output)
    lock.beside(package).write_text(prepared.surface.text(), encoding="utf-8")
    return package


def decide(
    source: bytes, name: str, report: Report | None = None, *, bare: bool = False, overlays: Sequence[Path] = ()
) -> Prepared:
    """Decide what is generated from a document, and write nothing.

    Args:
        source: The document as received.
        name: What to call it in messages.
        report: Takes warnings, and what is left out.
        bare: Whether to leave the overlays and the lock alone, for the document of another API.
        overlays: Further overlays.

    Returns:
        What is generated.

    Raises:
        GenerationError: Nothing can be generated from it.
    """
    files = [*(() if bare else (HERE / file for file in OVERLAYS)), *overlays]
    changes = [(file.name, overlay.read(file)) for file in files]
    locked = lock.Lock() if bare else lock.Lock.read(lock.beside(ROOT / PACKAGE))
    return prepare(read(source, name), source, locked, changes, report)


def _generated(folder: str, names: list[str]) -> set[str]:
    """What of the package is not written by hand."""
    owned = OWNED if Path(folder) == ROOT / PACKAGE else ()
    return {name for name in names if name in owned or name == "__pycache__"}


def render(prepared: Prepared, package: Path) -> None:
    """Print the package: the code as the templates have it, neither formatted nor tried.

    Args:
        prepared: What is generated.
        package: The folder; it is made.

    Raises:
        GenerationError: openapi-python-client left something out.
    """
    config = Config.from_sources(
        ConfigFile.load_from_path(ROOT / "generator-config.yaml"),
        MetaType.NONE,
        document_source=package,  # not read: the document is handed over below
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )
    laid_out = GeneratorData.from_dict(prepared.skeleton, config=config)
    if isinstance(laid_out, GeneratorError):
        raise _refused([laid_out])
    project = Project(openapi=laid_out, config=config, custom_template_path=HERE / "templates")
    cast("dict[str, Any]", project.env.globals)["plans"] = prepared.plans
    with contextlib.redirect_stdout(io.StringIO()):
        errors = project.build()
    if errors:  # warnings are errors too: they stand for something that was left out
        raise _refused(errors)
    for module in package.glob("*.py"):
        if module.name not in OWNED:
            module.unlink()


def _refused(errors: Sequence[GeneratorError]) -> GenerationError:
    """What openapi-python-client says, as one error."""
    lines = [" ".join(filter(None, (error.header, error.detail))) for error in errors]
    return GenerationError("openapi-python-client: " + "\n".join(lines))


def _run(tool: str, *arguments: str) -> None:
    """Run a tool that is installed beside this interpreter, whatever PATH says."""
    done = subprocess.run([Path(sys.executable).parent / tool, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        msg = f"{tool} failed:\n{done.stdout}{done.stderr}"
        raise GenerationError(msg)


def _verify(output: Path) -> None:
    """Build all decoders of the package, in a process that has not loaded another one."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "generator.verify", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=output)  # noqa: S603
    if done.returncode:
        msg = f"the generated package does not work:\n{done.stdout}{done.stderr}"
        raise GenerationError(msg)


__all__ = ["HEADER", "OWNED", "PACKAGE", "ROOT", "build", "decide", "render"]
