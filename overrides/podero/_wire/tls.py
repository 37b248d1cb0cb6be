"""The TLS context of a process."""

import functools
import ssl
from pathlib import Path

import certifi


@functools.cache
def default_ssl_context() -> ssl.SSLContext:
    """Make the context that verifies servers: once per process, because that blocks for about 20 ms.

    It trusts what the operating system trusts (a company's own authority included) and honours SSL_CERT_FILE and
    SSL_CERT_DIR; where the system has no certificates at all, as in the smallest container images, those of certifi.

    Returns:
        The shared context.
    """
    paths = ssl.get_default_verify_paths()
    found = paths.cafile or (paths.capath and any(Path(paths.capath).iterdir()))
    context = ssl.create_default_context(cafile=None if found else certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context
