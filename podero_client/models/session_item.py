# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, AwareDatetime, Unset


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SessionItem(Identified):
    """A charging session of an electric vehicle.

    Args:
        inferred_session_end: Inferred, not reported by the vehicle.
        target_soc_pct: State of charge to reach. In percent.
        initial_soc_pct: State of charge at the start. In percent.
        final_soc_pct: State of charge at the end. In percent.
        energy_charged_kwh: In kWh.
        avg_charge_power_kw: In kW.
        peak_charge_power_kw: In kW.
        actual_cost_eur: In EUR.
        expected_savings_eur: In EUR.
        actual_savings_eur: In EUR.
        session_outcome: `not_at_home` is the only documented value.
    """

    id: uuid.UUID | Unset = UNSET
    plug_in_time: AwareDatetime | None | Unset = UNSET
    unplug_time: AwareDatetime | None | Unset = UNSET
    inferred_session_end: AwareDatetime | None | Unset = UNSET
    """Inferred, not reported by the vehicle."""
    desired_charging_start_time: AwareDatetime | None | Unset = UNSET
    desired_charging_end_time: AwareDatetime | None | Unset = UNSET
    charge_deadline: AwareDatetime | None | Unset = UNSET
    target_soc_pct: float | None | Unset = UNSET
    """State of charge to reach. In percent."""
    initial_soc_pct: float | None | Unset = UNSET
    """State of charge at the start. In percent."""
    final_soc_pct: float | None | Unset = UNSET
    """State of charge at the end. In percent."""
    energy_charged_kwh: float | None | Unset = UNSET
    """In kWh."""
    avg_charge_power_kw: float | None | Unset = UNSET
    """In kW."""
    peak_charge_power_kw: float | None | Unset = UNSET
    """In kW."""
    actual_cost_eur: float | None | Unset = UNSET
    """In EUR."""
    expected_savings_eur: float | None | Unset = UNSET
    """In EUR."""
    actual_savings_eur: float | None | Unset = UNSET
    """In EUR."""
    is_at_home: bool | None | Unset = UNSET
    session_outcome: str | None | Unset = UNSET
    """`not_at_home` is the only documented value."""
