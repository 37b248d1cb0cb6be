"""What of an exchange is masked."""

import base64

import pytest

from podero.testing._scrubbing import CUE_ID, ORG_ID, Scrubber

TOKEN = "tok-SECRET/0123456789"


def scrubbed(*values):
    """What is kept of the last value, when all were learned before."""
    scrubber = Scrubber()
    for value in values:
        scrubber.learn(value)
    return scrubber.json(values[-1])


def masked(scrubber, text):
    scrubber.learn(text)
    return scrubber.text(text)


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
    assert scrubbed(value) == kept


def test_a_known_secret_is_masked_wherever_it_appears():
    scrubber = Scrubber()
    scrubber.learn_authorization("Bearer tok-12345678")
    scrubber.learn_authorization("Basic " + base64.b64encode(b"client:s3cret-0000").decode())
    scrubber.learn_authorization("Basic not-base64!")
    scrubber.learn_authorization("")
    assert scrubber.text("echo tok-12345678 and s3cret-0000, client") == "echo *** and ***, client"
    scrubber.learn({"refresh_token": "r-87654321"})
    assert scrubber.json(["r-87654321"]) == ["***"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"token": [TOKEN, {"value": TOKEN, "n": 5}, None]}, {"token": ["***", {"value": "***", "n": "***"}, None]}),
        ({"tokens": [TOKEN], "hasKey": True}, {"tokens": ["***"], "hasKey": True}),
        ({"token": 1234567890123, "count": 5}, {"token": "***", "count": 5}),
        ({"authenticationUrl": TOKEN, "redirect_uri": TOKEN}, {"authenticationUrl": "***", "redirect_uri": "***"}),
        ({"client_assertion": TOKEN, "pin": "1234"}, {"client_assertion": "***", "pin": "***"}),
        ({"url": {"path": "a"}, "urls": ["a", 5]}, {"url": {"path": "a"}, "urls": ["***", 5]}),
        ({"detail": f"{TOKEN} was given", "access_token": TOKEN}, {"detail": "*** was given", "access_token": "***"}),
        ({"map": {TOKEN: 1}, "token": TOKEN}, {"map": {"***": 1}, "token": "***"}),
        (
            {"note": f"open https://c.test/{TOKEN}", "url": f"https://c.test/{TOKEN}"},
            {"note": "open ***", "url": "***"},
        ),
        ({"path": "/a/b", "url": "/a"}, {"path": "/a/b", "url": "***"}),
    ],
)
def test_secrets_hold_whatever_their_field_holds_and_are_masked_before_it_too(value, kept):
    assert scrubbed(value) == kept


def test_what_only_belongs_to_a_secret_is_masked_there_alone():
    value = {"token": {"user_id": "9b2b7d0e-6c1f", "type": "bearertype"}, "user_id": "9b2b7d0e-6c1f", "x": "bearertype"}
    kept = {"token": {"user_id": "***", "type": "***"}, "user_id": "9b2b7d0e-6c1f", "x": "bearertype"}
    assert scrubbed(value) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"https://c.test/#access_token={TOKEN}&x=1", "https://c.test/#access_token=***&x=1"),
        (f"https://c.test/?a=1;token={TOKEN}", "https://c.test/?a=1;token=***"),
        (f"https://c.test/cb?code={TOKEN}&state=1", "https://c.test/cb?code=***&state=1"),
        (f"/x?auth[token]={TOKEN}", "/x?auth[token]=***"),
        (f"/x?auth%5Btoken%5D={TOKEN}", "/x?auth%5Btoken%5D=***"),
        (f"/x?%73ecret={TOKEN}", "/x?%73ecret=***"),
        ("/x?%73ecret=a", "***"),
        (f"/x?next=code%3D1,token%3D{TOKEN}", "***"),
        ("/x?next=%2Fy%3Fpage%3D2", "/x?next=%2Fy%3Fpage%3D2"),
        (f'<html>{{"access_token": "{TOKEN}"}}</html>', '<html>{"access_token": "***"}</html>'),
        (
            f"<p>{{&quot;access_token&quot;: &quot;{TOKEN}&quot;}}</p>",
            "<p>{&quot;access_token&quot;: &quot;***&quot;}</p>",
        ),
        (f'{{"access_token": "{TOKEN}"}}\n{{}}', '{"access_token": "***"}\n{}'),
        (f'{{"access_token": "{TOKEN}', '{"access_token": "***"'),
        (f'{{"access_token": "{TOKEN}\\', '{"access_token": "***"'),
        ('{"password": "a\\"b", "x": 1', '{"password": "***", "x": 1'),
        (f'{{"id": 5, "token": {{"value": "{TOKEN}"', '{"id": 5, "token": "***"'),
        ('{"token": 123456, "id": 5', '{"token": "***", "id": 5'),
        ("user=a&password=a b", "user=a&password=***"),
        ("user=a&password=a b&x=1 token=", "user=a&password=***&x=1 token="),
        (
            '--b\r\nContent-Disposition: form-data; name="password"\r\nX: y\r\n\r\na b\r\n--b--',
            '--b\r\nContent-Disposition: form-data; name="password"\r\nX: y\r\n\r\n***\r\n--b--',
        ),
    ],
)
def test_secrets_in_texts_are_known_by_their_names(text, kept):
    assert scrubbed(text) == kept


