"""TLS that fails: certificates, protocols, clients without a certificate."""

import datetime as dt
import ssl

import httpx
import pytest
import trustme

from podero._wire import tls
from podero._wire.transport import WireTransport
from tests.faults.conftest import make_request
from tests.support.byteserver import ByteServer, Peer


def server_context(authority: trustme.CA, *names: str, **options: object) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **options).configure_cert(context)  # type: ignore[arg-type]
    return context


@pytest.mark.parametrize(
    ("trusted", "names", "options", "words"),
    [
        (False, ["127.0.0.1"], {}, "unable to get local issuer certificate|self-signed certificate"),
        (True, ["other.test"], {}, "IP address mismatch"),
        (
            True,
            ["127.0.0.1"],
            {"not_after": dt.datetime(2021, 1, 1, tzinfo=dt.UTC)},
            "certificate has expired",
        ),
    ],
    ids=["unknown-authority", "wrong-host", "expired"],
)
async def test_certificate_that_is_refused(trusted, names, options, words, authority, wire):
    if options:
        options = {**options, "not_before": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}
    context = server_context(authority if trusted else trustme.CA(), *names, **options)
    with ByteServer(tls=context) as server, pytest.raises(httpx.ConnectError, match=words) as caught:
        await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
    assert caught.value.request_sent is False
    assert caught.value.retryable is False
    assert not server.requests


async def test_https_to_a_plain_port(wire):
    def script(peer: Peer) -> None:
        peer.read_bytes(20)
        peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        peer.read_to_end()

    with ByteServer(script) as server, pytest.raises(httpx.ConnectError, match="TLS ") as caught:
        await wire.handle_async_request(make_request("POST", f"https://127.0.0.1:{server.port}/", content=b"{}"))
    assert caught.value.request_sent is False


async def test_http_to_a_tls_port(wire, server_tls):
    with ByteServer(tls=server_tls) as server, pytest.raises(httpx.TransportError) as caught:
        await wire.handle_async_request(make_request("POST", f"http://127.0.0.1:{server.port}/", content=b"{}"))
    assert caught.value.request_sent is True  # it did leave; nobody here can know that it was not understood


async def test_server_that_wants_a_client_certificate(wire, authority):
    context = server_context(authority, "127.0.0.1")
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    with ByteServer(tls=context) as server, pytest.raises(httpx.TransportError) as caught:
        await wire.handle_async_request(make_request("POST", server.url, content=b"{}"))
    assert not server.requests
    assert caught.value.request_sent is True  # TLS 1.3 lets the client finish before the server refuses


async def test_clean_close_over_tls_hints_at_client_certificates(wire, server_tls):
    def script(peer: Peer) -> None:
        peer.read_request()

    with ByteServer(script, tls=server_tls) as server, pytest.raises(httpx.RemoteProtocolError, match="client cert"):
        await wire.handle_async_request(make_request("GET", server.url))


async def test_name_is_checked_and_sent(wire, authority):
    names = []
    context = server_context(authority, "localhost")
    context.sni_callback = lambda _sock, name, _context: names.append(name)
    with ByteServer(tls=context) as server:
        response = await wire.handle_async_request(make_request("GET", f"https://localhost:{server.port}/"))
    assert response.status_code == 200
    assert names == ["localhost"]


def test_one_context_for_all_transports():
    assert WireTransport()._ssl_context is WireTransport()._ssl_context is tls.default_ssl_context()
    own = ssl.create_default_context()
    assert WireTransport(ssl_context=own)._ssl_context is own


@pytest.fixture
def fresh_context():
    tls.default_ssl_context.cache_clear()
    yield
    tls.default_ssl_context.cache_clear()


@pytest.mark.usefixtures("fresh_context")
def test_authorities_of_the_system_are_trusted(authority, tmp_path, monkeypatch):
    bundle = tmp_path / "bundle.pem"
    authority.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    context = tls.default_ssl_context()
    assert len(context.get_ca_certs()) >= 1
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.usefixtures("fresh_context")
@pytest.mark.parametrize("directory", [False, True], ids=["nothing", "empty-directory"])
def test_certifi_stands_in_where_the_system_has_no_certificates(directory, tmp_path, monkeypatch):
    paths = ssl.get_default_verify_paths()._replace(cafile=None, capath=str(tmp_path) if directory else None)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    assert len(tls.default_ssl_context().get_ca_certs()) > 50
