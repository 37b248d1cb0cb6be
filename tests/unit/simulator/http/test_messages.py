"""Responses and refusals."""

from __future__ import annotations

import json

from podero.simulator._http.messages import HttpError, Response, json_response


def test_a_json_response():
    response = json_response(409, {"detail": "Zürich"}, {"allow": "GET"})
    assert (response.status, json.loads(response.content)) == (409, {"detail": "Zürich"})
    assert response.headers == (("content-type", "application/json; charset=utf-8"), ("allow", "GET"))


def test_a_response_is_empty_unless_told_otherwise():
    assert (Response(204).content, Response(204).headers) == (b"", ())


def test_a_refusal_says_its_status_and_detail():
    error = HttpError(404, "User not found")
    assert (error.status, error.detail) == (404, "User not found")
    assert str(error) == "(404, 'User not found')"
