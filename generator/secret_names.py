"""Which fields and parameters hold a secret, so that no text form, message or log shows them."""

import itertools
from typing import Any

from openapi_python_client import strings

from generator.schemas import Schema, component, is_marked_secret, is_schema, referred

_WORDS = frozenset(
    {"password", "passwd", "pwd", "passphrase", "passcode", "secret", "token", "jwt", "bearer", "credential", "cookie"}
    | {"authorization", "apikey", "otp"}
)
_KEYS = frozenset({"access", "api", "auth", "client", "encryption", "master", "private", "session", "signing", "ssh"})

# `token_type` and `password_changed_at` are about a secret, `has_token` and `max_tokens` too
_LAST_WORDS_ABOUT = frozenset(
    {"algorithm", "at", "audience", "count", "date", "enabled", "endpoint", "exists", "expiration", "expires", "expiry"}
    | {"format", "id", "in", "issuer", "kind", "length", "lifetime", "name", "policy", "required", "scope", "seconds"}
    | {"set", "size", "state", "status", "time", "ttl", "type", "until", "valid", "version"}
)
_FIRST_WORDS_ABOUT = frozenset({"has", "is", "max", "min", "needs", "num", "requires"})
_NESTED = ("anyOf", "oneOf", "allOf")
_MOMENTS = ("date-time", "date", "time")


def is_secret(name: str, schema: Schema, schemas: dict[str, Schema]) -> bool:
    """Whether a field or parameter holds a secret.

    Args:
        name: Its name in the document, in any case style.
        schema: Its schema.
        schemas: All components.

    Returns:
        What the overlay states with `x-podero-secret`; else whether the document marks it (`format: password`,
        `writeOnly`), on itself or on anything nested in it, or the name says so.
    """
    stated = schema.get("x-podero-secret")
    if stated is not None:
        return bool(stated)
    return _marked(schema, schemas, frozenset()) or (_named(name) and _may_be_secret(schema))


def _marked(schema: Any, schemas: dict[str, Schema], seen: frozenset[str]) -> bool:
    """Whether a schema, or one nested in it, is marked; the fields of a class are marked each for itself."""
    if not is_schema(schema):
        return False
    if is_marked_secret(schema):
        return True
    inner: list[Any] = [part for key in _NESTED for part in schema.get(key, ())]
    inner += [schema.get("items"), schema.get("additionalProperties")]
    if (target := referred(schema)) is not None and target not in seen:
        seen |= {target}
        inner.append(component(schemas, target))
    return any(_marked(part, schemas, seen) for part in inner)


def _named(name: str) -> bool:
    """Whether a name says that it holds a secret, and not something about one."""
    words = strings.snake_case(name).split("_")
    if words[0] in _FIRST_WORDS_ABOUT or words[-1] in _LAST_WORDS_ABOUT:
        return False
    pairs = itertools.pairwise(words)
    said = {word.removesuffix("s") for word in words}
    return not _WORDS.isdisjoint(said) or any(kind in _KEYS and word == "key" for kind, word in pairs)


def _may_be_secret(schema: Schema) -> bool:
    """Whether a value could be a secret at all: no flag and no time is."""
    options = [option for key in _NESTED for option in schema.get(key, ())] or [schema]
    kinds = {option.get("type") for option in options} - {"null"}
    return kinds != {"boolean"} and not any(option.get("format") in _MOMENTS for option in options)


__all__ = ["is_secret"]
