"""Programs are read, and said where they use what changed."""

import attrs
import pytest

from generator.drift.changes import Changes
from generator.drift.scan import scan
from generator.errors import GenerationError
from generator.lock import Lock, Method

PROGRAM = """
from podero.models import HeatPumpInput, PriceZone

async def run(client, user_id):
    pumps = await client.heat_pumps.list(user_id)
    for pump in pumps:
        print(pump.comment, pump.noise)
    await client.heat_pumps.update(
        user_id,
        pumps[0].id,
        HeatPumpInput(
            comment="quiet",
            price_zone=PriceZone.AT,
        ),
    )
    return await client.users.list(limit=5)
"""

OTHER = "def total(rows):\n    return sum(row.comment for row in rows)\n"


def change(id_, subject, uses=()):
    changes = Changes()
    changes.api("endpoint-left-out", subject)
    return attrs.evolve(changes.sorted()[0], id=id_, uses=tuple(uses))


@pytest.fixture
def programs(tmp_path):
    (tmp_path / "run.py").write_text(PROGRAM)
    (tmp_path / "other.py").write_text(OTHER)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "run.py").write_text(PROGRAM)
    (tmp_path / "notes.txt").write_text("client.users.list")
    return tmp_path


WALKING = """
async def walk(client):
    async for user in client.users.stream(limit=5):
        print(user.email)
"""


@pytest.mark.parametrize(
    ("subject", "uses", "lines"),
    [
        ("client.users.list", [], [3]),
        ("client.users.list(limit)", [], [3]),
        ("client.users.list(q)", [], []),
        ("client.users.stream", [], [3]),
        ("UserOutput.email", ["users.list"], [4]),
        ("UserOutput.email", ["users.get"], []),
    ],
)
def test_a_walk_uses_its_method(tmp_path, subject, uses, lines):
    program = tmp_path / "walk.py"
    program.write_text(WALKING)
    method = Method(verb="GET", path="/users", returns="list[UserOutput]", walks={"stream": "AsyncGenerator"})
    [found] = scan([change("x", subject, uses)], [program], Lock(methods={"users.list": method}))
    assert found.found == tuple(f"{program}:{line}" for line in lines)


@pytest.mark.parametrize(
    ("id_", "subject", "uses", "lines"),
    [
        ("api-removed-without-deprecation", "client.users.list", [], [16]),
        ("api-removed-without-deprecation", "client.users.get", [], []),
        ("request-parameter-removed", "client.users.list(limit)", ["users.list"], [16]),
        ("request-parameter-removed", "client.users.list(q)", ["users.list"], []),
        ("request-body-became-required", "client.heat_pumps.update(body)", [], [8]),
        ("response-body-type-changed", "client.heat_pumps.list()", [], [5]),
        ("request-property-removed", "HeatPumpInput.comment", ["heat_pumps.update"], [7, 12]),
        ("request-property-removed", "UserInput.comment", ["users.create"], []),
        ("response-optional-property-removed", "HeatPumpOutput.noise", ["heat_pumps.list"], [7]),
        ("response-property-enum-value-removed", "PriceZone.AT", ["heat_pumps.list"], [13]),
        ("response-property-enum-value-removed", "PriceZone.BE", ["heat_pumps.list"], []),
        ("schema-description-changed", "PriceZone", [], [2, 13]),
        ("api-removed-without-deprecation", "GET /org/{org_id}/things", [], []),
    ],
)
def test_uses_are_found(id_, subject, uses, lines, programs):
    [found] = scan([change(id_, subject, uses)], [programs])
    assert found.found == tuple(f"{programs / 'run.py'}:{line}" for line in lines)


def test_a_single_file_is_scanned(programs):
    [found] = scan([change("api-removed-without-deprecation", "client.users.list")], [programs / "run.py"])
    assert found.found == (f"{programs / 'run.py'}:16",)


def test_what_cannot_be_scanned_is_named(programs):
    with pytest.raises(GenerationError, match="is no file and no folder"):
        scan([], [programs / "absent"])
    (programs / "broken.py").write_text("def")
    with pytest.raises(GenerationError, match=r"broken\.py cannot be scanned: invalid syntax"):
        scan([], [programs])
