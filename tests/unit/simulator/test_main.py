"""The command `python -m podero.simulator`."""

from __future__ import annotations

import inspect
import json
import os
import signal
import socket
import subprocess
import sys
from functools import partial

import httpx
import pytest

from podero.cli._app import app
from podero.simulator import Simulator
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
        (["--start", "0001-01-01"], "start must be in the years 1900 to 2198, not 0001-01-01T00:00:00+00:00"),
        (
            ["--start", "9999-12-31T23:00:00-14:00"],
            "start must be in the years 1900 to 2198, not 9999-12-31T23:00:00-14:00",
        ),
        (["--start", "gestern"], "'gestern' is not a time in ISO 8601, such as 2026-01-15T09:00:00+01:00"),
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


def test_a_number_out_of_range_is_not_blamed_on_the_document(capsys):
    assert main(["--onboarding-seconds", "1e12", "--users", "0", "--port", "0"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("cannot start: onboarding_seconds must be")


@pytest.mark.parametrize(("option", "verb"), [("--replay", "replay"), ("--state", "load")])
@pytest.mark.parametrize("content", [None, "", "bad", "[]", "{}", '{"format": 1}'])
def test_a_file_that_cannot_be_used_is_named(capsys, tmp_path, option, verb, content):
    path = tmp_path / "file.json"
    if content is not None:
        path.write_text(content)
    assert main([option, str(path), "--users", "0", "--port", "0"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"cannot {verb} {path}: ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_stops_cleanly(number):
    with start_command("--users", "0") as process:
        base_url = process.stdout.readline().split()[-1]
        assert httpx.get(f"{base_url}/_simulator/health", trust_env=False).json()["status"] == "ok"
        process.send_signal(number)
        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_a_wrong_response_makes_the_command_fail(monkeypatch, capsys):
    async def fail(*_, **__):
        raise AssertionError("GET /x: the response violates the document")

    monkeypatch.setattr("podero.simulator.__main__._serve", fail)
    assert main(["--users", "0", "--port", "0"]) == 1
    assert capsys.readouterr().err == "GET /x: the response violates the document\n"


def test_steering_can_be_switched_off():
    with start_command("--users", "0", "--no-steering") as process:
        lines = [process.stdout.readline() for _ in range(6)]
        assert not any("_simulator" in line for line in lines)
        assert httpx.get(f"{lines[0].split()[-1]}/_simulator/health", trust_env=False).status_code == 404
        process.terminate()
        assert process.wait(10) == 0


def test_the_command_begins_with_a_saved_state(tmp_path):
    sim = Simulator(seed=7, users=3)
    path = tmp_path / "state.json"
    path.write_text(json.dumps(sim.save()))
    with start_command("--state", str(path), "--strict", "--speed", "0") as process:
        lines = [process.stdout.readline().strip() for _ in range(9)]
        assert f"PODERO_CLIENT_ID={sim.client_id}" in lines
        assert f"a user with every kind of device: {sim.resident_id}" in lines
        process.terminate()
        assert process.wait(10) == 0


def test_the_environment_is_for_eval(capsys):
    assert main(["--print-env", "--seed", "7", "--port", "8080", "--host", "0.0.0.0"]) == 0
    sim = Simulator(seed=7)
    assert capsys.readouterr().out.splitlines() == [
        "export PODERO_BASE_URL=http://127.0.0.1:8080",
        f"export PODERO_ORG_ID={sim.org_id}",
        f"export PODERO_CLIENT_ID={sim.client_id}",
        f"export PODERO_CLIENT_SECRET={sim.client_secret}",
    ]
    with pytest.raises(SystemExit):
        main(["--print-env", "--port", "0"])
    assert "--print-env: needs a --port other than 0" in capsys.readouterr().err


def test_every_option_of_a_simulator_can_be_given(monkeypatch):
    seen = {}

    class Recorder(Simulator):
        def __init__(self, **options):
            seen.update(options)
            super().__init__(**options)

    monkeypatch.setattr("podero.simulator.__main__.Simulator", Recorder)
    assert main(["--print-env"]) == 0
    assert seen.keys() == inspect.signature(Simulator).parameters.keys() - {"clock"}


def test_podero_simulator_takes_the_same_options(capsys):
    with pytest.raises(SystemExit) as caught:
        app(["simulator", "--print-env", "--seed", "7"])
    assert caught.value.code == 0
    assert f"PODERO_CLIENT_SECRET={Simulator(seed=7).client_secret}" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        app(["simulator", "--help"])
    assert capsys.readouterr().out.startswith("usage: podero simulator ")
