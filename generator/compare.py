"""Compares two folders byte by byte, in words that say what to look at."""

import difflib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

_LINES = 40


def differences(generated: Path, committed: Path, entries: Iterable[str]) -> list[str]:
    """What differs between two packages.

    Args:
        generated: The new one.
        committed: The one that should be the same.
        entries: Files and folders of both to look at.

    Returns:
        Lines to show; none when both hold the same bytes.
    """
    new, old = (_files(folder, entries) for folder in (generated, committed))
    lines = [f"missing: {name}" for name in sorted(new - old)]
    lines += [f"not generated: {name}" for name in sorted(old - new)]
    for name in sorted(new & old):
        wanted, found = (generated / name).read_bytes(), (committed / name).read_bytes()
        if wanted != found:
            texts = (found.decode(errors="replace").splitlines(), wanted.decode(errors="replace").splitlines())
            diff = difflib.unified_diff(*texts, f"committed/{name}", f"generated/{name}", lineterm="")
            lines += [f"differs: {name}", *islice(diff, _LINES)]
    return lines


def _files(folder: Path, entries: Iterable[str]) -> set[str]:
    """Names of all files of some entries, caches left out."""
    return {
        path.relative_to(folder).as_posix()
        for entry in entries
        for path in (folder / entry, *(folder / entry).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


__all__ = ["differences"]
