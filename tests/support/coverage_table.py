"""The table of what the contract tests try: operation, parameter, status. `python -m tests.support.coverage_table` writes it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from podero import UNSET
from tests.support.document import ROOT, Document, Operation, read
from tests.support.generated import Given
from tests.support.notable import Notable

PAGE = ROOT / "docs" / "contract-tests.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"


def distinct(values: list[Any]) -> int:
    """The number of different values."""
    return len({repr(value) for value in values})


def parameters(operation: Operation, calls: list[Given]) -> Iterator[tuple[str, int]]:
    """Every parameter with the number of values that it is sent with."""
    for parameter in operation.parameters:
        name = parameter["name"]
        sent = [getattr(given, parameter["in"]) for given in calls]
        yield name, distinct([values[name] for values in sent if name in values])


def fields(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a JSON value with its path, inner ones and those of items included."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{path}.{name}", inner
            yield from fields(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, f"{path}[]")


def documented_fields(document: Document, schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """The path of every field that a schema names."""
    schema = document.resolve(schema)
    for key in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(key, []):
            yield from documented_fields(document, part, path)
    for name, inner in schema.get("properties", {}).items():
        yield f"{path}.{name}"
        yield from documented_fields(document, inner, f"{path}.{name}")
    if "items" in schema:
        yield from documented_fields(document, schema["items"], f"{path}[]")


def untried_fields(document: Document, schema: dict[str, Any], values: list[Any]) -> set[str]:
    """Fields of a schema that none of the values has."""
    return {*documented_fields(document, schema)} - {path for value in values for path, _ in fields(value)}


def rows(document: Document) -> Iterator[str]:
    """The rows of the table."""
    notable = Notable(document)
    for operation in document.operations:
        calls = notable.calls(operation)
        sent = [f"`{name}` {number}" for name, number in parameters(operation, calls) if name != "org_id"]
        bodies = [given.body for given in calls if given.body is not UNSET]
        if operation.body is not None:
            number = len({*documented_fields(document, operation.body)})
            sent.append(f"body: {distinct(bodies)}, {number} fields")
        received = []
        for code, raw in operation.raw["responses"].items():
            schema = document.schema(raw)
            received.append(f"{code}: {'empty' if schema is None else distinct(notable.values(schema))}")
        path = operation.path.removeprefix("/api/partners/v2.0").replace("/org/{org_id}", "")
        yield f"| `{operation.method} {path}` | {len(calls)} | {', '.join(sent)} | {', '.join(received)} |"


def table(document: Document) -> str:
    """The whole table with its sums."""
    notable = Notable(document)
    calls = sum(len(notable.calls(operation)) for operation in document.operations)
    head = "| Operation | Calls | Values of each parameter and body | Status: values of its response |\n|---|---|---|---|\n"
    return f"{len(document.operations)} operations, {calls} calls.\n\n{head}" + "".join(
        f"{row}\n" for row in rows(document)
    )


def page(text: str, document: Document) -> str:
    """The page with its table renewed."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(document)}\n{END}{after}"


if __name__ == "__main__":
    written = Path(sys.argv[1]) if sys.argv[1:] else PAGE
    written.write_text(page(written.read_text(), read(ROOT / "openapi.json")))
