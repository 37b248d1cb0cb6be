"""The folder that the site is built from, and checks that the site generator does not make."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

from docs.examples import example_pages
from docs.resource_pages import reference_pages

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "zensical.toml"
INDEX = "SUMMARY.md"
"""Lists the pages of a generated folder for the nav."""

Nav: TypeAlias = "str | list[Nav] | dict[str, Nav]"

_PLACEHOLDER = re.compile(r"^<!-- generated: ([a-z]+) -->$", re.MULTILINE)
_SCRIPT = re.compile(r"\]\(\.\./examples/(\w+)\.py\)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"^(?:Warning|Error): (.*)\n.*\[ (.*?) \]", re.MULTILINE)
_DOCSTRING = re.compile(r"^(?:mkdocstrings|griffe): .*", re.MULTILINE)
_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
}
_FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_CSS_URL = re.compile(r"(?:@import\s+|url\()\s*[\"']?((?:https?:)?//[^\s\"')]+)", re.IGNORECASE)


def prepare(target: Path) -> list[str]:
    """Copy the pages written by hand and generate the others.

    Args:
        target: A folder that is made anew.

    Returns:
        The paths of all pages, relative to the folder.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "docs", target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copy(ROOT / "CHANGELOG.md", target / "changelog.md")
    guides = {path.relative_to(target).as_posix(): _with_pages(path) for path in target.rglob("*.md")}
    reference, parts = reference_pages(guides, sorted((ROOT / "examples").glob("*.py")))
    written = {name: _PLACEHOLDER.sub(lambda match: parts[match[1]], text) for name, text in guides.items()}
    generated = written | reference | example_pages(sorted((ROOT / "examples").glob("*.py")))
    for name, text in generated.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return sorted(path.relative_to(target).as_posix() for path in target.rglob("*.md") if path.name != INDEX)


def _with_pages(page: Path) -> str:
    """The text of a page; what links to a script of the checkout links to its page on the site."""
    text = page.read_text(encoding="utf-8").replace("](../examples)", "](examples/index.md)")
    return _SCRIPT.sub(r"](examples/\1.md)", text)


def nav_problems(pages: list[str], config: Path) -> list[str]:
    """What the nav forgets, and what it has too much.

    Args:
        pages: Paths of all pages.
        config: The configuration of the site; an entry that ends with a slash stands for a generated folder.
    """
    entries = list(_entries(tomllib.loads(config.read_text(encoding="utf-8"))["project"]["nav"]))
    folders = tuple(entry for entry in entries if entry.endswith("/"))
    forgotten = [page for page in pages if page not in entries and not page.startswith(folders)]
    gone = [entry for entry in entries if entry not in folders and entry not in pages]
    return [
        *(f"{page}: not in the nav of {config.name}" for page in forgotten),
        *(f"{config.name}: the nav leads to {entry}, which does not exist" for entry in gone),
    ]


def _entries(nav: Nav) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for below in nav.values() if isinstance(nav, dict) else nav:
            yield from _entries(below)


def render(config: Path) -> list[str]:
    """Run the site generator.

    Args:
        config: The configuration of the site.

    Returns:
        What it complained about: links, anchors and names that lead nowhere, docstrings that do not fit their code.
    """
    zensical = Path(sys.executable).with_name("zensical")
    command = [str(zensical), "build", "--strict", "--clean", "--config-file", str(config)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own tool
    said = _COLOUR.sub("", done.stdout + done.stderr)
    problems = [f"{place}: {problem}" for problem, place in _WARNING.findall(said)] + _DOCSTRING.findall(said)
    return problems or ([said] if done.returncode else [])


def foreign_fetches(site: Path) -> list[str]:
    """What the pages of a site would fetch from another site.

    Args:
        site: A built site.
    """
    found: list[str] = []
    for path in sorted(site.rglob("*.html")):
        parser = _Loads()
        parser.feed(path.read_text(encoding="utf-8"))
        found += [f"{path.relative_to(site)}: fetches {address}" for address in parser.foreign]
    for path in sorted(site.rglob("*.css")):
        addresses = _CSS_URL.findall(path.read_text(encoding="utf-8"))
        found += [f"{path.relative_to(site)}: fetches {address}" for address in addresses]
    return found


class _Loads(HTMLParser):
    """Collects the addresses on other sites that a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get(_LOADED.get(tag, "")) or ""
        if _FOREIGN.match(address) and not (tag == "link" and dict(attrs).get("rel") == "canonical"):
            self.foreign.append(address)
