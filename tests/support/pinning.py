"""A project to pin documents in, and ways to disturb a run."""

import errno
import functools
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import attrs

from generator.build import decide
from generator.drift import command, pin
from generator.prepare import Prepared
from tests.support.documents import PINNED, ROOT

NAMES = ("openapi.json", "podero_client", "podero_client.lock.json", "CHANGELOG.md")
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Changed\n\n- Something.\n\n## 0.1.0\n"

_WATCHED = ("open", "ctypes.", "os.", "shutil.", "fcntl.", "subprocess.")


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


@attrs.frozen
class Run:
    """A run that was disturbed.

    Args:
        code: Its exit code, negative for the signal that ended it.
        output: What it said.
        events: How many events there were.
        before_exchange: How many of them before the exchange.
    """

    code: int | None
    output: str
    events: int
    before_exchange: int


def disturb(what: str, step: int, folder: Path, document: Path, built: Path) -> Run:
    """Pin a document in another process, and disturb it.

    Args:
        what: `kill`, or `full` for a disk that has no room.
        step: At which event; 0 for none.
        folder: The project.
        document: The document.
        built: Folder with what it generates, since a generation takes seconds and writes into a temporary folder only.
    """
    output, counts = folder.parent / f"{folder.name}.output", folder.parent / f"{folder.name}.counts"
    # forked, since most of the time would go into importing the generator and preparing the pinned document
    _prepared()
    arguments = (what, step, folder, document, built, output, counts)
    process = multiprocessing.get_context("fork").Process(target=_disturbed, args=arguments)
    process.start()
    process.join()
    seen = json.loads(counts.read_text()) if counts.exists() else {"events": 0, "exchange": 0}
    return Run(process.exitcode, output.read_text(), seen["events"], seen["exchange"])


@functools.cache
def _prepared() -> Prepared:
    """What is generated from the pinned document."""
    return decide((ROOT / "openapi.json").read_bytes(), "openapi.json")


def _disturbed(what: str, step: int, folder: Path, document: Path, built: Path, output: Path, counts: Path) -> None:
    """The other process."""
    handle = os.open(output, os.O_CREAT | os.O_WRONLY)
    sys.stdout = sys.stderr = os.fdopen(handle, "w", buffering=1)
    seen = {"events": 0, "exchange": 0}
    watching = True

    def watch(event: str, arguments: Any) -> None:
        if not watching or not event.startswith(_WATCHED):
            return
        if what == "full" and not (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        seen["events"] += 1
        if seen["events"] == step and what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if step and seen["events"] >= step and what == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    def build(_document: Path, target: Path, _report: object) -> Path:
        shutil.copytree(built, target, dirs_exist_ok=True)
        return target / "podero_client"

    exchange = pin.swap

    def swap(*arguments: Any) -> None:
        seen["exchange"] = seen["events"]
        exchange(*arguments)

    pin.build, pin.swap, pin.decide = build, swap, lambda *_: _prepared()
    sys.addaudithook(watch)
    code = command.main(["pin", str(document)], folder, ["true"])
    watching = False
    counts.write_text(json.dumps(seen))
    sys.stdout.flush()
    os._exit(code)


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


__all__ = ["CHANGELOG", "Run", "Site", "broken", "disturb", "grown", "project", "state"]
