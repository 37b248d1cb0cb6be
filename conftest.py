"""Loads the pytest plugin of `podero.testing` for this project's own tests."""

pytest_plugins = ["podero.testing._plugin"]
