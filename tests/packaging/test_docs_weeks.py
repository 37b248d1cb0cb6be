"""The pictures of docs/simulator.md are what the simulator does."""

from xml.etree import ElementTree as ET

import pytest

from docs.weeks import ASSETS, COLOURS, WEEKS, pictures, series_of
from tests.packaging.conftest import ROOT


def test_the_committed_pictures_are_those_of_the_simulator():
    drawn = pictures()
    assert {path.name: path.read_text(encoding="utf-8") for path in ASSETS.glob("week-*.svg")} == drawn, (
        "python -m docs.weeks draws them anew"
    )
    page = (ROOT / "docs" / "simulator.md").read_text(encoding="utf-8")
    for name, picture in drawn.items():
        assert f"](assets/{name})" in page
        texts = {element.text for element in ET.fromstring(picture).iter() if element.tag.endswith("text")}
        assert texts >= {"kW", "0", *COLOURS}


@pytest.mark.parametrize("week", WEEKS)
def test_every_hour_adds_up(week):
    series = series_of(WEEKS[week])
    assert series.keys() == COLOURS.keys()
    assert {sum(hour) for hour in zip(*series.values(), strict=True)} == {0}
    assert all(any(values) for values in series.values())
    assert min(series["PV"]) == 0 == max(series["car"])
