"""What each kind of change means for a program that uses the client.

Identifiers are those of oasdiff where it has one. The classes are not: oasdiff speaks of the API, these of this client,
whose responses keep unknown fields, whose enums are open, which never sends a default and which checks requests before
it sends them.
"""

import enum

import attrs


class Level(enum.IntEnum):
    """How much a change asks of a user, which is also the exit code of a report."""

    SAFE = 0
    ATTENTION = 1
    BREAKING = 2

    @property
    def word(self) -> str:
        """In reports."""
        return self.name.lower()


@attrs.frozen
class Rule:
    """A kind of change.

    Args:
        level: What it asks of a user.
        text: What happened, behind the name of the thing; `{old}` and `{new}` are filled in.
        reason: Why it has this level.
    """

    level: Level
    text: str
    reason: str


SAFE, ATTENTION, BREAKING = Level

_GONE = "programs that use it fail: the name is no longer in the package"
_ADDED = "nothing that exists changes"
_WORDS = "only words changed"
_WIDER = "what is sent today is still taken"
_NARROWER = "what is sent today may be refused"
_TYPES = "type checkers refuse programs that pass or read the old type, and so may Python"
_NOT_CHECKED = "the client does not check responses against limits"
_HIDDEN = "text forms and messages no longer show it"
_SHOWN = "text forms and messages may show it"
_STATED = "it still works, but the API says that it will go"

API = {
    "endpoint-added": Rule(SAFE, "is new: {new}", _ADDED),
    "api-removed-without-deprecation": Rule(BREAKING, "is gone, without having been deprecated", _GONE),
    "api-removed-with-deprecation": Rule(BREAKING, "is gone; it was deprecated", _GONE),
    "endpoint-deprecated": Rule(ATTENTION, "is deprecated{new}", _STATED),
    "endpoint-reactivated": Rule(SAFE, "is no longer deprecated", "it stays"),
    "endpoint-sunset-changed": Rule(ATTENTION, "will go at another time: {old} -> {new}", _STATED),
    "endpoint-moved": Rule(
        ATTENTION, "is {new}, no longer {old}", "the method stays; older releases call what is no longer there"
    ),
    "endpoint-retry-added": Rule(ATTENTION, "is retried when its response is lost", "it may be executed twice"),
    "endpoint-retry-removed": Rule(
        ATTENTION, "is no longer retried when its response is lost", "programs see errors that they did not see"
    ),
    "endpoint-description-changed": Rule(SAFE, "is described differently", _WORDS),
    "endpoint-left-out": Rule(BREAKING, "can no longer be generated: {new}", _GONE),
    "endpoint-renamed": Rule(BREAKING, "is now {new}", _GONE),
    "api-operation-id-changed": Rule(SAFE, "has another operationId: {old} -> {new}", "the method keeps its name"),
    "api-tag-changed": Rule(SAFE, "has other tags: {old} -> {new}", "the method keeps its resource"),
    "api-version-prefix-changed": Rule(
        ATTENTION, "begin with {new}, no longer with {old}", "the new package calls the new version of the API"
    ),
    "api-version-changed": Rule(SAFE, "the document calls itself {new}, no longer {old}", _WORDS),
    "api-servers-changed": Rule(
        ATTENTION, "are {new}, no longer {old}", "the client keeps its own addresses; see whether they are still right"
    ),
    "api-security-added": Rule(
        BREAKING, "needs authentication now: {new}", "older releases send no token and get a 401"
    ),
    "api-security-added-optional": Rule(
        ATTENTION, "takes authentication now, but does not need it: {new}", "the client sends its token now"
    ),
    "api-security-became-optional": Rule(SAFE, "no longer needs authentication", "the client still sends its token"),
    "api-security-became-required": Rule(SAFE, "needs authentication now", "the client sends its token already"),
    "api-security-alternative-added": Rule(SAFE, "also takes {new}", "the client stays with its token"),
    "api-security-alternative-removed": Rule(SAFE, "no longer takes {old}", "the client does not use it"),
    "api-security-removed": Rule(ATTENTION, "needs no authentication any more", "the client stops sending its token"),
    "api-security-changed": Rule(
        BREAKING, "takes other authentication: {old} -> {new}", "the client sends bearer tokens and nothing else"
    ),
    "api-security-scope-added": Rule(ATTENTION, "needs the scopes {new}", "tokens without them are refused"),
    "api-security-scope-removed": Rule(SAFE, "no longer needs the scopes {old}", _WIDER),
    "api-security-component-oauth-token-url-changed": Rule(
        ATTENTION, "tokens come from {new}, no longer from {old}", "the client keeps its own address for tokens"
    ),
    "request-body-added-required": Rule(BREAKING, "needs a body now", "calls without it are refused"),
    "request-body-added-optional": Rule(SAFE, "takes a body now", _ADDED),
    "request-body-removed": Rule(BREAKING, "takes no body any more", "the argument `body` is gone"),
    "request-body-became-required": Rule(BREAKING, "must be given", "calls without it are refused"),
    "request-body-became-optional": Rule(SAFE, "may be left out", _WIDER),
    "request-body-media-type-added": Rule(SAFE, "may also be sent as {new}", "the client stays with JSON"),
    "request-body-media-type-removed": Rule(SAFE, "may no longer be sent as {old}", "the client does not use it"),
    "request-body-media-type-changed": Rule(BREAKING, "is sent as {new}, no longer as {old}", _TYPES),
    "request-body-description-changed": Rule(SAFE, "is described differently", _WORDS),
    "response-success-status-added": Rule(
        ATTENTION, "may respond with {new}", "the method may return something else than today"
    ),
    "response-success-status-removed": Rule(
        BREAKING, "no longer responds with {old}", "what the method returns changes"
    ),
    "response-success-status-changed": Rule(
        ATTENTION, "responds with {new}, no longer with {old}", "the method returns the same; the status is another"
    ),
    "response-non-success-status-added": Rule(SAFE, "documents the error {new}", "it is raised as before"),
    "response-non-success-status-removed": Rule(
        ATTENTION, "no longer documents the error {old}", "`parsed` of such an error has no class any more"
    ),
    "response-body-added": Rule(SAFE, "returns something now", "it returned nothing"),
    "response-body-removed": Rule(BREAKING, "returns nothing any more", "what the method returns changes"),
    "response-media-type-added": Rule(SAFE, "may also respond with {new}", "the client stays with JSON"),
    "response-media-type-removed": Rule(SAFE, "no longer responds with {old}", "the client does not use it"),
    "response-media-type-changed": Rule(BREAKING, "responds with {new}, no longer with {old}", _TYPES),
    "response-header-added": Rule(SAFE, "sends the header {new}", _ADDED),
    "response-header-removed": Rule(ATTENTION, "no longer sends the header {old}", "programs may read it"),
    "response-description-changed": Rule(SAFE, "is described differently", _WORDS),
    "new-required-request-parameter": Rule(BREAKING, "is new and must be given", "calls without it are refused"),
    "new-optional-request-parameter": Rule(SAFE, "is new", _ADDED),
    "request-parameter-removed": Rule(BREAKING, "is gone", _GONE),
    "request-parameter-renamed": Rule(BREAKING, "is now called {new}", "calls that name the argument fail"),
    "request-parameter-wire-name-changed": Rule(
        ATTENTION, "is sent as {new}, no longer as {old}", "the argument stays; older releases send the old name"
    ),
    "request-parameter-location-changed": Rule(
        ATTENTION, "moves from {old} to {new}", "the argument stays; older releases send it in the old place"
    ),
    "request-parameter-style-changed": Rule(
        ATTENTION, "is written differently: {old} -> {new}", "the argument stays; older releases write it the old way"
    ),
    "schema-description-changed": Rule(SAFE, "is described differently", _WORDS),
    "enum-member-renamed": Rule(BREAKING, "is now called {new}", _GONE),
    "python-name-added": Rule(SAFE, "is new", _ADDED),
    "python-name-removed": Rule(BREAKING, "is gone", _GONE),
    "python-secret-added": Rule(ATTENTION, "is a secret", _HIDDEN),
    "python-secret-removed": Rule(ATTENTION, "is no longer a secret", _SHOWN),
    "python-type-changed": Rule(BREAKING, "is {new}, no longer {old}", _TYPES),
    "python-name-changed": Rule(BREAKING, "is now called {new}", _GONE),
}
"""Changes of operations, whose identifiers are complete."""

