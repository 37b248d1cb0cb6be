"""The client: construction, views, life, public surface."""

import asyncio
import copy
import pickle
import re
import uuid

import httpx
import pytest

import podero
from podero import PoderoClient, RateLimit, RetryPolicy, Timeout, Token, errors
from podero._auth.grants import ClientCredentials, FixedToken, Password
from podero.errors import ConfigurationError
from tests.support.leaks import leaks
from tests.support.scripted import ORG, READ, TOKEN, Script, client, respond

SECRETS = {"client_secret": "s-ecret-1", "password": "s-ecret-2", "token": "s-ecret-3"}


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in ("CLIENT_ID", "CLIENT_SECRET", "USERNAME", "PASSWORD", "TOKEN", "ORG_ID", "ENVIRONMENT", "BASE_URL"):
        monkeypatch.delenv(f"PODERO_{name}", raising=False)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({}, "no credentials"),
        ({"client_id": "a", "client_secret": "s-ecret-1", "token": "s-ecret-3"}, "two kinds of credentials given"),
        ({"token": "s-ecret-3", "org_id": "acme"}, "org_id"),
        ({"token": "s-ecret-3", "base_url": "http://app.podero.com"}, "must be https"),
        ({"token": "s-ecret-3", "environment": "staging"}, "environment"),
        ({"token": "s-ecret-3\n"}, "token is missing, empty or not plain text"),
        ({"token": "s-ecret-3 x"}, "visible ASCII"),
        ({"client_id": "a:b", "client_secret": "s-ecret-1"}, "must not hold a colon"),
        ({"token": "s-ecret-3", "timeout": 0}, "timeout: connect must be a number of seconds above 0"),
        ({"token": "s-ecret-3", "timeout": True}, "timeout: connect"),
        ({"token": "s-ecret-3", "retry": 3}, "retry must be a RetryPolicy, not int"),
        ({"token": "s-ecret-3", "max_connections": 0}, "max_connections must be a whole number of at least 1"),
        ({"token": "s-ecret-3", "max_connections": True}, "max_connections"),
        ({"token": "s-ecret-3", "rate_limit": 0}, "rate_limit"),
    ],
)
def test_bad_construction_says_in_one_line_what_to_set(arguments, told):
    with pytest.raises(errors.ConfigurationError) as caught:
        PoderoClient(**arguments)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert leaks(caught.value, *SECRETS.values()) == []


@pytest.mark.parametrize(
    ("arguments", "provider"),
    [
        ({"client_id": "a", "client_secret": "s-ecret-1"}, ClientCredentials),
        ({"username": "a", "password": "s-ecret-2"}, Password),
        ({"token": "s-ecret-3"}, FixedToken),
    ],
)
def test_each_kind_of_credentials_and_its_secrets(arguments, provider):
    made = PoderoClient(org_id=ORG, transport=Script(respond()), **arguments)
    assert isinstance(made._services.tokens._provider, provider)
    for text in (repr(made), repr(vars(made)), repr(made._services), repr(vars(made._services.tokens))):
        assert not [secret for secret in SECRETS.values() if secret in text]
    with pytest.raises(TypeError, match="a client is not pickled"):
        pickle.dumps(made)
    with pytest.raises(TypeError, match="a client is not pickled"):
        copy.deepcopy(made)


def test_an_own_provider_has_no_secret_to_hide():
    class Provider:
        async def fetch(self):
            return Token("x")

    provider = Provider()
    made = PoderoClient(auth=provider, transport=Script(respond()))
    assert made._services.tokens._provider is provider
    assert made._services.secrets == ()


def test_the_repr_says_where_and_in_which_state():
    assert repr(client(respond())) == f"<PoderoClient https://api.test org_id={ORG} open>"


async def test_views_share_everything_but_their_options():
    made = client(respond(), rate_limit=RateLimit(50))
    other = uuid.uuid4()
    view = made.with_options(timeout=2, retry=RetryPolicy(attempts=1), org_id=other)
    assert view._services is made._services
    assert view._options.timeout == Timeout(connect=2, pool=2, write=2, read=2)
    assert view._options.retry.attempts == 1
    assert view._org_id == other
    again = view.with_options()
    assert (again._options, again._org_id) == (view._options, other)
    assert view.users is not made.users
    assert made._org_id == ORG
    with pytest.raises(errors.ConfigurationError):
        made.with_options(org_id="acme")
    await view.aclose()
    with pytest.raises(errors.ClientClosedError, match="GET /things: the client is closed"):
        await made.execute(READ, ())


async def test_closing_twice_and_the_transport_with_it():
    made = client(respond())
    async with made as same:
        assert same is made
        await made.execute(READ, ())
    await made.aclose()
    assert made.script.closed
    assert repr(made).endswith("closed>")


async def test_closing_ends_running_calls_with_a_clear_error():
    started = asyncio.Event()

    async def hang(request):
        started.set()
        await asyncio.Event().wait()

    made = client(hang, max_connections=1)
    running = asyncio.create_task(made.execute(READ, ()))
    await started.wait()
    queued = asyncio.create_task(made.execute(READ, ()))
    while not made._services.lifecycle.slots.waiting:
        await asyncio.sleep(0)
    await made.aclose()
    for task, sent in ((running, None), (queued, False)):
        with pytest.raises(errors.ClientClosedError, match="closed during the call") as caught:
            await task
        assert caught.value.request_sent is sent
    assert made._services.lifecycle.slots.in_use == 0


