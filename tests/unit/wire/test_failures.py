"""What aiohttp raises, translated: the place decides what it means, and no word of aiohttp's is repeated."""

import ssl
from types import SimpleNamespace

import aiohttp
import httpx
import pytest

from podero._wire.failures import connect_failure, exchange_failure

KEY = SimpleNamespace(host="api.test", port=443, ssl=True, is_ssl=True)
OS_ERROR = OSError(111, "Connection refused")


def certificate_error(message):
    inner = ssl.SSLCertVerificationError()
    if message:
        inner.verify_message = message
    return aiohttp.ClientConnectorCertificateError(KEY, inner)


def tls_error():
    error = ssl.SSLError(1, "s3cret")
    error.reason = "WRONG_VERSION_NUMBER"
    return error


CONNECT = [
    (TimeoutError(), httpx.ConnectTimeout, "no connection to api.test within the time allowed", True),
    (
        certificate_error("self-signed"),
        httpx.ConnectError,
        "the certificate of api.test was refused: self-signed",
        False,
    ),
    (certificate_error(""), httpx.ConnectError, "it could not be verified", False),
    (
        aiohttp.ClientProxyConnectionError(KEY, OS_ERROR),
        httpx.ProxyError,
        "no connection to the proxy: Connection ref",
        True,
    ),
    (aiohttp.InvalidURL("http://"), httpx.UnsupportedProtocol, "'api.test' is not a host", False),
    (
        aiohttp.ClientConnectorError(KEY, OS_ERROR),
        httpx.ConnectError,
        "no connection to api.test: Connection refused",
        True,
    ),
    (tls_error(), httpx.ConnectError, "no connection to api.test: TLS WRONG_VERSION_NUMBER", True),
    (OSError(), httpx.ConnectError, "no connection to api.test: OSError", True),
    (RuntimeError("s3cret"), httpx.ConnectError, "no connection to api.test: RuntimeError", True),
]


@pytest.mark.parametrize(("exc", "kind", "text", "retryable"), CONNECT)
def test_what_kept_a_connection_from_being_opened(exc, kind, text, retryable):
    error = connect_failure(exc, "api.test")
    assert isinstance(error, kind)
    assert text in str(error)
    assert "s3cret" not in str(error)
    assert (error.request_sent, error.retryable) == (False, retryable)


def test_a_proxy_that_refuses_says_its_status_and_not_its_credentials():
    info = SimpleNamespace(real_url="http://user:s3cret@proxy.test/")
    exc = aiohttp.ClientHttpProxyError(info, (), status=407, message="s3cret")
    error = connect_failure(exc, "api.test")
    assert isinstance(error, httpx.ProxyError)
    assert str(error) == "the proxy refused to connect to api.test: status 407"
    assert error.retryable is False
    exc = aiohttp.ClientHttpProxyError(info, (), status=503, message="")
    assert connect_failure(exc, "api.test").retryable is True


EXCHANGE = [
    (
        OSError(104, "Connection reset by peer"),
        True,
        httpx.ReadError,
        "broke before the response was complete: Connection",
    ),
    (OSError(32, "Broken pipe"), None, httpx.WriteError, "broke while the request was being sent: Broken pipe"),
    (aiohttp.ServerTimeoutError(), True, httpx.ReadTimeout, "within the read timeout"),
    (
        aiohttp.ServerDisconnectedError("s3cret"),
        True,
        httpx.RemoteProtocolError,
        "closed the connection without a resp",
    ),
    (aiohttp.ClientPayloadError("s3cret"), True, httpx.RemoteProtocolError, "broke off in its body"),
    (ValueError("s3cret"), True, httpx.RemoteProtocolError, "is not HTTP/1.1"),
]


@pytest.mark.parametrize(("exc", "sent", "kind", "text"), EXCHANGE)
def test_what_ended_an_exchange(exc, sent, kind, text):
    error = exchange_failure(exc, request_sent=sent, upload_stalled=False, over_tls=False)
    assert isinstance(error, kind)
    assert text in str(error)
    assert "s3cret" not in str(error)
    assert error.request_sent is sent


def test_a_stalled_upload_is_a_write_timeout_whatever_came():
    error = exchange_failure(aiohttp.ServerDisconnectedError(), request_sent=None, upload_stalled=True, over_tls=False)
    assert isinstance(error, httpx.WriteTimeout)


def test_over_tls_a_refused_client_certificate_is_mentioned():
    lost = aiohttp.ServerDisconnectedError()
    hint = "requires a client certificate"
    assert hint in str(exchange_failure(lost, request_sent=True, upload_stalled=False, over_tls=True))
    assert hint not in str(exchange_failure(lost, request_sent=True, upload_stalled=False, over_tls=False))
