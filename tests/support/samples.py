"""JSON values that fit the API document, and what breaks them; made from the pinned document alone."""

import copy
import pickle
import string
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.support.documents import LOCKED
from tests.support.named import NAMED

DOCUMENT = NAMED
SCHEMAS = DOCUMENT["components"]["schemas"]

MODELS = [name for name in SCHEMAS if name in LOCKED.models]

_SAFE = st.text(string.printable + "äß°€日", max_size=8)
_EXACT = 2**53


def repickled(value):
    """What comes out of pickle."""
    return pickle.loads(pickle.dumps(value))


def extra_of(found):
    """The unknown fields of an object, without making room for them as `additional_properties` does."""
    return getattr(found, "_extra", None)


def model(name):
    """The class of a schema."""
    from podero_client import models

    return getattr(models, name)


def settled(schema):
    """The alternatives of a schema without references, and whether null is one."""
    options, null = [], False
    for option in schema.get("anyOf", [schema]):
        if option.get("type") == "null":
            null = True
            continue
        target = option
        while "$ref" in target or "allOf" in target:
            target = SCHEMAS[(target.get("allOf") or [target])[0]["$ref"].rpartition("/")[2]]
        options.append(target)
    return options, null


def kind(schema):
    """What a schema is, in one word."""
    options, _ = settled(schema)
    types = {option.get("type") for option in options}
    if types == {"number", "string"}:
        return "decimal"
    if len(options) != 1 or types == {None}:
        return "any"
    option = options[0]
    if "enum" in option:
        return "enum"
    if option["type"] == "object":
        return "free" if option.get("additionalProperties") else "object"
    return option.get("format") or option["type"]


def json_values():
    """Anything JSON can carry."""
    leaves = st.none() | st.booleans() | st.integers(-_EXACT, _EXACT) | st.floats(-1e9, 1e9) | _SAFE
    inner = lambda deeper: st.lists(deeper, max_size=2) | st.dictionaries(_SAFE, deeper, max_size=2)  # noqa: E731
    return st.recursive(leaves, inner, max_leaves=3)


@st.composite
def moments(draw):
    """RFC 3339 date-times."""
    offset = draw(st.sampled_from(["Z", "+00:00", "+01:00", "-11:30", "z"]))
    moment = draw(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))  # noqa: DTZ001 - the offset follows
    fraction = draw(st.sampled_from(["", ".5", ".123", ".000001"]))
    return moment.strftime("%Y").zfill(4) + moment.strftime("-%m-%dT%H:%M:%S") + fraction + offset


def values(schema):
    """Values that fit a schema."""
    options, null = settled(schema)
    found = st.one_of(*(_single(option) for option in options))
    if kind(schema) == "decimal":
        found = st.one_of(
            st.integers(-_EXACT, _EXACT), st.floats(-1e9, 1e9), st.decimals(-(10**9), 10**9, places=3).map(str)
        )
    return st.none() | found if null else found


_SCALARS = {
    ("string", "date-time"): moments(),
    ("string", "date"): st.dates().map(str),
    ("string", "time"): st.times().map(str),
    ("string", "uuid"): st.uuids().map(str),
    ("string", None): _SAFE,
    ("boolean", None): st.booleans(),
    ("integer", None): st.integers(-(2**63), 2**63 - 1),
    ("number", None): st.integers(-_EXACT, _EXACT) | st.floats(-1e9, 1e9),
    (None, None): json_values(),
}


def _single(option):
    if "enum" in option:
        return st.sampled_from(option["enum"])
    if option.get("type") == "array":
        return st.lists(values(option["items"]), max_size=2)
    if option.get("type") == "object":
        free = option.get("additionalProperties")
        return st.dictionaries(_SAFE, json_values(), max_size=2) if free else objects(option)
    return _SCALARS[option.get("type"), option.get("format")]


@st.composite
def objects(draw, schema):
    """Objects that fit a schema, with members that it does not know."""
    members = schema.get("properties", {})
    required = schema.get("required", ())
    names = draw(st.sets(st.sampled_from(sorted(members)))) if members else set()
    found = {name: draw(values(inner)) for name, inner in members.items() if name in required or name in names}
    unknown = draw(
        st.dictionaries(st.sampled_from(["new_field", "another-one", "_odd", "x y"]), json_values(), max_size=2)
    )
    return found | unknown


