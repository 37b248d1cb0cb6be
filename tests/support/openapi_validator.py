"""openapi-core as the judge of what travelled: it shares no code with the generator, the client or the simulator."""

import copy
from typing import Any
from urllib.parse import parse_qsl

import httpx
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.testing import MockResponse
from werkzeug.datastructures import Headers, ImmutableMultiDict

from podero.simulator import ReceivedRequest

HOST = "http://localhost"


class Seen:
    """A received request in the judge's terms. The judge finds operation and path values itself, from the raw path.

    Args:
        request: As the simulator received it.
    """

    def __init__(self, request: ReceivedRequest) -> None:
        self.host_url = HOST
        self.path = request.path
        self.method = request.method.lower()
        self.body = request.content or None
        self.content_type = request.headers.get("content-type", "").lower()
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(
                parse_qsl(request.query, keep_blank_values=True, strict_parsing=bool(request.query))
            ),
            header=Headers(list(request.headers.items())),
        )


class Judge:
    """Judges requests and responds by a document.

    Args:
        content: The decoded document.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        content = copy.deepcopy(content)
        # The document names no server.
        content["servers"] = [{"url": HOST}]
        # openapi-core knows no oauth2; what the document means by it is a bearer token.
        content["components"]["securitySchemes"]["OAuth2"] = {"type": "http", "scheme": "bearer"}
        self._openapi = OpenAPI.from_dict(content)

    def request(self, request: ReceivedRequest) -> Any:
        """Judge a request; what the judge understood is returned.

        Raises:
            OpenAPIError: The document does not allow it.
        """
        result = self._openapi.unmarshal_request(Seen(request))
        result.raise_for_errors()
        return result

    def response(self, request: ReceivedRequest, response: httpx.Response) -> None:
        """Judge a response.

        Raises:
            OpenAPIError: The document does not allow it.
        """
        content_type = response.headers.get("content-type", "")
        judged = MockResponse(response.content, response.status_code, content_type=content_type)
        self._openapi.validate_response(Seen(request), judged)
