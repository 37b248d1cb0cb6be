"""What the lock says of types, units and secrets holds, whatever the document says now."""

import pytest

from generator.keep import keep
from generator.lock import Argument, Field, Lock, Method

DECIMAL = {"anyOf": [{"type": "number"}, {"type": "string"}]}
NULL = {"type": "null"}
LOCK = Lock(
    methods={
        "x.get": Method(
            verb="GET",
            path="/x",
            returns="None",
            arguments={"q_": Argument(type="Decimal", place="query", name="q", secret=True)},
        )
    },
    models={
        "Made": {
            "temperature_": Field(type="list[Decimal] | Decimal | None", name="temp"),
            "power": Field(type="float", unit="kW", secret=True),
        }
    },
)


def kept(**properties):
    document = {"paths": {}, "components": {"schemas": {"Made": {"properties": properties}}}}
    keep(document, LOCK)
    return document["components"]["schemas"]["Made"]["properties"]


@pytest.mark.parametrize(
    ("schema", "changed"),
    [
        ({"type": "string"}, DECIMAL),
        (
            {"type": "number", "minimum": 1, "title": "T"},
            {"anyOf": [{"type": "number", "minimum": 1}, {"type": "string"}], "title": "T"},
        ),
        ({"anyOf": [{"type": "string", "pattern": "x"}, NULL]}, {"anyOf": [*DECIMAL["anyOf"], NULL]}),
        ({"type": "array", "items": {"type": "string"}}, {"type": "array", "items": DECIMAL}),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}},
            {"type": "object", "additionalProperties": DECIMAL},
        ),
        ({"type": "string", "format": "date"}, {"type": "string", "format": "date"}),
        (DECIMAL, DECIMAL),
    ],
)
def test_a_decimal_stays_one(schema, changed):
    assert kept(temp=schema) == {"temp": changed | {"x-podero-python": "temperature_"}}


def test_a_secret_and_a_unit_stay_unless_the_overlay_says_otherwise():
    assert kept(power={"type": "number"})["power"] == {"type": "number", "x-podero-secret": True, "x-podero-unit": "kW"}
    stated = {"type": "number", "x-podero-secret": False, "x-podero-unit": "W"}
    assert kept(power=stated)["power"] == stated


def test_parameters_stay_what_they_were():
    parameters = [
        {"in": "query", "name": "q", "schema": {"type": "string"}},
        {"in": "header", "name": "q", "schema": {}},
    ]
    document = {
        "paths": {"/v7/x": {"parameters": [], "get": {"parameters": parameters}}},
        "components": {"schemas": {}},
    }
    keep(document, LOCK)
    assert [parameter["schema"] for parameter in parameters] == [DECIMAL | {"x-podero-secret": True}, {}]
    assert [parameter.get("x-podero-python") for parameter in parameters] == ["q_", None]
