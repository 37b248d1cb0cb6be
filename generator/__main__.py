"""Command line: `python -m generator` writes `podero_client/`, `python -m generator --check` compares with it.

`python -m generator drift`, `pin` and `propose` are in `generator.drift.command`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from generator import lock
from generator.build import HEADER, OWNED, PACKAGE, ROOT, build
from generator.compare import differences
from generator.drift import command
from generator.drift.swap import recover
from generator.errors import GenerationError, Report
from generator.replace import check_target, replace, replace_file


def main(arguments: list[str] | None = None) -> int:
    """Generate or check.

    Args:
        arguments: The command line, without the program.

    Returns:
        Exit code: 0 when all is well.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] in (["drift"], ["pin"], ["propose"]):
        return command.main(arguments)
    parser = argparse.ArgumentParser(prog="python -m generator", description="openapi.json -> podero_client/")
    parser.add_argument("--check", action="store_true", help="write nothing, compare podero_client/ with it")
    parser.add_argument("--document", type=Path, default=ROOT / "openapi.json", help="the API document")
    parser.add_argument("--target", type=Path, default=ROOT / PACKAGE, help="the package")
    parser.add_argument(
        "--bare", action="store_true", help="without overlays and lock, for the document of another API"
    )
    parser.add_argument("--overlay", type=Path, action="append", default=[], help="a further overlay")
    options = parser.parse_args(arguments)
    target: Path = options.target.resolve()
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        try:
            recover(ROOT)
            check_target(target, HEADER)
            package = build(
                options.document, Path(folder).resolve(), report, bare=options.bare, overlays=options.overlay
            )
            surface = lock.beside(package).replace(lock.beside(package.with_name(target.name)))
            if options.check:
                _print_warnings(report)
                return _check(package, target)
            replace(package, target, OWNED)
            replace_file(surface, lock.beside(target))
            _print_warnings(report)
        except (GenerationError, OSError) as problem:
            _print_warnings(report)
            print(problem, file=sys.stderr)
            return 1
    return 0


def _print_warnings(report: Report) -> None:
    """Say what did not stop the run."""
    for line in report.lines():
        print(line, file=sys.stderr)


def _check(package: Path, target: Path) -> int:
    """Say whether the committed package is what was generated."""
    found = differences(package, target, OWNED)
    found += differences(package.parent, target.parent, [lock.beside(target).name])
    if not found:
        print(f"{target.name}/ is what the document generates")
        return 0
    print("\n".join(found), file=sys.stderr)
    print(f"\n{target.name}/ is not what the document generates; run `make generate` and commit it", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
