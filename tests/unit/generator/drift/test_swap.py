"""Several files and folders are exchanged together or not at all."""

import signal

import pytest

from generator.drift import swap as module
from generator.drift.swap import recover, staging, swap
from generator.errors import GenerationError
from generator.replace import alone


@pytest.fixture
def place(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("old")
    (tmp_path / "file").write_text("old")
    folder = staging(tmp_path)
    (folder / "folder").mkdir()
    for name in ("folder/file", "file", "added"):
        (folder / name).write_text("new")
    return tmp_path


def state(place):
    return {path.relative_to(place).as_posix(): path.read_text() for path in place.rglob("*") if path.is_file()}


OLD = {"folder/file": "old", "file": "old"}
NEW = {"folder/file": "new", "file": "new", "added": "new"}


def test_all_of_it_is_exchanged(place):
    swap(place, ["folder", "file", "added"])
    assert state(place) == NEW
    assert not recover(place)
    assert state(place) == NEW


@pytest.mark.parametrize("calls", [0, 1])
def test_what_fails_half_way_is_taken_back(place, calls, monkeypatch):
    real, seen = module.exchange, []

    def fail(one, other):
        seen.append(one)
        if len(seen) == calls + 1:
            raise GenerationError("no")
        real(one, other)

    monkeypatch.setattr(module, "exchange", fail)
    with pytest.raises(GenerationError, match="no"):
        swap(place, ["added", "folder", "file"])
    assert state(place) == OLD


def test_something_that_does_not_stand_ready_changes_nothing(place):
    with pytest.raises(FileNotFoundError):
        swap(place, ["file", "absent"])
    assert state(place) == OLD


def test_a_signal_waits_until_all_is_exchanged(place, monkeypatch):
    class Stopped(Exception):
        pass

    def stop(*_):
        raise Stopped

    real = module.exchange

    def interrupted(one, other):
        signal.raise_signal(signal.SIGTERM)
        real(one, other)

    monkeypatch.setattr(module, "exchange", interrupted)
    before = signal.signal(signal.SIGTERM, stop)
    try:
        with pytest.raises(Stopped):
            swap(place, ["folder", "file"])
    finally:
        signal.signal(signal.SIGTERM, before)
    recover(place)
    assert state(place) == {"folder/file": "new", "file": "new"}


def test_what_an_earlier_run_left_is_taken_away(place):
    folder = staging(place)
    assert list(folder.iterdir()) == []
    assert state(place) == OLD


def test_a_run_that_is_not_killed_is_left_alone(place):
    with alone(place):
        assert not recover(place)
        assert (place / ".pin" / "added").exists()
    assert not recover(place)
    assert not (place / ".pin").exists()
