"""What leaves: paths that cannot be led astray, queries, headers and bodies."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from urllib.parse import unquote
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs
import pytest

from podero_client._runtime import check
from podero_client._runtime.errors import InvalidRequestError
from podero_client._runtime.operation import Operation, Parameter
from podero_client._runtime.request import Target, render_headers, render_target
from podero_client.api.charging_sessions.list_ import OPERATION as LIST_SESSIONS
from podero_client.api.heat_pumps.get_data import OPERATION as GET_DATA
from podero_client.api.heat_pumps.update import OPERATION as UPDATE
from podero_client.api.inverters.get_data import OPERATION as GET_INVERTER_DATA
from podero_client.api.trading.get_prices import OPERATION as GET_PRICES
from podero_client.api.users.get_by_external_id import OPERATION as BY_EXTERNAL_ID
from podero_client.api.users.list_ import OPERATION as LIST_USERS
from podero_client.models import DataResolution, HeatPumpDataKeyword, PriceZone
from podero_client.types import UNSET

ORGANIZATION = UUID(int=1)


def render_path(operation, values):
    return render_target(operation, values, {}).sent


def render_query(operation, query):
    return render_target(attrs.evolve(operation, path="", path_parameters=()), (), query).sent.removeprefix("?")


ANY_TEXT = Operation(
    name="made.up",
    method="GET",
    path="/x",
    responses={200: None},
    query=(Parameter(name="text", argument="text", type=str),),
)
PREFIX = f"/api/partners/v2.0/org/{ORGANIZATION}/users/by-ext-id/"


@pytest.mark.parametrize(
    "value",
    ["a?b", "a#b", "%2e%2e", "%2F", "ünïcode", "日本", "a b", "a+b", "a;b", "...", "a:b@c", "{user_id}", "\\..\\"],
)
def test_a_path_parameter_reaches_its_operation_with_the_value_intact(value):
    path = render_path(BY_EXTERNAL_ID, (ORGANIZATION, value))
    assert path.startswith(PREFIX)
    rest = path.removeprefix(PREFIX)
    assert rest.isascii()
    assert not set(rest) & set("/?#;\\ {}")
    assert unquote(rest) == value


@pytest.mark.parametrize("value", ["", ".", "..", "a/b", "../users", "a\nb", "a\x00b", "\ud800", None, UNSET, 5, b"x"])
def test_a_path_parameter_that_could_lead_elsewhere_is_refused(value):
    with pytest.raises(InvalidRequestError, match=r"^external_id: "):
        render_path(BY_EXTERNAL_ID, (ORGANIZATION, value))


@pytest.mark.parametrize(
    "value", ["", "..", "1", "not-a-uuid", "urn:uuid:" + str(UUID(int=5)), f"{UUID(int=5)}/..", 5, None]
)
def test_an_id_must_be_a_uuid(value):
    with pytest.raises(InvalidRequestError, match=r"^heat_pump_id: "):
        render_path(UPDATE, (ORGANIZATION, UUID(int=2), value))


def test_the_text_of_a_uuid_is_accepted():
    path = render_path(UPDATE, (ORGANIZATION, str(UUID(int=2)), "7F1C6F0E-7B0A-4C57-9B7B-1F0D2A3B4C5D"))
    assert path == (
        f"/api/partners/v2.0/org/{ORGANIZATION}/users/{UUID(int=2)}/heat-pumps/7f1c6f0e-7b0a-4c57-9b7b-1f0d2a3b4c5d"
    )


def test_the_organization_must_be_known():
    with pytest.raises(InvalidRequestError, match=r"^org_id: must be given"):
        render_path(LIST_USERS, (None,))


def test_a_query_has_what_was_set_in_the_order_of_the_document():
    query = {"offset": UNSET, "limit": 5, "to": date(2026, 1, 31), "from": "2026-01-01"}
    assert render_query(LIST_SESSIONS, query) == "from=2026-01-01&to=2026-01-31&limit=5"
    assert render_query(LIST_SESSIONS, {}) == ""
    assert render_query(LIST_USERS, {"include_deleted": True}) == "include_deleted=true"
    assert render_query(LIST_USERS, {"include_deleted": False}) == "include_deleted=false"


@pytest.mark.parametrize(
    ("moment", "rendered"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05Z"),
        (datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=UTC), "2026-01-02T03:04:05.678000Z"),
        (datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=1))), "2026-01-02T03:00:00%2B01:00"),
        ("2026-01-02T03:04+01:00", "2026-01-02T03:04:00%2B01:00"),
    ],
)
def test_a_date_time_is_sent_with_its_offset(moment, rendered):
    assert render_query(GET_DATA, {"from_datetime": moment}).replace("%3A", ":") == f"from_datetime={rendered}"


@pytest.mark.parametrize("moment", [datetime(2026, 1, 2), "2026-01-02T03:04", "yesterday", date(2026, 1, 2), 5, None])  # noqa: DTZ001
def test_what_is_no_certain_moment_is_refused(moment):
    with pytest.raises(InvalidRequestError, match=r"^from_datetime: "):
        render_query(GET_DATA, {"from_datetime": moment})


def test_none_means_left_out_where_the_document_allows_null():
    assert render_query(GET_INVERTER_DATA, {"from_datetime": None, "to_datetime": None}) == ""


def test_an_enum_is_sent_by_its_value():
    query = {"resolution": DataResolution.HOUR_1}
    assert render_query(GET_INVERTER_DATA, query) == "resolution=1HOUR"
    assert render_query(GET_INVERTER_DATA, {"resolution": "1HOUR"}) == "resolution=1HOUR"
    with pytest.raises(InvalidRequestError, match="resolution: '2HOUR' is not accepted, use one of: 15MIN, 1HOUR"):
        render_query(GET_INVERTER_DATA, {"resolution": "2HOUR"})
    with pytest.raises(InvalidRequestError, match="price_zone"):
        render_query(GET_PRICES, {"price_zone": PriceZone("MARS_1")})


@pytest.mark.parametrize(
    ("operation", "query", "message"),
    [
        (LIST_SESSIONS, {"limit": 0}, "limit: 0 is below the smallest accepted value 1"),
        (LIST_SESSIONS, {"limit": 201}, "limit: 201 is above the largest accepted value 200"),
        (LIST_SESSIONS, {"limit": "5"}, "limit: str given, an int is needed"),
        (LIST_SESSIONS, {"from": datetime(2026, 1, 1, tzinfo=UTC)}, "from_: datetime given, a datetime.date is needed"),
        (LIST_SESSIONS, {"from": "January"}, "from_: 'January' is no date"),
        (LIST_SESSIONS, {"page": 1}, "page: the operation has no such parameter"),
        (LIST_USERS, {"include_deleted": "yes"}, "include_deleted: str given, True or False is needed"),
        (LIST_USERS, {"include_deleted": None}, "include_deleted: None"),
        (GET_DATA, {"keywords": "price,power"}, "keywords: str given, a list is needed"),
        (GET_DATA, {"keywords": ["price", "power"]}, "keywords: 'power' is not accepted, use one of: inlet_temp_act, "),
        (ANY_TEXT, {"text": "\ud800"}, "text: holds characters"),
    ],
)
def test_what_the_document_does_not_accept_is_refused_by_name(operation, query, message):
    with pytest.raises(InvalidRequestError) as caught:
        render_query(operation, query)
    assert str(caught.value).startswith(message)


def test_query_text_cannot_add_parameters():
    assert render_query(ANY_TEXT, {"text": "price&x=1#y +%"}) == "text=price%26x%3D1%23y%20%2B%25"


def test_a_list_is_one_text_where_the_operation_takes_one():
    keywords = [HeatPumpDataKeyword.PRICE, "hot_water_temp"]
    assert render_query(GET_DATA, {"keywords": keywords}) == "keywords=price%2Chot_water_temp"
    assert render_query(GET_DATA, {"keywords": keywords[:1]}) == "keywords=price"


def test_other_kinds_of_parameters():
    kinds = {"number": float, "clock": time, "list": list[str], "text": str}
    operation = Operation(
        name="made.up",
        method="GET",
        path="/x",
        responses={200: None},
        query=tuple(Parameter(name=name, argument=name, type=type_, max_length=3) for name, type_ in kinds.items()),
    )
    query = {"number": 1.5, "clock": time(6, 30), "list": ["a", "b"], "text": "abc"}
    assert render_query(operation, query) == "number=1.5&clock=06%3A30%3A00&list=a&list=b&text=abc"
    for wrong in ({"number": float("nan")}, {"clock": "noon"}, {"list": "ab"}, {"text": "abcd"}):
        with pytest.raises(InvalidRequestError, match=f"^{next(iter(wrong))}: "):
            render_query(operation, wrong)


class Zone(str, Enum):  # noqa: UP042 - the kind whose text form is its name
    AT = "AT"


class Text(str):
    __slots__ = ()

    def __str__(self):
        return "not this"


class Count(int, Enum):
    FIVE = 5


class Float64(float):
    """As of numpy, whose text form is a call."""

    def __repr__(self):
        return f"np.float64({super().__repr__()})"

    __str__ = __repr__


class Stamp(datetime):
    """As a `pandas.Timestamp`, which adds nanoseconds."""

    def isoformat(self, *args, **kwargs):
        return f"{super().isoformat(*args, **kwargs)} and some nanoseconds"


def test_a_value_of_a_subclass_is_sent_as_what_it_is():
    assert render_query(GET_PRICES, {"price_zone": Zone.AT}) == "price_zone=AT"
    assert render_query(LIST_SESSIONS, {"limit": Count.FIVE}) == "limit=5"
    moment = Stamp(2026, 1, 2, tzinfo=UTC)
    assert render_query(GET_DATA, {"from_datetime": moment}) == "from_datetime=2026-01-02T00%3A00%3A00Z"
    assert render_path(BY_EXTERNAL_ID, (ORGANIZATION, Zone.AT)).endswith("/by-ext-id/AT")
    assert render_path(BY_EXTERNAL_ID, (ORGANIZATION, Text("x"))).endswith("/by-ext-id/x")
    parameters = (Parameter(name="number", argument="number", type=float),)
    operation = Operation(name="made.up", method="GET", path="/x", responses={200: None}, query=parameters)
    for value, sent in ((Float64(1.5), "1.5"), (5, "5"), (Count.FIVE, "5")):
        assert render_query(operation, {"number": value}) == f"number={sent}"


@pytest.mark.parametrize(
    "text", ["2026-01-02T03:04:05+01:00:30", datetime(1890, 1, 1, tzinfo=ZoneInfo("Europe/Vienna"))]
)
def test_an_offset_with_seconds_is_refused(text):
    with pytest.raises(InvalidRequestError, match=r"^from_datetime: (the offset .* has seconds|.* is no date-time)"):
        render_query(GET_DATA, {"from_datetime": text})


def test_headers():
    assert render_headers(GET_DATA, {"fill-missing": True}) == [("fill-missing", "true")]
    assert render_headers(GET_DATA, {"fill-missing": UNSET}) == []


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\x00", "ü", "\x7f"])
def test_a_header_cannot_carry_another(value):
    parameter = Parameter(name="x-made", argument="x_made", type=str)
    operation = Operation(name="made.up", method="GET", path="/x", responses={200: None}, headers=(parameter,))
    with pytest.raises(InvalidRequestError, match=r"^x-made: "):
        render_headers(operation, {"x-made": value})


SECRETS = Operation(
    name="made.up",
    method="GET",
    path="/claims/{token}/{id}",
    path_parameters=(
        Parameter(name="token", argument="token", type=str, secret=True),
        Parameter(name="id", argument="id_", type=UUID),
    ),
    query=(
        Parameter(name="secret", argument="secret", type=list[str], secret=True),
        Parameter(name="pin", argument="pin", type=int, secret=True),
        Parameter(name="language", argument="language", type=str),
    ),
    responses={200: None},
)


def test_what_is_secret_is_sent_and_not_shown():
    target = render_target(SECRETS, ("a b", ORGANIZATION), {"language": "de", "secret": ["x&y", ""], "pin": 17})
    assert target.sent == f"/claims/a%20b/{ORGANIZATION}?secret=x%26y&secret=&pin=17&language=de"
    assert target.shown == f"/claims/***/{ORGANIZATION}?secret=***&secret=&pin=***&language=de"
    assert target.secrets == ("a b", "x&y", "17")
    assert "a%20b" not in repr(target)
    assert "x&y" not in repr(target)


def test_without_a_secret_what_is_sent_is_shown():
    path = f"/api/partners/v2.0/org/{ORGANIZATION}/users"
    assert render_target(LIST_USERS, (ORGANIZATION,), {}) == Target(path, path, ())
    assert render_target(LIST_USERS, (ORGANIZATION,), {"include_deleted": UNSET}) == Target(path, path, ())


def test_a_value_that_looks_like_a_parameter_is_not_filled_in():
    assert render_target(SECRETS, ("{id}", ORGANIZATION), {}).sent == f"/claims/%7Bid%7D/{ORGANIZATION}"


def made_up(*parameters, headers=()):
    return Operation(
        name="made.up", method="GET", path="/x", responses={200: None}, query=tuple(parameters), headers=tuple(headers)
    )


@pytest.mark.parametrize(
    ("type_", "more", "value", "rendered"),
    [
        (Decimal, {}, "1.50", "x=1.50"),
        (Decimal, {}, 1e-7, "x=0.0000001"),
        (Decimal, {"minimum": 0}, Decimal(0), "x=0"),
        (int | str, {}, 5, "x=5"),
        (int | str, {}, "a b", "x=a%20b"),
        (bool | int, {}, True, "x=true"),
        (list[int], {"separator": ","}, [1, 2], "x=1%2C2"),
        (list[str], {"separator": "|"}, ["a"], "x=a"),
        (list[int], {"rule": check.items(check.integer(), max_items=2)}, [1, 2], "x=1&x=2"),
        (str, {"rule": check.text(min_length=2)}, "ab", "x=ab"),
    ],
)
def test_a_query_parameter_of_any_type(type_, more, value, rendered):
    operation = made_up(Parameter(name="x", argument="x", type=type_, **more))
    assert render_target(operation, (), {"x": value}).sent == f"/x?{rendered}"


@pytest.mark.parametrize(
    ("type_", "more", "value", "reason"),
    [
        (Decimal, {}, "x", "x: str given, a Decimal"),
        (Decimal, {}, "NaN", "x: NaN cannot be sent"),
        (Decimal, {"maximum": 1}, 2, "x: 2 is above"),
        (int | bool, {}, "a", "x: str given"),
        (list[str], {"separator": ","}, ["a,b"], "x: an item holds ','"),
        (list[int], {"rule": check.items(check.integer(), max_items=1)}, [1, 2], "x: 2 items"),
        (str, {"rule": check.text(min_length=2)}, "a", "x: 1 characters"),
    ],
)
def test_a_query_parameter_that_does_not_fit(type_, more, value, reason):
    operation = made_up(Parameter(name="x", argument="x", type=type_, **more))
    with pytest.raises(InvalidRequestError) as caught:
        render_target(operation, (), {"x": value})
    assert str(caught.value).startswith(reason)


def test_cookies_are_one_header():
    cookies = [Parameter(name=name, argument=name, type=str, cookie=True) for name in ("a", "b", "c")]
    operation = made_up(headers=[Parameter(name="x-made", argument="x_made", type=int), *cookies])
    assert render_headers(operation, {"x-made": 1, "a": "1", "b": "2"}) == [("x-made", "1"), ("Cookie", "a=1; b=2")]
    with pytest.raises(InvalidRequestError, match=r"^a: blanks, quotes"):
        render_headers(operation, {"a": "1; c=2"})
