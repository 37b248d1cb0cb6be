"""The simulated world that operations are called in: an end-user with everything that a path or body can name."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from podero import PoderoClient, models
from podero.simulator import Simulator
from podero.simulator._api.cues import actions_of
from tests.support.document import Operation


class Resident:
    """The simulator's end-user who has one connected device of every kind.

    Args:
        sim: The simulator.
    """

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        self.user = next(user for user in sim.world.users.values() if user.fields["role"] == "user")
        self.id = UUID(self.user.id)
        self.devices = {device.kind.code: device for device in sim.world.devices_of(self.user.id)}
        for code in ("ev", "wb"):
            # Plugged in and idle: there is a charging session, and a boost of it succeeds.
            sim.world.plug_in(self.devices[code].id)

    def device(self, code: str) -> UUID:
        """Id of the device of a kind."""
        return UUID(self.devices[code].id)

    def places(self) -> dict[str, str]:
        """Path parameters that lead to something of this user, by name."""
        world = self.sim.world
        return {
            "org_id": self.sim.org_id,
            "user_id": self.user.id,
            "external_id": self.user.fields["external_user_id"],
            **{device.kind.id_name: device.id for device in self.devices.values()},
            "building_id": next(b.id for b in world.buildings.values() if b.user_id == self.user.id),
            "energy_contract_id": next(c.id for c in world.contracts.values() if c.user_id == self.user.id),
            "price_zone_key": "AT",
        }

    async def known(self, operation: Operation, podero: PoderoClient) -> dict[str, Any]:
        """JSON values by parameter and member name, for what an operation needs to exist."""
        sim, now = self.sim, self.sim.world.clock.now()
        known: dict[str, Any] = {
            **self.places(),
            "username": sim.username,
            "password": sim.password,
            **dict.fromkeys(
                ("from", "start_datetime", "from_dt", "from_datetime"), f"{now - timedelta(days=2):%FT%TZ}"
            ),
            **dict.fromkeys(("to", "end_datetime", "to_dt", "to_datetime"), f"{now:%FT%TZ}"),
        }
        # The simulator takes prices of whole days to come.
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        quarters = [midnight + number * timedelta(minutes=15) for number in range(96)]
        known["data"] = [{"timestamp": f"{quarter:%FT%TZ}", "price": 61.5} for quarter in quarters]
        named = re.findall(r"{(\w+)}", operation.path)
        if "onboarding_session_id" in named:
            known["onboarding_session_id"] = await self._onboarding_session(podero)
        if "token" in named:
            known["token"] = (await podero.wallboxes.create_claim_token(self.id)).token
        if "cue_id" in named:
            known["cue_id"], known["secret"] = self._cue(operation)
        return known

    async def _onboarding_session(self, podero: PoderoClient) -> str:
        body = models.OnboardingSessionInput(
            success_url="https://example.com/done",
            cancel_url="https://example.com/stopped",
            language=models.OnboardingLanguage.DE,
            price_zone_default=models.PriceZone.AT,
            user_id=self.id,
        )
        return str((await podero.device_onboarding.create(body)).id)

    def _cue(self, operation: Operation) -> tuple[str, str]:
        """Id and secret from the link of a pending action, the one that this operation resolves if there is one."""
        world = self.sim.world
        # The outcome of an action can be reported once it was started.
        world.expire_authentication(self.devices["wb"].id).is_active = operation.path.endswith("/state")
        world.add_cue(self.devices["hp"].id, "information")
        links = [
            action["resolution_link"]["url"].removeprefix(self.sim.base_url)
            for code in ("wb", "hp")
            for action in actions_of(world, self.devices[code], world.clock.now(), self.sim.api_url.rstrip("/"))
        ]
        cues = [re.fullmatch(r"(.*/cues/)([^/]+)(/.*)\?secret=(.*)", link) for link in links]
        assert all(cues)
        link = next((cue for cue in cues if cue and f"{cue[1]}{{cue_id}}{cue[3]}" == operation.path), cues[0])
        assert link
        return link[2], link[4]
