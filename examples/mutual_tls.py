"""Connect with a client certificate and a private authority: python examples/mutual_tls.py CA.pem CLIENT.pem."""

import asyncio
import ssl
import sys

from podero import PoderoClient, errors


async def main(authority: str, certificate: str) -> None:
    """Show who the client is to the server."""
    context = ssl.create_default_context(cafile=authority)  # trusts this authority and no other
    context.load_cert_chain(certificate)  # the certificate and its key, in one file
    async with PoderoClient(ssl_context=context) as podero:
        try:
            me = await podero.auth.me()
        except errors.PoderoError as error:
            sys.exit(f"not connected: {error}")
        print(f"connected as {me.email}")


asyncio.run(main(sys.argv[1], sys.argv[2]))
