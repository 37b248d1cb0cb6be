"""Arguments of faults, checked one by one."""

from __future__ import annotations

import pytest

from podero.simulator._http.arguments import check_headers, check_method, check_number, encode_body


def test_a_number_in_its_range_passes():
    check_number("x", 1, 1, 1, whole=True)
    check_number("x", 0.5, 0)
    with pytest.raises(ValueError, match=r"^x must be 0 or more, not inf$"):
        check_number("x", float("inf"), 0)
    with pytest.raises(ValueError, match=r"^x must be from 1 to 2, not 3$"):
        check_number("x", 3, 1, 2, whole=True)


def test_methods_and_names_of_headers_have_one_case():
    assert (check_method("put"), check_method(None)) == ("PUT", None)
    assert check_headers({"Retry-After": "1", "X": "ä"}) == {"retry-after": "1", "x": "ä"}


def test_a_body_is_sent_as_it_is():
    assert encode_body("\ud800", None) == b"\xed\xa0\x80"
    assert encode_body(b"\xff", None) == b"\xff"
    assert encode_body(b"", {"a": "ä"}) == b'{"a": "\\u00e4"}'
