"""The simulator from a shell, without Python: curl orders faults, moves time and reads the journal."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

SHELL = re.compile(r"<!-- shell -->\n\n```sh\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.skipif(
    not (shutil.which("curl") and shutil.which("jq")), reason="needs the programs curl and jq"
)

STEERED = r"""
steer="$PODERO_BASE_URL/_simulator"
api="$PODERO_BASE_URL/api/partners/v2.0"
status() { curl -s -o body.json -w '%{http_code}' "$@"; }

curl --retry 20 --retry-connrefused -fsS "$steer/health" | grep -q '"status":"ok"'
token=$(curl -fsS -u "$PODERO_CLIENT_ID:$PODERO_CLIENT_SECRET" -d grant_type=client_credentials \
  "$PODERO_BASE_URL/oauth2/token/" | jq -r .access_token)
users="$api/org/$PODERO_ORG_ID/users"
ask() { status -H "Authorization: Bearer $token" "$users"; }

test "$(ask)" = 200
curl -fsS "$steer/faults" -d 'match=*/users' -d status=503 -d times=2
test "$(ask)" = 503
test "$(ask)" = 503
test "$(ask)" = 200

curl -fsS "$steer/faults/drift" -d kind=extra_field -d field=colour
test "$(ask)" = 200
grep -q '"colour"' body.json
curl -fsS -X DELETE "$steer/faults"

curl -fsS "$steer/clock/jump" -d to=2026-01-15T12:00:00Z
curl -fsS "$steer/clock/advance" -d seconds=36000 | jq -e '.now == "2026-01-15T22:00:00Z"'
test "$(ask)" = 401

test "$(status "$steer/clock/advance" -d seconds=-1)" = 422
jq -e '.detail | startswith("seconds: ")' body.json

curl -fsS "$steer/journal" > journal.json
jq -e '[.[] | .status] == [200, 200, 503, 503, 200, 200, 401]' journal.json
if grep -q -e "$token" -e "$PODERO_CLIENT_SECRET" journal.json; then exit 1; fi

curl -fsS "$steer/state" > state.json
curl -fsS -X POST "$steer/reset" | jq -e '.now == "2026-01-15T09:00:00Z"'
curl -fsS -X PUT "$steer/state" -T state.json | jq -e '.now == "2026-01-15T22:00:00Z"'
curl -fsS "$steer/" | grep -q '<h2>Houses</h2>'
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def run_shell(script: str, folder: Path, environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-euc", script], capture_output=True, text=True, check=False, timeout=120, cwd=folder, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr


def surroundings() -> dict[str, str]:
    """An environment in which `podero` is the command of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_faults_time_and_journal_with_curl(tmp_path: Path) -> None:
    options = f"--port {free_port()} --seed 7 --speed 0"
    begin = f"""
        podero simulator {options} --start 2026-01-15T09:00:00Z > log &
        trap 'kill $!' EXIT
        eval "$(podero simulator {options} --print-env)"
    """
    run_shell(begin + STEERED, tmp_path, surroundings())


def test_the_shell_example_of_the_docs_runs(tmp_path: Path) -> None:
    [example] = SHELL.findall((ROOT / "docs" / "simulator.md").read_text())
    stop = "\nkill $!\nwait $!\n"
    run_shell(example.replace("8080", str(free_port())) + stop, tmp_path, surroundings())
