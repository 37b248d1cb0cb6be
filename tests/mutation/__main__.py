"""Plants each fault in a copy of the repository and runs its judges: `python -m tests.mutation [WORD ...]`.

Words choose the faults whose area or path holds one of them. A fault counts as caught when each of its judges fails; the judges must
pass without it. Faults of templates and of the generator are planted before the package is generated.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutation.fault import Fault
from tests.mutation.generated_faults import RUNTIME, TEMPLATES
from tests.mutation.written_faults import CLIENT, SIMULATED
from tests.support.document import ROOT

AREAS = {"templates": TEMPLATES, "runtime": RUNTIME, "client": CLIENT, "simulator": SIMULATED}
LONGEST = 300


class Copy:
    """The committed state of the repository in another folder.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
        # git keeps nothing of the copy; it only takes the changes back
        for command in (
            ["init", "-q"],
            ["add", "-A"],
            ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"],
        ):
            subprocess.run(["git", *command], cwd=folder, check=True)

    @contextmanager
    def planted(self, fault: Fault) -> Iterator[None]:
        """The copy with a fault in it.

        Raises:
            ValueError: The text is not there, or more than once.
        """
        path = self._folder / fault.path
        source = path.read_text()
        if source.count(fault.old) != 1:
            msg = f"{fault.path} holds {fault.old!r} {source.count(fault.old)} times"
            raise ValueError(msg)
        path.write_text(source.replace(fault.old, fault.new))
        try:
            if fault.path.startswith("generator/"):
                self._run("generator")
            yield
        finally:
            subprocess.run(["git", "checkout", "-q", "."], cwd=self._folder, check=True)
            subprocess.run(["git", "clean", "-fdq"], cwd=self._folder, check=True)

    def fails(self, judge: str) -> bool:
        """Whether a test file fails, or hangs."""
        return self._run("pytest", "-q", "-x", "--no-cov", "-p", "no:cacheprovider", judge) not in {0, 5}

    def _run(self, *arguments: str) -> int:
        search = f"{self._folder / 'overrides'}{os.pathsep}{self._folder}"
        environment = os.environ | {"PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-m", *arguments],
                cwd=self._folder,
                env=environment,
                capture_output=True,
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return -1
        return done.returncode


def main(words: list[str]) -> int:
    """Plant the faults, one after the other; 1 when one of them is not caught twice."""
    faults = [(area, fault) for area, found in AREAS.items() for fault in found]
    paths = [word for word in words if word not in AREAS]
    chosen = [
        (area, fault)
        for area, fault in faults
        if not words or area in words or any(word in fault.path for word in paths)
    ]
    began, caught = time.monotonic(), {area: Counter[str]() for area, _ in chosen}
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        judges = sorted({judge for _, fault in chosen for judge in fault.judges})
        failing = [judge for judge in judges if copy.fails(judge)]
        if failing:
            print("these fail without any fault:", *failing, sep="\n  ")
            return 1
        for area, fault in chosen:
            with copy.planted(fault):
                missed = [judge for judge in fault.judges if not copy.fails(judge)]
            caught[area]["both" if not missed else "one" if len(missed) < len(fault.judges) else "none"] += 1
            line = " ".join(fault.new.split())[:60] or f"without {' '.join(fault.old.split())[:50]}"
            verdict = "caught" if not missed else f"MISSED by {', '.join(missed)}"
            print(f"{area:9} {Path(fault.path).name}: {line}: {verdict}", flush=True)
    total = sum(caught.values(), Counter[str]())
    print("\n| area | faults | caught by both | by one | by none |\n|---|---|---|---|---|")
    for area, found in (*caught.items(), ("all", total)):
        print(f"| {area} | {found.total()} | {found['both']} | {found['one']} | {found['none']} |")
    print(f"{(time.monotonic() - began) / 60:.0f} min")
    return int(total["both"] < len(chosen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
