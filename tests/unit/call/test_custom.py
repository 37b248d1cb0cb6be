"""A path that the API document lacks: sent, retried, redacted and read like any other."""

import datetime as dt
import enum
import json
import traceback
import uuid
from decimal import Decimal

import attrs
import pydantic
import pytest

from podero import RetryPolicy, errors, models
from podero_client.types import UNSET
from tests.support.scripted import ORG, TOKEN, client, respond

ID = uuid.UUID("11111111-1111-4111-8111-111111111111")


@attrs.define
class Thing:
    """What a user might declare for an undocumented response."""

    id: uuid.UUID
    tags: list[str] = attrs.Factory(list)


async def sent(*arguments, **options):
    """The one request of a call."""
    async with client(respond()) as made:
        await made.request(*arguments, **options)
        [request] = made.script.requests
        await request.aread()
    return request


async def refused(*arguments, **options):
    async with client(respond()) as made:
        with pytest.raises(errors.InvalidRequestError) as caught:
            await made.request(*arguments, **options)
        assert made.script.requests == []
    return caught.value


async def test_three_lines_call_an_undocumented_endpoint():
    async with client(respond(200, {"id": str(ID), "tags": ["new"], "more": 1})) as podero:
        thing = await podero.request("GET", "/v3/org/{org_id}/things/{id}", {"id": ID}, response=Thing)

        assert thing == Thing(ID, ["new"])
        [request] = podero.script.requests
        assert str(request.url) == f"https://api.test/v3/org/{ORG}/things/{ID}"
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"


class Colour(enum.Enum):
    RED = 7


async def test_a_plain_enum_in_the_path_is_sent_as_its_value():
    request = await sent("GET", "/things/{colour}", {"colour": Colour.RED}, query={"x": ("a", "b")})

    assert request.url.raw_path == b"/things/7?x=a&x=b"


async def test_values_are_escaped_and_written_as_elsewhere():
    moment = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    query = {
        "at": moment,
        "on": moment.date(),
        "time": moment.time(),
        "flag": True,
        "n": 3,
        "x": 0.5,
        "text": "a&b c",
        "many": [1, 2],
        "zone": models.PriceZone.AT,
        "exact": Decimal("1E+2"),
        "plain": Colour.RED,
        "mixed": (1.5, 2, Decimal("0.30"), Colour.RED),
        "none": None,
        "left_out": UNSET,
        "empty": [],
    }
    request = await sent("GET", "/things/{name}", {"name": "a b?ü"}, query=query)

    assert request.url.raw_path.decode() == (
        "/things/a%20b%3F%C3%BC?at=2026-01-01T12%3A00%3A00Z&on=2026-01-01&time=12%3A00%3A00&flag=true&n=3&x=0.5"
        "&text=a%26b%20c&many=1&many=2&zone=AT&exact=100&plain=7&mixed=1.5&mixed=2&mixed=0.30&mixed=7"
    )


@pytest.mark.parametrize(
    "body", [{"a": [1, None]}, [1, 2], "text", models.CueStateInput(state=models.CueState.SUCCESS)]
)
async def test_a_body_is_a_model_or_plain_data(body):
    request = await sent("POST", "/things", json=body)

    expected = body.to_dict() if isinstance(body, models.CueStateInput) else body
    assert json.loads(request.content) == expected
    assert request.headers["Content-Type"] == "application/json"


async def test_no_body_is_sent_unless_one_is_given():
    assert (await sent("POST", "/things")).content == b""


async def test_an_organization_may_be_given():
    assert (await sent("GET", "/o/{org_id}", {"org_id": ID})).url.path == f"/o/{ID}"


@pytest.mark.parametrize(
    ("response", "content", "expected"),
    [
        (list[Thing], [{"id": str(ID)}], [Thing(ID)]),
        (dict[str, int], {"a": 1}, {"a": 1}),
        (models.ReauthenticateOutput, {"redirect_url": "x"}, models.ReauthenticateOutput(redirect_url="x")),
        (None, {"a": 1}, None),
    ],
)
async def test_the_response_is_read_as_what_was_asked_for(response, content, expected):
    async with client(respond(200, content)) as made:
        assert await made.request("GET", "/things", response=response) == expected


async def test_by_default_the_response_is_plain_data_or_none():
    async with client(respond(201, {"a": 1.5}), respond(204, None)) as made:
        assert await made.request("POST", "/things") == {"a": 1.5}
        assert await made.request("POST", "/things") is None


async def test_a_response_of_another_type_is_an_error_with_its_path():
    async with client(respond(200, [{"id": 5}])) as made:
        with pytest.raises(errors.ResponseValidationError) as caught:
            await made.request("GET", "/things", response=list[Thing])
    assert caught.value.path == "$[0].id"


