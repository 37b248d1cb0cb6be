"""The base of the ratios: what openapi-python-client makes of the same document with its own templates."""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fixture import DOCUMENT

PACKAGE = "stock_client"
"""Import name of the package."""

VERSION_LABEL = "openapi-python-client, stock"
"""Name in the tables."""


def generate(folder: Path) -> None:
    """Generate the package, its ruff hooks left out: they change the layout of the code only.

    Args:
        folder: Where the package goes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "config.yaml"
    config.write_text("post_hooks: []\n")
    tool = Path(sys.executable).parent / "openapi-python-client"
    command = [
        str(tool), "generate", f"--path={DOCUMENT}", f"--output-path={folder / PACKAGE}", "--meta=none",
        f"--config={config}", "--overwrite",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)


@contextlib.contextmanager
def generated() -> Iterator[Path]:
    """Generate the package for as long as one run of the benchmarks takes.

    Returns:
        The folder to put on `sys.path`.
    """
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name))
        yield Path(name)
