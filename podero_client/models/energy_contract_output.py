# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .energy_contract_type import EnergyContractType
from .price import Price


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EnergyContractOutput(Model):
    """An energy contract of a user."""

    energy_contract_type: EnergyContractType | None | Unset = UNSET
    energy_prices: list[Price] | Unset = UNSET
    id: uuid.UUID | None | Unset = UNSET
    building: uuid.UUID | None | Unset = UNSET
    meter_id: str | None | Unset = UNSET
    supplier: str | None | Unset = UNSET
    currency_energy_price: str | None | Unset = UNSET
    energy_price_includes_external_components: bool | None | Unset = UNSET
