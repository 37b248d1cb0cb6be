"""The Python examples of README.md and docs/ run as they stand, against one simulator.

As docs/getting-started.md says, they may use an open client `podero` and the ids of a user, a heat pump and an electric
vehicle; in addition `sim`, a simulator that nobody listens to. A fragment that cannot run has a comment above it that
says why: ``<!-- not run: reason -->``.
"""

import ast
import asyncio
import builtins
import functools
import inspect
import pkgutil
import re
import threading
import types
from pathlib import Path

import pytest

import podero
from podero import PoderoClient, errors
from podero.simulator import Simulator
from podero_client import api

ROOT = Path(__file__).parents[2]
RECORDS = {"api-record.md", "provenance.md"}
PAGES = [ROOT / "README.md", *(page for page in sorted((ROOT / "docs").rglob("*.md")) if page.name not in RECORDS)]
BLOCK = re.compile(
    r"^(?P<marker><!-- not run: (?P<reason>.*?) -->\n\s*)?^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)
SHOWN = re.compile(r"^ *print\(.*\)  # (.+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def examples():
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start("code"))
            name = f"{page.relative_to(ROOT)}:{line + 1}"
            if block["marker"]:
                continue
            # so many empty lines that a traceback names the line of the page
            found.append(pytest.param(name, "\n" * line + block["code"], id=name))
    return found


def compiled(name, source):
    return compile(source, str(ROOT / name.rpartition(":")[0]), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


async def with_client(function):
    async with PoderoClient() as client:
        user = next(user for user in await client.users.list() if user.num_heat_pumps and user.num_electric_vehicles)
        function.__globals__.update(
            podero=client,
            user_id=user.id,
            heat_pump_id=(await client.heat_pumps.list(user.id))[0].id,
            electric_vehicle_id=(await client.electric_vehicles.list(user.id))[0].id,
        )
        await function()


@pytest.fixture(scope="module")
def simulator():
    """A simulator in a thread of its own, since examples may bring their own event loop."""
    ready, done = threading.Event(), threading.Event()
    running = []

    async def serve():
        async with Simulator(seed=7) as simulator:
            running.append(simulator)
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(20), "the simulator did not start"
        yield running[0]
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def spare():
    return Simulator(seed=7)


@pytest.fixture
def environment(simulator, monkeypatch):
    monkeypatch.setenv("PODERO_BASE_URL", simulator.base_url)
    monkeypatch.setenv("PODERO_CLIENT_ID", simulator.client_id)
    monkeypatch.setenv("PODERO_CLIENT_SECRET", simulator.client_secret)
    monkeypatch.setenv("PODERO_ORG_ID", simulator.org_id)


@pytest.mark.parametrize(("name", "source"), examples())
@pytest.mark.usefixtures("environment")
def test_example_runs(name, source, spare, capsys):
    code = compiled(name, source)
    names = {"__name__": "__main__", "__builtins__": builtins, "sim": spare}
    function = types.FunctionType(code, names)
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(with_client(function))
    else:
        function()
    shown = ".*".join(re.escape(comment).replace(r"\.\.\.", ".*") for comment in SHOWN.findall(source))
    assert re.search(shown, capsys.readouterr().out, re.DOTALL), "the comments behind print() say something else"


def test_what_is_not_run_says_why_and_is_python():
    skipped = [block for page in PAGES for block in BLOCK.finditer(page.read_text(encoding="utf-8")) if block["marker"]]
    for block in skipped:
        assert block["reason"].strip()
        compiled("skipped:1", block["code"])


def test_every_block_of_the_pages_was_found():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert len(BLOCK.findall(text)) == text.count("```python"), f"{page}: a block is indented or not closed"


def test_the_example_of_the_readme_is_among_those_run():
    assert any(parameter.id.startswith("README.md:") for parameter in examples())


def test_links_of_the_readme_lead_somewhere():
    links = [link for link in LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")) if ":" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_reference_has_every_resource():
    page = (ROOT / "docs/reference/resources.md").read_text(encoding="utf-8")
    resources = {
        f"podero_client.api.{name}.{''.join(part.capitalize() for part in name.split('_'))}"
        for _, name, is_package in pkgutil.iter_modules(api.__path__)
        if is_package
    }
    assert set(re.findall(r"^::: (\S+)$", page, re.MULTILINE)) == resources
    assert all(isinstance(getattr(api.Resources, name.split(".")[2]), functools.cached_property) for name in resources)


def test_the_reference_has_every_error():
    page = (ROOT / "docs/reference/errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^::: podero\.errors\.(\w+)$", page, re.MULTILINE)) == set(errors.__all__)


def test_the_reference_has_every_public_name():
    page = (ROOT / "docs/reference/index.md").read_text(encoding="utf-8")
    page += (ROOT / "docs/reference/events.md").read_text(encoding="utf-8")
    elsewhere = {"UNSET", "Unset", "__version__", "errors", "events", "models"}
    assert set(podero.__all__) - set(re.findall(r"^::: podero\.(\w+)$", page, re.MULTILINE)) == elsewhere
