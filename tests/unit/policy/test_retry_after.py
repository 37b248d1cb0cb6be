"""How long a server asks to wait: seconds, milliseconds and HTTP-dates."""

import httpx
import pytest

from podero._policy.retry_after import parse_retry_after

NOW = 1_800_000_000.0


def retry_after(**headers):
    return parse_retry_after(httpx.Headers({name.replace("_", "-"): v for name, v in headers.items()}), lambda: NOW)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0.0), ("5", 5.0), (" 5 ", 5.0), ("1.5", 1.5), (".5", 0.5), ("2.", 2.0), ("86400", 86400.0)],
)
def test_seconds(text, seconds):
    assert retry_after(retry_after=text) == seconds


@pytest.mark.parametrize("name", ["retry-after", "retry-after-ms"])
def test_of_several_fields_the_first_counts(name):
    headers = httpx.Headers([(name, "5"), (name, "7")])
    assert parse_retry_after(headers, lambda: NOW) == (5.0 if name == "retry-after" else 0.005)


def test_of_several_dates_the_first_counts():
    date = "Fri, 15 Jan 2027 08:00:30 GMT"
    assert retry_after(retry_after=f"{date}, {date}") == 30.0


def test_milliseconds_are_finer_and_go_first():
    assert retry_after(retry_after_ms="1500", retry_after="9") == 1.5
    assert retry_after(retry_after_ms="soon", retry_after="9") == 9.0


@pytest.mark.parametrize(
    "date", ["Fri, 15 Jan 2027 08:00:30 GMT", "Friday, 15-Jan-27 08:00:30 GMT", "Fri Jan 15 08:00:30 2027"]
)
def test_all_three_forms_of_an_http_date(date):
    assert retry_after(retry_after=date) == 30.0


def test_a_date_that_has_passed_means_now():
    assert retry_after(retry_after="Fri, 15 Jan 2027 07:00:00 GMT") == 0.0


def test_the_date_of_the_response_goes_before_a_wrong_local_clock():
    date = "Sat, 16 Jan 2027 08:00:00 GMT"
    assert retry_after(retry_after="Sat, 16 Jan 2027 08:00:12 GMT", date=date) == 12.0
    assert retry_after(retry_after="Fri, 15 Jan 2027 08:00:30 GMT", date="garbage") == 30.0


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "soon",
        "-5",
        "nan",
        "inf",
        "1e3",
        "1_000",
        "\u0665",
        "Fri, 99 Jan 2027 08:00:00 GMT",
        "1 Jan " + "9" * 30,
    ],
)
def test_garbage_and_negative_values_are_ignored(garbage):
    assert parse_retry_after({"retry-after": garbage}, lambda: NOW) is None


def test_nothing_sent():
    assert retry_after() is None


def test_a_number_of_hundreds_of_digits_is_a_very_long_wait():
    assert retry_after(retry_after="9" * 400) == 1e9
    assert retry_after(retry_after_ms="9" * 400) == 1e6
