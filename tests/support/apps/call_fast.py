"""Calls everything of the FastAPI application."""

# ruff: noqa
# mypy: ignore-errors
# pyright: basic

import datetime as dt
import sys
import uuid
import warnings
from decimal import Decimal
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

from podero_client import models as m
from podero_client.types import File
from tests.support.apps.fast import app
from tests.support.apps.serve import refused, run

MOMENT = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


async def calls(client):
    await bodies(client.bodies)
    await responses(client.responses)
    await things(client.things)
    assert await client.untagged.get("a b", 5) == "a b 5"
    assert await client.execute_api.get() == [1, "a"]


async def bodies(bodies):
    tom = m.Cat(kind=m.CatKind.CAT, name="tom")
    form = m.BodyFormFormPost(name="ä&b", tags=["a", "b"])
    assert await bodies.create_form(form) == {"name": "ä&b", "age": 1, "tags": ["a", "b"]}
    files = [File(b"1"), File(b"2", "zwei")]
    upload = m.BodyUploadUploadPost(file=File(b"abc", "a.txt", "text/plain"), more=files, note="hé")
    found = await bodies.create_upload(upload)
    assert found == {"name": "a.txt", "size": 3, "type": "text/plain", "more": ["file", "zwei"], "note": "hé"}
    assert await bodies.create_byte(m.BodyUploadBytesBytesPost(file=File(b"12345"))) == 5
    [cat] = await bodies.create_list([tom])
    assert (cat.name, cat.lives) == ("tom", 9)
    assert await bodies.create_dict({"a": 1.5}) == {"a": 1.5}
    assert await bodies.create_scalar(5) == 5
    rex = await bodies.create_union(m.BodiesCreateUnionInput(kind="dog", name="rex", tricks=["sit"]))
    assert (rex.kind, rex.tricks) == ("dog", ["sit"])
    [rex] = await bodies.create_pet([m.BodiesCreatePetInput(kind="dog", name="rex")])
    assert rex.name == "rex"
    leaf = m.NodeInput(value=2)
    node = m.NodeInput(value="1.5", children=[leaf], partner=m.PartnerInput(label="x", node=leaf))
    back = await bodies.create_node(node)
    assert (back.value, back.children[0].value, back.partner.node.value) == ("1.5", "2", "2")
    assert await bodies.update_node(m.PartnerInput(label="x")) is None
    assert (await bodies.create_optional(), await bodies.create_optional(tom)) == (False, True)
    assert await bodies.create_two(m.BodyTwoBodiesTwoPost(cat=tom, level=2)) == 2
    assert "body[0].name: it does not match" in await refused(bodies.create_list([m.Cat(kind="cat", name="Tom")]))
    assert "body.a: nan cannot be sent" in await refused(bodies.create_dict({"a": float("nan")}))
    assert "body: 0 is below" in await refused(bodies.create_scalar(0))


async def responses(responses):
    assert await responses.get_text() == "plain ü"
    assert await responses.get_csv() == "a,b\n1,2\n"
    assert await responses.get_html() == "<p>hi</p>"
    assert await responses.get_image() == b"\x89PNG"
    assert (await responses.get_page()).items[0].name == "tom"
    assert (await responses.get_named()).any == "x"
    assert await responses.get_secure() is True
    assert await responses.delete_nothing() is None
    assert "418" in await refused(responses.get_error())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert await responses.get_old() is True
    assert [str(warning.message) for warning in caught] == ["responses.get_old is deprecated"]


async def things(things):
    sent = m.EverythingInput(
        id=uuid.UUID(int=1),
        price="12.50",
        prices=[Decimal("1.5")],
        at=MOMENT,
        mode=m.Mode.Heat,
        mixed="x",
        old="x",
        self_="me",
        class_="k",
        camel_case="c",
        pets={"a": m.EverythingInputPetsValue(kind="cat", name="tom")},
        password="secret",
    )
    assert "secret" not in repr(sent)
    back = await things.create(sent)
    assert (back.id, back.price, back.prices, back.at, back.mode) == (
        uuid.UUID(int=1),
        "12.50",
        ["1.5"],
        MOMENT,
        "Heat",
    )
    assert (back.self_, back.class_, back.camel_case, back.mixed, back.old) == ("me", "k", "c", "x", "x")
    assert (back.pets["a"].name, back.pair) == ("tom", [1, "a"])
    arguments = {
        "price": "1.5",
        "limit": 3,
        "name": "abc",
        "modes": [m.Mode.heat, m.Mode.COOL_15],
        "number_or_text": "x",
        "day": dt.date(2026, 1, 2),
        "at": MOMENT,
        "flag": True,
        "level": 2,
        "x_trace": "t",
        "session": "s1",
    }
    wire = {
        "thing_id": 3,
        "modes": ["heat", "15-cool"],
        "day": "2026-01-02",
        "at": "2026-01-02T03:04:05Z",
    }
    assert await things.get(3, **arguments) == arguments | wire
    for name, value, reason in (
        ("limit", 0, "0 is not above 0"),
        ("name", "b", "at least 2"),
        ("name", "bb", "does not match"),
        ("price", -1, "below"),
        ("session", "a;b", "cookie"),
        ("modes", ["x"], "use one of"),
    ):
        assert reason in await refused(things.get(3, **{name: value}))


run(app, calls)
