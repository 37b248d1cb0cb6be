"""The Python examples of README.md and docs/ run as they stand, against one simulator.

As docs/getting-started.md says, they may use an open client `podero` and the ids of a user, a heat pump and an electric
vehicle; in addition `sim`, a simulator that nobody listens to. A fragment that cannot run has a comment above it that
says why: ``<!-- not run: reason -->``.
"""

import ast
import asyncio
import builtins
import importlib
import inspect
import pkgutil
import re
import types
from pathlib import Path

import pytest

import podero
import podero.testing
from docs import describe, resource_pages, site
from podero import PoderoClient, errors
from podero.simulator import Simulator
from podero_client import api, models

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
    with Simulator(seed=7) as running:
        yield running


@pytest.fixture(scope="module")
def spare():
    return Simulator(seed=7)


@pytest.fixture
def environment(simulator, monkeypatch):
    for name, value in simulator.environ.items():
        monkeypatch.setenv(name, value)


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


PROJECT_PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
NAMED = re.compile(r"`((?:tests|overrides|generator|docs|podero|podero_client|examples)/[\w./-]*\w/?)`")


@pytest.mark.parametrize("page", PROJECT_PAGES, ids=lambda page: page.name)
def test_links_of_the_project_pages_lead_somewhere(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "docs"], ids=lambda page: page.name)
def test_links_of_a_guide_lead_somewhere_in_a_checkout_too(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_links_to_scripts_lead_to_their_pages_on_the_site(pages):
    assert "[`examples/fastapi_service.py`](examples/fastapi_service.md)" in pages["models.md"]
    assert "The [examples](examples/index.md) are" in pages["index.md"]


@pytest.mark.parametrize("page", sorted({*PAGES, *PROJECT_PAGES}), ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_a_page_names_exist(page):
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists() and not (ROOT / "overrides" / name).exists()] == []


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    target = tmp_path_factory.mktemp("build") / "docs"
    site.prepare(target)
    return {path.relative_to(target).as_posix(): path.read_text(encoding="utf-8") for path in target.rglob("*.md")}


def operations():
    """Every operation, found by importing the modules of the generated package."""
    found = {}
    for info in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
        operation = getattr(importlib.import_module(info.name), "OPERATION", None)
        if operation is not None:
            found[operation.name] = operation
    return found


def section(page, anchor):
    """What stands between the heading with an anchor and the next heading of any level."""
    match = re.search(rf"^#+ .*\{{ #{anchor} \}}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    assert match, f"no section {anchor}"
    return match[1]


@pytest.mark.parametrize("name", sorted(operations()))
def test_the_reference_says_of_every_operation_how_it_is_called(name, pages):
    operation = operations()[name]
    resource, method = name.split(".")
    assert hasattr(api.Resources, resource)
    text = section(pages[f"reference/resources/{resource}.md"], method)
    assert f"`{operation.method} {operation.path}`" in text
    assert f"async def {method}(" in text
    retried = re.search(r"Lost response:\*\* \[(\w+)\]", text)[1]
    assert retried == ("retried" if resource_pages.Method(method, None, operation).retry_safe else "raised")
    assert all(f"`{parameter.argument}`" in text for parameter in (*operation.path_parameters, *operation.query))
    assert f"[`{method}`]({resource}.md#{method})" in pages["reference/resources/index.md"]


@pytest.mark.parametrize("name", sorted(models.__all__))
def test_the_reference_describes_every_model_once(name, pages):
    texts = [text for path, text in pages.items() if re.search(rf"\{{ #{name} \}}$", text, re.MULTILINE)]
    assert len(texts) == 1
    kind = getattr(models, name)
    rows = re.findall(r"^\| `(\w+)`", section(texts[0], name), re.MULTILINE)
    names = [member.name for member in kind] if describe.is_enum(kind) else [f.name for f in describe.fields_of(kind)]
    assert rows == names


def test_the_reference_links_to_the_examples_and_guides_that_use_an_operation(pages):
    text = section(pages["reference/resources/electric_vehicles.md"], "trigger_boost")
    assert "[examples/boost.py](../../examples/boost.md)" in text
    assert "[Handle errors](../../errors.md)" in text
    assert "examples/boost.py" in pages["examples/boost.md"]


def test_the_meanings_of_enum_values_are_read_from_prose():
    meanings, rest = describe.meanings_of(
        models.BoostState, "`available`: ready; `requested` and\n`ongoing`:\ncharging. Polled. `other`: not a value."
    )
    assert meanings == {"available": "ready", "requested": "charging", "ongoing": "charging"}
    assert rest == "Polled. `other`: not a value."


def test_every_page_is_in_the_nav_and_every_entry_of_the_nav_is_a_page(pages):
    names = sorted(name for name in pages if not name.endswith(site.INDEX))
    assert site.nav_problems(names, site.CONFIG) == []
    assert site.nav_problems([*names, "stray.md"], site.CONFIG) == ["stray.md: not in the nav of zensical.toml"]
    [gone] = site.nav_problems([name for name in names if name != "errors.md"], site.CONFIG)
    assert "errors.md, which does not exist" in gone


@pytest.fixture
def small_site(tmp_path):
    """A site with the configuration of ours and one page."""
    (tmp_path / "build" / "docs" / "assets").mkdir(parents=True)
    config = re.sub(r"^nav = \[$.*?^\]$", 'nav = ["index.md"]', site.CONFIG.read_text(), flags=re.DOTALL | re.MULTILINE)
    config = config.replace('paths = ["overrides", "."]', f'paths = ["{ROOT}/overrides", "{ROOT}"]')
    (tmp_path / "zensical.toml").write_text(config)

    def render(text):
        (tmp_path / "build" / "docs" / "index.md").write_text(f"# Home\n\n{text}\n")
        return site.render(tmp_path / "zensical.toml")

    return render


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[Home](index.md#home) ::: podero", None),
        ("[gone](gone.md)", "index.md:3:8: page does not exist"),
        ("[gone](#gone)", "index.md:3:9: anchor does not exist"),
        ("[gone][podero.Gone]", "index.md:3:8: unresolved autoref"),
        ("::: podero.Gone", "mkdocstrings: podero.Gone could not be found"),
    ],
)
def test_the_build_refuses_what_leads_nowhere(text, problem, small_site):
    assert small_site(text) == ([] if problem is None else [problem])


def test_what_a_page_would_fetch_from_elsewhere_is_found(tmp_path):
    (tmp_path / "page.html").write_text(
        '<link rel="stylesheet" href="https://fonts.example/a.css"><link rel="icon" href="own.png">'
        '<script src="//cdn.example/b.js"></script><a href="https://example.com/">a link is not fetched</a>'
    )
    (tmp_path / "page.css").write_text("@import 'https://css.example/c.css'; a { src: url(own.woff2) }")
    assert site.foreign_fetches(tmp_path) == [
        "page.html: fetches https://fonts.example/a.css",
        "page.html: fetches //cdn.example/b.js",
        "page.css: fetches https://css.example/c.css",
    ]


def test_the_reference_has_every_error():
    page = (ROOT / "docs/reference/errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^::: podero\.errors\.(\w+)$", page, re.MULTILINE)) == set(errors.__all__)


def test_the_reference_has_every_public_name():
    page = (ROOT / "docs/reference/index.md").read_text(encoding="utf-8")
    page += (ROOT / "docs/reference/events.md").read_text(encoding="utf-8")
    elsewhere = {"UNSET", "Unset", "__version__", "errors", "events", "middleware", "models"}
    assert set(podero.__all__) - set(re.findall(r"^::: podero\.(\w+)$", page, re.MULTILINE)) == elsewhere


def test_the_reference_has_every_name_of_the_tools_for_tests():
    page = (ROOT / "docs/reference/testing.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^::: podero\.testing\.(\w+)", page, re.MULTILINE))
    assert described == set(podero.testing.__all__)
