# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Identified
from .._runtime.types import UNSET, Unset
from .energy_contract_type import EnergyContractType
from .price import Price


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EnergyContractOutput(Identified):
    """An energy contract of a user.

    Args:
        energy_prices: One entry for a constant price, several with their times for a variable one.
        id: The ID that `energy_contracts.update` takes.
        building: The building that the contract applies to; null for all buildings of the user.
        meter_id: ID of the electricity meter, such as 125328591095.
        currency_energy_price: ISO 4217 code, such as EUR.
        energy_price_includes_external_components: Whether the prices include grid fees and taxes. If false,
            they are taken as wholesale spot prices.
    """

    energy_contract_type: EnergyContractType | None | Unset = UNSET
    energy_prices: list[Price] | Unset = UNSET
    """One entry for a constant price, several with their times for a variable one."""
    id: uuid.UUID | None | Unset = UNSET
    """The ID that `energy_contracts.update` takes."""
    building: uuid.UUID | None | Unset = UNSET
    """The building that the contract applies to; null for all buildings of the user."""
    meter_id: str | None | Unset = UNSET
    """ID of the electricity meter, such as 125328591095."""
    supplier: str | None | Unset = UNSET
    currency_energy_price: str | None | Unset = UNSET
    """ISO 4217 code, such as EUR."""
    energy_price_includes_external_components: bool | None | Unset = UNSET
    """Whether the prices include grid fees and taxes. If false, they are taken as wholesale spot prices."""