async def test_a_transport_that_ignores_cancellation_does_not_stop_closing(monkeypatch):
    monkeypatch.setattr("podero._call.lifecycle.CLOSING_TIMEOUT", 0.01)
    release, started = asyncio.Event(), asyncio.Event()

    async def stubborn(request):
        started.set()
        while not release.is_set():
            try:
                await release.wait()
            except asyncio.CancelledError:
                continue
        return respond()

    made = client(stubborn)
    task = asyncio.create_task(made.execute(READ, ()))
    await started.wait()
    await made.aclose()
    release.set()
    assert (await task).status_code == 200


def test_a_second_loop_after_the_first_has_ended_starts_afresh():
    made = client(respond(), rate_limit=100)
    resets = []
    made.script.reset = lambda: resets.append(1)
    for _ in range(2):
        assert asyncio.run(made.execute(READ, ())).status_code == 200
    assert resets == [1]
    asyncio.run(made.aclose())
    assert made.script.closed


def test_a_second_loop_beside_the_first_is_refused():
    made = client(respond())
    first = asyncio.new_event_loop()
    try:
        first.run_until_complete(made.execute(READ, ()))
        with pytest.raises(errors.ConfigurationError, match="make one client per event loop"):
            asyncio.run(made.execute(READ, ()))
        first.run_until_complete(made.execute(READ, ()))
    finally:
        first.close()


async def test_a_fork_starts_afresh(monkeypatch):
    made = client(respond())
    await made.execute(READ, ())
    slots = made._services.lifecycle.slots
    monkeypatch.setattr("podero._call.lifecycle.os.getpid", lambda: -1)
    await made.execute(READ, ())
    assert made._services.lifecycle.slots is not slots


def test_the_default_transport_is_the_wire():
    from podero._wire.transport import WireTransport

    made = PoderoClient(token=TOKEN)
    assert isinstance(made._services.transport, WireTransport)
    assert made._services.lifecycle.slots.limit == 100


async def test_tokens_are_fetched_over_the_transport_and_redirects_are_not_followed():
    def service(request):
        if request.url.path == "/oauth2/token/":
            assert request.extensions["timeout"]["connect"] == 5.0
            return respond(200, {"access_token": TOKEN, "expires_in": 60, "token_type": "Bearer"})
        return respond()

    made = PoderoClient(
        client_id="a", client_secret="s-ecret-1", base_url="https://api.test", transport=Script(service)
    )
    await made.execute(READ, ())
    paths = [request.url.path for request in made._services.transport.requests]
    assert paths == ["/oauth2/token/", "/things"]

    def moved(request):
        return httpx.Response(302, headers={"location": "https://elsewhere.test/"})

    made = PoderoClient(client_id="a", client_secret="s-ecret-1", base_url="https://api.test", transport=Script(moved))
    with pytest.raises(errors.TokenServiceUnavailable) as caught:
        await made.with_options(retry=RetryPolicy(attempts=1)).execute(READ, ())
    assert {request.url.host for request in made._services.transport.requests} == {"api.test"}
    assert leaks(caught.value, "s-ecret-1") == []


def test_public_names_resolve_and_unknown_ones_do_not():
    assert set(podero.__all__) <= set(dir(podero))
    for name in podero.__all__:
        assert getattr(podero, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = podero.nothing


def test_models_can_be_imported_by_their_public_path():
    import podero_client.models
    from podero.models import HeatPumpInput

    assert podero.models is podero_client.models
    assert HeatPumpInput is podero_client.models.HeatPumpInput


@pytest.mark.parametrize("proxy", ["socks5h://u:s3cret@proxy.test:1080", "http://u:s3cret/x@proxy.test"])
def test_a_proxy_of_the_environment_that_cannot_be_used_is_a_clear_error(proxy, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(ConfigurationError, match="the proxy of the environment") as caught:
        PoderoClient(token="t", base_url="https://api.test")
    assert leaks(caught.value, "s3cret") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"hooks": print}, "hooks must be a list of callables"),
        ({"hooks": "x"}, "hooks must be a list of callables"),
        ({"headers": 3}, "headers must be a dict of names and values, not int"),
        ({"headers": "X-A: b"}, "headers must be a dict of names and values, not str"),
        ({"clock": 3}, "clock must be a podero.Clock, not int"),
        ({"hooks": [5]}, "hooks must be a list of callables"),
        ({"rate_limit": "20"}, "rate_limit: rate must be a number above 0, not '20'"),
        ({"token_store": object()}, "token_store must have load, save, clear and lock, not object"),
        ({"transport": "x"}, "transport must be an httpx.AsyncBaseTransport, not str"),
        ({"environment": "prod"}, "must be 'production' or 'sandbox', not 'prod'"),
    ],
)
def test_a_wrong_argument_is_refused_by_name(arguments, message):
    with pytest.raises(ConfigurationError, match=re.escape(message)):
        PoderoClient(token="t", base_url="https://api.test", **arguments)
