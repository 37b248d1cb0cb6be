"""What is received, and what it is told to be when it is no document."""

import json

import pytest

from generator.document import read
from generator.errors import GenerationError

GOOD = {"openapi": "3.1.0", "info": {}, "paths": {}}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "x.json is empty"),
        (b"  \n", "x.json is empty"),
        (b"<!doctype html><p>Login", "x.json is a page in HTML or XML"),
        (b"openapi: 3.1.0\ninfo: {}", "x.json is no JSON YAML, convert it to JSON: openapi: 3.1.0"),
        (b"{", r"x.json is no JSON \(Expecting"),
        (b"[" * 100_000, "x.json is no JSON"),
        (b"[]", "x.json is no OpenAPI document but \\[\\]"),
        (b'{"detail": "Unauthorized"}', 'x.json is no OpenAPI document but {"detail": "Unauthorized"}'),
        (b'{"swagger": "2.0"}', "x.json is in the format Swagger 2.0; OpenAPI 3 is needed"),
        (b'{"openapi": "2.9"}', "x.json is in OpenAPI 2.9; 3.0, 3.1 or 3.2 is needed"),
        (b'{"openapi": "3.1.0", "paths": []}', "#/paths: must be an object"),
        (b'{"openapi": "3.1.0", "info": 5}', "#/info: must be an object"),
    ],
)
def test_what_is_no_document_is_told_what_it_is(source, message):
    with pytest.raises(GenerationError, match=f"^{message}"):
        read(source, "x.json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_document_is_read(encoding):
    assert read(json.dumps(GOOD).encode(encoding)) == GOOD


def test_numbers_that_json_does_not_have_are_left_out():
    assert read(b'{"openapi": "3.1.0", "x": [Infinity, NaN]}')["x"] == [None, None]


def test_only_the_overlay_may_set_its_keys():
    document = GOOD | {"paths": {"/a~b": {"get": {"x-podero-retry-safe": True}}}, "tags": [{"x-podero-new": 1}]}
    with pytest.raises(GenerationError) as caught:
        read(json.dumps(document).encode())
    assert str(caught.value).splitlines() == [
        "#/paths/~1a~0b/get: the document sets x-podero-retry-safe; only the overlays may",
        "#/tags/0: the document sets x-podero-new; only the overlays may",
    ]
