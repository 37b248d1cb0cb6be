"""The things of the simulated world: users, devices, buildings, contracts, sessions, actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import attrs

from podero.simulator._world.charging import ChargingLife, ChargingSession

KindCode = Literal["hp", "ev", "iv", "wb"]
CueCode = Literal["reauthenticate", "information"]


@attrs.frozen
class Kind:
    """One kind of device.

    Args:
        code: Short code, as the API record lists it for onboarding.
        path: Path segment.
        id_name: Path parameter of the device's id.
        schema: Start of the schema names (`HeatPump` of `HeatPumpOutput`).
        counter: The user's member that counts them.
        title: For messages.
    """

    code: KindCode
    path: str
    id_name: str
    schema: str
    counter: str
    title: str


KINDS: dict[KindCode, Kind] = {
    "hp": Kind("hp", "heat-pumps", "heat_pump_id", "HeatPump", "num_heat_pumps", "Heat pump"),
    "ev": Kind(
        "ev", "electric-vehicles", "electric_vehicle_id", "ElectricVehicle", "num_electric_vehicles", "Electric vehicle"
    ),
    "iv": Kind("iv", "inverters", "inverter_id", "Inverter", "num_inverters", "Inverter"),
    "wb": Kind("wb", "wallboxes", "wallbox_id", "Wallbox", "num_wallboxes", "Wallbox"),
}


@attrs.define
class User:
    """A user of the organization.

    Args:
        id: UUID text.
        fields: Members of the answer that a caller can set, `country` included.
        joined_at: Creation.
        deleted_at: Soft deletion, or None.
        location_last_updated: Last change of an address or coordinate, or None.
    """

    id: str
    fields: dict[str, Any]
    joined_at: datetime
    deleted_at: datetime | None = None
    location_last_updated: datetime | None = None


@attrs.define
class Cue:
    """Something the owner of a device should do ("action" in the API).

    Args:
        id: UUID text.
        device_id: The device concerned.
        code: What kind of action.
    """

    id: str
    device_id: str
    code: CueCode


@attrs.define
class Device:
    """A device of a user.

    Args:
        id: UUID text.
        kind: What it is.
        user_id: Its owner.
        seed: Decides its behaviour.
        created_at: Creation.
        updated_at: Last change of a setting.
        settings: Stored members of the answer.
        authenticated: Whether the maker's cloud is connected.
        traits: Physical size, by name: rated power and the like.
        connected_at: First connection, where its history starts; None before.
        life: Charging life of cars and wallboxes.
        armed_at: When a boost was armed for the next session, or None.
        boosted: The session that was boosted last, or None.
    """

    id: str
    kind: Kind
    user_id: str
    seed: str
    created_at: datetime
    updated_at: datetime
    settings: dict[str, Any]
    authenticated: bool
    traits: dict[str, float]
    connected_at: datetime | None = None
    life: ChargingLife | None = None
    armed_at: datetime | None = None
    boosted: ChargingSession | None = None

    @property
    def is_deleted(self) -> bool:
        """Whether `deleted_at` is set."""
        return self.settings.get("deleted_at") is not None


@attrs.define
class Owned:
    """A building or an energy contract.

    Args:
        id: UUID text.
        user_id: Its owner.
        fields: Members of the answer.
    """

    id: str
    user_id: str
    fields: dict[str, Any]


@attrs.define
class OnboardingSession:
    """A device onboarding session.

    Args:
        id: UUID text.
        user_id: For whom.
        request: The body it was made from.
        expires_on: Last day on which it is good.
        device_id: The connected device, or None so far.
        kind: What the person connected, or None so far.
    """

    id: str
    user_id: str
    request: dict[str, Any]
    expires_on: date
    device_id: str | None = None
    kind: KindCode | None = None


@attrs.define
class ClaimToken:
    """A one-time token that ties a wallbox to a user.

    Args:
        token: The secret text.
        user_id: For whom.
        expires_at: End of its life.
        device_id: The wallbox that claimed it, or None so far.
    """

    token: str = attrs.field(repr=False)
    user_id: str = ""
    expires_at: datetime | None = None
    device_id: str | None = None
