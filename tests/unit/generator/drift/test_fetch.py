"""A document comes from a file or an address; credentials come from the environment and go to Podero only."""

import pytest

from generator.drift import fetch as module
from generator.drift.fetch import COOKIE, TOKEN, fetch
from generator.errors import GenerationError
from tests.support.pinning import Site

SECRETS = {COOKIE: "c00kie", TOKEN: "t0ken"}


def test_a_file_is_read(tmp_path):
    (tmp_path / "document.json").write_bytes(b"{}")
    assert fetch(str(tmp_path / "document.json"), {}) == b"{}"


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_a_file_that_cannot_be_read_is_named(name, tmp_path):
    with pytest.raises(GenerationError, match=r"cannot be read: (No such file|Is a directory)"):
        fetch(str(tmp_path / name), {})


def test_an_address_is_fetched_with_what_the_environment_holds():
    with Site(200, b"{}") as site:
        assert fetch(site.url, {}) == b"{}"
        assert fetch(site.url, SECRETS) == b"{}"
        assert fetch(site.url, {COOKIE: "csrftoken=1; sessionid=2"}) == b"{}"
    bare, full, own = site.requests
    assert bare["accept"] == "application/json"
    assert "cookie" not in bare
    assert "authorization" not in bare
    assert (full["cookie"], full["authorization"]) == ("sessionid=c00kie", "Bearer t0ken")
    assert own["cookie"] == "csrftoken=1; sessionid=2"


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://app.podero.com/api/partners/v2.0/openapi.json", True),
        ("HTTPS://sandbox-app.podero.com/openapi.json", True),
        ("http://app.podero.com/openapi.json", False),
        ("https://podero.com.example.org/openapi.json", False),
        ("https://evilpodero.com/openapi.json", False),
        ("https://example.org/openapi.json", False),
        ("http://127.0.0.1:8000/openapi.json", True),
        ("http://localhost:8000/openapi.json", True),
        ("http://10.0.0.1/openapi.json", False),
    ],
)
def test_credentials_go_to_podero_over_https_and_to_this_machine(url, sent, monkeypatch):
    seen = {}
    monkeypatch.setattr(module, "_get", lambda url, headers, *, proxies: seen.update(headers) or b"")
    fetch(url, SECRETS)
    assert ("Cookie" in seen, "Authorization" in seen) == (sent, sent)


def test_an_address_with_a_password_is_refused():
    with pytest.raises(GenerationError, match="must not hold a user name or password") as refused:
        fetch("https://me:hunter2@app.podero.com/openapi.json", {})
    assert "hunter2" not in str(refused.value)


def test_a_server_that_echoes_credentials_does_not_bring_them_into_a_message():
    with Site(403, b"no session c00kie, no token t0ken") as site, pytest.raises(GenerationError) as refused:
        fetch(site.url, SECRETS)
    assert "status 403: no session ***, no token ***" in str(refused.value)


def test_a_message_holds_nothing_that_a_terminal_obeys():
    with Site(500, b"\x1b[2Jgone\x00 " + b"x" * 1000) as site, pytest.raises(GenerationError) as refused:
        fetch(site.url, {})
    assert "\x1b" not in str(refused.value)
    assert "xxx..." in str(refused.value)


def test_nobody_there_and_too_much_are_said(monkeypatch):
    with Site(200, b"x" * 100) as site:
        monkeypatch.setattr(module, "_MOST", 10)
        with pytest.raises(GenerationError, match="sends more than"):
            fetch(site.url, {})
    with pytest.raises(GenerationError, match="cannot be fetched"):
        fetch(site.url, {})
    with pytest.raises(GenerationError, match="cannot be fetched"):
        fetch("http://[::1", {})
