"""Arguments and environment -> settings, or one line that says what to set."""

import uuid

import pytest

from podero._secrets import Secret
from podero._settings import ClientPair, PasswordPair, RawSettings, resolve
from podero.errors import ConfigurationError
from tests.support.leaks import leaks

ORG = "9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69"
CLIENT = {"client_id": "id", "client_secret": Secret("s3cret")}


class Provider:
    async def fetch(self):
        raise NotImplementedError


def given(**arguments):
    return RawSettings(**{**CLIENT, **arguments})


def test_client_credentials_from_arguments():
    settings = resolve(given(org_id=ORG), {})
    assert settings.credentials == ClientPair("id", Secret("s3cret"))
    assert settings.org_id == uuid.UUID(ORG)
    assert settings.base_url == "https://app.podero.com"


def test_everything_from_the_environment():
    settings = resolve(
        RawSettings(),
        {
            "PODERO_USERNAME": "ada",
            "PODERO_PASSWORD": "pw",
            "PODERO_ORG_ID": ORG,
            "PODERO_ENVIRONMENT": "sandbox",
        },
    )
    assert settings.credentials == PasswordPair("ada", Secret("pw"))
    assert settings.org_id == uuid.UUID(ORG)
    assert settings.base_url == "https://sandbox-app.podero.com"


def test_a_half_given_pair_is_completed_from_the_environment():
    settings = resolve(RawSettings(client_id="id"), {"PODERO_CLIENT_SECRET": "env", "PODERO_TOKEN": "ignored"})
    assert settings.credentials == ClientPair("id", Secret("env"))


def test_a_fixed_token_and_an_own_provider():
    assert resolve(RawSettings(), {"PODERO_TOKEN": "t"}).credentials == Secret("t")
    provider = Provider()
    assert resolve(RawSettings(auth=provider), {"PODERO_TOKEN": "ignored"}).credentials is provider


@pytest.mark.parametrize(
    ("arguments", "environ", "told"),
    [
        ({}, {}, "no credentials: set client_id and client_secret (PODERO_CLIENT_ID"),
        ({"client_id": "a", "token": Secret("t")}, {}, "two kinds of credentials given (client and token)"),
        ({}, {"PODERO_CLIENT_ID": "a", "PODERO_USERNAME": "b"}, "two kinds of credentials in the environment"),
        ({"client_id": "a"}, {}, "client_secret is missing"),
        ({"client_secret": Secret("a")}, {}, "client_id is missing"),
        ({"client_id": "", "client_secret": Secret("a")}, {"PODERO_CLIENT_ID": "x"}, "client_id is missing or empty"),
        ({"username": "a"}, {}, "password is missing"),
        ({"token": Secret("")}, {}, "token is missing, empty or not plain text"),
        ({"token": Secret("a\nb")}, {}, "token is missing, empty or not plain text"),
        ({"auth": object()}, {}, "auth must have 'async def fetch"),
        ({**CLIENT, "org_id": "acme"}, {}, "org_id (or PODERO_ORG_ID) must be a UUID"),
        ({**CLIENT, "org_id": 7}, {}, "org_id (or PODERO_ORG_ID) must be a UUID"),
        (
            {**CLIENT, "environment": "prod"},
            {},
            "environment (or PODERO_ENVIRONMENT) must be 'production' or 'sandbox'",
        ),
        ({**CLIENT}, {"PODERO_ENVIRONMENT": "test"}, "must be 'production' or 'sandbox', not 'test'"),
        ({**CLIENT, "base_url": "http://app.podero.com"}, {}, "must be https"),
        ({**CLIENT, "base_url": "http://127.0.0.1.example.com"}, {}, "must be https"),
        ({**CLIENT, "base_url": "app.podero.com"}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": 5}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": []}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": "https://"}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": "https://a b"}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": "https://[::1"}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": "https://h:99999"}, {}, "must look like https://app.podero.com"),
        ({**CLIENT, "base_url": "https://u:hidden@h"}, {}, "must not hold a user name or password"),
        ({**CLIENT, "base_url": "https://h/api"}, {}, "must be the host only"),
        ({**CLIENT, "base_url": "https://h/?a=b"}, {}, "must be the host only"),
        ({**CLIENT}, {"PODERO_BASE_URL": "http://h"}, "must be https"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments, environ, told):
    with pytest.raises(ConfigurationError) as caught:
        resolve(RawSettings(**arguments), environ)
    message = str(caught.value)
    assert told in message
    assert "\n" not in message
    assert "s3cret" not in message
    assert "hidden" not in message


@pytest.mark.parametrize(
    ("base_url", "used"),
    [
        ("https://app.podero.com/", "https://app.podero.com"),
        ("https://app.podero.com/api/partners/v2.0/", "https://app.podero.com"),
        ("https://app.podero.com:8443/api/partners/v2.0", "https://app.podero.com:8443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_base_url(base_url, used):
    assert resolve(given(base_url=base_url, environment="sandbox"), {}).base_url == used


def test_base_url_of_the_environment_yields_to_an_argument():
    assert resolve(given(environment="sandbox"), {"PODERO_BASE_URL": "https://x"}).base_url == (
        "https://sandbox-app.podero.com"
    )
    assert resolve(given(), {"PODERO_BASE_URL": "https://x", "PODERO_ENVIRONMENT": "sandbox"}).base_url == "https://x"


def test_no_secret_in_what_the_error_carries():
    with pytest.raises(ConfigurationError) as caught:
        resolve(RawSettings(client_id="id", client_secret=Secret("s3cret"), org_id="acme"), {})
    assert leaks(caught.value, "s3cret") == []


def test_a_secret_compares_hashes_and_shows_nothing():
    assert Secret("a") == Secret("a") != Secret("b")
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert "s3cret" not in repr(Secret("s3cret"))


@pytest.mark.parametrize(
    ("given", "environ"),
    [
        ({"allow_http": ["simulator"]}, {}),
        ({"allow_http": "Simulator."}, {}),
        ({}, {"PODERO_ALLOW_HTTP": "other, simulator"}),
    ],
)
def test_plain_http_to_hosts_that_are_named(given, environ):
    raw = RawSettings(token=Secret("t"), base_url="http://simulator:8000", **given)
    assert resolve(raw, environ).base_url == "http://simulator:8000"
    with pytest.raises(ConfigurationError, match="name it in allow_http"):
        resolve(RawSettings(token=Secret("t"), base_url="http://elsewhere:8000", **given), environ)


@pytest.mark.parametrize("host", ["app.podero.com", "PODERO.com", "x.y.podero.com."])
def test_plain_http_to_podero_is_never_accepted(host):
    raw = RawSettings(token=Secret("t"), base_url=f"http://{host}", allow_http=[host])
    with pytest.raises(ConfigurationError, match="Podero is reached over https only"):
        resolve(raw, {})


@pytest.mark.parametrize("hosts", [[""], ["a b"], ["http://simulator"], ["*"]])
def test_what_is_no_host_name_is_refused(hosts):
    with pytest.raises(ConfigurationError, match="must name hosts"):
        resolve(RawSettings(token=Secret("t"), base_url="http://simulator", allow_http=hosts), {})