def test_what_is_masked_stays_as_it_is():
    link = "https://app.podero.com/api/partners/v2.0/cues/9b2b7d0e/information/resolve?secret=abcdefgh"
    kept = f"https://app.podero.com/api/partners/v2.0/cues/{CUE_ID}/information/resolve?secret=***"
    assert scrubbed({"url": link, "id": "9b2b7d0e", "x": "abcdefgh"}) == {"url": kept, "id": "9b2b7d0e", "x": "***"}
    assert scrubbed({"url": kept}) == {"url": kept}
    assert scrubbed("token=%2A%2A%2A&x=%2A%2A%2A") == "token=***&x=%2A%2A%2A"


def test_a_form_and_what_repeats_it():
    form = "username=u&password=p%40ss+w%22%C3%B6rd"
    assert scrubbed(form, {"detail": 'bad password p@ss w"örd'}) == {"detail": "bad password ***"}
    assert scrubbed({"password": "hunter2"}, {"input": "hunter2", "x": "hunter22"}) == {"input": "***", "x": "hunter22"}
    assert scrubbed({"password": "abc"}, {"input": "abc"}) == {"input": "abc"}


def test_organizations_are_known_by_their_names():
    org = "9b2b7d0e-6c1f-4a53-8f0e-2f1d3c4b5a69"
    me = {"id": "u", "note": org.upper(), "organization_id": org, "hex": org.replace("-", "")}
    assert scrubbed(me) == {"id": "u", "note": str(ORG_ID), "organization_id": str(ORG_ID), "hex": str(ORG_ID)}
    assert scrubbed({"org_id": "1", "x": "1", "orgId": None}) == {"org_id": str(ORG_ID), "x": "1", "orgId": None}


def test_the_name_of_a_step_behind_tokens_is_no_secret():
    assert scrubbed("/claim-tokens/validate", ["validate"]) == ["validate"]


def test_targets_and_headers():
    scrubber = Scrubber()
    assert masked(scrubber, "/org/9b2b7d0e/users?token=t&limit=2") == f"/org/{ORG_ID}/users?token=***&limit=2"
    assert scrubber.json({"organization_id": "9b2b7d0e"}) == {"organization_id": str(ORG_ID)}
    assert masked(scrubber, "/x/cues/signed-id/resolve?secret=s") == f"/x/cues/{CUE_ID}/resolve?secret=***"
    assert masked(scrubber, "/x/claim-tokens/c%2Flaim-1/status") == "/x/claim-tokens/***/status"
    assert scrubber.text("c/laim-1 is taken") == "*** is taken"
    assert scrubber.headers({"set-cookie": "a=b", "x-request-id": "r"}) == {"set-cookie": "***", "x-request-id": "r"}
    assert scrubber.headers({"location": "https://a.test/x", "link": "<x>"}) == {"location": "***", "link": "***"}


def test_what_else_is_private_is_for_the_user_to_say():
    assert Scrubber(str.upper).json({"name": ["toni", 5]}) == {"name": ["TONI", 5]}
