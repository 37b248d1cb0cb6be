"""Which proxy a connection goes through, and its password kept out of URLs."""

import base64
import ipaddress
import urllib.parse
import urllib.request

import attrs
import httpx


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
        url: `http://` or `https://`, with user and password if the proxy wants them.

    Returns:
        The proxy.

    Raises:
        ValueError: Another scheme or no host; the message leaves the URL out, which may hold a password.
    """
    parsed = httpx.URL(url)
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        message = (
            f"a proxy URL starts with http:// or https:// and names a host, scheme {parsed.scheme!r} cannot be used"
        )
        raise ValueError(message)
    authorization = None
    if parsed.userinfo:
        # httpx hands out user and password unquoted.
        credentials = f"{parsed.username}:{parsed.password}".encode()
        authorization = "Basic " + base64.b64encode(credentials).decode("ascii")
    return Proxy(f"{parsed.scheme}://{parsed.netloc.decode('ascii')}", authorization)


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
    if is_loopback(parsed.hostname or ""):
        # Plain http is accepted for loopback hosts because nobody sees it there; a proxy would see the credentials.
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parsed.scheme) or proxies.get("all")
    if not proxy or urllib.request.proxy_bypass(parsed.netloc):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
