"""The Python examples of README.md and docs/ are well typed, as they would be in the program of a user."""

import ast
import os
import subprocess
import sys
import textwrap

from tests.packaging.test_docs import BLOCK, PAGES, ROOT

NAMES = {
    "podero": "_PoderoClient",
    "user_id": "_UUID",
    "heat_pump_id": "_UUID",
    "electric_vehicle_id": "_UUID",
    "sim": "_Simulator",
}
"""What an example may use without saying where it comes from."""

IMPORTS = (
    "from uuid import UUID as _UUID; from podero import PoderoClient as _PoderoClient; "
    "from podero.simulator import Simulator as _Simulator"
)


def bound(source):
    """The names that an example gives a meaning of its own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name


def module(source, line):
    """An example as the inside of a function, each line at the number that it has on its page."""
    given = ", ".join(f"{name}: {kind}" for name, kind in NAMES.items() if name not in bound(source))
    head = f"{IMPORTS}\nasync def _example({given}) -> None:\n"
    return "\n" * (line - 2) + head + textwrap.indent(source, "    ") + "    pass\n"


def check(files):
    """What mypy says about modules."""
    command = [
        sys.executable, "-m", "mypy", "--config-file=", "--no-error-summary", "--no-incremental",
        "--ignore-missing-imports", "--python-version=3.11", *map(str, files),
    ]  # fmt: skip
    path = os.pathsep.join(map(str, (ROOT / "overrides", ROOT, ROOT / "examples")))
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"MYPYPATH": path}, capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).splitlines()


def test_every_example_is_well_typed(tmp_path):
    files = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start("code"))
            name = "_".join(page.relative_to(ROOT).with_suffix("").parts).replace("-", "_")
            files.append(tmp_path / f"{name}_{line}.py")
            files[-1].write_text(module(block["code"], line), encoding="utf-8")
    assert len(files) > 50
    assert check(files) == []


def test_a_wrong_example_is_found(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text(module("users = await podero.users.list()\nprint(users.email)\n", 10))
    [error] = check([wrong])
    assert error.endswith('wrong.py:12: error: "list[UserOutput]" has no attribute "email"  [attr-defined]')
