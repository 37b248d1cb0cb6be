"""Runs schemathesis against a running simulator and reads what it found."""

import asyncio
import base64
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

PROGRAM = Path(sys.executable).parent / "st"


@attrs.frozen
class Finding:
    """A check that a response did not pass.

    Attributes:
        check: Name of the check.
        operation: Method and path, as the document has them.
        status: Status of the response.
        text: What schemathesis says, then the body.
    """

    check: str
    operation: str
    status: int
    text: str


@attrs.frozen
class Accepted:
    """A kind of finding that is no fault, and why not.

    Attributes:
        check: Name of the check.
        statuses: Statuses that it may have.
        text: A pattern that what is said must hold.
        reason: Why it is no fault.
        operation: A pattern that the operation must hold.
    """

    check: str
    statuses: frozenset[int]
    text: str
    reason: str
    operation: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is of this kind."""
        return (
            finding.check == self.check
            and finding.status in self.statuses
            and re.search(self.text, finding.text) is not None
            and re.search(self.operation, finding.operation) is not None
        )


async def fuzz(
    document: Path, base_url: str, token: str, known: Mapping[str, str], folder: Path, *options: str
) -> tuple[int, list[Finding]]:
    """The number of requests made, and what was found.

    Args:
        document: The document.
        base_url: Where the server listens.
        token: The value of the Authorization header.
        known: Path parameters that exist; every other one is invented.
        folder: For the configuration and the report.
        options: Further options of `st run`.
    """
    config, report = folder / "schemathesis.toml", folder / "report.ndjson"
    config.write_text("[parameters]\n" + "".join(f'"path.{name}" = "{value}"\n' for name, value in known.items()))
    process = await asyncio.create_subprocess_exec(
        PROGRAM, "--config-file", config, "run", document, "--url", base_url, "-H", f"Authorization: {token}",
        "--generation-deterministic", "--no-shrink", "--continue-on-failure", "--no-color",
        "--report", "ndjson", "--report-ndjson-path", report, *options,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder,
    )  # fmt: skip
    told, _ = await process.communicate()
    # 1 says that there are findings
    assert process.returncode in {0, 1}, told.decode()
    recorders = [
        event["ScenarioFinished"]["recorder"]
        for event in map(json.loads, report.read_text().splitlines())
        if "ScenarioFinished" in event
    ]
    sent = sum(len(recorder.get("interactions", {})) for recorder in recorders)
    return sent, [finding for recorder in recorders for finding in _findings(recorder)]


def _findings(recorder: dict[str, Any]) -> Iterator[Finding]:
    for case, checks in recorder.get("checks", {}).items():
        for check in checks:
            if check["status"] != "failure":
                continue
            response = recorder["interactions"][case]["response"]
            body = base64.b64decode((response["content"] or {}).get("$base64", "")).decode(errors="replace")
            failure = check["failure_info"]["failure"]
            yield Finding(check["name"], failure["operation"], response["status_code"], f"{failure['message']}\n{body}")
