"""Charts of a day as SVG."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from podero.simulator._steering.charts import Line, day_chart


def paths(chart):
    svg = ET.fromstring(chart[chart.index("<svg") :])
    return [path.attrib for path in svg.iter("path")]


def test_a_line_is_drawn_in_steps_with_gaps():
    chart = day_chart("W", [Line("a < b", [0, 10, None, 5], "red")])
    [line] = [path for path in paths(chart) if path.get("stroke") == "red"]
    assert line["d"] == "M48.0 160.0H228.0L228.0 10.0H408.0M588.0 85.0H768.0"
    assert "a &lt; b" in chart


def test_negative_values_lie_below_the_zero_line():
    chart = day_chart("W", [Line("a", [-10, 10], "red")])
    [line] = [path for path in paths(chart) if path.get("stroke") == "red"]
    assert line["d"] == "M48.0 160.0H408.0L408.0 10.0H768.0"
    assert ">-10<" in chart


def test_labels_do_not_stand_on_each_other():
    assert ">-2<" in day_chart("W", [Line("a", [-2, 10], "red")])
    chart = day_chart("W", [Line("a", [-2, 100], "red")])
    assert ">-2<" not in chart
    assert ">0<" in chart
    assert ">100<" in chart


def test_now_is_marked():
    assert [path["d"] for path in paths(day_chart("W", [], 0.5)) if path.get("class") == "now"] == ["M408.0 10V160"]
    assert "now" not in day_chart("W", [])
