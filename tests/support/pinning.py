"""A project to pin documents in, and ways to disturb a run."""

import json
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from tests.support.documents import PINNED, ROOT

NAMES = ("openapi.json", "podero_client", "podero_client.lock.json", "CHANGELOG.md")
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Changed\n\n- Something.\n\n## 0.1.0\n"

# stands for a generation, which takes seconds and writes into a temporary folder only
DISTURBED = """
import json, os, shutil, sys
from pathlib import Path

what, step, project, document, built = sys.argv[1], int(sys.argv[2]), *map(Path, sys.argv[3:])
WATCHED = ("open", "ctypes.", "os.", "shutil.", "fcntl.", "subprocess.")
seen = {"events": 0, "swap": 0}
watching = False

def watch(event, arguments):
    if not watching or not event.startswith(WATCHED):
        return
    if what == "full" and not (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    seen["events"] += 1
    if seen["events"] == step and what == "kill":
        os.kill(os.getpid(), 9)
    if step and seen["events"] >= step and what == "full":
        raise OSError(28, "No space left on device", str(arguments[0]))

sys.addaudithook(watch)
from generator.drift import command, pin

def build(document, output, report):
    shutil.copytree(built, output, dirs_exist_ok=True)
    return output / "podero_client"

def swap(*arguments):
    seen["swap"] = seen["events"]
    real(*arguments)

real, pin.swap, pin.build = pin.swap, swap, build
watching = True
code = command.main(["pin", str(document)], project, checks=["true"])
watching = False
print(json.dumps(seen))
sys.exit(code)
"""


def project(folder: Path) -> Path:
    """A project with the pinned document and its package.

    Args:
        folder: Where it goes; it is made.
    """
    folder.mkdir(parents=True)
    for name in NAMES[:3]:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, folder / name)
    (folder / NAMES[3]).write_text(CHANGELOG)
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Everything of a project that a pin may change, and what it left beside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).as_posix().startswith((".git/", ".pin/"))
    }


def grown() -> dict[str, Any]:
    """The pinned document with more in it."""
    document = json.loads(json.dumps(PINNED))
    document["components"]["schemas"]["HeatPumpOutput"]["properties"]["noise_db"] = {"type": "number"}
    document["components"]["schemas"]["PriceZone"]["enum"].append("FR")
    return document


def broken() -> dict[str, Any]:
    """The pinned document with another type for a field."""
    document = json.loads(json.dumps(PINNED))
    document["components"]["schemas"]["HeatPumpOutput"]["properties"]["id"] = {"type": "integer"}
    return document


def disturb(what: str, step: int, folder: Path, document: Path, built: Path) -> subprocess.CompletedProcess[str]:
    """Pin a document and be disturbed.

    Args:
        what: `kill`, or `full` for a disk that has no room.
        step: At which event; 0 for none.
        folder: The project.
        document: The document.
        built: Folder with what it generates.
    """
    command = [sys.executable, "-c", DISTURBED, what, str(step), *map(str, (folder, document, built))]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


class Site:
    """A web server on this machine that always responds the same."""

    def __init__(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.requests: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.requests.append({name.lower(): value for name, value in self.headers.items()})
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/openapi.json"
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


__all__ = ["CHANGELOG", "Site", "broken", "disturb", "grown", "project", "state"]
