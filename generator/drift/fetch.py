"""Gets an API document from a file or over HTTP, and says plainly what came instead of one."""

import ipaddress
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from generator.errors import GenerationError

OFFICIAL = "https://app.podero.com/api/partners/v2.0/openapi.json"
"""Where Podero publishes the document, for whoever is logged in."""

COOKIE = "PODERO_SESSION_COOKIE"
TOKEN = "PODERO_TOKEN"  # noqa: S105  # a name
_HINT = (
    f"the official document needs a session: log in with a browser and set {COOKIE} to the value of the cookie "
    f"`sessionid`, or set {TOKEN} to an access token"
)
_TIMEOUT = 30.0
_MOST = 64 * 1024 * 1024
_SHOWN = 200
_OK, _REDIRECTS, _REFUSED = 200, range(300, 400), (401, 403)


def fetch(source: str, environment: Mapping[str, str]) -> bytes:
    """Get a document.

    Credentials come from the environment only, and go only to Podero over https or to this machine.

    Args:
        source: A file, or an http or https address.
        environment: Environment variables.

    Returns:
        Its bytes.

    Raises:
        GenerationError: It is unavailable.
    """
    if not re.match(r"https?://", source, re.IGNORECASE):
        try:
            return Path(source).read_bytes()
        except OSError as error:
            msg = f"{source} cannot be read: {error.strerror or error}"
            raise GenerationError(msg) from None
    try:
        address = urlsplit(source)
        host = address.hostname or ""
    except ValueError as error:
        msg = f"{source} cannot be fetched: {error}"
        raise GenerationError(msg) from None
    if address.username is not None or address.password is not None:
        msg = f"the address must not hold a user name or password; set {COOKIE} or {TOKEN}"
        raise GenerationError(msg)
    trusted = _is_loopback(host) or (address.scheme.lower() == "https" and _is_podero(host))
    secrets = [value for name in (COOKIE, TOKEN) if (value := environment.get(name))]
    headers = {"Accept": "application/json"} | (_credentials(environment) if trusted else {})
    try:
        return _get(source, headers, proxies=not _is_loopback(host))
    except GenerationError as error:
        text = str(error)
        for secret in secrets:
            text = text.replace(secret, "***")
        raise GenerationError(text) from None


def _get(url: str, headers: dict[str, str], *, proxies: bool) -> bytes:
    """Get what is at an address, as long as it is no redirect and no error."""
    try:
        with (
            httpx.Client(headers=headers, timeout=_TIMEOUT, trust_env=proxies) as client,
            client.stream("GET", url) as response,
        ):
            content = bytearray()
            for piece in response.iter_bytes():
                content += piece
                if len(content) > _MOST:
                    msg = f"{url} sends more than {_MOST // 1024 // 1024} MiB; that is no API document"
                    raise GenerationError(msg)
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        msg = f"{url} cannot be fetched: {error or type(error).__name__}"
        raise GenerationError(msg) from None
    if response.status_code in _REDIRECTS:
        msg = f"{url} redirects to {response.headers.get('Location', 'nowhere')}; {_HINT}"
        raise GenerationError(msg)
    if response.status_code != _OK:
        hint = f"; {_HINT}" if response.status_code in _REFUSED else ""
        msg = f"{url} responds with status {response.status_code}: {_start(content)}{hint}"
        raise GenerationError(msg)
    return bytes(content)


def _credentials(environment: Mapping[str, str]) -> dict[str, str]:
    """Headers with what the environment holds."""
    headers: dict[str, str] = {}
    if cookie := environment.get(COOKIE):
        headers["Cookie"] = cookie if "=" in cookie else f"sessionid={cookie}"
    if token := environment.get(TOKEN):
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _is_podero(host: str) -> bool:
    """Whether a host is one of Podero's."""
    return host == "podero.com" or host.endswith(".podero.com")


def _is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _start(content: bytearray) -> str:
    """How a response begins, on one line."""
    text = " ".join(content[: 4 * _SHOWN].decode("utf-8", "replace").split())
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return f"{text[:_SHOWN]}..." if len(text) > _SHOWN else text or "nothing"


__all__ = ["COOKIE", "OFFICIAL", "TOKEN", "fetch"]
