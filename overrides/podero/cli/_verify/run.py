"""One check: calls what only reads, compares, and reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn
from urllib.parse import urlsplit

import attrs

from podero import PoderoClient, RetryPolicy, __version__, errors
from podero.cli._verify.compare import Comparison, Departure
from podero.cli._verify.corpus import NOTEWORTHY, Corpus, Read
from podero.cli._verify.document import Document, ReadOperation
from podero.cli._verify.plain import is_object
from podero.cli._verify.plan import Plan, Step
from podero.cli._verify.privacy import Privacy, shape
from podero.cli._verify.report import Finding, OperationReport, Report
from podero.cli._verify.wire import BudgetSpentError, Exchange, Recorder

MAX_REQUESTS = 200
"""Requests of one check at most, those for tokens included."""

_NO_NEWS = frozenset({401, 403, 408, 425, 429, *range(500, 600)})
"""Statuses that any service may send, and that say nothing about the document."""


@attrs.frozen
class Result:
    """What a check gives.

    Args:
        report: What was found.
        corpus: What came, without anything personal.
        document: What it was compared with.
    """

    report: Report
    corpus: Corpus
    document: Document


async def verify(
    make_client: Callable[..., PoderoClient] = PoderoClient,
    *,
    document: Document | None = None,
    max_requests: int = MAX_REQUESTS,
    known: Iterable[Mapping[str, str]] = (),
    now: datetime | None = None,
    progress: Callable[[str], object] = lambda _: None,
) -> Result:
    """Compare a service with the API document, by reading only.

    Args:
        make_client: Makes the client, which gets hooks and middleware as arguments; by default from ``PODERO_*``.
        document: The API document; the pinned one by default.
        max_requests: Requests at most, those for tokens included; up to 200.
        known: Path parameters that no list of the service has, such as the id of a wallbox.
        now: The end of time series; the current time by default.
        progress: Called with the name of each operation before it is called.

    Raises:
        ValueError: One of `known` is no path parameter of the API, or not of its type; nothing was sent.
        podero.errors.PoderoError: There are no credentials, or the service cannot be reached.
    """
    check = _Check(document or Document(), min(max_requests, MAX_REQUESTS), now or datetime.now(UTC), known)
    recorder = check.recorder
    async with make_client(hooks=[recorder.on_event], attempt_middleware=[recorder.middleware]) as client:
        policy = RetryPolicy(attempts=2, deadline=60)
        await check.run(client.with_options(read_only=True, raise_refusals=False, retry=policy), progress)
        return check.result()


class _Check:
    def __init__(
        self, document: Document, max_requests: int, now: datetime, known: Iterable[Mapping[str, str]]
    ) -> None:
        self._document = document
        self._now = now
        operations = document.read_operations()
        self._plan = Plan(operations, now, known)
        self._reports = {operation.name: OperationReport(operation) for operation in operations}
        self._reads: list[tuple[Read, list[Departure]]] = []
        self._privacy = Privacy(document)
        self.recorder = Recorder(max_requests)

    async def run(self, client: PoderoClient, progress: Callable[[str], object]) -> None:
        while not self.recorder.is_spent and (step := self._plan.next()) is not None:
            progress(step.operation.name)
            await self._take(client, step)

    async def _take(self, client: PoderoClient, step: Step) -> None:
        report = self._reports[step.operation.name]
        exchanges = self.recorder.exchanges
        try:
            path, query = self._plan.path_values(step), self._plan.query(step.operation)
            await client.execute(step.operation.operation, path, query=query)
        except ValueError:
            # an id that cannot be sent: what is wrong with it was reported where it came from
            return
        except errors.ResponseValidationError as error:
            report.refused[error.path] += 1
        except (errors.StatusError, BudgetSpentError):
            pass
        except errors.TransportError as error:
            if not self._reads and not exchanges:
                raise
            report.add(Finding(report.operation.name, "failed", "status", type(error).__name__))
        for exchange in exchanges:
            self._read(step, exchange, report)
        exchanges.clear()

    def _read(self, step: Step, exchange: Exchange, report: OperationReport) -> None:
        report.statuses[exchange.status] += 1
        report.latencies.append(exchange.elapsed)
        comparison, operation = Comparison(self._document), step.operation
        body, is_json = _json(exchange.content)
        departures = comparison.departures
        is_success = exchange.status // 100 == 2
        if exchange.status in operation.responses or is_success:
            # another success than the documented one carries the documented body
            schema = operation.responses.get(exchange.status, next(iter(operation.responses.values())))
            if schema is not None and is_json:
                comparison.run(schema, body)
            elif schema is not None or exchange.content.strip():
                detail = "not expected" if schema is None else "no JSON" if exchange.content.strip() else "empty"
                departures.append(Departure("body", "$", "$", None, detail, ()))
        if exchange.status in _NO_NEWS:
            departures.append(Departure("failed", "$", "status", None, str(exchange.status), ()))
        elif exchange.status not in operation.responses:
            pointer = ("paths", operation.path, "get", "responses")
            departures.append(Departure("unknown_status", "$", "status", None, str(exchange.status), pointer))
        departures += _in_band(operation, body)
        for place, counts in comparison.fields.items():
            known = report.fields.setdefault(place, type(counts)())
            known.update(counts)
        self._privacy.learn(body, comparison.enums)
        places = {departure.path for departure in departures if departure.kind != "decimal"}
        read = Read(operation, exchange, body if is_json else None, comparison.enums, places)
        self._reads.append((read, departures))
        if exchange.status // 100 == 2:
            unknown = {d.value for d in departures if d.kind == "unknown_value" and isinstance(d.value, str)}
            self._plan.learn(step, body, unknown)

    def result(self) -> Result:
        # after the last response, since only then it is known what is personal
        corpus = Corpus(self._document.sha256)
        for read, departures in self._reads:
            self._count(read, departures)
            corpus.add(read, self._privacy)
        for name, reason in self._plan.unreached().items():
            self._reports[name].unreached = reason or self._no_request_left
        for operation in self._reports.values():
            if not (operation.unreached or operation.statuses or operation.findings):
                spent = self.recorder.is_spent
                operation.unreached = self._no_request_left if spent else "no response has a value that can be sent"
        report = Report(
            service=next((_origin(read.exchange.url) for read, _ in self._reads), ""),
            document=self._document.sha256,
            client=__version__,
            began=f"{self._now:%Y-%m-%dT%H:%MZ}",
            requests=self.recorder.requests,
            token_requests=self.recorder.token_requests,
            operations=list(self._reports.values()),
        )
        return Result(report, corpus, self._document)

    @property
    def _no_request_left(self) -> str:
        return f"no request was left for it: {self.recorder.spent}"

    def _count(self, read: Read, departures: Iterable[Departure]) -> None:
        report = self._reports[read.operation.name]
        for departure in departures:
            report.add(self._finding(read.operation, departure))
        headers = {name.lower(): value for name, value in read.exchange.headers.items()}
        for name in NOTEWORTHY:
            if name in headers:
                detail = name
                if name in ("deprecation", "sunset"):
                    detail = f"{name}: {self._privacy.shown_header(headers[name])}"
                report.add(Finding(read.operation.name, "header", "header", detail))

    def _finding(self, operation: ReadOperation, departure: Departure) -> Finding:
        privacy, place, detail, name = self._privacy, departure.place, departure.detail, departure.name
        if departure.kind == "unknown_field":
            name = privacy.shown_name(departure.name)
            place = f"{place.removesuffix(departure.name)}{name}"
        elif departure.kind == "unknown_value":
            detail = privacy.shown_value(departure.value)
        elif departure.kind == "format":
            detail = f"{detail} expected, text like {shape(departure.value)}"
        return Finding(operation.name, departure.kind, place, detail, pointer=departure.pointer, name=name)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _in_band(operation: ReadOperation, body: Any) -> list[Departure]:
    rule = operation.operation.refusal
    if rule is None:
        return []
    value = body
    for name in rule.field.split("."):
        value = value.get(name) if is_object(value) else None
    if not value or (rule.values and value not in rule.values):
        return []
    place = f"$.{rule.field}"
    return [Departure("in_band_error", place, place, value, "set", ())]


def _json(content: bytes) -> tuple[Any, bool]:
    try:
        return json.loads(content, parse_constant=_refuse), True
    except (ValueError, RecursionError):
        return None, False


def _refuse(constant: str) -> NoReturn:
    msg = f"{constant} is no JSON"
    raise ValueError(msg)
