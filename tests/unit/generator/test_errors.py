"""Problems in words."""

import pytest

from generator.errors import GenerationError, Problem, Report, escaped


def test_a_problem_says_where_it_is():
    assert str(Problem("gone", "#/a", "x.yaml:5")) == "x.yaml:5: #/a: gone"
    assert str(Problem("gone")) == "gone"


def test_an_error_has_all_problems():
    error = GenerationError("one", Problem("two", "#/b"))
    assert str(error) == "one\n#/b: two"
    assert error.problems == (Problem("one"), Problem("two", "#/b"))


def test_a_report_stops_for_problems_only():
    report = Report(warnings=[Problem("x")], left_out={"GET /x": Problem("y")})
    report.stop_if_problems()
    report.problems.append(Problem("z"))
    with pytest.raises(GenerationError, match="z"):
        report.stop_if_problems()


def test_a_key_in_a_pointer():
    assert [escaped(key) for key in ("a/b~c", 0)] == ["a~1b~0c", "0"]
