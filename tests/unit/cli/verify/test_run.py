"""A check of a service: it finds what departs and nothing else, only reads, and shows nothing personal."""

import functools
import json
import re
import uuid

import httpx
import pytest
from rich.console import Console

from podero import PoderoClient, errors
from podero.cli._verify.output import print_report, summary, to_markdown, what
from podero.cli._verify.overlay import propose, to_yaml
from podero.cli._verify.run import verify
from podero.cli._verify.wire import Recorder
from podero.simulator import Simulator
from tests.support.planted import API, Plant, Planted, at, instead, plants, status

NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def service(sim, planted=()):
    transport = Planted(httpx.ASGITransport(sim.app), planted)
    make = functools.partial(
        PoderoClient,
        base_url="http://127.0.0.1",
        client_id=sim.client_id,
        client_secret=sim.client_secret,
        org_id=sim.org_id,
        transport=transport,
    )
    return transport, make


def simulator(**options):
    return Simulator(seed=7, users=8, speed=0, **options)


def resident(sim):
    user = sim.world.user(str(sim.resident_id))
    return str(user.fields["email"]), str(user.fields["first_name"])


def facts(report):
    return {(found.operation, found.kind, found.place, found.detail) for found in report.findings}


def on_terminal(result, width=80):
    console = Console(width=width)
    with console.capture() as capture:
        print_report(console, result.report)
    return capture.get()


async def everything(result):
    """All that a check writes, by name."""
    overlay = to_yaml(propose(result.document, result.report.findings))
    return {
        "terminal": on_terminal(result, width=400),
        "markdown": to_markdown(result.report, overlay),
        "json": json.dumps(result.report.to_dict()),
        "overlay": overlay,
        "corpus": result.corpus.to_json(),
    }


async def test_a_service_that_keeps_to_its_document_departs_nowhere():
    result = await verify(service(simulator())[1])
    assert result.report.departures == []
    called = [operation.operation.name for operation in result.report.operations if not operation.unreached]
    assert len(called) >= 27
    assert {item.operation.name: item.unreached for item in result.report.operations if item.unreached} == {
        "device_onboarding.get": "no response has a value for onboarding_session_id",
        "device_onboarding.get_claim_status": "no response has a value for onboarding_session_id, token",
        "wallboxes.get": "no response has a value for wallbox_id",
    }


async def test_of_40_planted_departures_all_are_found_and_none_is_invented():
    sim = simulator()
    planted = plants(*resident(sim))
    assert len(planted) == 40
    clean = facts((await verify(service(sim)[1])).report)

    transport, make = service(sim, planted)
    result = await verify(make)

    shape = re.sub("[a-z]", "a", re.sub("[A-Z]", "A", resident(sim)[1]))
    expected = {
        (plant.operation, *(f"(text like {shape})" if e is None else e for e in plant.expected)) for plant in planted
    }
    assert len(expected) == 40
    assert expected - facts(result.report) == set()
    assert facts(result.report) - clean - expected == set()

    assert {request.method for request in transport.requests if request.url.path != "/oauth2/token/"} == {"GET"}
    assert result.report.requests <= len(transport.requests) <= 200
    calls = len(transport.requests)
    print(f"40 planted, {len(expected & facts(result.report))} found, 0 invented, {calls} requests")


async def test_a_narrow_terminal_cuts_and_breaks_no_name():
    sim = simulator()
    result = await verify(service(sim, plants(*resident(sim)))[1])
    lines = on_terminal(result, width=40).splitlines()
    for operation in result.report.operations:
        [line] = [line for line in lines if line.startswith(f"{operation.operation.name} ") and ": " not in line] or [
            line for line in lines if line.startswith(f"{operation.operation.name} was not called: ")
        ]
        assert operation.unreached in line
    shown = "\n".join(lines)
    for finding in result.report.departures:
        assert f"    {finding.place}  {what(finding)} ({finding.count})\n" in shown
    assert lines[-1] == summary(result.report)


async def test_a_check_that_called_nothing_is_shown():
    result = await verify(service(simulator())[1], max_requests=4)
    assert on_terminal(result).endswith("0 requests to the service.\n")


