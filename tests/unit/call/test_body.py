"""What a client keeps of a body: unknown fields, and of a list with invalid items the others."""

import json

import pytest

from podero import errors, paginate
from podero._call.pieces import LARGE
from tests.support.samples import filled
from tests.support.scripted import TOKEN, client, respond

USER = filled("UserOutput")
BAD = {**USER, "id": TOKEN}


@pytest.mark.parametrize(("options", "kept"), [({}, {"new": 1}), ({"keep_unknown_fields": False}, {})])
async def test_unknown_fields_are_kept_unless_the_client_was_told_to_drop_them(options, kept):
    async with client(respond(200, {**USER, "new": 1}), **options) as podero:
        assert (await podero.auth.me()).additional_properties == kept


async def test_one_invalid_item_costs_the_list_by_default():
    async with client(respond(200, [USER, BAD])) as podero:
        with pytest.raises(errors.ResponseValidationError):
            await podero.users.list()


async def test_the_errors_of_invalid_items_say_what_others_say_and_show_no_secret():
    found = []
    async with client(respond(200, [USER, BAD], {"x-request-id": "r"})) as podero:
        users = await podero.with_options(on_invalid_item=found.append).users.list()
    assert len(users) == 1
    (error,) = found
    assert isinstance(error, errors.ResponseValidationError)
    assert (error.path, error.status_code, error.operation, error.request_id) == ("$[1].id", 200, "users.list", "r")
    assert (error.attempts, error.may_have_happened, error.url_template[-6:]) == (1, False, "/users")
    assert "GET /api/partners/v2.0/org/{org_id}/users: the response (200)" in error.message
    assert '"email": "some text"' in error.body
    assert TOKEN not in f"{error} {error.body}"


async def test_what_the_callback_raises_ends_the_call():
    def too_much(error):
        raise error

    async with client(respond(200, [BAD])) as podero:
        with pytest.raises(errors.ResponseValidationError, match="Invalid UUID"):
            await podero.with_options(on_invalid_item=too_much).users.list()


async def test_views_of_views_keep_the_callback():
    found = []
    async with client(respond(200, [BAD])) as podero:
        assert await podero.with_options(on_invalid_item=found.append).with_options(timeout=3).users.list() == []
    assert len(found) == 1


async def test_what_is_no_callable_is_refused():
    async with client(respond()) as podero:
        with pytest.raises(errors.ConfigurationError, match="on_invalid_item must be a callable"):
            podero.with_options(on_invalid_item=True)


async def test_large_lists_lose_only_the_invalid_items():
    many = [USER] * (3 * LARGE // len(json.dumps(USER)))
    found = []
    async with client(respond(200, [BAD, *many, BAD, *many, BAD])) as podero:
        users = await podero.with_options(on_invalid_item=found.append).users.list()
    assert len(users) == 2 * len(many)
    assert [error.path for error in found] == [f"$[{index * (len(many) + 1)}].id" for index in range(3)]


async def test_large_lists_inside_of_objects_lose_only_the_invalid_items():
    (one,) = filled("SessionListOutput")["items"]
    bad = {**one, "is_at_home": 7}
    many = [one] * (3 * LARGE // len(json.dumps(one)))
    found = []
    async with client(respond(200, {"total": 2 * len(many) + 2, "items": [*many, bad, *many, bad]})) as podero:
        lenient = podero.with_options(on_invalid_item=found.append)
        page = await lenient.charging_sessions.list(USER["id"], USER["id"], from_="2026-01-01", to="2026-01-02")
    assert len(page.items) == 2 * len(many)
    assert [error.path for error in found] == [f"$.items[{n}].is_at_home" for n in (len(many), 2 * len(many) + 1)]
    assert len(page.items.places()) == 2 * len(many) + 2


async def test_streams_lose_only_the_invalid_items():
    found = []
    async with client(respond(200, [USER, BAD] * 1000)) as podero:
        users = [user async for user in podero.with_options(on_invalid_item=found.append).users.stream()]
    assert len(users) == len(found) == 1000
    assert [error.path for error in found[:2]] == ["$[1].id", "$[3].id"]


class Sessions:
    """A collection of sessions with limit and offset, of which some are invalid."""

    def __init__(self, count, invalid):
        one = filled("SessionListOutput")["items"][0]
        ids = [f"7f1c6f0e-7b0a-4c57-9b7b-{number:012d}" for number in range(count)]
        self.items = [{**one, "id": id_, **({"is_at_home": 7} if i in invalid else {})} for i, id_ in enumerate(ids)]

    def __call__(self, request):
        limit, offset = int(request.url.params["limit"]), int(request.url.params["offset"])
        return respond(200, {"total": len(self.items), "items": self.items[offset : offset + limit]})


@pytest.mark.parametrize("invalid", [{3}, {0}, {9}, {4, 5}, {10, 11, 12, 13, 14}, set(range(5, 25)), set(range(25))])
async def test_a_walk_over_pages_returns_every_valid_item_once(invalid):
    found, sessions = [], Sessions(25, invalid)
    async with client(sessions) as podero:
        lenient = podero.with_options(on_invalid_item=found.append)
        arguments = (USER["id"], USER["id"])
        walk = paginate(lenient.charging_sessions.list, *arguments, from_="2026-01-01", to="2026-01-02", page_size=5)
        ids = [str(session.id) async for session in walk]
    assert ids == [item["id"] for index, item in enumerate(sessions.items) if index not in invalid]
    assert len({error.body for error in found}) == len(invalid)
