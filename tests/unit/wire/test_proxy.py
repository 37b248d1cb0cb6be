"""Proxies: from the environment, and with their password out of sight."""

import pytest

from podero._wire.proxy import parse_proxy, proxy_from_environment

VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def test_credentials_leave_the_url():
    proxy = parse_proxy("http://us%40er:p%3Ass@proxy.test:3128")
    assert proxy.url == "http://proxy.test:3128"
    assert proxy.authorization == "Basic dXNAZXI6cDpzcw=="  # us@er:p:ss
    assert "dXNA" not in repr(proxy)


def test_proxy_without_credentials():
    proxy = parse_proxy("https://proxy.test")
    assert (proxy.url, proxy.authorization) == ("https://proxy.test", None)


@pytest.mark.parametrize(
    "url",
    [
        "proxy.test:3128",
        "http://",
        "//user:s3cret@proxy.test",
        "user:s3cret@proxy.test:3128",
        "http://user:s3cret/x@proxy.test",
        "http://user:pw#s3cret@proxy.test",
        "http://user:pw?s3cret@proxy.test",
        "http://user:s3cret@[proxy.test",
        "http://user:s3cret@proxy.test:port",
        "http://user:s3cret @proxy.test",
        "s3cret://proxy.test",
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused_without_showing_its_password(url):
    with pytest.raises(ValueError, match="a proxy URL looks like http://user:password@host:port") as caught:
        parse_proxy(url)
    assert "s3cret" not in str(caught.value)


def test_socks_is_named():
    with pytest.raises(ValueError, match="socks5h is not supported"):
        parse_proxy("socks5h://user:s3cret@proxy.test:1080")


def test_an_address_as_proxy():
    assert parse_proxy("http://[::1]:3128").url == "http://[::1]:3128"


@pytest.mark.parametrize(
    ("environment", "url", "expected"),
    [
        ({}, "https://app.test", None),
        ({"HTTPS_PROXY": "http://p:1"}, "https://app.test", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1"}, "http://app.test", None),
        ({"HTTP_PROXY": "http://p:1"}, "http://app.test", "http://p:1"),
        ({"https_proxy": "p:1"}, "https://app.test", "http://p:1"),
        ({"ALL_PROXY": "http://p:1"}, "https://app.test", "http://p:1"),
        ({"ALL_PROXY": "http://a:1", "HTTPS_PROXY": "http://p:1"}, "https://app.test", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "app.test"}, "https://app.test", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": ".test"}, "https://app.test:8443", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "other.test"}, "https://app.test", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, "https://app.test", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "a.test, *.app.test"}, "https://x.app.test", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "APP.test:443"}, "https://app.test", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "app.test:8443"}, "https://app.test", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "app.test:8443"}, "https://app.test:8443", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "app.test"}, "https://myapp.test", "http://p:1"),
        ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "app.test:80"}, "http://app.test", None),
        ({"HTTP_PROXY": "http://p:1", "NO_PROXY": "app.test:81"}, "http://app.test", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8 192.0.2.7"}, "https://10.1.2.3", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.9.9.9/8"}, "https://10.1.2.3", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8 192.0.2.7"}, "https://192.0.2.7:8443", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8"}, "https://192.0.2.7", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "[2001:db8::]/32,2001:db9::1"}, "https://[2001:db9::1]", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "test.app"}, "https://app.test", "http://p:1"),
    ],
)
def test_environment(environment, url, expected, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_from_environment(url) == expected


@pytest.mark.parametrize("bypassed", [True, False])
def test_without_no_proxy_the_system_says_what_is_reached_directly(bypassed, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://p:1")
    monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: bypassed and host == "app.test")
    assert proxy_from_environment("https://app.test") == (None if bypassed else "http://p:1")


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.9.9.9", "[::1]:8000"])
def test_loopback_hosts_are_never_reached_through_a_proxy(scheme, host, monkeypatch):
    for name in VARIABLES[:3]:
        monkeypatch.setenv(name, "http://user:secret@proxy.test:3128")
    assert proxy_from_environment(f"{scheme}://{host}") is None
    assert proxy_from_environment(f"{scheme}://localhost.test") is not None
