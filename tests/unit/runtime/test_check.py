"""The rules that a value in a request must fulfil: what each accepts, and what it says about the rest."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs
import pytest

from podero_client._runtime import check
from podero_client._runtime.enums import OpenEnum
from podero_client._runtime.errors import InvalidRequestError
from podero_client._runtime.model import Model
from podero_client._runtime.types import UNSET, Unset

NAN, INFINITE = float("nan"), float("inf")
MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
VIENNA = ZoneInfo("Europe/Vienna")
ODD = timezone(timedelta(seconds=1))


class NotATime(datetime):
    """As `pandas.NaT`, which is a datetime by type only."""

    def utcoffset(self):
        raise ValueError("NaTType does not support utcoffset")

    def __str__(self):
        return "NaT"


Mode = OpenEnum("Mode", {"ON": "on", "OFF": "off"})


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Part(Model):
    name: str | Unset | None = UNSET
    size: float | Unset | None = UNSET


PART = check.model(Part, name=check.text(max_length=3), size=check.number())

RULES = [
    (check.text(), ["", "x" * 1000], {5: "int given, a str is needed", None: r"None \(JSON null\) is not accepted, a str"}),
    (check.text(min_length=2, max_length=3), ["ab", "abc"], {
        "a": "1 characters, at least 2 are needed", "abcd": "4 characters, at most 3 are accepted",
    }),
    (check.boolean, [True, False], {1: "int given, True or False is needed", "true": "str given", None: "None"}),
    (check.integer(), [0, -5, 10**30], {True: "bool given, an int is needed", 1.5: "float given", "1": "str given"}),
    (check.integer(minimum=1, maximum=9), [1, 9], {
        0: "0 is below the smallest accepted value 1", 10: "10 is above the largest accepted value 9",
    }),
    (check.number(), [0, -1.5, 10**30], {
        True: "bool given, a number is needed", "1": "str given", NAN: "nan cannot be sent, a finite number is needed",
        INFINITE: "inf cannot be sent", None: "None",
    }),
    (check.number(minimum=0.5, maximum=1.5), [0.5, 1, 1.5], {
        0.4: "0.4 is below the smallest accepted value 0.5", 2: "2 is above the largest accepted value 1.5",
    }),
    (check.decimal(), [Decimal("1e400"), Decimal(0)], {
        1.5: "float given, a Decimal, int, float or text of a number is needed",
        Decimal("NaN"): "NaN cannot be sent, a finite number is needed", Decimal("-Infinity"): "-Infinity cannot be sent",
    }),
    (check.decimal(minimum=1, maximum=2), [Decimal(1), Decimal(2)], {
        Decimal("0.5"): "0.5 is below the smallest accepted value 1", Decimal("2.1"): "2.1 is above the largest",
    }),
    (check.aware, [MOMENT], {
        datetime(2026, 1, 2): r"the datetime has no time zone, give one: datetime\(..., tzinfo=UTC\)",  # noqa: DTZ001
        date(2026, 1, 2): "date given, a datetime with a time zone is needed", "2026-01-02": "str given",
        datetime(1890, 1, 1, tzinfo=VIENNA): r"the offset 1:05:21 has seconds, which cannot be sent: use .astimezone\(UTC\)",
        NotATime(1, 1, 1): "NaT given, a datetime with a time zone is needed",
    }),
    (check.day, [date(2026, 1, 2)], {MOMENT: "datetime given, a datetime.date is needed", "2026-01-02": "str given"}),
    (check.time_of_day, [time(6), time(6, tzinfo=UTC)], {
        "06:00": "str given, a datetime.time is needed", time(6, tzinfo=ODD): "the offset 0:00:01 has seconds",
    }),
    (check.identifier, [UUID(int=5), str(UUID(int=5)), str(UUID(int=10**38)).upper()], {
        "x": "this text is no UUID", f"{UUID(int=5)}\n": "this text is", f"urn:uuid:{UUID(int=5)}": "this text is",
        UUID(int=5).hex: "this text is no UUID", 5: "int given",
    }),
    (check.one_of(Mode), [Mode.ON, "off"], {
        "dim": "'dim' is not accepted, use one of: on, off", Mode("dim"): "'dim' is not accepted", 5: "5 is not accepted",
        "x" * 200: "'x{79} is not accepted",
    }),
    (check.items(check.integer(maximum=5)), [[], [1, 5], (2,)], {
        5: "int given, a list is needed", "12": "str given", None: "None",
    }),
    (check.mapping, [{}, {"a": [1, None, {"b": 1.5}]}], {5: "int given, a dict is needed", "x": "str given"}),
    (check.free_form, [None, "x", 5, 1.5, [], {}, Decimal(1), MOMENT, time(6)], {
        NAN: "nan cannot be sent", INFINITE: "inf cannot be sent", Decimal("-Infinity"): "-Infinity cannot be sent",
        datetime(2026, 1, 2): "the datetime has no time zone", time(6, tzinfo=ODD): "the offset",  # noqa: DTZ001
    }),
    (PART, [Part(), Part(name=None), Part(name="abc", size=1.5)], {5: "int given, a Part is needed", None: "None"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "value"), [(rule, value) for rule, accepted, _ in RULES for value in accepted])
def test_what_a_rule_accepts(rule, value):
    rule("made", value)


@pytest.mark.parametrize(
    ("rule", "value", "reason"), [(rule, *case) for rule, _, refused in RULES for case in refused.items()]
)
def test_what_a_rule_refuses(rule, value, reason):
    with pytest.raises(InvalidRequestError, match=rf"^made: {reason}") as caught:
        rule("made", value)
    assert caught.value.field == "made"


@pytest.mark.parametrize(
    ("rule", "value", "field"),
    [
        (check.items(check.integer(maximum=5)), [1, 9], "made[1]"),
        (check.items(check.items(check.boolean)), [[True], [False, 5]], "made[1][1]"),
        (check.mapping, {"a": [1, {"b": NAN}]}, "made.a[1].b"),
        (check.free_form, (1, [INFINITE]), "made[1][0]"),
        (PART, Part(name="abcd"), "made.name"),
        (PART, Part(size=NAN), "made.size"),
        (check.items(PART), [Part(), Part(size=NAN)], "made[1].size"),
    ],
)
def test_a_value_inside_of_another_is_named_with_its_path(rule, value, field):
    with pytest.raises(InvalidRequestError) as caught:
        rule("made", value)
    assert caught.value.field == field


def test_a_value_that_contains_itself_is_refused():
    endless = []
    endless.append(endless)
    for rule, value in ((check.free_form, endless), (check.mapping, {"a": endless})):
        with pytest.raises(InvalidRequestError, match=r"^made: contains itself, or is nested too deeply"):
            rule("made", value)


@pytest.mark.parametrize(
    ("validator", "accepted", "refused"),
    [
        (check.required(check.text()), ["x"], {UNSET: "must be given", None: "None", 5: "int given"}),
        (check.required(check.text(), null=True), ["x", None], {UNSET: "must be given", 5: "int given"}),
        (check.optional(check.text()), ["x", UNSET], {None: "None", 5: "int given"}),
        (check.optional(check.text(), null=True), ["x", UNSET, None], {5: "int given"}),
        (check.nullable(check.text()), ["x", UNSET, None], {5: "int given"}),
    ],
)
def test_whether_a_value_must_be_given_and_may_be_none(validator, accepted, refused):
    for value in accepted:
        validator(None, SimpleNamespace(name="made"), value)
    for value, reason in refused.items():
        with pytest.raises(InvalidRequestError, match=f"^made: {reason}"):
            validator(None, SimpleNamespace(name="made"), value)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (5, Decimal(5)),
        (1.5, Decimal("1.5")),
        ("2.50", Decimal("2.50")),
        (Decimal(1), Decimal(1)),
        (0.1, Decimal("0.1")),
    ],
)
def test_a_decimal_is_made_of_any_number(given, found):
    made = check.to_decimal(given)
    assert (made, type(made), str(made)) == (found, Decimal, str(found))


@pytest.mark.parametrize("given", [None, UNSET, "warm", "", True, []])
def test_what_is_no_number_is_left_for_the_rule_to_refuse(given):
    assert check.to_decimal(given) is given
