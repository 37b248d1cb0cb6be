"""A readable log without any configuration."""

import logging

import pytest

from podero._logging import log_as_asked
from podero.errors import ConfigurationError
from tests.support.scripted import CUE, READ, TOKEN, client, respond


@pytest.fixture(autouse=True)
def _restored():
    logger = logging.getLogger("podero")
    before = (logger.level, logger.propagate, list(logger.handlers))
    yield
    logger.setLevel(before[0])
    logger.propagate = before[1]
    logger.handlers = before[2]


async def test_calls_are_readable_and_show_no_secret_and_no_body(monkeypatch, capsys):
    monkeypatch.setenv("PODERO_LOG", "DEBUG")
    for _ in range(2):
        podero = client(respond(body={"redirect_url": "https://private.test/"}))
    await podero.execute(READ, ())
    await podero.execute(CUE, ("claim-1",), query={"secret": "cue-1"})
    lines = capsys.readouterr().err.splitlines()
    assert sum("GET https://api.test/things" in line for line in lines) == 1
    assert any(" DEBUG   podero: things.get #" in line and "status 200" in line for line in lines)
    for secret in (TOKEN, "claim-1", "cue-1", "private"):
        assert secret not in "".join(lines)


def test_nothing_is_changed_where_nobody_asks():
    logger = logging.getLogger("podero")
    before = list(logger.handlers)
    log_as_asked({})
    log_as_asked({"PODERO_LOG": ""})
    assert logger.handlers == before


def test_an_unknown_level_is_refused():
    with pytest.raises(ConfigurationError, match="PODERO_LOG must be one of debug, info, warning, not 'loud'"):
        log_as_asked({"PODERO_LOG": "loud"})
