"""Runs openapi-python-client on the effective document and finishes what it wrote."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

from generator import overlay
from generator.prepare import prepare
from generator.problems import GenerationError

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGE = "podero_client"

_RUFF = ["--isolated", "--no-cache", "--quiet", "--target-version=py311", "--line-length=120"]


def build(document: Path, output: Path) -> Path:
    """Generate the package.

    Args:
        document: The API document, JSON.
        output: An empty folder.

    Returns:
        The package inside of that folder.

    Raises:
        GenerationError: Anything at all is not as it must be.
    """
    source = document.read_bytes()
    patched = json.loads(source)
    for name in ("overlay.yaml", "descriptions.yaml"):
        patched = overlay.apply(patched, overlay.read(HERE / name), name)
    effective = prepare(patched, source)
    effective_path = output / "effective.json"
    effective_path.write_text(json.dumps(effective), encoding="utf-8")
    package = output / PACKAGE
    _render(effective_path, package)
    for module in sorted((HERE / "runtime").glob("*.py")):
        if module.name != "__init__.py":
            shutil.copyfile(module, package / module.name)
    (package / "py.typed").touch()
    _run("ruff", "check", *_RUFF, "--select=I", "--fix", str(package))
    _run("ruff", "format", *_RUFF, str(package))
    _verify(output)
    return package


def _render(document: Path, package: Path) -> None:
    config = Config.from_sources(
        ConfigFile.load_from_path(ROOT / "generator-config.yaml"),
        MetaType.NONE,
        document_source=document,
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )
    with contextlib.redirect_stdout(io.StringIO()):
        errors = generate(config=config, custom_template_path=HERE / "templates")
    if errors:  # warnings are errors too: they stand for something that was left out
        lines = [" ".join(filter(None, (error.header, error.detail))) for error in errors]
        raise GenerationError("openapi-python-client: " + "\n".join(lines))


def _run(tool: str, *arguments: str) -> None:
    # the tools installed beside this interpreter, whatever PATH says
    done = subprocess.run([Path(sys.executable).parent / tool, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        msg = f"{tool} failed:\n{done.stdout}{done.stderr}"
        raise GenerationError(msg)


def _verify(output: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "generator.verify", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=output)  # noqa: S603
    if done.returncode:
        msg = f"the generated package does not work:\n{done.stdout}{done.stderr}"
        raise GenerationError(msg)


__all__ = ["PACKAGE", "ROOT", "build"]
