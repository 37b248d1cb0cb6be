"""The docstring of a method says what is true for its operation, also where the document says nearly nothing."""

import http
import re

import pytest

from generator.prepare import prepare
from podero import errors
from tests.support import documents

TEXT = {"type": "string"}
NOT_RETRIED = "Not retried once it may have reached the server:"


def described(
    change=lambda _operation: None, *, verb="post", path="/things", resource="things", method="create", **source
):
    """The paragraphs of one method's docstring, in a document of its own."""
    thing = documents.ref("ThingOutput")
    operation = {
        "tags": [resource],
        "x-podero-method": method,
        "responses": {"200": {"description": "OK", "content": documents.content(thing)}},
    } | source
    change(operation)
    names = re.findall(r"{(\w+)}", path)
    parameters = [{"in": "path", "name": name, "required": True, "schema": TEXT} for name in names]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "paths": {path: {"parameters": parameters, verb: operation}},
        "components": {
            "schemas": {
                "ThingOutput": {"type": "object", "properties": {"id": TEXT}, "description": "A thing with its state."},
                "ThingInput": {"type": "object", "properties": {"id": TEXT}, "description": "How a thing is to be."},
            }
        },
    }
    [plan] = prepare(document, b"").plans.operations.values()
    return [" ".join(paragraph.split()) for paragraph in plan.method_docstring.split("\n\n")]


def of(paragraphs, head):
    [found] = [paragraph.removeprefix(f"{head}: ") for paragraph in paragraphs if paragraph.startswith(f"{head}: ")]
    return found


def body(**more):
    return {"content": documents.content(documents.ref("ThingInput")), **more}


def response(schema, description="OK"):
    return {"200": {"description": description, "content": documents.content(schema)}}


THINGS = {"type": "array", "items": documents.ref("ThingOutput")}


@pytest.mark.parametrize(
    ("said", "returns"),
    [
        ({"method": "create"}, "The created thing."),
        ({"method": "update", "verb": "put"}, "The updated thing."),
        ({"method": "get", "verb": "get"}, "A thing with its state."),
        ({"method": "switch"}, "A thing with its state."),
        ({"resource": "trading", "method": "create"}, "A thing with its state."),
        ({"resource": "charge_policies"}, "The created charge policy."),
        ({"resource": "boxes"}, "The created box."),
        ({"resource": "access"}, "A thing with its state."),
        ({"x-podero-returns": "what happened then"}, "What happened then."),
        ({"responses": response(documents.ref("ThingOutput"), "The thing that was made")}, "The thing that was made."),
        ({"responses": response(documents.ref("ThingOutput"), "Successful Response")}, "The created thing."),
        ({"method": "list", "responses": response(THINGS)}, "The things."),
        (
            {"method": "list", "path": "/org/{org_id}/x", "responses": response(THINGS)},
            "The things of the organization.",
        ),
        (
            {"method": "list", "path": "/org/{org_id}/users/{user_id}/x", "responses": response(THINGS)},
            "The things of the user.",
        ),
        ({"method": "search", "responses": response(THINGS)}, "A list of ThingOutput objects."),
        ({"responses": {"204": {"description": "No Content"}}}, "Nothing."),
        (
            {"responses": response({"type": "object", "additionalProperties": True})},
            "The body of the response as plain JSON types: the API document does not describe it further.",
        ),
    ],
)
def test_what_a_method_returns(said, returns):
    assert of(described(**said), "Returns") == returns


@pytest.mark.parametrize(
    ("said", "sends"),
    [
        ({"method": "create", "requestBody": body(required=True)}, "The thing to create."),
        ({"method": "update", "requestBody": body(required=True)}, "What to change about the thing."),
        ({"method": "switch", "requestBody": body(required=True)}, "How a thing is to be."),
        ({"method": "switch", "requestBody": body()}, "How a thing is to be. May be left out."),
        (
            {"method": "create", "requestBody": {"required": True, "content": documents.content({"type": "string"})}},
            "The body of the request.",
        ),
    ],
)
def test_what_a_method_sends(said, sends):
    assert of(described(**said), "Args") == f"body: {sends}"


@pytest.mark.parametrize(
    ("said", "retried"),
    [
        ({"verb": "get", "method": "get"}, "A lost response is retried."),
        ({"x-podero-retry-safe": True}, "A lost response is retried."),
        ({}, f"{NOT_RETRIED} a second try could make a second thing."),
        (
            {"method": "switch"},
            f"{NOT_RETRIED} the API document does not say that doing it twice does no harm.",
        ),
        (
            {"x-podero-retry-reason": "each call makes another"},
            f"{NOT_RETRIED} each call makes another.",
        ),
    ],
)
def test_whether_a_lost_response_is_retried(said, retried):
    verb = said.get("verb", "post").upper()
    assert f"`{verb} /things`. {retried}" in described(**said)


def test_a_path_parameter_has_a_line_of_its_own():
    arguments = of(described(verb="get", method="get", path="/x/{heat_pump_id}/{token}/{org_id}"), "Args")
    assert arguments == (
        "heat_pump_id: ID of the heat pump. token: The token. org_id: Organization; the client's own when left out."
    )


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 418, 422, 429, 500, 503])
def test_an_error_is_named_by_the_class_that_is_raised(status):
    def add(operation):
        operation["responses"][str(status)] = {"description": "No luck", "content": documents.content({})}

    raised = errors.StatusError.of(status).__name__
    assert of(described(add), "Raises") == f"{raised}: No luck. Status {status}."


def test_an_error_says_what_its_body_is():
    def add(operation):
        phrase = http.HTTPStatus(404).phrase
        operation["responses"]["404"] = {
            "description": phrase,
            "content": documents.content(documents.ref("ThingOutput")),
        }

    assert of(described(add), "Raises") == "NotFoundError: Status 404. `.parsed` is a `ThingOutput`."


def test_the_title_is_what_somebody_wrote():
    assert described(summary="Make a thing")[0] == "Make a thing."
    assert described(**{"summary": "Post Thing", "x-podero-summary": "Make a thing"})[0] == "Make a thing."
    assert described(method="do_all_that")[0] == "Do all that."


def test_code_is_not_broken_over_lines():
    path = "/a-rather-long-path/{org_id}/with-many-segments/{user_id}/and-more-of-them/{heat_pump_id}"
    assert f"`GET {path}`." in "\n".join(described(verb="get", method="get", path=path))