_NORMAL = {
    "decimal": lambda value: Decimal(str(value)),
    "number": float,
    "date-time": lambda value: datetime.fromisoformat(value.upper()).astimezone(UTC),
    "time": time.fromisoformat,
}


def normal(schema, value):
    """A value in the form in which two ways of writing the same are equal."""
    what = kind(schema)
    if value is None or what not in (*_NORMAL, "array", "object"):
        return value
    if what == "array":
        items = settled(schema)[0][0]["items"]
        return [normal(items, item) for item in value]
    if what == "object":
        members = settled(schema)[0][0].get("properties", {})
        return {name: normal(members.get(name, {}), item) for name, item in value.items()}
    return _NORMAL[what](value)


@dataclass
class Break:
    """One thing wrong with a value, and the path that must be reported."""

    value: Any
    path: str
    what: str


_WRONG = {
    "string": [5, True, {}, []],
    "date-time": ["yesterday", "2026-13-01T00:00:00Z", "2026-01-02T03:04:60Z", 5, {}],
    "date": ["yesterday", "2026-02-30", 5],
    "time": ["noon", "25:00:00", 5, []],
    "uuid": ["not-a-uuid", "", 5, []],
    "boolean": ["true", 1, 0, {}],
    "integer": ["5", 1.5, True, {}],
    "number": ["5", True, []],
    "decimal": ["many", True, {}],
    "enum": [5, True, [], {}],
    "object": ["text", 5, [], True],
    "array": ["text", 5, {}, True],
    "free": ["text", 5, [], True],
}


def places(schema, value, path="$"):
    """Every place of a value that a schema types: path, schema, and what to do to change the place."""
    what = kind(schema)
    if value is None:
        return
    if what == "array":
        items = settled(schema)[0][0]["items"]
        for index, item in enumerate(value):
            yield f"{path}[{index}]", items, (value, index)
            yield from places(items, item, f"{path}[{index}]")
    elif what == "object":
        for name, inner in settled(schema)[0][0].get("properties", {}).items():
            if name in value:
                yield f"{path}.{name}", inner, (value, name)
                yield from places(inner, value[name], f"{path}.{name}")


@st.composite
def broken(draw, schema):
    """A value with exactly one thing wrong, or None where a schema can have nothing wrong."""
    holder = {"whole": draw(values(schema))}
    found = list(places(schema, holder["whole"]))
    wrong = [(path, inner, where) for path, inner, where in found if kind(inner) in _WRONG]
    missing = [
        (path, inner, (where[0][where[1]] if where else holder["whole"]), name)
        for path, inner, where in [("$", schema, None), *found]
        if kind(inner) == "object" and (where is None or where[0][where[1]] is not None)
        for name in settled(inner)[0][0].get("required", ())
    ]
    choices = [("wrong", item) for item in wrong] + [("missing", item) for item in missing]
    choices += [("null", item) for item in wrong if not settled(item[1])[1]]
    if holder["whole"] is None or not choices:
        return None
    what, item = draw(st.sampled_from(choices))
    if what == "missing":
        path, _, target, name = item
        del target[name]
        return Break(holder["whole"], path, f"{name} missing")
    path, inner, (target, key) = item
    target[key] = None if what == "null" else copy.deepcopy(draw(st.sampled_from(_WRONG[kind(inner)])))
    return Break(holder["whole"], path, what)


def filled(name):
    """One object of a schema with every member filled, always the same."""
    return _filled({"$ref": f"#/components/schemas/{name}"})


def _filled(schema):
    options, _ = settled(schema)
    option = options[0]
    match kind(schema):
        case "object":
            return {key: _filled(inner) for key, inner in option.get("properties", {}).items()}
        case "array":
            return [_filled(option["items"])]
        case "enum":
            return option["enum"][0]
        case "free":
            return {"any": [1, "x"]}
        case "any":
            return "anything"
    plain = {
        "string": "some text",
        "boolean": True,
        "integer": 42,
        "number": 12.5,
        "decimal": 12.5,
        "date": "2026-01-02",
    }
    special = {
        "date-time": datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=1))).isoformat(),
        "time": "06:00:00",
        "uuid": "7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5d",
    }
    return (plain | special)[kind(schema)]
