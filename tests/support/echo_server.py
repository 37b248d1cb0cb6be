"""A server in a process of its own that responds with the target of each request; ends when its standard input does.

Run as `python -m tests.support.echo_server [certificate.pem]`; prints its URL.
"""

import ssl
import sys

from tests.support.byteserver import ByteServer, Peer


def echo(peer: Peer) -> None:
    while True:
        target = peer.read_request().target
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(target), target))


def main() -> None:
    context = None
    if len(sys.argv) > 1:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1])
    with ByteServer(echo, tls=context) as server:
        print(server.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
