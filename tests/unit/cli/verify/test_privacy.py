"""Replaced values keep their shape, their relations and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podero.cli._verify.document import Document
from podero.cli._verify.privacy import Privacy, shape

DOCUMENT = Document()


def privacy(salt=b"salt"):
    return Privacy(DOCUMENT, salt)


@given(st.text(min_size=1))
def test_a_text_keeps_its_length_and_the_kind_of_each_character(value):
    made = privacy().text(value)
    assert len(made) == len(value)
    for before, after in zip(value, made, strict=True):
        if before.isascii() and not before.isalnum():
            assert after == before
        assert after.isascii()
        if before.isdigit():
            assert after.isdigit()


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("2026-03-04T05:06:07Z", r"20\d\d-\d\d-\d\dT\d\d:\d\d:07Z"),
        ("2026-03-04T05:06:07.123456+02:00", r"20\d\d-\d\d-\d\dT\d\d:\d\d:07\.\d{6}\+02:00"),
        ("2026-03-04 05:06:07", r"20\d\d-\d\d-\d\d \d\d:\d\d:07"),
        ("2026-03-04", r"20\d\d-\d\d-\d\d"),
        ("07:30", r"\d\d:\d\d"),
        ("7F1C6F0E-7B0A-4C57-9B7B-1F0D2A3B4C5D", r"[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[0-9A-F]{4}-[0-9A-F]{12}"),
        ("https://example.com/a?b=12", r"https://[a-z]{7}\.[a-z]{3}/[a-z]\?[a-z]=\d\d"),
        ("Jo.Doe+9@example.com", r"[A-Z][a-z]\.[A-Z][a-z]{2}\+\d@[a-z]{7}\.[a-z]{3}"),
        ("2026-99-99T05:06:07Z", r"\d{4}-\d\d-\d\d[A-Z]\d\d:\d\d:\d\d[A-Z]"),
        ("2026-99-99", r"\d{4}-\d\d-\d\d"),
        ("99:99", r"\d\d:\d\d"),
    ],
)
def test_known_forms_stay_what_they_are(value, pattern):
    made = privacy().text(value)
    assert re.fullmatch(pattern, made)
    assert made != value


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00Z", "0001-01-01"])
def test_defaults_of_the_first_year_stay(value):
    assert privacy().text(value) == value


def test_equal_values_stay_equal_within_a_run_and_differ_between_runs():
    assert privacy().text("Sascha") == privacy().text("Sascha") != privacy(b"other").text("Sascha")
    assert Privacy(DOCUMENT).text("Sascha Example") != Privacy(DOCUMENT).text("Sascha Example")


def test_distances_of_dates_stay():
    hidden = privacy()
    first, second = (hidden.text(value) for value in ("2026-03-04T05:00:00Z", "2026-03-04T05:15:00Z"))
    assert (int(second[14:16]) - int(first[14:16])) % 60 == 15


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_its_type_sign_and_size(value):
    made = privacy().replaced(value, set())
    assert type(made) is type(value)
    assert (made < 0) == (value < 0)
    if abs(value) >= 10:
        assert made != value or len(str(value)) < 3
    if isinstance(value, int):
        assert len(str(made)) == len(str(value))
    elif value != int(value):
        assert made != int(made) or abs(value) > 1e15


@pytest.mark.parametrize("value", [5e-324, -5e-324, 1.7e308, -1.7e308])
def test_a_number_at_the_end_of_what_a_float_can_hold_stays_one(value):
    made = {privacy(bytes([salt])).replaced(value, set()) for salt in range(50)}
    assert all(0 < abs(number) < float("inf") and (number < 0) == (value < 0) for number in made)


def test_a_number_is_another_one_with_any_salt():
    made = {privacy(bytes([salt])).replaced(1010, set()) for salt in range(256)}
    assert 1010 not in made


def test_a_number_that_no_float_can_hold_leaves_valid_json():
    assert privacy().replaced({"a": float("inf")}, set()) == {"a": 1e308}


def test_enums_booleans_null_and_counts_stay():
    body = {"role": "admin", "new": None, "ok": True, "total": 4711, "age": 7}
    assert privacy().replaced(body, {"$.role"}) == body


def test_an_enum_value_that_stands_in_another_field_is_replaced():
    hidden = privacy()
    hidden.learn({"first_name": "Sascha", "role": "Sascha"}, {"$.role"})
    assert hidden.replaced({"role": "Sascha"}, {"$.role"})["role"] != "Sascha"
    assert hidden.shown_value("Sascha") == "(text like Aaaaaa)"
    assert hidden.shown_value("boss") == "boss"
    assert hidden.shown_value("jo@example.com") == "(text like aa@aaaaaaa.aaa)"
    assert hidden.shown_value(7) == "(int)"


def test_names_that_are_data_are_replaced():
    hidden = privacy()
    hidden.learn({"first_name": "Sascha"}, set())
    for name in ("sascha@example.com", "Sascha", "12345", "7f1c6f0e-7b0a-4c57"):
        assert hidden.shown_name(name) == "*"
        assert name not in hidden.replaced({name: 1}, set())
    assert hidden.shown_name("first_name") == "first_name"
    assert hidden.shown_name("new_field") == "new_field"


def test_headers_that_name_somebody_are_replaced():
    hidden = privacy()
    hidden.learn({"email": "jo@example.com"}, set())
    assert hidden.shown_header("@1790000000") == "@1790000000"
    assert "jo@example.com" not in hidden.shown_header("by jo@example.com")


def test_a_shape_is_clipped():
    assert shape("Ab 12-é") == "Aa 99-a"
    assert shape("x" * 60) == "a" * 40 + "…"