@pytest.mark.parametrize(
    ("method", "safe", "requests"), [("GET", None, 2), ("PUT", None, 1), ("PUT", True, 2), ("GET", False, 1)]
)
async def test_only_what_is_safe_is_sent_twice(method, safe, requests):
    async with client(respond(500), respond(), retry=RetryPolicy(attempts=2)) as made:
        try:
            await made.request(method, "/things", retry_safe=safe)
        except errors.ServerError as error:
            assert error.stop_reason == "not_retry_safe"
        assert len(made.script.requests) == requests


async def test_an_error_names_the_call_by_method_and_template():
    async with client(respond(404)) as made:
        with pytest.raises(errors.NotFoundError, match=r"GET /things/{id}: 404") as caught:
            await made.request("GET", "/things/{id}", {"id": 7})
    assert (caught.value.operation, caught.value.url_template) == ("GET /things/{id}", "/things/{id}")


async def test_a_read_only_client_refuses_whatever_could_change_something():
    async with client(respond()) as made:
        view = made.with_options(read_only=True)
        with pytest.raises(errors.InvalidRequestError, match="read_only"):
            await view.request("POST", "/things")
        assert await view.request("GET", "/things")


@pytest.mark.parametrize(
    ("arguments", "options", "field", "said"),
    [
        (("get", "/things"), {}, "method", "'get' given, one of GET, POST, PUT, PATCH, DELETE is needed"),
        (("GET", "things"), {}, "path", "begins with a slash"),
        (("GET", "https://evil.test/x"), {}, "path", "begins with a slash"),
        (("GET", 7), {}, "path", "begins with a slash"),
        (("GET", "//evil.test/x"), {}, "path", "is not accepted"),
        (("GET", "/a/../b"), {}, "path", "is not accepted"),
        (("GET", "/a/%2e%2E/b"), {}, "path", "is not accepted"),
        (("GET", "/a?b=c"), {}, "path", "put values into path_parameters and query"),
        (("GET", "/a b"), {}, "path", "is not accepted"),
        (("GET", "/a\r\nX: y"), {}, "path", "is not accepted"),
        (("GET", "/{id}"), {}, "path_parameters", "id must stand in the path and have a value"),
        (("GET", "/{id}", 7), {}, "path_parameters", "int given, a dict is needed"),
        (("GET", "/a"), {"query": "x=1"}, "query", "str given, a dict is needed"),
        (("GET", "/{id}", {"id": 1, "ID": 2}), {}, "path_parameters", "ID must stand in the path"),
        (("GET", "/{id}", {"id": ".."}), {}, "id", "would lead to another address"),
        (("GET", "/{id}", {"id": "a/b"}), {}, "id", "slashes"),
        (("GET", "/{id}", {"id": None}), {}, "id", "must be given"),
        (("GET", "/a"), {"query": {"x": object()}}, "x", "a str is needed"),
        (("GET", "/a"), {"query": {"x": dt.datetime(2026, 1, 1)}}, "x", "time zone"),  # noqa: DTZ001
        (("GET", "/a"), {"query": {"x": ["a", 1]}}, "x", "a str is needed"),
        (("GET", "/a"), {"query": {7: "a"}}, "query", "7 is not the name"),
        (("GET", "/a"), {"query": {"a\ud800": "1"}}, "query", "'a\\ud800' is not the name"),
        (("POST", "/a"), {"json": {"a": float("nan")}}, "json.a", "finite"),
        (("POST", "/a"), {"json": object()}, "body", "JSON"),
        (("GET", "/a"), {"response": lambda: 0}, "response", "cannot be read"),
        (("GET", "/a"), {"response": list[pydantic.BaseModel]}, "response", "BaseModel is a pydantic model"),
    ],
)
async def test_what_cannot_be_sent_is_refused_before_anything_is_sent(arguments, options, field, said):
    error = await refused(*arguments, **options)

    assert (error.field, said in str(error)) == (field, True), str(error)


@pytest.mark.parametrize("place", ["path", "query", "json"])
async def test_secrets_are_known_by_their_names_and_show_nowhere(place):
    secret = "s3cr3t-value-1"
    arguments = {
        "path": (("GET", "/x/{api_key}", {"api_key": secret}), {}),
        "query": (("GET", "/x"), {"query": {"access_token": secret}}),
        "json": (("POST", "/x"), {"json": {"password": secret}}),
    }[place]
    async with client(respond(400, {"detail": f"bad {secret}"})) as made:
        with pytest.raises(errors.BadRequestError) as caught:
            await made.request(*arguments[0], **arguments[1])

    shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    own = [line for line in shown.splitlines() if "arguments = " not in line and "secret = " not in line]
    assert secret not in f"{own} {caught.value.__dict__}"


async def test_the_frames_of_a_refused_argument_show_no_secret():
    error = await refused("POST", "/x/{id}", {}, json={"password": "s3cr3t-value-1"})

    frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), capture_locals=True)
    inside = [frame for frame in frames if frame.name in ("request", "custom_operation")]
    assert inside
    assert "s3cr3t-value-1" not in str([frame.locals for frame in inside])
