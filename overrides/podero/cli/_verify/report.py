"""What a check found, without anything personal."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from typing import Any

import attrs

from podero.cli._verify.document import Pointer, ReadOperation

DEPARTURES = {
    "missing": "a required field is missing",
    "null": "null where the document does not allow it",
    "unknown_field": "a field that the document does not know",
    "unknown_value": "an enum value that the document does not know",
    "unknown_status": "a status that the document does not list",
    "wrong_type": "another type than the document says",
    "format": "a text that is not in the documented format",
    "too_long": "a text that is longer than the document allows",
    "body": "a body that is no JSON, or none where one is documented",
}
"""What the service does that its document does not say."""

NOTES = {
    "decimal": "a decimal, which the document allows as text and as number",
    "in_band_error": "a success that says no",
    "header": "a header worth knowing",
    "failed": "a status that says nothing about the document",
}
"""What the document leaves open."""

KINDS = DEPARTURES | NOTES


@attrs.frozen
class Finding:
    """One departure from the document, or one thing that it leaves open.

    Args:
        operation: Resource and method.
        kind: One of `DEPARTURES` and `NOTES`.
        place: JSON path without indexes, `status` or `header`.
        detail: What came instead; never a personal value.
        count: How often.
        pointer: The schema that would have to change.
        name: The field, where it is about one of an object.
    """

    operation: str
    kind: str
    place: str
    detail: str
    count: int = attrs.field(default=1, eq=False)
    pointer: Pointer = attrs.field(default=(), eq=False, repr=False)
    name: str = attrs.field(default="", eq=False, repr=False)

    @property
    def is_departure(self) -> bool:
        """Whether the document says otherwise."""
        return self.kind in DEPARTURES


@attrs.define
class OperationReport:
    """What one operation did.

    Args:
        operation: The operation.
        statuses: How often each status came.
        latencies: Seconds of each request.
        findings: By what makes them equal.
        fields: How often each documented field was there, null and absent.
        refused: Places at which the client refuses the response.
        unreached: Why it was not called, empty when it was.
    """

    operation: ReadOperation
    statuses: Counter[int] = attrs.field(factory=Counter[int])
    latencies: list[float] = attrs.field(factory=list[float])
    findings: dict[Finding, Finding] = attrs.field(factory=dict[Finding, Finding])
    fields: dict[str, Counter[str]] = attrs.field(factory=dict[str, "Counter[str]"])
    refused: Counter[str] = attrs.field(factory=Counter[str])
    unreached: str = ""

    def add(self, finding: Finding) -> None:
        """Count a finding.

        Args:
            finding: Seen once more.
        """
        known = self.findings.get(finding, attrs.evolve(finding, count=0))
        self.findings[finding] = attrs.evolve(known, count=known.count + finding.count)

    @property
    def never(self) -> list[str]:
        """Documented fields that were in no response."""
        return sorted(place for place, counts in self.fields.items() if set(counts) == {"absent"})

    @property
    def always_null(self) -> list[str]:
        """Documented fields that were null in every response."""
        return sorted(place for place, counts in self.fields.items() if counts["null"] and not counts["present"])

    @property
    def latency(self) -> dict[str, float]:
        """Shortest, median and longest seconds."""
        times = self.latencies
        found = {"min": min(times), "median": statistics.median(times), "max": max(times)} if times else {}
        return {name: round(value, 4) for name, value in found.items()}


@attrs.define
class Report:
    """What a check found.

    Args:
        service: Scheme and host.
        document: SHA-256 of the API document.
        client: Version of this package.
        began: When, UTC.
        requests: Requests to the API.
        token_requests: The most requests for tokens.
        operations: One report for each operation that only reads.
    """

    service: str
    document: str
    client: str
    began: str
    requests: int
    token_requests: int
    operations: list[OperationReport]

    @property
    def findings(self) -> list[Finding]:
        """All of them, by operation."""
        return [finding for operation in self.operations for finding in sorted_findings(operation)]

    @property
    def departures(self) -> list[Finding]:
        """Those about which the document says otherwise."""
        return [finding for finding in self.findings if finding.is_departure]

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON types."""
        return {
            "format": "podero-verify-report/1",
            **{name: getattr(self, name) for name in ("service", "document", "client", "began", "requests")},
            "token_requests_at_most": self.token_requests,
            "departures": len(self.departures),
            "operations": {operation.operation.name: _operation(operation) for operation in self.operations},
        }


def sorted_findings(report: OperationReport) -> list[Finding]:
    """Departures first, then by kind and place.

    Args:
        report: Of one operation.
    """
    return sorted(report.findings.values(), key=lambda f: (not f.is_departure, f.kind, f.place, f.detail))


def _operation(report: OperationReport) -> dict[str, Any]:
    return {
        "path": report.operation.path,
        "unreached": report.unreached or None,
        "statuses": {str(status): count for status, count in sorted(report.statuses.items())},
        "latency_seconds": report.latency,
        "findings": [_finding(finding) for finding in sorted_findings(report)],
        "client_refuses": sorted(report.refused),
        "fields_never_seen": report.never,
        "fields_always_null": report.always_null,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    shown: Iterable[str] = ("kind", "place", "detail", "count")
    return {name: getattr(finding, name) for name in shown}
