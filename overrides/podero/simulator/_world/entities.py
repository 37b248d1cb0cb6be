"""What the simulated world consists of: users, devices, buildings, contracts, sessions and cues."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import attrs

from podero.simulator._world.charging import ChargingSchedule

KindCode = Literal["hp", "ev", "iv", "wb"]
CueCode = Literal["reauthenticate", "information"]


@attrs.frozen
class Kind:
    """One kind of device.

    Args:
        code: Short code, as onboarding uses it (API record).
        path: Path segment.
        id_name: Name of the path parameter that holds the device's id.
        counter: Field of a user that counts these devices.
        title: Name in messages.
    """

    code: KindCode
    path: str
    id_name: str
    counter: str
    title: str


KINDS: dict[KindCode, Kind] = {
    "hp": Kind("hp", "heat-pumps", "heat_pump_id", "num_heat_pumps", "Heat pump"),
    "ev": Kind("ev", "electric-vehicles", "electric_vehicle_id", "num_electric_vehicles", "Electric vehicle"),
    "iv": Kind("iv", "inverters", "inverter_id", "num_inverters", "Inverter"),
    "wb": Kind("wb", "wallboxes", "wallbox_id", "num_wallboxes", "Wallbox"),
}


@attrs.define
class User:
    """A user of the organization.

    Args:
        id: UUID.
        org_id: The organization that it belongs to.
        fields: Fields of the response that a caller can set, `country` included.
        joined_at: When it was created.
        deleted_at: When it was soft-deleted, or None.
        location_last_updated: When an address field or coordinate last changed, or None.
    """

    id: str
    org_id: str
    fields: dict[str, Any]
    joined_at: datetime
    deleted_at: datetime | None = None
    location_last_updated: datetime | None = None


@attrs.define
class Cue:
    """A pending action for the owner of a device; responses list it under `actions`.

    Args:
        id: UUID.
        device_id: The device concerned.
        code: Kind of action.
        is_active: Whether it was started and its outcome is still to be reported.
    """

    id: str
    device_id: str
    code: CueCode
    is_active: bool = False


@attrs.define
class Device:
    """A device of a user.

    Args:
        id: UUID.
        kind: Kind of device.
        user_id: Its owner.
        house_id: The house that it belongs to.
        town: Town of the house.
        seed: Determines its behaviour.
        created_at: When it was created.
        updated_at: When a setting last changed.
        settings: Stored fields of the response.
        authenticated: Whether the manufacturer's cloud is connected.
        traits: Physical properties by name, such as `power_kw` or `demand_w_per_k`.
        lapses: How many times its connection has lapsed.
        connected_at: When it was first connected, which is where its data start; None before that.
        charging_schedule: Charging of the house of a car or wallbox, None for other kinds.
        armed_at: When a boost was armed for the next session, or None.
        history: Once settings have changed, all settings from each time on; the first entry is how it began.
        gaps: From when to when its connection was down; no end for one that still is.
    """

    id: str
    kind: Kind
    user_id: str
    house_id: str
    town: str
    seed: int
    created_at: datetime
    updated_at: datetime
    settings: dict[str, Any]
    authenticated: bool
    traits: dict[str, float]
    lapses: int = 0
    connected_at: datetime | None = None
    charging_schedule: ChargingSchedule | None = None
    armed_at: datetime | None = None
    history: list[tuple[datetime, dict[str, Any]]] = attrs.field(factory=list[tuple[datetime, dict[str, Any]]])
    gaps: list[tuple[datetime, datetime | None]] = attrs.field(factory=list[tuple[datetime, datetime | None]])

    @property
    def price_zone(self) -> str:
        """Price zone, AT by default."""
        return str(self.settings.get("price_zone", "AT"))

    @property
    def is_deleted(self) -> bool:
        """Whether `deleted_at` is set."""
        return self.settings.get("deleted_at") is not None

    def is_lapsed(self, at: datetime) -> bool:
        """Tell whether the connection was down at a given time."""
        return any(start <= at and (end is None or at < end) for start, end in self.gaps)


@attrs.define
class House:
    """One household behind one meter, with at most one device of each kind.

    Args:
        id: UUID.
        user_id: Who lives there.
        town: Where it is, for the weather.
        seed: Determines what the household consumes.
        devices: Its devices by kind.
        schedule: Charging of its car, which its wallbox shares; None without either.
    """

    id: str
    user_id: str
    town: str
    seed: int
    devices: dict[KindCode, Device] = attrs.field(factory=dict[KindCode, Device])
    schedule: ChargingSchedule | None = None


@attrs.define
class Owned:
    """A building or an energy contract.

    Args:
        id: UUID.
        user_id: Its owner.
        fields: Fields of the response.
    """

    id: str
    user_id: str
    fields: dict[str, Any]


@attrs.define
class OnboardingSession:
    """A device onboarding session.

    Args:
        id: UUID.
        user_id: The user to onboard.
        request: Request body it was created from.
        expires_on: Last day on which it is valid.
        device_id: The device, or None until one is chosen.
        kind: Kind of device, or None until one is chosen.
        chosen_at: When it was chosen, or None until then.
        claim: Claim token that was created for it, or None.
        is_attended: Whether somebody plays the end-user, so that nothing happens on its own.
        outcome: How it ended, or None until then.
    """

    id: str
    user_id: str
    request: dict[str, Any]
    expires_on: date
    device_id: str | None = None
    kind: KindCode | None = None
    chosen_at: datetime | None = None
    claim: str | None = None
    is_attended: bool = False
    outcome: Literal["success", "cancel"] | None = None


@attrs.define
class AuthSession:
    """A login at the manufacturer of a device.

    Args:
        id: UUID.
        device_id: The device.
        lapse: The lapse of the connection that it is to mend; it is void after the next one.
        success_url: Where the browser is sent after the login, or None.
        cancel_url: Where the browser is sent if the person cancels, or None.
        cue_id: The action that it resolves, or None.
        is_attended: Whether somebody plays the owner, so that nothing happens on its own.
        outcome: How it ended, or None until then.
    """

    id: str
    device_id: str
    lapse: int
    success_url: str | None = None
    cancel_url: str | None = None
    cue_id: str | None = None
    is_attended: bool = False
    outcome: Literal["success", "cancel"] | None = None


@attrs.define
class ClaimToken:
    """A one-time token that assigns a wallbox to a user.

    Args:
        token: The secret.
        user_id: The user.
        expires_at: When it expires.
        device_id: The wallbox that claimed it, or None until then.
    """

    token: str = attrs.field(repr=False)
    user_id: str
    expires_at: datetime
    device_id: str | None = None
