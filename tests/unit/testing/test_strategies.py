"""Strategies give every valid model."""

import importlib
import sys

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from podero import UNSET, models
from podero.testing import strategies
from podero_client import codec
from tests.support.limited import Limited

MODELS = [name for name in models.__all__ if attrs.has(getattr(models, name))]


@pytest.mark.parametrize("name", MODELS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_model_that_is_drawn_can_be_sent_and_read(name, data):
    model = getattr(models, name)
    drawn = data.draw(strategies.of(model))
    assert codec.decode(model, codec.encode(drawn)) == drawn


def test_what_may_be_missing_null_or_set_is_all_drawn():
    drawn = set()

    @settings(max_examples=100, database=None, phases=[Phase.generate], derandomize=True)
    @given(strategies.of(models.UserUpdateInput))
    def draw(body):
        drawn.add(type(body.town))

    draw()
    assert drawn == {type(UNSET), type(None), str}


@settings(max_examples=50, deadline=None)
@given(strategies.of(Limited))
def test_limits_are_kept(drawn):
    # The model checks itself when it is made.
    assert 2 <= len(drawn.steps) <= 3


@settings(max_examples=50, deadline=None)
@given(strategies.of(models.BuildingInput))
def test_texts_are_no_longer_than_they_may_be(body):
    assert len(body.name) <= 100


def test_without_hypothesis_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "podero.testing.strategies")
    with pytest.raises(ModuleNotFoundError, match=r"pip install '.\[testing\]'"):
        importlib.import_module("podero.testing.strategies")
