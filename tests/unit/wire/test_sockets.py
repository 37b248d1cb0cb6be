"""A socket object that outlives its descriptor harms nobody who has the number since."""

import asyncio
import gc
import os
import socket
import tempfile
from contextlib import closing

import pytest
import uvloop

from podero._wire.sockets import OwnSocket, socket_factory

KIND = socket.AF_INET, socket.SOCK_STREAM, 0


def test_only_loops_that_close_descriptors_themselves_need_them():
    with closing(asyncio.new_event_loop()) as loop:
        assert socket_factory(loop) is None
    with closing(uvloop.new_event_loop()) as loop:
        make = socket_factory(loop)
    assert make is not None
    with make((*KIND, "", ("127.0.0.1", 1))) as sock:
        assert isinstance(sock, OwnSocket)
        assert (sock.family, sock.type) == KIND[:2]


def test_a_number_that_is_of_another_file_is_left_alone():
    sock = OwnSocket(*KIND)
    number = sock.fileno()
    with tempfile.TemporaryFile() as other:
        os.dup2(other.fileno(), number)
        del sock
        gc.collect()
        assert os.fstat(number).st_ino == os.fstat(other.fileno()).st_ino
        os.close(number)


def test_one_that_was_forgotten_is_closed_and_told():
    sock = OwnSocket(*KIND)
    number = sock.fileno()
    with pytest.warns(ResourceWarning, match="unclosed"):
        del sock
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)


def test_one_that_was_closed_or_could_not_be_opened_goes_in_silence():
    OwnSocket(*KIND).close()
    with pytest.raises(OSError, match="not supported"):
        OwnSocket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_UDP)
    gc.collect()
