"""No secret shows in any public object, error, traceback, log record or event, whatever the server echoes."""

import asyncio
import base64
import copy
import json
import logging
import pickle
from collections.abc import Callable

import attrs
import httpx
import pytest

import podero
from podero import FileTokenStore, PoderoClient, RateLimit, RetryPolicy, Timeout, errors
from podero_client.models import ReauthenticateInput, TokenInput
from tests.support.leaks import leaks, shown
from tests.support.ledger import (
    CLIENT_ID,
    CLIENT_SECRET,
    HOLD,
    ORG_ID,
    TOKEN_MARK,
    TRUE,
    Arrived,
    Plan,
    Reaction,
    Service,
    make_client,
    new_user,
    refusal,
    user_id_of,
)

CUE_SECRET = "qs-93ab5f17cc"
PASSWORD = "pw-2f8d6610b7"
FIXED_TOKEN = "ft-640c9e21aa"
PAIR = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
SECRETS = (CLIENT_SECRET, PAIR, TOKEN_MARK, CUE_SECRET, PASSWORD, FIXED_TOKEN)

ONCE = RetryPolicy(attempts=1)
TWICE = RetryPolicy(attempts=2, base_delay=0.0)
SOON = RetryPolicy(attempts=1, deadline=0.05)


def echo(arrived: Arrived) -> bytes:
    """The server repeats what it was told."""
    return json.dumps({"detail": f"no {arrived.authorization} {arrived.path} {CLIENT_SECRET}"}).encode()


def echoing(status: int, **headers: str) -> Callable[[Arrived], Reaction]:
    return lambda arrived: refusal(status, echo(arrived), x_echo=arrived.authorization, **headers)


def on_api(react: Callable[[Arrived], Reaction]) -> Plan:
    return lambda arrived: TRUE if arrived.is_token_call else react(arrived)


def on_token(react: Callable[[Arrived], Reaction]) -> Plan:
    return lambda arrived: react(arrived) if arrived.is_token_call else TRUE


def always(reaction: Reaction) -> Callable[[Arrived], Reaction]:
    return lambda arrived: reaction


ODD_TOKEN = Reaction(body=json.dumps({"access_token": f"{TOKEN_MARK} é"}).encode())

