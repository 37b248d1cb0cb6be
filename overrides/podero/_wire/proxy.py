"""Which proxy a connection goes through, and its password kept out of URLs."""

import base64
import ipaddress
import re
import urllib.parse
import urllib.request

import attrs

_EXPECTED = "a proxy URL looks like http://user:password@host:port, with special characters percent-encoded"
_SOCKS = {"socks4", "socks4a", "socks5", "socks5h"}
_PORTS = {"http": 80, "https": 443}


@attrs.frozen
class Proxy:
    """A proxy, its credentials apart from its URL.

    Attributes:
        url: Scheme, host and port; this may appear in messages.
        authorization: Value of the Proxy-Authorization field (RFC 9110 section 11.7.2).
    """

    url: str
    authorization: str | None = attrs.field(repr=False)


def parse_proxy(url: str) -> Proxy:
    """Take a proxy URL apart.

    Args:
        url: `http://` or `https://`, with user and password if the proxy wants them, percent-encoded.

    Returns:
        The proxy.

    Raises:
        ValueError: Another scheme, no host, or more than that; the message leaves the URL out, which may hold a
            password.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        raise ValueError(_EXPECTED) from None
    if scheme in _SOCKS:
        message = f"{_EXPECTED}; {scheme} is not supported"
        raise ValueError(message)
    rest = (parts.path.strip("/"), parts.query, parts.fragment)
    if scheme not in {"http", "https"} or not host or any(rest) or not url.isprintable() or " " in url:
        # What follows the host may be the rest of a password that holds a slash, a question mark or a hash.
        raise ValueError(_EXPECTED)
    authorization = None
    if parts.username is not None or parts.password is not None:
        credentials = ":".join(urllib.parse.unquote(part or "") for part in (parts.username, parts.password))
        authorization = "Basic " + base64.b64encode(credentials.encode()).decode("ascii")
    netloc = f"[{host}]" if ":" in host else host
    return Proxy(f"{scheme}://{netloc}" + ("" if port is None else f":{port}"), authorization)


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine.

    Args:
        host: A name or an address, without brackets.

    Returns:
        Whether it is `localhost` or a loopback address. A name below `localhost` may be asked of a name server.
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def proxy_from_environment(url: str) -> str | None:
    """Say which proxy the environment asks for.

    HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY decide, or the system's own settings where none of them is set.
    A loopback host is never reached through a proxy. Read once, when a client is made: looking it up for every request
    costs a thread and can read a `.netrc`.

    Args:
        url: Where requests will go.

    Returns:
        URL of the proxy, with its credentials; None for a direct connection.
    """
    parsed = urllib.parse.urlsplit(url)
    host = parsed.hostname or ""
    if is_loopback(host):
        # Plain http is accepted for loopback hosts because nobody sees it there; a proxy would see the credentials.
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parsed.scheme) or proxies.get("all")
    if not proxy:
        return None
    exceptions = proxies.get("no")
    if exceptions is None:
        bypassed = bool(urllib.request.proxy_bypass(parsed.netloc))
    else:
        port = parsed.port or _PORTS.get(parsed.scheme)
        bypassed = any(_is_exception(host, port, entry) for entry in re.split(r"[\s,]+", exceptions) if entry)
    if bypassed:
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _is_exception(host: str, port: int | None, entry: str) -> bool:
    """Whether an entry of NO_PROXY names a host: by name, by suffix, by address or network, with or without a port."""
    if entry == "*":
        return True
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        pass
    name, colon, wanted = entry.rpartition(":")
    if colon and wanted.isdigit():
        if int(wanted) != (port or 0):
            return False
        entry = name
    name = entry.strip("[]").lower().removeprefix("*").lstrip(".")
    return host == name or host.endswith(f".{name}")
