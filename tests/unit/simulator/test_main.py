"""The command `python -m podero.simulator`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from functools import partial

import httpx
import pytest

from podero.simulator.__main__ import main


def start_command(*arguments):
    command = [sys.executable, "-m", "podero.simulator", "--port", "0", *arguments]
    # A script's background jobs ignore SIGINT, and the child would inherit that.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed)


def test_the_command_prints_how_to_connect_and_stops_on_ctrl_c():
    with start_command("--users", "20", "--seed", "7", "--start", "2026-01-15T09:00:00") as process:
        lines = [process.stdout.readline().strip() for _ in range(6)]
        assert lines[0].startswith("Podero simulator ready on http://127.0.0.1:")
        values = dict(line.split("=", 1) for line in lines[1:5])
        assert lines[5] == f"token endpoint: {values['PODERO_BASE_URL']}/oauth2/token/"
        response = httpx.post(
            lines[5].removeprefix("token endpoint: "),
            auth=(values["PODERO_CLIENT_ID"], values["PODERO_CLIENT_SECRET"]),
            json={"grant_type": "client_credentials"},
            trust_env=False,
        )
        assert response.status_code == 200
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_a_taken_port_is_reported(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["--port", str(taken.getsockname()[1]), "--users", "0"]) == 1
    assert "cannot listen on 127.0.0.1:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "99999"], "'99999' is not a port from 0 to 65535"),
        (["--speed", "-1"], "'-1' is not a number from 0"),
        (["--speed", "nan"], "'nan' is not a number from 0"),
        (["--speed", "fast"], "'fast' is not a number from 0"),
        (["--users", "-3"], "'-3' is not a whole number from 0"),
        (["--start", "soon"], "invalid _moment value: 'soon'"),
    ],
)
def test_a_wrong_option_is_one_line(capsys, arguments, words):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith(words)


@pytest.mark.parametrize("content", [None, "<html>", "[]", "{}", '"x"'])
def test_a_document_that_cannot_be_served_is_one_line(capsys, tmp_path, content):
    document = tmp_path / "document.json"
    if content is not None:
        document.write_text(content)
    assert main(["--document", str(document), "--users", "0", "--port", "0"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cannot serve {document}: ")