SCENARIOS = {
    "bad request": (on_api(echoing(400, x_request_id="r-1")), TWICE, errors.BadRequestError),
    "token refused for good": (on_api(echoing(401)), TWICE, errors.AuthenticationError),
    "conflict": (on_api(echoing(409)), TWICE, errors.ConflictError),
    "fields refused": (on_api(echoing(422)), TWICE, errors.ValidationError),
    "too many requests": (on_api(echoing(429, retry_after="0")), ONCE, errors.RateLimitError),
    "server error": (on_api(echoing(500)), TWICE, errors.ServerError),
    "another type": (on_api(lambda arrived: Reaction(body=echo(arrived))), TWICE, errors.ResponseValidationError),
    "no JSON": (on_api(lambda arrived: Reaction(body=echo(arrived)[:-1])), TWICE, errors.ResponseValidationError),
    "not gzip": (
        on_api(lambda arrived: Reaction(body=b"\0" + echo(arrived), headers=(("Content-Encoding", "gzip"),))),
        TWICE,
        errors.TransportError,
    ),
    "reset": (on_api(always(Reaction(then="reset"))), TWICE, errors.TransportError),
    "closed": (on_api(always(Reaction(then="close"))), TWICE, errors.TransportError),
    "cut": (on_api(always(Reaction(then="cut"))), TWICE, errors.TransportError),
    "deadline": (on_api(always(Reaction(then="stall"))), SOON, errors.TimeoutError),
    "credentials refused": (on_token(echoing(401)), TWICE, errors.CredentialsRefused),
    "no bearer token": (
        on_token(lambda arrived: Reaction(body=echo(arrived))),
        ONCE,
        errors.TokenServiceUnavailable,
    ),
    "odd token": (on_token(always(ODD_TOKEN)), ONCE, errors.TokenServiceUnavailable),
    "token service failed": (on_token(echoing(500)), ONCE, errors.TokenServiceUnavailable),
    "token call reset": (on_token(always(Reaction(then="reset"))), ONCE, errors.TokenServiceUnavailable),
    "deadline in the token call": (on_token(always(Reaction(then="stall"))), SOON, errors.TimeoutError),
}


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("operation", ["resolve", "create"])
async def test_errors_logs_and_events_show_none(name, operation, caplog):
    plan, policy, kind = SCENARIOS[name]
    events: list[podero.Event] = []
    caplog.set_level(logging.DEBUG)
    async with Service(plan) as service, make_client(service.url, retry=policy, hooks=[events.append]) as client:
        with pytest.raises(kind) as caught:
            if operation == "create":
                await client.users.create(new_user("one"))
            else:
                body = ReauthenticateInput(success_url="https://example.com/", cancel_url="https://example.com/")
                await client.cues.resolve(user_id_of("cue"), body, secret=CUE_SECRET)
    found = leaks(caught.value, *SECRETS)
    # The generated method is called with the secret of a cue, as the caller's own frame holds it.
    assert [place for place in found if not place.endswith(" Cues.resolve: secret")] == []
    assert "\n" not in str(caught.value)
    for twin in (pickle.loads(pickle.dumps(caught.value)), copy.deepcopy(caught.value)):
        assert leaks(twin, *SECRETS) == []
        assert str(twin) == str(caught.value)
    for record in caplog.records:
        assert not any(secret in f"{record.getMessage()} {shown(vars(record))}" for secret in SECRETS), record.name
    assert {"CallStarted", "CallEnded"} <= {type(event).__name__ for event in events}
    for event in events:
        held = {field.name: getattr(event, field.name) for field in attrs.fields(type(event))}
        assert not any(secret in text for secret in SECRETS for text in (repr(event), shown(held))), event


async def test_a_password_that_the_server_repeats_is_not_shown():
    def plan(arrived):
        body = json.dumps({"detail": f"wrong: {json.dumps(arrived.body)}"}).encode()
        return refusal(400, body, x_echo=arrived.body["password"], x_request_id=arrived.body["password"])

    async with Service(plan) as service, make_client(service.url, retry=ONCE) as client:
        with pytest.raises(errors.BadRequestError) as caught:
            await client.auth.create_token(TokenInput(grant_type="password", username="maria", password=PASSWORD))
    assert "maria" in caught.value.body
    assert leaks(caught.value, *SECRETS) == []


