"""Compares two folders byte by byte, in words that say what to look at."""

import difflib
from itertools import islice
from pathlib import Path

_LINES = 40


def differences(generated: Path, committed: Path) -> list[str]:
    """What differs between two packages.

    Args:
        generated: The new one.
        committed: The one that should be the same.

    Returns:
        Lines to show; none when both hold the same bytes.
    """
    new, old = _files(generated), _files(committed)
    lines = [f"missing: {name}" for name in sorted(new - old)]
    lines += [f"not generated: {name}" for name in sorted(old - new)]
    for name in sorted(new & old):
        wanted, found = (generated / name).read_bytes(), (committed / name).read_bytes()
        if wanted != found:
            texts = (found.decode(errors="replace").splitlines(), wanted.decode(errors="replace").splitlines())
            diff = difflib.unified_diff(*texts, f"committed/{name}", f"generated/{name}", lineterm="")
            lines += [f"differs: {name}", *islice(diff, _LINES)]
    return lines


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


__all__ = ["differences"]
