"""The lock of everything that is built on first use."""

import subprocess
import sys
import threading

from podero_client._runtime import codec, nodes
from podero_client._runtime.building import Building

HELD = """
import os, sys, threading
from podero_client._runtime import codec
from podero_client._runtime.building import Building

locked = threading.Event()

def hold():
    with Building.lock:
        locked.set()
        threading.Event().wait()

threading.Thread(target=hold, daemon=True).start()
locked.wait()
child = os.fork()
if not child:
    codec.decode(list[int], b"[1]")
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
os._exit(0)
"""


def test_a_forked_child_can_build_decoders_while_its_parent_was_building_one():
    # a process of its own: forking this one would copy whatever threads other tests left
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HELD], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "7", done.stderr


def test_the_lock_is_renewed_as_a_whole(monkeypatch):
    monkeypatch.setattr(Building, "lock", held := threading.RLock())
    Building.renew()
    assert Building.lock is not held


def test_there_is_one_lock_for_everything():
    assert nodes.Building is codec.Building is Building


def test_what_is_built_needs_something_else_that_is_built():
    with Building.lock, Building.lock:
        assert codec.decode(list[dict[str, int]], b'[{"a":1}]') == [{"a": 1}]