async def test_a_cancelled_call_carries_none():
    async with Service(on_api(always(HOLD))) as service, make_client(service.url) as client:
        call = asyncio.create_task(client.users.create(new_user("one")))
        await service.until_held(1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await call
        assert leaks(caught.value, *SECRETS) == []


async def test_a_closed_client_and_a_full_one_carry_none():
    async with Service(on_api(always(HOLD))) as service:
        client = make_client(service.url, max_connections=1, retry=ONCE, timeout=Timeout(pool=0.02))
        call = asyncio.create_task(client.users.create(new_user("one")))
        await service.until_held(1)
        with pytest.raises(errors.TimeoutError) as full:
            await client.users.create(new_user("two"))
        await client.aclose()
        with pytest.raises(errors.ClientClosedError) as ended:
            await call
        with pytest.raises(errors.ClientClosedError) as late:
            await client.users.create(new_user("three"))
        for caught in (full, ended, late):
            assert leaks(caught.value, *SECRETS) == []


async def test_nobody_listens(unused_port):
    async with make_client(f"http://127.0.0.1:{unused_port}", retry=ONCE) as client:
        with pytest.raises(errors.TokenServiceUnavailable) as caught:
            await client.users.create(new_user("one"))
    assert leaks(caught.value, *SECRETS) == []


class Provider:
    """A provider of the user's own that puts secrets into its exception."""

    async def fetch(self):
        own = FIXED_TOKEN
        message = "no vault"
        raise RuntimeError(message) if own else AssertionError


async def clients_of_all_kinds(tmp_path, url: str) -> list[PoderoClient]:
    options = {"base_url": url, "org_id": ORG_ID}
    return [
        make_client(url, token_store=FileTokenStore(tmp_path), rate_limit=RateLimit(1_000)),
        PoderoClient(username="someone", password=PASSWORD, **options),
        PoderoClient(token=FIXED_TOKEN, **options),
        PoderoClient(auth=Provider(), **options),
    ]


async def test_no_public_object_shows_one(tmp_path):
    async with Service() as service:
        for client in await clients_of_all_kinds(tmp_path, service.url):
            async with client:
                try:
                    await client.with_options(retry=ONCE).users.get(user_id_of("one"))
                except errors.PoderoError as error:
                    assert leaks(error, *SECRETS) == []
                reachable = walk(client)
                assert len(reachable) > 10
                for value in reachable:
                    text = f"{value!r} {value!s}"
                    assert not any(secret in text for secret in SECRETS), type(value)
                    if type(value).__module__.startswith("podero"):
                        assert not any(secret.encode() in pickled(value) for secret in SECRETS), type(value)


def pickled(value: object) -> bytes:
    try:
        return pickle.dumps(value)
    except Exception as refused:
        return str(refused).encode()


def walk(root: object) -> list[object]:
    """The objects of the project that hang on one, and what they hold except plain text: a secret is a `Secret`."""
    found: list[object] = []
    queue: list[object] = [root]
    seen: set[int] = set()
    while queue:
        value = queue.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict | list | tuple | set | frozenset):
            queue += [*value.values()] if isinstance(value, dict) else [*value]
        elif type(value).__module__.startswith("podero"):
            found.append(value)
            slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
            queue += [getattr(value, name) for name in slots if hasattr(value, name)]
            queue += vars(value).values() if hasattr(value, "__dict__") else []
        elif isinstance(value, httpx.Request | httpx.Response):
            found.append(value)
    return found


def test_configuration_errors_show_none():
    for arguments in (
        {"client_id": "x", "client_secret": f"{CLIENT_SECRET}\n"},
        {"client_secret": CLIENT_SECRET},
        {"client_id": "a:b", "client_secret": CLIENT_SECRET},
        {"client_id": "x", "client_secret": CLIENT_SECRET, "token": FIXED_TOKEN},
        {"token": f"{FIXED_TOKEN} é"},
        {"username": "x", "password": f"{PASSWORD}\x00"},
        {"token": FIXED_TOKEN, "base_url": "http://example.com"},
        {"token": FIXED_TOKEN, "org_id": "nonsense"},
        {"token": FIXED_TOKEN, "max_connections": 0},
        {"token": FIXED_TOKEN, "rate_limit": -1},
        {"token": FIXED_TOKEN, "timeout": -1},
        {},
    ):
        with pytest.raises(errors.ConfigurationError) as caught:
            PoderoClient(**arguments)
        assert leaks(caught.value, *SECRETS) == [], list(arguments)


def test_a_password_in_the_base_url_is_refused_without_repeating_it():
    with pytest.raises(errors.ConfigurationError) as caught:
        PoderoClient(token=FIXED_TOKEN, base_url=f"https://user:{PASSWORD}@example.com")
    assert PASSWORD not in f"{caught.value} {caught.value!r} {vars(caught.value)}"


def test_configuration_errors_do_not_show_the_environment(monkeypatch):
    monkeypatch.setenv("PODERO_PASSWORD", PASSWORD)
    with pytest.raises(errors.ConfigurationError) as caught:
        PoderoClient(token=FIXED_TOKEN, org_id="nonsense")
    assert leaks(caught.value, *SECRETS) == []


def test_the_detector_finds_what_it_looks_for():
    error = errors.ServerError(f"a {CLIENT_SECRET}", status_code=500)
    assert leaks(error, CLIENT_SECRET)
