"""Arguments of a client that are refused, and what is built of the others."""

import ssl

import httpx
import pytest

from podero import PoderoClient, RetryPolicy
from podero._assembly import retry_of, timeout_of, transport_for
from podero._policy.timeout import Timeout
from podero._wire.transport import WireTransport
from podero.errors import ConfigurationError
from tests.support.leaks import leaks
from tests.support.scripted import Script, respond

BASE = "https://api.test"


def test_a_transport_that_is_given_is_used_and_excludes_settings_of_the_own_one():
    own = Script(respond())
    assert transport_for(BASE, own, None, None) is own
    assert isinstance(transport_for(BASE, None, ssl.create_default_context(), None), WireTransport)
    for arguments in ((ssl.create_default_context(), None), (None, "http://proxy.test:3128")):
        with pytest.raises(ConfigurationError, match="configure the transport you pass instead"):
            transport_for(BASE, own, *arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((None, "x", None), "ssl_context must be an ssl.SSLContext, not str"),
        ((None, None, 5), "proxy must be a URL, not int"),
        ((None, None, "socks5://u:s3cret@p.test"), "proxy cannot be used: a proxy URL looks like"),
        (("x", None, None), "transport must be an httpx.AsyncBaseTransport"),
    ],
)
def test_wrong_arguments_are_refused_by_name(arguments, message):
    with pytest.raises(ConfigurationError, match=message) as caught:
        transport_for(BASE, *arguments)
    assert "s3cret" not in str(caught.value)


def test_an_explicit_proxy_goes_before_the_environment(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://environment.test:1")
    assert transport_for(BASE, None, None, "http://own.test:2")._proxy.url == "http://own.test:2"
    assert transport_for(BASE, None, None, None)._proxy.url == "http://environment.test:1"


def test_a_password_of_a_proxy_shows_nowhere():
    with pytest.raises(ConfigurationError) as caught:
        PoderoClient(token="t", base_url=BASE, proxy="http://user:s3cret/x@proxy.test")
    assert leaks(caught.value, "s3cret") == []


def test_defaults():
    assert timeout_of(None) == Timeout()
    assert timeout_of(3) == Timeout.of(3)
    assert retry_of(None) == RetryPolicy()
    with pytest.raises(ConfigurationError, match="retry must be a RetryPolicy, not int"):
        retry_of(3)


async def test_any_transport_of_httpx_serves():
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=[]))
    org_id = "9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69"
    async with PoderoClient(token="t", org_id=org_id, base_url=BASE, transport=transport) as podero:
        assert await podero.users.list() == []
