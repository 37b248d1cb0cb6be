# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .electric_vehicle_statistics import ElectricVehicleStatistics
from .heat_pump_statistics import HeatPumpStatistics
from .inverter_statistics import InverterStatistics
from .statistics_consumption import StatisticsConsumption
from .statistics_period import StatisticsPeriod
from .statistics_savings import StatisticsSavings


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsData(Model):
    """One time bucket; the blocks of other kinds of devices are empty.

    Args:
        resolution: Length of the bucket: 1DAY, 1WEEK, 1MONTH, 1QUARTER or 1YEAR.
    """

    resolution: str | None | Unset = UNSET
    """Length of the bucket: 1DAY, 1WEEK, 1MONTH, 1QUARTER or 1YEAR."""
    period: StatisticsPeriod | None | Unset = UNSET
    savings: StatisticsSavings | None | Unset = UNSET
    consumption: StatisticsConsumption | None | Unset = UNSET
    heat_pump: HeatPumpStatistics | None | Unset = UNSET
    electric_vehicle: ElectricVehicleStatistics | None | Unset = UNSET
    inverter: InverterStatistics | None | Unset = UNSET