REQUEST = {
    "property-removed": Rule(BREAKING, "is gone", _GONE),
    "new-required-property": Rule(BREAKING, "is new and must be given", "programs that do not give it fail"),
    "new-optional-property": Rule(SAFE, "is new", _ADDED),
    "became-required": Rule(BREAKING, "must be given", "programs that leave it out fail"),
    "became-optional": Rule(SAFE, "may be left out", _WIDER),
    "became-nullable": Rule(SAFE, "may be None", _WIDER),
    "became-not-nullable": Rule(BREAKING, "may no longer be None", _NARROWER),
    "enum-value-added": Rule(SAFE, "is new and may be sent", _ADDED),
    "enum-value-removed": Rule(BREAKING, "is gone", _GONE),
    "value-removed": Rule(BREAKING, "is no longer taken", _NARROWER),
    "became-enum": Rule(BREAKING, "takes only {new}", _NARROWER),
    "became-not-enum": Rule(BREAKING, "takes any value, not only {old}", "its enum is no longer in the package"),
    "type-changed": Rule(BREAKING, "takes {new}, no longer {old}", _TYPES),
    "type-generalized": Rule(SAFE, "takes {new}, not only {old}", _WIDER),
    "type-compatible": Rule(SAFE, "is {new} in JSON, no longer {old}", "its type in Python is the same"),
    "number-only": Rule(
        ATTENTION,
        "is {new} in JSON, no longer {old}",
        "the client sends decimals as text, which may be refused",
    ),
    "one-of-added": Rule(SAFE, "takes {new} kinds of objects, not only {old}", _WIDER),
    "one-of-removed": Rule(BREAKING, "takes only {new} kinds of objects, no longer {old}", _NARROWER),
    "tightened": Rule(BREAKING, "{key}: {old} -> {new}", _NARROWER),
    "widened": Rule(SAFE, "{key}: {old} -> {new}", _WIDER),
    "default-value-added": Rule(ATTENTION, "is {new} when left out", "leaving it out means something else than today"),
    "default-value-changed": Rule(
        ATTENTION, "is {new}, no longer {old}, when left out", "leaving it out means something else than today"
    ),
    "default-value-removed": Rule(
        ATTENTION, "is no longer {old} when left out", "leaving it out means something else than today"
    ),
    "became-read-only": Rule(ATTENTION, "is read-only", "the API ignores what is sent"),
    "became-not-read-only": Rule(SAFE, "is no longer read-only", _WIDER),
    "became-write-only": Rule(SAFE, "is never sent back", "requests are as before"),
    "became-not-write-only": Rule(SAFE, "may be sent back", "requests are as before"),
}
"""Changes of what is sent, without the kind of place at the front of the identifier."""

