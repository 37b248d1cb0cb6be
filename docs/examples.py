"""The pages of the example scripts, and which page shows a call of which operation."""

import ast
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_CALL = re.compile(r"\b(?:podero|client)\.([a-z_]+)\.([a-z_]+)\b")
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def example_pages(scripts: Sequence[Path]) -> dict[str, str]:
    """One page for each script, a page that lists them, and a list of all for the nav.

    Args:
        scripts: Python files whose docstring says what they do and how to run them.

    Returns:
        Path and text of each page.
    """
    pages: dict[str, str] = {}
    entries: list[str] = ["* [Examples](index.md)\n"]
    rows: list[str] = ["# Examples\n\nCI runs each of them against the [simulator](../simulator.md).\n\n"]
    for script in scripts:
        source = script.read_text(encoding="utf-8")
        purpose, _, command = (ast.get_docstring(ast.parse(source)) or script.stem).partition(": ")
        purpose = purpose.removesuffix(".")
        title = script.stem.replace("_", " ").capitalize()
        run = f"```sh\n{command.rstrip('.')}\n```\n\n" if command else ""
        pages[f"examples/{script.stem}.md"] = (
            f'# {title}\n\n{purpose}.\n\n{run}```python title="examples/{script.name}"\n{source}```\n'
        )
        entries.append(f"* [{title}]({script.stem}.md)\n")
        rows.append(f"- [`{script.name}`]({script.stem}.md): {purpose}\n")
    return pages | {"examples/index.md": "".join(rows), "examples/SUMMARY.md": "".join(entries)}


def uses(guides: Mapping[str, str], scripts: Sequence[Path]) -> dict[str, dict[str, str]]:
    """Which pages show a call of an operation.

    Args:
        guides: Path and text of the pages written by hand.
        scripts: The example scripts.

    Returns:
        Name of an operation -> path of a page -> its title.
    """
    found: dict[str, dict[str, str]] = {}
    for script in scripts:
        for resource, method in _CALL.findall(script.read_text(encoding="utf-8")):
            found.setdefault(f"{resource}.{method}", {})[f"examples/{script.stem}.md"] = f"examples/{script.name}"
    for path, text in sorted(guides.items()):
        if path == "index.md":
            continue
        title = text.partition("\n")[0].removeprefix("# ")
        for resource, method in _CALL.findall("".join(_PYTHON.findall(text))):
            found.setdefault(f"{resource}.{method}", {})[path] = title
    return found