def personal(sim_responses):
    """Every text in responses that is about somebody, and every id."""
    names = (
        "email first_name last_name external_id external_user_id street_and_number zip_code town external_device_id "
        "embeddable_url authorization_url created_at updated_at joined_at meter_id supplier nickname vin"
    ).split()
    found = set()

    def walk(value):
        if isinstance(value, dict):
            found.update(str(value[name]) for name in names if value.get(name))
            found.update(str(value[name]) for name in ("latitude", "longitude") if value.get(name))
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(item)

    for content in sim_responses:
        found.update(UUID.findall(content.decode("utf-8", "replace")))
        try:
            walk(json.loads(content))
        except ValueError:
            pass
    return found


def texts(value):
    """Every string and number of JSON, keys included."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


def shows(text, value):
    """Whether a text has a value; the digits of a number may stand inside of a longer one by chance."""
    if NUMBER.fullmatch(value):
        return re.search(rf"(?<![\d.]){re.escape(value)}(?!\d)", text) is not None
    return value in text


async def test_no_output_has_a_personal_value():
    sim = simulator()
    contents = []

    class Watching(Planted):
        async def handle_async_request(self, request):
            response = await super().handle_async_request(request)
            contents.append(response.content)
            return response

    _, make = service(sim)
    transport = Watching(httpx.ASGITransport(sim.app), plants(*resident(sim)))
    outputs = await everything(await verify(functools.partial(make, transport=transport)))

    values = personal(contents) | {sim.org_id, sim.client_id, sim.client_secret, *resident(sim)}
    values.add(json.loads(contents[0])["access_token"])
    assert len(values) > 150
    in_corpus = set(texts(json.loads(outputs["corpus"])))
    assert values & in_corpus == set()
    for name, text in outputs.items():
        assert [value for value in values if len(value) >= 8 and shows(text, value)] == [], name
        if name != "corpus":
            assert [value for value in values if len(value) >= 5 and shows(text, value)] == [], name


async def test_a_corpus_replayed_by_the_simulator_gives_the_same_findings():
    sim = simulator()
    first = await verify(service(sim, plants(*resident(sim)))[1])
    corpus = json.loads(first.corpus.to_json())

    replaying = simulator(replay=corpus)
    second = await verify(service(replaying)[1])

    hidden = {fact for fact in facts(first.report) if "text like" in fact[3]}
    again = {fact for fact in facts(second.report) if "text like" not in fact[3]}
    assert again == facts(first.report) - hidden
    assert len(facts(second.report)) == len(facts(first.report))
    assert [e["status"] for e in corpus["exchanges"]] == [e["status"] for e in second.corpus.exchanges]


@pytest.mark.parametrize("most", [4, 10, 50])
async def test_no_more_requests_are_made_than_allowed(most):
    transport, make = service(simulator())
    result = await verify(make, max_requests=most)
    assert len(transport.requests) <= most
    unreached = [operation for operation in result.report.operations if operation.unreached]
    assert all("no response" in item.unreached or "no request" in item.unreached for item in unreached)


def reasons(result):
    return {item.operation.name: item.unreached for item in result.report.operations if item.unreached}


async def test_what_the_requests_went_to_is_said_when_none_is_left():
    _, make = service(simulator())
    result = await verify(make, max_requests=10)
    assert result.report.requests == 6
    found = reasons(result)
    words = "of 10, 6 were made, 2 are set aside for the tokens that were fetched and 2 for a new one"
    assert found["heat_pumps.list"] == f"no request was left for it: {words}"
    assert found["heat_pumps.get"] == "no response has a value for heat_pump_id, as heat_pumps.list was not called"


async def test_too_few_requests_for_a_single_call_are_no_call():
    _, make = service(simulator())
    result = await verify(make, max_requests=4)
    assert result.report.requests == 0
    assert reasons(result)["auth.me"].startswith("no request was left for it: of 4, 0 were made")


async def test_an_id_that_cannot_be_sent_is_no_call():
    pumps = rf"{API}/org/[^/]+/users/[^/]+/heat-pumps"
    odd = Plant("heat_pumps.list", pumps, instead('[{"id": "no id"}]'), ())
    result = await verify(service(simulator(), [odd])[1])
    assert reasons(result)["heat_pumps.get"] == "no response has a value that can be sent"


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({"foo": "1"}, "'foo' is no path parameter; known are building_id, .*heat_pump_id, .*wallbox_id"),
        ({"wallbox": str(uuid.uuid4())}, "'wallbox' is no path parameter; known are .*wallbox_id"),
        ({"org_id": str(uuid.uuid4())}, "'org_id' is no path parameter"),
        ({"user_id": "nope"}, "user_id is a UUID, not 'nope'"),
    ],
)
async def test_an_id_that_would_be_ignored_is_refused_before_the_first_request(known, message):
    transport, make = service(simulator())
    with pytest.raises(ValueError, match=message):
        await verify(make, known=[known])
    assert transport.requests == []


async def test_an_id_without_the_others_of_its_path_is_told():
    result = await verify(service(simulator())[1], known=[{"wallbox_id": str(uuid.uuid4())}])
    assert result.report.requests < 196
    assert reasons(result)["wallboxes.get"] == (
        "no response has user_id and wallbox_id together; give them with --known user_id=...,wallbox_id=..."
    )


async def test_nothing_but_get_passes():
    transport, make = service(simulator())
    async with make(attempt_middleware=[Recorder(200).middleware]) as client:
        with pytest.raises(errors.InvalidRequestError, match="POST is not sent"):
            await client.wallboxes.create_claim_token(uuid.uuid4())
    assert [request.url.path for request in transport.requests] == ["/oauth2/token/"]


async def test_an_id_that_no_list_has_can_be_given():
    sim = simulator()
    wallbox = next(device for device in sim.world.devices.values() if device.kind.code == "wb")
    known = {"user_id": str(wallbox.user_id), "wallbox_id": str(wallbox.id)}
    result = await verify(service(sim)[1], known=[known])
    report = next(item for item in result.report.operations if item.operation.name == "wallboxes.get")
    assert (report.unreached, dict(report.statuses)) == ("", {200: 1})


async def test_a_service_that_cannot_be_reached_is_an_error():
    class Dead(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            raise httpx.ConnectError("refused")

    _, make = service(simulator())
    with pytest.raises(errors.PoderoError):
        await verify(functools.partial(make, transport=Dead()))


async def test_statuses_of_trouble_say_nothing_about_the_document():
    sim = simulator()
    trouble = Plant("auth.me", rf"{API}/auth/me", status(503), ("failed", "status", "503"))
    result = await verify(service(sim, [trouble])[1], max_requests=10)
    assert result.report.departures == []
    (finding,) = [finding for finding in result.report.findings if finding.kind == "failed"]
    assert (finding.operation, finding.detail, finding.count) == ("auth.me", "503", 2)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ("body", "$", "empty")),
        ("[", ("body", "$", "no JSON")),
        ('[{"latitude": NaN}]', ("body", "$", "no JSON")),
        ("[" * 100_000, ("body", "$", "no JSON")),
        ('{"detail": "x"}', ("wrong_type", "$", "object")),
        ("null", ("null", "$", "")),
    ],
)
async def test_a_body_that_is_none_costs_only_its_operation(content, expected):
    plant = Plant("users.list", rf"{API}/org/[^/]+/users", instead(content), expected)
    result = await verify(service(simulator(), [plant])[1], max_requests=20)
    assert [(f.kind, f.place, f.detail) for f in result.report.departures] == [expected]
    assert next(item for item in result.report.operations if item.operation.name == "users.list").refused
    assert json.loads(result.corpus.to_json())["exchanges"]


async def test_odd_values_neither_stop_the_check_nor_leave_the_corpus():
    users = rf"{API}/org/[^/]+/users"
    odd = [
        Plant("users.list", users, at("0.id", "no/../id"), ()),
        Plant("users.list", users, at("1.external_user_id", "../me"), ()),
        Plant("users.list", users, at("1.zip_code", ["x"]), ()),
    ]
    result = await verify(service(simulator(), odd)[1], max_requests=60)
    assert {(f.kind, f.place) for f in result.report.departures if f.operation == "users.list"} == {
        ("format", "$[].id"),
        ("wrong_type", "$[].zip_code"),
    }
    assert json.loads(result.corpus.to_json())["exchanges"]