RESPONSE = {
    "required-property-removed": Rule(BREAKING, "is gone", _GONE),
    "optional-property-removed": Rule(BREAKING, "is gone", _GONE),
    "required-property-added": Rule(SAFE, "is new", "it was in `additional_properties`, if the API sent it"),
    "optional-property-added": Rule(SAFE, "is new", "it was in `additional_properties`, if the API sent it"),
    "became-required": Rule(SAFE, "is always there", "programs that look whether it is there work as before"),
    "became-optional": Rule(
        BREAKING, "may be absent", "older releases refuse such a response; its type now includes UNSET"
    ),
    "became-nullable": Rule(BREAKING, "may be None", "older releases may refuse null; its type now includes None"),
    "became-not-nullable": Rule(SAFE, "is never None", "programs that look for None work as before"),
    "enum-value-added": Rule(
        ATTENTION,
        "is new and may be received",
        "enums are open, so it is received; programs that branch on the value must handle it",
    ),
    "enum-value-removed": Rule(BREAKING, "is gone", _GONE),
    "value-removed": Rule(SAFE, "is never sent any more", "its type in Python is the same"),
    "became-enum": Rule(ATTENTION, "is one of {new}", "members are strings, so comparisons hold; its type is another"),
    "became-not-enum": Rule(BREAKING, "is any value, not only {old}", "its enum is no longer in the package"),
    "type-changed": Rule(BREAKING, "is {new}, no longer {old}", _TYPES),
    "type-specialized": Rule(ATTENTION, "is {new}, no longer {old}", "programs that expect more work as before"),
    "type-compatible": Rule(SAFE, "is {new} in JSON, no longer {old}", "its type in Python is the same"),
    "one-of-added": Rule(
        ATTENTION, "is one of {new} kinds of objects, not only {old}", "programs that branch on the kind must handle it"
    ),
    "one-of-removed": Rule(SAFE, "is one of {new} kinds of objects, no longer {old}", "the class keeps all fields"),
    "tightened": Rule(SAFE, "{key}: {old} -> {new}", _NOT_CHECKED),
    "widened": Rule(SAFE, "{key}: {old} -> {new}", _NOT_CHECKED),
    "default-value-added": Rule(SAFE, "has the default {new}", "defaults mean nothing in a response"),
    "default-value-changed": Rule(
        SAFE, "has the default {new}, no longer {old}", "defaults mean nothing in a response"
    ),
    "default-value-removed": Rule(SAFE, "no longer has the default {old}", "defaults mean nothing in a response"),
    "became-read-only": Rule(SAFE, "is read-only", "responses are as before"),
    "became-not-read-only": Rule(SAFE, "is no longer read-only", "responses are as before"),
    "became-write-only": Rule(ATTENTION, "is never sent back", "programs that read it find nothing"),
    "became-not-write-only": Rule(SAFE, "may be sent back", _ADDED),
}
"""Changes of what is received, likewise."""

BOTH = {
    "json-name-changed": Rule(
        ATTENTION, "is {new} in JSON, no longer {old}", "the name in Python stays; older releases do not find it"
    ),
    "format-changed": Rule(SAFE, "format: {old} -> {new}", "its type in Python is the same"),
    "became-secret": Rule(ATTENTION, "is a secret", _HIDDEN),
    "became-not-secret": Rule(ATTENTION, "is no longer marked as a secret", _SHOWN),
    "deprecated": Rule(ATTENTION, "is deprecated{new}", _STATED),
    "reactivated": Rule(SAFE, "is no longer deprecated", "it stays"),
    "sunset-changed": Rule(ATTENTION, "will go at another time: {old} -> {new}", _STATED),
    "description-changed": Rule(SAFE, "is described differently", _WORDS),
}
"""Changes that mean the same in both directions, likewise."""


def rule_of(direction: str, kind: str) -> Rule:
    """The rule for a change of a value.

    Args:
        direction: `request` or `response`.
        kind: What happened, without the kind of place.

    Returns:
        The rule.
    """
    return BOTH.get(kind) or (REQUEST if direction == "request" else RESPONSE)[kind]


__all__ = ["API", "BOTH", "REQUEST", "RESPONSE", "Level", "Rule", "rule_of"]
