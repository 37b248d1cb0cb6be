"""The handler of every implemented operation, by method and path template without the common prefix."""

from __future__ import annotations

from podero.simulator._api import charging, cues, devices, onboarding, statistics, time_series, trading, users
from podero.simulator._api.call import Handler

HANDLERS: dict[tuple[str, str], Handler] = {
    **users.HANDLERS,
    **devices.HANDLERS,
    **onboarding.HANDLERS,
    **cues.HANDLERS,
    **charging.HANDLERS,
    **time_series.HANDLERS,
    **statistics.HANDLERS,
    **trading.HANDLERS,
}
