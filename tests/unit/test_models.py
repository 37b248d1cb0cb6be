"""`podero.models` is the module of the generated models."""

import importlib
import sys

import podero
import podero_client.models


def test_both_names_are_one_module():
    assert podero.models is podero_client.models
    assert importlib.import_module("podero.models") is podero_client.models
    assert sys.modules["podero.models"] is podero_client.models
