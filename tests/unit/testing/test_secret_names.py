"""What is secret by its name, in whatever text it stands."""

import pytest

from podero.testing._secret_names import mask_named, named_in, names_hidden, names_link


def test_names_of_secrets_and_of_links():
    hidden = ("token", "access_token", "clientSecret", "api-key", "passwords", "pin", "Set-Cookie")
    assert all(map(names_hidden, hidden))
    assert not any(map(names_hidden, ("token_type", "expires_at", "shipping", "monkeys_name", "comment")))
    assert all(map(names_link, ("url", "redirect_url", "resolution_link", "href")))
    assert not names_link("linked_at")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("/x?token=abc123&limit=2", "/x?token=***&limit=2"),
        ("client_secret=a b c&grant_type=x", "client_secret=***&grant_type=x"),
        ("see https://x/#access_token=abc123", "see https://x/#access_token=***"),
        ('{"access_token": "abc123", "cut', '{"access_token": "***", "cut'),
        ('{"access_token": "abc12', '{"access_token": "***"'),
        ("{'password': 'abc123'}", "{'password': \"***\"}"),
        ('name="token"\r\n\r\nabc123\r\n--b', 'name="token"\r\n\r\n***\r\n--b'),
        ("token_type=Bearer", "token_type=Bearer"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_values_with_names_of_secrets_are_masked(text, masked):
    assert mask_named(text) == masked
    assert mask_named(masked) == masked
    assert [value for value in named_in(masked) if value != "***"] == []


def test_a_value_is_found_in_each_form_that_may_appear_elsewhere():
    assert [*named_in("password=a%20b+c;d&x=1")] == ["a%20b+c;d", "a b c;d", "a%20b+c"] * 2
