"""The module in docs/sync.md does what the page says of it, under threads, forks, interrupts and exit."""

import asyncio
import contextvars
import importlib.util
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from podero import errors
from podero.simulator import Simulator
from tests.packaging.conftest import ROOT

MODULE = ROOT / "examples" / "podero_sync.py"
PAGE = ROOT / "docs" / "sync.md"


@pytest.fixture(scope="module")
def simulator():
    with Simulator(seed=7, users=2) as running:
        yield running


@pytest.fixture
def environment(simulator):
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PODERO_")}
    return inherited | simulator.environ | {"PYTHONPATH": str(MODULE.parent)}


@pytest.fixture
def podero(simulator, monkeypatch):
    for name, value in simulator.environ.items():
        monkeypatch.setenv(name, value)
    spec = importlib.util.spec_from_file_location("podero_sync", MODULE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.SyncPodero()
    yield made
    made.close()


def test_the_page_shows_the_module_of_the_examples():
    assert f"```python\n{MODULE.read_text('utf-8')}```\n" in PAGE.read_text("utf-8")


def test_all_threads_share_one_loop_and_one_client(podero):
    seen = set()

    async def ask(api):
        seen.add((id(api), id(asyncio.get_running_loop())))
        return await api.users.list()

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: len(podero.call(ask)), range(64)))
    assert set(found) == {3}
    assert len(seen) == 1


def test_an_error_is_raised_in_the_thread_of_the_caller(podero):
    with pytest.raises(errors.NotFoundError) as caught:
        podero.call(lambda api: api.users.get_by_external_id("nobody"))
    assert caught.value.operation == "users.get_by_external_id"


def test_a_client_that_cannot_be_made_is_told_at_once_and_made_later(podero, simulator, monkeypatch):
    monkeypatch.setenv("PODERO_ORG_ID", "none")
    with pytest.raises(errors.ConfigurationError, match="PODERO_ORG_ID"):
        podero.call(lambda api: api.auth.me())
    monkeypatch.setenv("PODERO_ORG_ID", str(simulator.org_id))
    assert podero.call(lambda api: api.auth.me()).email


def test_context_variables_of_the_caller_are_there(podero):
    variable = contextvars.ContextVar("variable")
    variable.set("of the view")

    async def look(api):
        return variable.get()

    assert podero.call(look) == "of the view"


@pytest.fixture
def interruptible():
    """Background jobs of a script ignore SIGINT."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_of_the_caller_cancels_the_call(podero):
    ended = threading.Event()

    def interrupt():
        while innermost_of_main_thread(3) != ["call", "result", "wait"]:
            os.sched_yield()
        os.kill(os.getpid(), signal.SIGINT)

    async def hang(api):
        try:
            await asyncio.to_thread(interrupt)
            await asyncio.Event().wait()
        finally:
            ended.set()

    with pytest.raises(KeyboardInterrupt):
        podero.call(hang)
    assert ended.wait(20)
    assert podero.call(lambda api: api.auth.me()).email


def innermost_of_main_thread(count):
    """Names of the functions that the main thread is in, the innermost one last."""
    frame, names = sys._current_frames()[threading.main_thread().ident], []
    while frame is not None and len(names) < count:
        names.insert(0, frame.f_code.co_name)
        frame = frame.f_back
    return names


def test_closing_ends_calls_of_other_threads_and_the_next_call_starts_anew(podero, simulator):
    clients = []

    async def read(api):
        await api.users.list()

    async def hang(api):
        clients.append(api)
        await asyncio.Event().wait()

    async def requests(api):
        return api.stats().in_flight

    simulator.faults.inject("*/users", delay=60)
    with ThreadPoolExecutor(2) as threads:
        reading, hanging = threads.submit(podero.call, read), threads.submit(podero.call, hang)
        while not (clients and podero.call(requests)):
            """A round trip through the loop of the client."""
        podero.close()
        with pytest.raises(errors.ClientClosedError):
            reading.result(20)
        with pytest.raises(CancelledError):
            hanging.result(20)
    assert podero.call(lambda api: api.auth.me()).email
    assert podero.call(closed_ones(clients)) == [True]


def closed_ones(clients):
    async def look(api):
        return [client.stats().closed for client in clients]

    return look


def test_a_call_within_a_call_is_refused(podero):
    async def nested(api):
        podero.call(lambda again: again.auth.me())

    with pytest.raises(RuntimeError, match="cannot be called from the event loop thread"):
        podero.call(nested)


# One write for each line: processes that share a pipe would mix them up otherwise.
FORK = """
import os, sys
from podero_sync import SyncPodero

podero = SyncPodero()
if PARENT_FIRST:
    podero.call(lambda api: api.auth.me())
for _ in range(3):
    if os.fork() == 0:
        os.write(1, f"child {podero.call(lambda api: api.auth.me()).email}\\n".encode())
        sys.exit()  # runs the exit handlers, which the child has from its parent
codes = [os.wait()[1] for _ in range(3)]
print(f"parent {podero.call(lambda api: api.auth.me()).email} {codes}")
"""


@pytest.mark.parametrize("parent_first", [True, False])
def test_forked_processes_have_loops_of_their_own(parent_first, environment):
    if parent_first and sys.version_info >= (3, 12):
        environment["PYTHONWARNINGS"] = "ignore:This process:DeprecationWarning"
    done = run(FORK.replace("PARENT_FIRST", str(parent_first)), environment)
    lines = sorted(done.stdout.splitlines())
    assert [line.split()[0] for line in lines] == ["child", "child", "child", "parent"], done.stderr
    assert lines[-1].endswith("[0, 0, 0]")
    assert done.stderr == ""


EXIT = """
from podero_sync import SyncPodero
import threading, asyncio

podero = SyncPodero()
begun = threading.Event()

async def hang(api):
    begun.set()
    await asyncio.Event().wait()

threading.Thread(target=podero.call, args=(hang,), daemon=True).start()
begun.wait()
print(podero.call(lambda api: api.auth.me()).email)
"""


def test_a_script_ends_at_once_although_calls_run(environment):
    done = run(EXIT, environment)
    assert (done.returncode, done.stdout.count("@")) == (0, 1), done.stderr


def run(script, environment):
    return subprocess.run(
        [sys.executable, "-W", "always::ResourceWarning", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
