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


def nested(levels):
    """An array in an array, and so on."""
    return b'{"openapi": "3.1.0", "x~/y": ' + b"[" * levels + b"]" * levels + b"}"


def test_what_is_nested_too_deeply_is_refused_with_its_place():
    assert read(nested(198))["x~/y"]
    with pytest.raises(GenerationError) as caught:
        read(nested(400))
    pointer, _, text = str(caught.value).rpartition(": ")
    assert pointer == "#/x~0~1y" + "/0" * 199
    assert text == "is nested in more than 200 others"


@pytest.mark.parametrize(
    ("part", "pointer"),
    [
        ('"a": {"b": "x\\ud800"}', "#/a"),
        ('"a": ["x", {"b": "\\uDFFFx"}]', "#/a/1"),
        ('"a": {"\\udc00": 5}', "#/a"),
        ('"\\ud800": {"x": "\\ud801"}', "#"),
    ],
)
def test_half_a_surrogate_pair_is_refused_with_its_place(part, pointer):
    with pytest.raises(GenerationError) as caught:
        read(f'{{"openapi": "3.1.0", {part}}}'.encode())
    assert str(caught.value).splitlines()[0] == f"{pointer}: holds half a surrogate pair, which is no text"
    str(caught.value).encode()


def test_a_whole_surrogate_pair_is_a_character():
    assert read(b'{"openapi": "3.1.0", "x": "\\ud83d\\udd25 \\\\ud800"}')["x"] == "\U0001f525 \\ud800"
