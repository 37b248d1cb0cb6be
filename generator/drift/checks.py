"""Runs the checks of the project on a copy of it that holds a new document, lock and package."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.errors import GenerationError

CHECKS = ("make", "--no-print-directory", "-o", ".venv/.dev", "check-pin")
"""What a new package must pass before it takes the place of the old one; nothing is installed for it."""

_VENV = ".venv"
_LINES = 60


def run_checks(project: Path, staged: Path, names: Sequence[str], command: Sequence[str] = CHECKS) -> None:
    """Run the checks.

    Args:
        project: The project.
        staged: Where what is new stands ready.
        names: What of it replaces what has the same name in the project.
        command: The checks.

    Raises:
        GenerationError: A check failed.
    """
    print(f"running `{' '.join(command)}` on a copy of the project; this takes minutes", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="podero-pin-") as folder:
        copy = Path(folder).resolve() / "project"
        for name in _files(project):
            if name.split("/")[0] not in names and (project / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(project / name, copy / name)
        for name in names:
            if (staged / name).is_dir():
                shutil.copytree(staged / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(staged / name, copy / name)
        if (project / _VENV).exists():
            (copy / _VENV).symlink_to((project / _VENV).resolve())
        # in front of the path that the editable installation adds
        paths = os.pathsep.join(map(str, (copy, copy / "overrides")))
        environment = os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(  # noqa: S603
            [*command],
            cwd=copy,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-_LINES:])
        msg = f"the new package fails `{' '.join(command)}`:\n{last}"
        raise GenerationError(msg)
    print(f"checks passed: {' '.join(command)}", file=sys.stderr)


def _files(project: Path) -> list[str]:
    """The files of a project that git knows or would take up."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        msg = f"{project} is no git repository, so the checks cannot be run on a copy of it: {done.stderr.strip()}"
        raise GenerationError(msg)
    return [name for name in done.stdout.split("\0") if name]


__all__ = ["CHECKS", "run_checks"]
