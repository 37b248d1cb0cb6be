"""The TLS context of a process."""

import ssl
from types import SimpleNamespace

import certifi
import pytest

from podero._wire import tls


@pytest.fixture(autouse=True)
def _fresh():
    tls.default_ssl_context.cache_clear()
    yield
    tls.default_ssl_context.cache_clear()


def test_it_verifies_servers_and_is_made_once():
    context = tls.default_ssl_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert tls.default_ssl_context() is context


@pytest.mark.parametrize(
    ("cafile", "files", "expected"),
    [("/etc/ssl/cert.pem", [], None), (None, ["a.pem"], None), (None, [], certifi.where())],
)
def test_it_trusts_the_system_and_without_certificates_there_those_of_certifi(
    cafile, files, expected, monkeypatch, tmp_path
):
    for name in files:
        (tmp_path / name).touch()
    paths = SimpleNamespace(cafile=cafile, capath=str(tmp_path))
    asked = []
    real = ssl.create_default_context
    monkeypatch.setattr(tls.ssl, "get_default_verify_paths", lambda: paths)
    monkeypatch.setattr(tls.ssl, "create_default_context", lambda *, cafile: asked.append(cafile) or real())
    tls.default_ssl_context()
    assert asked == [expected]
