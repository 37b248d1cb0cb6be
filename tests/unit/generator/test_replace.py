"""A generated package is replaced in one step: whenever the run is killed, the old or the new tree stands there."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator import replace as module
from generator.build import HEADER, OWNED, ROOT
from generator.errors import GenerationError
from generator.replace import check_target, replace

KILLED_AT = """
import os, signal, sys
from pathlib import Path

step, package, target = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
WATCHED = ("open", "ctypes.", "os.", "shutil.", "fcntl.")
seen = 0

def watch(event, arguments):
    global seen
    if watching and event.startswith(WATCHED):
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

watching = False
sys.addaudithook(watch)
from generator.replace import replace
watching = True
replace(package, target, ("__init__.py", "api", "models"))
watching = False
print(seen)
"""


def tree(folder):
    """All files of a folder, with what they hold."""
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def package(folder, word):
    """A small generated package."""
    files = {
        "__init__.py": HEADER,
        "api/__init__.py": word,
        f"api/{word}.py": word,
        "models/__init__.py": word,
        f"models/{word}.py": word,
        "_runtime/codec.py": f"by hand, {word}",
        "py.typed": "",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture
def made(tmp_path):
    return package(tmp_path / "made", "new")


@pytest.fixture
def target(tmp_path):
    (tmp_path / "place").mkdir()
    return package(tmp_path / "place" / "target", "old")


def run(*arguments):
    command = [sys.executable, "-c", KILLED_AT, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_only_the_generated_part_is_replaced(made, target):
    (target / "api" / "__pycache__").mkdir()
    (target / "notes.txt").write_text("mine")
    (target / "link").symlink_to("notes.txt")
    replace(made, target, OWNED)
    assert tree(target) == {
        "__init__.py": HEADER,
        "api/__init__.py": "new",
        "api/new.py": "new",
        "models/__init__.py": "new",
        "models/new.py": "new",
        "_runtime/codec.py": "by hand, old",
        "py.typed": "",
        "notes.txt": "mine",
        "link": "mine",
    }
    assert (target / "link").is_symlink()
    assert [path.name for path in target.parent.iterdir()] == ["target"]


@pytest.mark.parametrize("exists", [True, False])
def test_where_there_is_nothing_the_whole_package_goes(made, tmp_path, exists):
    target = tmp_path / "some" / "where"
    if exists:
        target.mkdir(parents=True)
    replace(made, target, OWNED)
    assert tree(target) == tree(made)


def test_a_run_that_is_killed_at_any_step_leaves_the_old_or_the_new_tree(made, target, tmp_path):
    old = tree(target)
    finished = run(0, made, shutil.copytree(target, tmp_path / "other" / "target"))
    new = tree(tmp_path / "other" / "target")
    steps = int(finished.stdout)
    assert steps > 40
    found = []
    for step in range(1, steps + 1):
        place = tmp_path / str(step) / "target"
        shutil.copytree(target, place)
        assert run(step, made, place).returncode == -signal.SIGKILL
        found.append(tree(place))
        # what it left behind is in nobody's way
        replace(made, place, OWNED)
        assert tree(place) == new
        assert [path.name for path in place.parent.iterdir()] == ["target"]
    first_new = found.index(new)
    assert found == [old] * first_new + [new] * (steps - first_new)
    assert 0 < first_new < steps


def test_a_run_that_is_killed_leaves_nothing_or_all_where_there_was_nothing(made, tmp_path):
    steps = int(run(0, made, tmp_path / "whole" / "target").stdout)
    for step in range(1, steps + 1):
        place = tmp_path / str(step) / "target"
        assert run(step, made, place).returncode == -signal.SIGKILL
        assert not place.exists() or tree(place) == tree(made)
        replace(made, place, OWNED)
        assert tree(place) == tree(made)


def test_two_runs_at_once_do_not_meet(tmp_path, target):
    packages = [package(tmp_path / word, word) for word in ("one", "two")]
    stop = threading.Event()
    seen = []

    def look():
        while not stop.is_set():
            names = {path.name for path in (target / "api").iterdir()} if (target / "api").exists() else {"gone"}
            seen.append(tuple(sorted(names - {"__init__.py"})))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        context = multiprocessing.get_context("spawn")
        runs = [context.Process(target=replace, args=(made, target, OWNED)) for made in packages * 2]
        for process in runs:
            process.start()
        for process in runs:
            process.join()
    finally:
        stop.set()
        watcher.join()
    assert [process.exitcode for process in runs] == [0] * 4
    assert ("gone",) not in seen
    assert tree(target)["api/__init__.py"] in ("one", "two")
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_what_is_written_to_a_file_by_hand_meanwhile_is_not_lost(made, target, monkeypatch):
    exchange = module.exchange

    def edit_first(one, other):
        with (target / "_runtime" / "codec.py").open("a") as edited:
            edited.write(", edited")
        exchange(one, other)

    monkeypatch.setattr(module, "exchange", edit_first)
    replace(made, target, OWNED)
    assert (target / "_runtime" / "codec.py").read_text() == "by hand, old, edited"


class NoLibrary:
    """A C library without a call that exchanges folders."""

    def __init__(self, *_arguments, **_keywords):
        pass


class OldSystem(NoLibrary):
    """A C library whose call always fails."""

    def renameat2(self, *_arguments):
        return -1

    renamex_np = renameat2


@pytest.mark.parametrize("library", [NoLibrary, OldSystem])
def test_where_two_folders_cannot_be_exchanged_nothing_is_written(made, target, library, monkeypatch):
    old = tree(target)
    monkeypatch.setattr("ctypes.CDLL", library)
    with pytest.raises(GenerationError, match=r"in one step \(.*\); generate into an empty --target"):
        replace(made, target, OWNED)
    assert tree(target) == old
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_a_folder_that_no_generation_made_is_refused(tmp_path):
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "__init__.py").write_text('"""By hand."""\n')
    for folder in (project, tmp_path / "file", tmp_path / "mine"):
        with pytest.raises(GenerationError, match="neither empty nor a generated package; nothing was written"):
            check_target(folder, HEADER)


def test_a_generated_package_an_empty_folder_and_nothing_are_accepted(tmp_path, target):
    (tmp_path / "empty").mkdir()
    for folder in (target, tmp_path / "empty", tmp_path / "absent", ROOT / "podero_client"):
        check_target(Path(os.path.relpath(folder)), HEADER)
