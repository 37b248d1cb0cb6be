"""Secrets do not show in what a server sends back, however it writes them."""

import html
import json
import time
from urllib.parse import quote

import pytest

from podero._call.redaction import layers, printable, redact
from podero._secrets import Secret

SECRET = 's3cr/et+=="\\x&é😀'


def escaped_all(text):
    units = text.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def percent_all(text):
    return "".join(f"%{byte:02x}" for byte in text.encode())


FORMS = {
    "as it is": SECRET,
    "JSON": json.dumps(SECRET),
    "JSON, all escaped": escaped_all(SECRET),
    "JSON, capitals": escaped_all(SECRET).upper().replace("\\U", "\\u"),
    "JSON with \\/": json.dumps(SECRET).replace("/", "\\/"),
    "JSON in JSON": json.dumps(json.dumps(SECRET)),
    "JSON in JSON in JSON": json.dumps(json.dumps(json.dumps(SECRET))),
    "URL": quote(SECRET, safe=""),
    "URL, small": quote(SECRET, safe="").lower(),
    "URL, all escaped": percent_all(SECRET),
    "URL twice": quote(quote(SECRET, safe=""), safe=""),
    "HTML": html.escape(SECRET),
    "HTML, numbers": "".join(f"&#{ord(c)};" for c in SECRET),
    "HTML, hexadecimal": "".join(f"&#x{ord(c):X};" for c in SECRET),
    "HTML of JSON": html.escape(json.dumps(SECRET)),
    "JSON of a URL": json.dumps(quote(SECRET)),
    "repr": repr(SECRET),
    "bytes": "".join(f"\\x{ord(c):02x}" for c in SECRET[:-2]) + SECRET[-2:],
}


def traces(text):
    """Whether any part of the secret that is longer than a coincidence is left in a text."""
    plain = text
    for _ in range(5):
        plain = html.unescape(plain)
    return "s3cr" in plain or "s3cr" in text or "et+" in text


@pytest.mark.parametrize("name", FORMS)
def test_every_way_to_write_it(name):
    shown = redact(f"before {FORMS[name]} between {FORMS[name]} after", [Secret("unrelated"), Secret(SECRET)])
    assert shown.startswith("before ")
    assert shown.endswith(" after")
    assert " between " in shown
    assert shown.count("***") == 2
    assert not traces(shown)
    assert len(shown) < len("before *** between *** after") + 50


WRITTEN = {
    "JSON": json.dumps,
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)),
    "URL": lambda text: quote(text, safe=""),
    "URL twice": lambda text: quote(quote(text, safe=""), safe=""),
    "HTML": html.escape,
    "HTML of JSON": lambda text: html.escape(json.dumps(text)),
    "JSON of a URL": lambda text: json.dumps(quote(text)),
    "repr": repr,
}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize(
    "secret",
    [r"pa\\ss", r"pa\"ss", r"pa\u0041ss", r"pa\/ss", "pa%41ss", "pa%2541ss", "pa%ss%25", "pa&amp;ss", "\\\\pass\\"],
)
def test_a_secret_that_looks_escaped_itself(secret, written):
    shown = redact(f"before {WRITTEN[written](secret)} after", [Secret(secret)])
    assert shown.startswith("before ")
    assert shown.endswith(" after")
    assert "***" in shown
    assert "ss" not in shown


def test_a_secret_of_which_nothing_is_left_when_it_is_unescaped():
    assert redact("&#x1; and &amp;", [Secret("&#x1;")]) == "*** and &amp;"


def test_what_is_no_secret_stays_as_it_is():
    text = r'{"a": "\u00e9\/", "b": "50%25 & &amp; %zz \\"}'
    assert redact(text, [Secret("other")]) == text
    assert redact("", [Secret("other")]) == ""
    assert redact(text, []) == text


def test_a_text_that_is_cut_off_shows_nothing_of_what_stands_behind():
    secret = [Secret("secret")]
    assert redact("a secret and a secret", secret, 1) == "a"
    assert redact("a secret and a secret", secret, 2) == "a "
    assert redact("a secret and a secret", secret, 3) == "a ***"
    assert redact("a secret and a secret", secret, 12) == "a *** and"


def test_secrets_that_overlap():
    assert redact("xabcabcx", [Secret("abca"), Secret("bcabc")]) == "x***x"
    assert redact("token-long token", [Secret("token"), Secret("token-long")]) == "*** ***"


def test_a_long_text_of_escapes_takes_time_in_proportion():
    secret = Secret("s3cret-" * 100)
    text = json.dumps(json.dumps(secret.reveal())).replace("s", "\\u0073") * 200
    started = time.process_time()
    assert redact(text, [secret]).count("***") == 200
    once = time.process_time() - started
    started = time.process_time()
    assert redact(text * 3, [secret]).count("***") == 600
    print(f"{once:.3f} s, three times as long: {time.process_time() - started:.3f} s")


def test_layers_beyond_all_reason_are_not_looked_through():
    text = "\\u0073ecret"
    for _ in range(6):
        text = text.replace("\\", "\\u005c")
    assert redact(text, [Secret("secret")]) == text


def test_a_text_for_the_log_is_one_line_without_escape_sequences():
    assert printable("a\n b\tc") == "a b c"
    assert printable("x\x1b[31mred\x00\ud800\u202e\x85y") == "x\ufffd[31mred\ufffd\ufffd\ufffd y"
    assert printable("äß 日 😀") == "äß 日 😀"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", ["plain"]),
        ("a%2526b", ["a%2526b", "a&b"]),
        ("&quot;\\u0025&quot;", ["&quot;\\u0025&quot;", '"%"']),
        ("&amp;amp;amp;amp;", ["&amp;amp;amp;amp;", "&amp;amp;amp;", "&amp;amp;", "&amp;"]),
    ],
)
def test_the_layers_of_a_text(text, read):
    assert list(layers(text)) == read
