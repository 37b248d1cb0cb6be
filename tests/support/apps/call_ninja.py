"""Calls everything of the Django Ninja application."""

# ruff: noqa
# mypy: ignore-errors
# pyright: basic

import datetime as dt
import sys
import uuid
from decimal import Decimal
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

from podero_client import models as m
from podero_client.types import File
from tests.support.apps.ninja_app import app
from tests.support.apps.serve import refused, run

ID = uuid.UUID(int=7)


async def calls(client):
    pumps, bodies = client.heat_pumps, client.bodies
    page = await pumps.list(names=["a", "b"], mode=m.Mode.OFF, limit=5)
    assert (page.count, page.items[0].name) == (1, "a,b")
    body = m.PumpIn(name="x", offset=1.5, mode="off", wake_up=dt.time(7), pet=m.PumpInPet(kind="dog", tricks=["sit"]))
    made = await pumps.create(body)
    assert (made.name, Decimal(made.offset), made.mode, made.wake_up, made.pet.tricks) == (
        *("x", Decimal("1.5"), m.Mode.OFF, dt.time(7)),
        ["sit"],
    )
    assert (await pumps.update(ID, body)).id == ID
    assert (await pumps.patch(ID, body)).id == ID
    assert Decimal((await pumps.get(ID)).offset) == Decimal("2.5")
    assert await pumps.delete(ID) is None
    assert await pumps.get_data(ID, day=dt.date(2026, 1, 2), fill_missing=True) == {"2026-01-02": 1.5, "filled": None}
    assert "ConflictError" in await refused(pumps.create(m.PumpIn(name="taken")))
    assert await bodies.create_form(m.BodiesCreateFormInput(name="ä", flag=True)) == {
        "name": "ä",
        "count": 1,
        "flag": True,
    }
    upload = m.BodiesCreateUploadInput(file=File(b"abc", "a.txt"), note="n")
    assert await bodies.create_upload(upload) == {"name": "a.txt", "size": 3, "note": "n"}
    several = m.BodiesCreateUploadsInput(files=[File(b"", "a"), File(b"1", "b")])
    assert await bodies.create_uploads(several) == ["a", "b"]
    tree = m.Node(name="a", children=[m.Node(name="b", children=[m.Node(name="c")])])
    assert (await bodies.create_tree(tree)).children[0].children[0].name == "c"
    assert [cat.name for cat in await bodies.create_list([m.Cat(kind="cat", name="tom")])] == ["tom"]
    assert "body[0].name: 10 characters" in await refused(bodies.create_list([m.Cat(kind="cat", name="x" * 10)]))
    assert await bodies.get_anonymous() is True
    assert await bodies.get_csv() == "a,b\n"


run(app, calls)
