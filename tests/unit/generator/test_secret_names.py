"""Secrets are known by their name in any case style, and by marks however deep these are nested."""

import pytest

from generator.prepare import prepare
from generator.secret_names import is_secret
from tests.support import documents

TEXT = {"type": "string"}
SECRET = {"type": "string", "format": "password"}


@pytest.mark.parametrize(
    "name",
    [
        "password", "user_password", "newPassword", "PASSWORD", "passwd", "secret", "clientSecret", "client-secret",
        "ClientSecret", "token", "accessToken", "access_token", "refresh_token", "idToken", "token_hash", "tokens",
        "authorization", "Authorization", "proxy-authorization", "api_key", "apiKey", "apikey", "X-API-Key", "APIKey",
        "private_key", "signingKey", "jwt", "bearer", "session_cookie", "credentials", "password_reset_link",
        "secret_url", "password_hint",
    ],
)  # fmt: skip
def test_a_name_that_says_secret(name):
    assert is_secret(name, TEXT, {})


@pytest.mark.parametrize(
    "name",
    [
        "token_type", "tokenType", "expires_in", "token_expires_in", "password_changed_at", "client_secret_expires_at",
        "has_token", "isPasswordSet", "max_tokens", "num_tokens", "token_count", "secret_name", "token_id",
        "token_endpoint", "public_key", "price_zone_key", "key", "keywords", "comment", "author", "tokenize",
        "compass", "secretary", "address", "status",
    ],
)  # fmt: skip
def test_a_name_that_is_about_a_secret_or_none(name):
    assert not is_secret(name, TEXT, {})


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "boolean"},
        {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        {"type": "string", "format": "date-time"},
        {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        {"type": "string", "x-podero-secret": False},
    ],
)
def test_what_can_hold_no_secret_is_shown_whatever_its_name(schema):
    assert not is_secret("token", schema, {})


@pytest.mark.parametrize(
    "schema",
    [
        SECRET,
        {"type": "string", "writeOnly": True},
        {"type": "string", "x-podero-secret": True},
        SECRET | {"nullable": True},
        {"type": ["string", "null"], "format": "password"},
        {"type": "string", "nullable": True, "writeOnly": True},
        {"type": "string", "nullable": True, "x-podero-secret": True},
        {"enum": ["a", None], "x-podero-secret": True},
        {"anyOf": [SECRET, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, SECRET]},
        {"allOf": [SECRET]},
        {"allOf": [SECRET, {"description": "Said once more."}]},
        {"allOf": [{"type": "string"}, {"format": "password", "maxLength": 9}]},
        {"allOf": [documents.ref("Hidden")], "description": "Said once more."},
        {"anyOf": [{"allOf": [documents.ref("Hidden")]}, {"type": "null"}]},
        {"anyOf": [{"oneOf": [SECRET, {"type": "integer"}]}, {"type": "null"}]},
        documents.ref("Hidden"),
        {"type": "array", "items": SECRET},
        {"type": "object", "additionalProperties": SECRET},
        documents.ref("Opaque"),
        {"type": "object", "properties": {}, "x-podero-secret": True},
    ],
)
def test_a_mark_survives_however_deep_it_is_nested(schema):
    document = documents.small()
    document["components"]["schemas"] |= {
        "Hidden": SECRET,
        "Opaque": {"type": "object", "properties": {"x": TEXT}, "writeOnly": True},
    }
    for name in ("Thing", "ThingInput"):
        document["components"]["schemas"][name]["properties"]["plain"] = schema
        fields = map(str, (field.code for field in prepare(document, b"").plans.models[name].fields))
        [code] = [field for field in fields if field.startswith("plain:")]
        assert "repr=False" in code


def test_a_schema_that_contains_itself_is_looked_at_once():
    schemas = {"Tree": {"type": "array", "items": documents.ref("Tree")}}
    assert not is_secret("tree", documents.ref("Tree"), schemas)


def test_a_class_hides_its_secret_fields_and_is_shown_itself():
    schemas = {"Login": {"type": "object", "properties": {"password": TEXT}}}
    assert not is_secret("login", documents.ref("Login"), schemas)
