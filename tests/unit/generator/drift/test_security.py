"""What authentication asks of a client that sends a bearer token."""

import pytest

from generator.drift.security import differences, kind

OAUTH, BEARER, KEY = "oauth2", "http bearer", "apikey header x-key"


def ways(*names, scopes=()):
    return frozenset(frozenset((name, frozenset(scopes)) for name in way.split("+") if name) for way in names)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (ways(), ways(""), []),
        (ways(OAUTH), ways(BEARER), []),
        (ways(OAUTH), ways(OAUTH, BEARER), []),
        (ways(), ways(OAUTH), [("api-security-added", None, [OAUTH])]),
        (ways(), ways("", OAUTH), [("api-security-added-optional", None, [OAUTH])]),
        (ways(""), ways("", OAUTH), [("api-security-added-optional", None, [OAUTH])]),
        (ways(OAUTH), ways(""), [("api-security-removed", [OAUTH], None)]),
        (ways("", OAUTH), ways(), [("api-security-removed", [OAUTH], None)]),
        (ways(OAUTH), ways("", BEARER), [("api-security-became-optional", None, None)]),
        (ways("", OAUTH), ways(OAUTH), [("api-security-became-required", None, None)]),
        (ways(OAUTH), ways(BEARER, KEY), [("api-security-alternative-added", None, [KEY])]),
        (ways(OAUTH, KEY), ways(OAUTH), [("api-security-alternative-removed", [KEY], None)]),
        (ways(OAUTH), ways(KEY), [("api-security-changed", [OAUTH], [KEY])]),
        (ways(OAUTH, KEY), ways(KEY), [("api-security-changed", [KEY, OAUTH], [KEY])]),
        (ways(OAUTH), ways(f"{OAUTH}+{KEY}"), [("api-security-changed", [OAUTH], [f"{KEY} and {OAUTH}"])]),
        (
            ways(OAUTH),
            ways("", KEY),
            [("api-security-became-optional", None, None), ("api-security-changed", [OAUTH], [KEY])],
        ),
        (ways(OAUTH), ways(OAUTH, scopes=["b", "a"]), [("api-security-scope-added", None, ["a", "b"])]),
        (ways(OAUTH, scopes=["a"]), ways(BEARER), [("api-security-scope-removed", ["a"], None)]),
        (ways(KEY), ways(KEY, scopes=["a"]), [("api-security-scope-added", None, ["a"])]),
    ],
)
def test_what_changed_is_told_for_a_client_with_a_token(old, new, lines):
    assert list(differences(old, new)) == lines


def test_a_scheme_is_known_by_what_it_is():
    assert kind({"type": "http", "scheme": "Bearer", "bearerFormat": "JWT"}) == BEARER
    assert kind({"type": "apiKey", "in": "header", "name": "X-Key"}) == KEY
