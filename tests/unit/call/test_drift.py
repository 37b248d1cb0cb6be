"""Departures from the document are reported once a day, with their place and nothing personal."""

import json
import logging

import pytest

from podero._call import drift
from podero._call.pieces import LARGE
from podero.events import DriftSeen
from tests.support.fake_clock import FakeClock
from tests.support.samples import filled
from tests.support.scripted import READ, REMOVE, TOKEN, client, respond

BOM = b"\xef\xbb\xbf"
USER = filled("UserOutput")
DRIFTED = {**USER, "role": "boss", "nickname": "Jo"}


def watching(*steps, **arguments):
    seen = []
    podero = client(*steps, hooks=[lambda event: isinstance(event, DriftSeen) and seen.append(event)], **arguments)
    return podero, seen


def facts(seen):
    return [(event.call.operation, event.kind, event.place, event.value) for event in seen]


async def test_nothing_is_reported_of_what_the_document_says():
    podero, seen = watching(respond(200, [USER]))
    await podero.users.list()
    assert seen == []


async def test_unknown_fields_and_values_are_reported_with_their_place():
    podero, seen = watching(respond(200, [USER, DRIFTED]))
    await podero.users.list()
    assert sorted(facts(seen)) == [
        ("users.list", "unknown_field", "$[].nickname", "string"),
        ("users.list", "unknown_value", "$[].role", "boss"),
    ]


async def test_each_finding_is_reported_once_a_day_by_operation():
    podero, seen = watching(respond(200, DRIFTED))
    for _ in range(3):
        await podero.users.get(USER["id"])
    assert len(seen) == 2
    await podero.auth.me()
    assert len(seen) == 4

    podero.time.advance(drift.DAY - 1)
    await podero.users.get(USER["id"])
    assert len(seen) == 4
    podero.time.advance(1)
    for _ in range(3):
        await podero.users.get(USER["id"])
    assert facts(seen[4:]) == facts(seen[:2])


async def test_views_share_what_was_reported_and_clients_do_not():
    time = FakeClock()
    podero, seen = watching(respond(200, DRIFTED), time=time)
    await podero.auth.me()
    await podero.with_options(read_only=True).auth.me()
    assert len(seen) == 2
    other, seen = watching(respond(200, DRIFTED), time=time)
    await other.auth.me()
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("status", "reported"),
    [(200, 0), (202, 1), (206, 1), (302, 1), (404, 0), (409, 1), (410, 1), (422, 0), (429, 0), (503, 0), (599, 0)],
)
async def test_a_status_is_reported_that_nobody_expects(status, reported):
    podero, seen = watching(respond(status, USER), retry=None)
    for _ in range(2):
        try:
            await podero.auth.me()
        except Exception:
            pass
    assert facts(seen) == [("auth.me", "unknown_status", "status", str(status))] * reported


async def test_a_documented_error_status_is_expected():
    podero, seen = watching(respond(409, {"state": "ongoing", "reason": "already_charging"}))
    with pytest.raises(Exception, match="409"):
        await podero.electric_vehicles.trigger_boost(USER["id"], USER["id"])
    assert seen == []


async def test_any_status_may_come_for_a_path_that_the_document_lacks():
    podero, seen = watching(respond(202, {}))
    await podero.request("POST", "/things")
    assert seen == []


@pytest.mark.parametrize("name", ["Deprecation", "Sunset"])
async def test_announced_ends_are_reported_and_logged_as_warnings(name, caplog):
    said = "Wed, 11 Nov 2026 23:59:59 GMT"
    podero, seen = watching(respond(200, USER, {name: said}))
    with caplog.at_level(logging.INFO, logger="podero"):
        await podero.auth.me()
        await podero.auth.me()
    assert facts(seen) == [("auth.me", name.lower(), name.lower(), said)]
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert said in record.getMessage()


async def test_headers_of_a_middleware_are_looked_at_too():
    async def responding(request, following):
        response = await following(request)
        return type(response)(response.status_code, {"sunset": "soon"}, response.content)

    podero, seen = watching(respond(200, USER), attempt_middleware=[responding])
    await podero.auth.me()
    assert [event.kind for event in seen] == ["sunset"]


async def test_a_finding_is_one_line_of_the_log(caplog):
    podero, _ = watching(respond(200, {**USER, "nickname": "Jo"}))
    with caplog.at_level(logging.INFO, logger="podero"):
        await podero.auth.me()
        await podero.auth.me()
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert record.getMessage() == (
        "auth.me: the response has a field that the API document does not know: $.nickname (string). It does no harm."
    )


