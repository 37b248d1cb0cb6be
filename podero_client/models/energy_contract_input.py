# Generated from openapi.json by `make generate`; changes by hand are lost.
import uuid

import attrs

from .._runtime import check
from .._runtime.model import Model
from .._runtime.types import UNSET, Unset
from .energy_contract_type import EnergyContractType
from .price import Price


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EnergyContractInput(Model):
    """An energy contract to create, or what to change about one.

    Only what is set is sent. None is sent as null.

    Args:
        energy_prices: One entry for a constant price, several with their times for a variable one.
        building_id: The building that the contract applies to; null for all buildings of the user.
        meter_id: ID of the electricity meter, such as 125328591095.
        currency_energy_price: ISO 4217 code, such as EUR. Required with hourly prices.
        energy_price_includes_external_components: Whether the prices include grid fees and taxes. If false,
            they are taken as wholesale spot prices.
    """

    energy_contract_type: EnergyContractType | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.one_of(EnergyContractType))
    )
    energy_prices: list[Price] | Unset = attrs.field(
        default=UNSET,
        validator=check.optional(check.items(check.model(Price, price=check.number(), timestamp=check.aware))),
    )
    """One entry for a constant price, several with their times for a variable one."""
    building_id: uuid.UUID | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.identifier))
    """The building that the contract applies to; null for all buildings of the user."""
    meter_id: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=19)))
    """ID of the electricity meter, such as 125328591095."""
    supplier: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text(max_length=100)))
    currency_energy_price: str | None | Unset = attrs.field(default=UNSET, validator=check.nullable(check.text()))
    """ISO 4217 code, such as EUR. Required with hourly prices."""
    energy_price_includes_external_components: bool | None | Unset = attrs.field(
        default=UNSET, validator=check.nullable(check.boolean)
    )
    """Whether the prices include grid fees and taxes. If false, they are taken as wholesale spot prices."""
