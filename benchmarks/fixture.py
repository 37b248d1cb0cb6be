"""Responses of the API with every member filled, made from the pinned document and a fixed seed."""

import json
import random
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "openapi.json"

ORGANIZATION = uuid.UUID(int=1, version=4)
USER = uuid.UUID(int=2, version=4)
INVERTER = uuid.UUID(int=3, version=4)

Schema = dict[str, Any]


class Sampler:
    """Makes values that a schema of the document allows.

    Decimals (`number | string`) are sent as text; date-times alternate between "Z" with milliseconds and an offset with
    microseconds.

    Args:
        seed: The same seed gives the same values.
    """

    def __init__(self, seed: int = 20260101) -> None:
        self._random = random.Random(seed)
        self._schemas: dict[str, Schema] = json.loads(DOCUMENT.read_bytes())["components"]["schemas"]
        self._moments = 0

    def objects(self, name: str, count: int) -> list[dict[str, Any]]:
        """Objects with every member filled.

        Args:
            name: Name of the schema.
            count: How many.

        Returns:
            Plain JSON.
        """
        return [self._value(self._schemas[name]) for _ in range(count)]

    def _value(self, schema: Schema) -> Any:
        if "$ref" in schema:
            return self._value(self._schemas[schema["$ref"].rsplit("/", 1)[1]])
        if choices := [choice for key in ("allOf", "anyOf", "oneOf") for choice in schema.get(key, ())]:
            is_decimal = {"number", "string"} <= {choice.get("type") for choice in choices}
            return self._value({"type": "string", "format": "decimal"} if is_decimal else choices[0])
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        makers: dict[str, Callable[[Schema], Any]] = {
            "object": lambda it: {name: self._value(member) for name, member in it.get("properties", {}).items()},
            "array": lambda it: [self._value(it["items"])],
            "boolean": lambda _: self._random.random() < 0.5,
            "integer": lambda _: self._random.randint(1, 2_000),
            "number": lambda _: round(self._random.uniform(0, 100), 3),
            "string": self._text,
        }
        return makers[schema.get("type", "string")](schema)

    def _text(self, schema: Schema) -> str:
        drawn = self._random
        match schema.get("format"):
            case "uuid":
                return str(uuid.UUID(int=drawn.getrandbits(128), version=4))
            case "date-time":
                self._moments += 1
                day, clock = (
                    f"2026-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}",
                    f"{drawn.randint(10, 23)}:15:30",
                )
                return (
                    f"{day}T{clock}.{drawn.randint(100, 999)}Z" if self._moments % 2 else f"{day}T{clock}.123456+02:00"
                )
            case "date":
                return f"2026-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}"
            case "time":
                return f"{drawn.randint(10, 23)}:15:00"
            case "decimal":
                return f"{drawn.uniform(0, 9_999):.2f}"
        length = min(int(schema.get("maxLength", 18)), drawn.randint(6, 18))
        return "".join(drawn.choices("abcdefghijklmnopqrstuvwxyz ", k=length)).strip() or "text"