@pytest.mark.parametrize(
    "name",
    ["jo@example.com", "123456", "b7c1f3a2-0000-4000-8000-000000000000", "Jo Doe", "x" * 65, "user_4711000", "", "é"],
)
async def test_a_name_that_is_data_is_not_shown(name):
    podero, seen = watching(respond(200, {**USER, name: 1, f"{name}{name}": 2}))
    await podero.auth.me()
    places = {event.place for event in seen}
    assert "$.*" in places
    assert not any(name in place for place in places if name)


async def test_values_are_clipped_and_show_no_secret():
    podero, seen = watching(respond(200, {**USER, "role": f"a{TOKEN}\n{'b' * 200}"}))
    await podero.auth.me()
    (event,) = seen
    assert TOKEN not in event.value
    assert len(event.value) <= drift.MAX_VALUE_CHARS
    assert event.value.startswith("a*** bbb")


async def test_a_name_that_is_a_secret_does_not_show(caplog):
    caplog.set_level(logging.INFO, "podero")
    podero, seen = watching(respond(200, {**USER, TOKEN: 1}))
    await podero.auth.me()
    assert [event.place for event in seen] == ["$.***"]
    assert TOKEN not in caplog.text


async def test_a_server_that_sends_ever_new_values_fills_neither_memory_nor_log(monkeypatch):
    monkeypatch.setattr(drift, "MOST_FINDINGS", 6)
    podero, seen = watching(*(respond(200, {**USER, "role": f"role{number}"}) for number in range(10)))
    for _ in range(9):
        await podero.auth.me()
    assert len(seen) == 3
    podero.time.advance(drift.DAY)
    await podero.auth.me()
    assert len(seen) == 4


async def test_large_lists_are_watched_piece_by_piece():
    many = [USER] * (3 * LARGE // len(json.dumps(USER)))
    podero, seen = watching(respond(200, [*many, {**USER, "new": 1}]))
    await podero.users.list()
    assert [event.place for event in seen] == ["$[].new"]


async def test_streams_are_watched():
    many = [{**USER, "new": 1}] * 1000
    podero, seen = watching(respond(200, many))
    assert len([user async for user in podero.users.stream()]) == 1000
    assert [event.place for event in seen] == ["$[].new"]


async def test_where_unknown_fields_are_dropped_one_response_an_hour_is_looked_at():
    podero, seen = watching(
        *[respond(200, {**USER, f"new{number}": 1}) for number in range(4)], keep_unknown_fields=False
    )
    assert (await podero.auth.me()).additional_properties == {}
    await podero.auth.me()
    assert [event.place for event in seen] == ["$.new0"]
    podero.time.advance(drift.BODY_SAMPLING)
    assert (await podero.auth.me()).additional_properties == {}
    assert [event.place for event in seen] == ["$.new0", "$.new2"]


@pytest.mark.parametrize("method", ["list", "stream"])
async def test_where_unknown_fields_are_dropped_all_of_a_large_response_is_looked_at(method):
    many = [USER] * (LARGE // len(json.dumps(USER)) + 1)
    steps = [respond(200, [*many, {**USER, f"new{number}": 1}]) for number in range(2)]
    podero, seen = watching(*steps, keep_unknown_fields=False)
    for _ in steps:
        items = getattr(podero.users, method)()
        assert len([item async for item in items] if method == "stream" else await items) == len(many) + 1
    assert [event.place for event in seen] == ["$[].new0"]


async def test_where_unknown_fields_are_dropped_unknown_values_are_still_seen_every_time():
    podero, seen = watching(respond(200, USER), respond(200, {**USER, "role": "boss"}), keep_unknown_fields=False)
    await podero.auth.me()
    await podero.auth.me()
    assert [event.value for event in seen] == ["boss"]


async def test_the_record_of_what_was_looked_at_is_bounded(monkeypatch):
    monkeypatch.setattr(drift, "MOST_FINDINGS", 5)
    podero, _ = watching(respond(200, {}))
    for number in range(20):
        await podero.request("GET", f"/things{number}")
    assert len(podero._services.drift._heads) <= 5


async def test_headers_are_looked_at_once_a_minute():
    podero, seen = watching(respond(200, USER), respond(200, USER, {"Sunset": "soon"}))
    for _ in range(3):
        await podero.auth.me()
    assert seen == []
    podero.time.advance(drift.HEAD_SAMPLING)
    await podero.auth.me()
    assert [event.value for event in seen] == ["soon"]


@pytest.mark.parametrize(
    ("operation", "response"), [(REMOVE, respond(204, None)), (READ, respond(200, BOM + b'{"redirect_url": "u"}'))]
)
async def test_looking_closer_never_fails_a_call(operation, response):
    podero, seen = watching(response, keep_unknown_fields=False)
    assert (await podero.execute(operation, ())).status_code == response.status_code
    assert seen == []
