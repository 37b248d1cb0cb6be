"""schemathesis as a judge of the simulator: requests that the document allows, and ones that it does not.

A few requests an operation by default; all phases with PODERO_LONG=1 (`make nightly`).
"""

import os
from pathlib import Path

from podero.simulator import Simulator
from tests.support import document
from tests.support.accepted import ACCEPTED
from tests.support.fuzzing import fuzz
from tests.support.simulator import over_http
from tests.support.world import Resident

LONG = bool(os.environ.get("PODERO_LONG"))
OPTIONS = (
    ("--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "10")
    if LONG
    else ("--phases", "fuzzing", "--max-examples", "4")
)


async def test_the_simulator_keeps_the_document(sim: Simulator, resident: Resident, tmp_path: Path) -> None:
    async with over_http(sim) as caller:
        token = caller.http.headers["authorization"]
        sent, findings = await fuzz(document.PATH, sim.base_url, token, resident.places(), tmp_path, *OPTIONS)

    assert sent > 2 * len(document.read().operations)
    assert sim.app.violations == []
    assert [finding for finding in findings if not any(kind.covers(finding) for kind in ACCEPTED)] == []
    if LONG:
        assert [kind.reason for kind in ACCEPTED if not any(map(kind.covers, findings))] == []
