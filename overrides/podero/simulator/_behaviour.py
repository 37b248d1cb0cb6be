"""The behaviour of every operation that has one, by method and path template."""

from __future__ import annotations

from podero.simulator import _charge_points, _cues, _devices, _onboarding, _series, _statistics, _trading, _users
from podero.simulator._app import Handler

HANDLERS: dict[tuple[str, str], Handler] = {
    **_users.HANDLERS,
    **_devices.HANDLERS,
    **_onboarding.HANDLERS,
    **_cues.HANDLERS,
    **_charge_points.HANDLERS,
    **_series.HANDLERS,
    **_statistics.HANDLERS,
    **_trading.HANDLERS,
}
