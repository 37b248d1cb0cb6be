"""Puts what was generated in the place of what was there, in one step.

The new package is put together beside the old one and the two are exchanged by the file system. A run that is killed
leaves one or the other, never some of both; what it left beside the package, the next run takes away.
"""

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.errors import GenerationError

_AT_FDCWD = -100  # the numbers of linux/fcntl.h and linux/fs.h
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def check_target(target: Path, header: str) -> None:
    """Refuse to replace what no generation made.

    Args:
        target: Where a package is to go.
        header: First line of every generated file.

    Raises:
        GenerationError: It is something other than an empty folder, a generated package, or nothing.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    module = target / "__init__.py"
    if not module.is_file() or not module.read_bytes().startswith(header.encode()):
        msg = f"{target} is neither empty nor a generated package; nothing was written"
        raise GenerationError(msg)


def replace(package: Path, target: Path, owned: Sequence[str]) -> None:
    """Replace the generated part of a package.

    Args:
        package: The new package, complete.
        target: Where it goes. What is there besides `owned` stays; where there is nothing, the whole package goes.
        owned: Files and folders that are generated.

    Raises:
        GenerationError: The file system cannot exchange two folders in one step.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone(target.parent):
        staged = target.parent / f".{target.name}.staged"
        shutil.rmtree(staged, ignore_errors=True)
        if not target.exists() or not any(target.iterdir()):
            shutil.copytree(package, staged)
            staged.rename(target)
            return
        stage(package, target, owned, staged)
        try:
            exchange(staged, target)
        finally:
            shutil.rmtree(staged)


def stage(package: Path, target: Path, owned: Sequence[str], staged: Path) -> None:
    """Put a package together that is to take the place of another.

    Args:
        package: The new package, complete.
        target: The other.
        owned: Files and folders that are generated; the rest is the other's.
        staged: Where it goes; it is made.
    """
    staged.mkdir()
    for name in owned:
        _copy(package / name, staged / name)
    for kept in target.iterdir():
        if kept.name not in (*owned, "__pycache__"):
            _copy(kept, staged / kept.name, link=True)


def replace_file(source: Path, target: Path) -> None:
    """Replace a file in one step.

    Args:
        source: The new one.
        target: Where it goes.
    """
    staged = target.with_name(f".{target.name}.staged")
    shutil.copyfile(source, staged)
    staged.replace(target)


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """Let one run at a time replace something in a folder; a killed one lets go by itself.

    Args:
        folder: The folder.

    Yields:
        When it is this run's turn.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _copy(source: Path, copy: Path, *, link: bool = False) -> None:
    """Copy a file or folder."""
    # a link is the file itself: what somebody writes to it meanwhile is not lost
    copy_file = _link if link else shutil.copy2
    if source.is_dir() and not source.is_symlink():
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, copy, symlinks=True, ignore=ignored, copy_function=copy_file)
    else:
        copy_file(source, copy)


def _link(source: str | Path, copy: str | Path) -> None:
    """Give a file a second name."""
    os.link(source, copy, follow_symlinks=False)


def exchange(one: Path, other: Path) -> None:
    """Exchange two files or folders in one step.

    Args:
        one: The one.
        other: The other, on the same file system.

    Raises:
        GenerationError: The file system cannot.
    """
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*paths, _RENAME_SWAP)
        else:
            failed = library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    except AttributeError:
        failed, reason = True, "the system has no call for it"
    else:
        reason = os.strerror(ctypes.get_errno())
    if failed:
        msg = f"cannot exchange two folders beside {other} in one step ({reason}); generate into an empty --target"
        raise GenerationError(msg)


__all__ = ["alone", "check_target", "exchange", "replace", "replace_file", "stage"]
