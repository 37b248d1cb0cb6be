# Generated from openapi.json by `make generate`; changes by hand are lost.
"""All operations of the API, by resource."""

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.operation import Caller, Operation, Response

if TYPE_CHECKING:
    from .auth import Auth
    from .buildings import Buildings
    from .charge_policies import ChargePolicies
    from .charging_sessions import ChargingSessions
    from .cues import Cues
    from .device_onboarding import DeviceOnboarding
    from .devices import Devices
    from .electric_vehicles import ElectricVehicles
    from .energy_contracts import EnergyContracts
    from .heat_pumps import HeatPumps
    from .inverters import Inverters
    from .trading import Trading
    from .users import Users
    from .wallboxes import Wallboxes


class Resources(Caller):
    """Gives a client its resources; each is imported and made ready when it is first used."""

    @cached_property
    def auth(self) -> "Auth":
        """Operations on auth."""
        from .auth import Auth

        return Auth(self)

    @cached_property
    def buildings(self) -> "Buildings":
        """Operations on buildings."""
        from .buildings import Buildings

        return Buildings(self)

    @cached_property
    def charge_policies(self) -> "ChargePolicies":
        """Operations on charge policies."""
        from .charge_policies import ChargePolicies

        return ChargePolicies(self)

    @cached_property
    def charging_sessions(self) -> "ChargingSessions":
        """Operations on charging sessions."""
        from .charging_sessions import ChargingSessions

        return ChargingSessions(self)

    @cached_property
    def cues(self) -> "Cues":
        """Operations on cues."""
        from .cues import Cues

        return Cues(self)

    @cached_property
    def device_onboarding(self) -> "DeviceOnboarding":
        """Operations on device onboarding."""
        from .device_onboarding import DeviceOnboarding

        return DeviceOnboarding(self)

    @cached_property
    def devices(self) -> "Devices":
        """Operations on devices."""
        from .devices import Devices

        return Devices(self)

    @cached_property
    def electric_vehicles(self) -> "ElectricVehicles":
        """Operations on electric vehicles."""
        from .electric_vehicles import ElectricVehicles

        return ElectricVehicles(self)

    @cached_property
    def energy_contracts(self) -> "EnergyContracts":
        """Operations on energy contracts."""
        from .energy_contracts import EnergyContracts

        return EnergyContracts(self)

    @cached_property
    def heat_pumps(self) -> "HeatPumps":
        """Operations on heat pumps."""
        from .heat_pumps import HeatPumps

        return HeatPumps(self)

    @cached_property
    def inverters(self) -> "Inverters":
        """Operations on inverters."""
        from .inverters import Inverters

        return Inverters(self)

    @cached_property
    def trading(self) -> "Trading":
        """Operations on trading."""
        from .trading import Trading

        return Trading(self)

    @cached_property
    def users(self) -> "Users":
        """Operations on users."""
        from .users import Users

        return Users(self)

    @cached_property
    def wallboxes(self) -> "Wallboxes":
        """Operations on wallboxes."""
        from .wallboxes import Wallboxes

        return Wallboxes(self)


__all__ = ["Operation", "Resources", "Response"]
