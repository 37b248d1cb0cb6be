"""Puts several files and folders in the place of others: all of them, or none.

No file system exchanges several names in one step. So what is new stands ready in a folder beside the old, a journal
says what is to be exchanged, and removing the journal is the one step that decides. A run that is killed before leaves
the old tree, or the journal with which the next run takes back what was exchanged.
"""

import fcntl
import json
import os
import shutil
import signal
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.replace import exchange

_FOLDER = ".pin"
_JOURNAL = "journal.json"
_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def staging(project: Path) -> Path:
    """An empty folder for what is new; one run at a time may ask for it (`replace.alone`).

    Args:
        project: The folder of what it is to replace.

    Returns:
        The folder, on the same file system.
    """
    _take_back(project)
    folder = project / _FOLDER
    folder.mkdir()
    return folder


def swap(project: Path, names: Sequence[str]) -> None:
    """Exchange what stands ready with what has the same name in the project.

    Args:
        project: The project.
        names: What to exchange, or to add where the project does not have it.

    Raises:
        GenerationError: The file system cannot exchange two files in one step.
        OSError: Something else; like then, nothing was exchanged.
    """
    folder = project / _FOLDER
    with _undisturbed():
        try:
            _write(folder / _JOURNAL, json.dumps({name: (folder / name).stat().st_ino for name in names}))
            for name in names:
                if (project / name).exists():
                    exchange(folder / name, project / name)
                else:
                    (folder / name).rename(project / name)
        except BaseException:
            _take_back(project)
            raise
        (folder / _JOURNAL).unlink()
    shutil.rmtree(folder)


def recover(project: Path) -> bool:
    """Take back what a killed run exchanged, and take away what it left; leave a run alone that is not killed.

    Args:
        project: The project.

    Returns:
        Whether there was anything to take back.
    """
    handle = os.open(project, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return _take_back(project)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)


def _take_back(project: Path) -> bool:
    """Take back what was exchanged; whether that was anything."""
    folder = project / _FOLDER
    journal = folder / _JOURNAL
    found = journal.is_file()
    if found:
        for name, inode in json.loads(journal.read_text()).items():
            target = project / name
            if target.exists() and target.stat().st_ino == inode:
                if (folder / name).exists():
                    exchange(folder / name, target)
                else:
                    target.rename(folder / name)
        journal.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    return found


def _write(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all, whatever happens."""
    draft = path.with_suffix(".draft")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)


@contextmanager
def _undisturbed() -> Generator[None]:
    """Let a signal that would end the run wait."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


__all__ = ["recover", "staging", "swap"]
