"""What the calls of a client share is fixed and shows no secret."""

import attrs
import pytest

from podero import RetryPolicy, Timeout
from podero._call.services import Options
from tests.support.scripted import TOKEN, client, respond


def test_services_cannot_be_changed_and_views_share_them():
    podero = client(respond())
    services = podero._services
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        services.limiter = None
    assert podero.with_options(timeout=1)._services is services
    assert TOKEN not in repr(services)


def test_options_are_compared_by_value():
    options = Options(timeout=Timeout(), retry=RetryPolicy())
    assert options == Options(timeout=Timeout(), retry=RetryPolicy())
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        options.retry = None
