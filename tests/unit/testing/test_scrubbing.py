"""What of an exchange is masked."""

import base64

import pytest

from podero.testing._scrubbing import ORG_ID, Scrubber


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"access_token": "abcdefgh", "expires_in": 60}, {"access_token": "***", "expires_in": 60}),
        ({"clientSecret": "x", "password": None, "token": ""}, {"clientSecret": "***", "password": None, "token": ""}),
        ([{"inner": {"api_key": "abc"}}], [{"inner": {"api_key": "***"}}]),
        ({"note": "https://a.example/x?secret=abcd&b=c"}, {"note": "https://a.example/x?secret=***&b=c"}),
        ({"embeddable_url": "https://a.example/x", "url": None}, {"embeddable_url": "***", "url": None}),
        (
            {"is_authenticated": True, "authenticated_at": "2026-01-15"},
            {"is_authenticated": True, "authenticated_at": "2026-01-15"},
        ),
        ({"token_type": "Bearer", "keywords": "a"}, {"token_type": "Bearer", "keywords": "a"}),
        ("grant_type=password&password=hunter22", "grant_type=password&password=***"),
    ],
)
def test_secrets_are_known_by_their_names(value, kept):
    assert Scrubber().json(value) == kept


def test_a_known_secret_is_masked_wherever_it_appears():
    scrubber = Scrubber()
    scrubber.learn("Bearer tok-12345678")
    scrubber.learn("Basic " + base64.b64encode(b"client:s3cret-0000").decode())
    scrubber.learn("Basic not-base64!")
    scrubber.learn("")
    assert scrubber.text("echo tok-12345678 and s3cret-0000, client") == "echo *** and ***, client"
    scrubber.json({"refresh_token": "r-87654321"})
    assert scrubber.json(["r-87654321"]) == ["***"]


def test_targets_and_headers():
    scrubber = Scrubber()
    assert scrubber.target("/org/9b2b7d0e/users?token=t&limit=2") == f"/org/{ORG_ID}/users?token=***&limit=2"
    assert scrubber.json({"organization_id": "9b2b7d0e"}) == {"organization_id": str(ORG_ID)}
    assert scrubber.target("/x/cues/signed-id/resolve?secret=s") == "/x/cues/***/resolve?secret=***"
    assert scrubber.target("/x/claim-tokens/c%2Flaim-1/status") == "/x/claim-tokens/***/status"
    assert scrubber.text("c/laim-1 is taken") == "*** is taken"
    assert scrubber.headers({"set-cookie": "a=b", "x-request-id": "r"}) == {"set-cookie": "***", "x-request-id": "r"}


def test_what_else_is_private_is_for_the_user_to_say():
    assert Scrubber(str.upper).json({"name": ["toni", 5]}) == {"name": ["TONI", 5]}
