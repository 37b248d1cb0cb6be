"""A token service and an API in one, byte by byte, on a real loopback socket."""

import base64
import json
from collections.abc import Callable
from http import HTTPStatus

from podero import PoderoClient, RetryPolicy
from tests.support.byteserver import ByteServer, Peer, Received

TOKEN_PATH = b"/oauth2/token/"
ORG_ID = "9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69"
CLIENT_ID = "client-1"
CLIENT_SECRET = "cs-5f0c7d19aa"
PAIR = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
TOKEN = "at-81c2e6f3b0-"
"""Start of every token that is given out; a number follows."""

PHRASES = {status.value: status.phrase for status in HTTPStatus}

Respond = Callable[[Received], bytes]


def http(status: int, body: bytes | str = b"", *fields: str, length: int | None = None) -> bytes:
    """A response as bytes.

    Args:
        status: Any number.
        body: The body.
        fields: Header lines.
        length: What Content-Length says, when not the truth.
    """
    content = body.encode() if isinstance(body, str) else body
    phrase = PHRASES.get(status, "")
    lines = [f"HTTP/1.1 {status} {phrase}", *fields]
    if status not in {101, 204}:
        lines.append(f"Content-Length: {len(content) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + content


class Service(ByteServer):
    """Gives out a new token for each token request and responds to everything else as told.

    Args:
        respond: The bytes for an API request.
        respond_token: The bytes for a token request, when not a token.
        hang_up: Whether to close the connection after each response to an API request.
    """

    def __init__(self, respond: Respond, respond_token: Respond | None = None, *, hang_up: bool = False) -> None:
        super().__init__(self._serve)
        self._hang_up = hang_up
        self._respond = respond
        self._respond_token = respond_token or self._token
        self._issued = 0

    @property
    def calls(self) -> list[Received]:
        """Requests to the API."""
        return [request for request in self.requests if request.target != TOKEN_PATH]

    @property
    def token_calls(self) -> list[Received]:
        """Requests to the token service."""
        return [request for request in self.requests if request.target == TOKEN_PATH]

    def client(self, *, attempts: int = 3) -> PoderoClient:
        """A client of this service that retries without waiting."""
        return PoderoClient(
            base_url=self.url,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            org_id=ORG_ID,
            retry=RetryPolicy(attempts=attempts, base_delay=0, max_delay=0),
        )

    def _serve(self, peer: Peer) -> None:
        while True:
            request = peer.read_request()
            if request.target == TOKEN_PATH:
                peer.send(self._respond_token(request))
                continue
            peer.send(self._respond(request))
            if self._hang_up:
                return

    def _token(self, _: Received) -> bytes:
        self._issued += 1
        grant = {"access_token": f"{TOKEN}{self._issued}", "expires_in": 3600, "token_type": "Bearer"}
        return http(200, json.dumps(grant), "Content-Type: application/json")
