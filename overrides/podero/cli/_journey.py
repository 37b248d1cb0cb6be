"""The journey of a partner on the simulator: every step checks that it did what it says."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from rich.console import Console

from podero import PoderoClient, errors, models, paginate, wait_until
from podero.cli._show import StepFailed, chart, check, devices, given, value
from podero.simulator import Simulator

__all__ = ["Journey", "StepFailed"]

PATIENCE = 30.0
"""Seconds to wait for a simulated person to connect a device."""


class Journey:
    """One end-user from registration to savings.

    Args:
        podero: The client.
        console: Where to report.
        simulator: Plays the end-user, who connects devices in the Connect UI.
    """

    def __init__(self, podero: PoderoClient, console: Console, simulator: Simulator) -> None:
        self.podero = podero
        self.console = console
        self.simulator = simulator
        self.user_id = UUID(int=0)
        self.heat_pump_id = self.electric_vehicle_id = self.inverter_id = self.wallbox_id = UUID(int=0)

    async def run(self) -> None:
        """Take every step.

        Raises:
            StepFailed: A step did not do what it says.
            errors.PoderoError: A call failed.
        """
        began = time.monotonic()
        self.console.print(f"The simulator listens on {self.simulator.base_url}; all calls below go over HTTP.\n")
        await self._step("Take a token and see who we are", self.authenticate)
        await self._step("Register an end-user with a building and an energy contract", self.register)
        await self._step("Onboard a heat pump, an EV, an inverter and a wallbox, wait until connected", self.onboard)
        await self._step("Read their live state", self.read)
        await self._step("Change one setting of the heat pump, nothing else", self.change)
        await self._step("Boost the EV", self.boost)
        await self._step("Read savings", self.savings)
        await self._step("Page through charging sessions", self.sessions)
        await self._step("Read the day of an inverter", self.production)
        self.console.print(
            f"\n[bold green]Done[/] in {time.monotonic() - began:.1f} s, "
            f"{len(self.simulator.requests)} requests, one token."
        )
        tokens = sum(request.path == "/oauth2/token/" for request in self.simulator.requests)
        check(tokens == 1, f"one token was fetched, not {tokens}")

    async def _step(self, title: str, step: Callable[[], Awaitable[str]]) -> None:
        self.console.print(f"[bold cyan]›[/] {title}")
        began = time.monotonic()
        said = await step()
        self.console.print(
            f"  [green]✓[/] {said} [dim]({(time.monotonic() - began) * 1000:.0f} ms)[/]", highlight=False
        )

    async def authenticate(self) -> str:
        """Read the user behind the credentials."""
        me = await self.podero.auth.me()
        check(me.role == models.UserRole.ADMIN, "the client credential acts as an administrator")
        return f"{me.email}, role {me.role}"

    async def register(self) -> str:
        """Create a user, a building and a contract; find the user again by the partner's own id."""
        podero = self.podero
        user = await podero.users.create(
            models.UserInput(
                role=models.UserRole.USER,
                email="peter.schmidt@example.com",
                external_user_id="C-1001",
                first_name="Peter",
            )
        )
        self.user_id = user.id
        building = await podero.buildings.create(user.id, models.BuildingInput(name="Home", property_size_m2=140))
        contract = await podero.energy_contracts.create(
            user.id,
            models.EnergyContractInput(
                energy_contract_type=models.EnergyContractType.SPOT_HOURLY, currency_energy_price="EUR"
            ),
        )
        found = await podero.users.get_by_external_id("C-1001")
        check(found.id == user.id, "the external id leads to the same user")
        check(building.name == "Home" and contract.id is not None, "building and contract were made")
        return f"user {user.id}"

    async def onboard(self) -> str:
        """Start the sessions, let the person finish them, and wait."""
        ids = await asyncio.gather(
            self._by_session("hp"), self._by_session("ev"), self._by_session("iv"), self._wallbox()
        )
        self.heat_pump_id, self.electric_vehicle_id, self.inverter_id, self.wallbox_id = ids
        podero, user_id = self.podero, self.user_id
        reads: list[Callable[[], Awaitable[object]]] = [
            lambda: podero.heat_pumps.get(user_id, self.heat_pump_id),
            lambda: podero.electric_vehicles.get(user_id, self.electric_vehicle_id),
            lambda: podero.inverters.get(user_id, self.inverter_id),
            lambda: podero.wallboxes.get(user_id, self.wallbox_id),
        ]
        await asyncio.gather(
            *(
                wait_until(
                    read,
                    success=lambda device: getattr(device, "is_authenticated", None) is True,
                    timeout=PATIENCE,
                    interval=0.25,
                )
                for read in reads
            )
        )
        return "four devices connected"

    async def _session(self) -> models.OnboardingSessionOutput:
        return await self.podero.device_onboarding.create(
            models.OnboardingSessionInput(
                user_id=self.user_id,
                language=models.OnboardingLanguage.DE,
                price_zone_default=models.PriceZone.DE_LU,
                is_smart_optimization_active_default=True,
                success_url="https://partner.example/connected",
                cancel_url="https://partner.example/cancelled",
            )
        )

    async def _by_session(self, kind: Literal["hp", "ev", "iv"]) -> UUID:
        session = await self._session()
        self.simulator.choose_device(str(session.id), kind)
        session = await self.podero.device_onboarding.get(given(session.id))
        check(isinstance(session.object_id, str), "the session names the device that was chosen")
        return UUID(str(session.object_id))

    async def _wallbox(self) -> UUID:
        session, claim = await asyncio.gather(self._session(), self.podero.wallboxes.create_claim_token(self.user_id))
        session_id = given(session.id)
        status = await wait_until(
            lambda: self.podero.device_onboarding.get_claim_status(session_id, claim.token),
            success=lambda status: status.claimed,
            timeout=PATIENCE,
            interval=0.25,
        )
        return UUID(str(status.wallbox_id))

    async def read(self) -> str:
        """Read all four devices and show them."""
        podero, user_id = self.podero, self.user_id
        pump, car, inverter, box = await asyncio.gather(
            podero.heat_pumps.get(user_id, self.heat_pump_id),
            podero.electric_vehicles.get(user_id, self.electric_vehicle_id),
            podero.inverters.get(user_id, self.inverter_id),
            podero.wallboxes.get(user_id, self.wallbox_id),
        )
        check(str(pump.price_zone) == "DE_LU", "the price zone of the session was taken over")
        devices(
            self.console,
            [
                (
                    "heat pump",
                    pump,
                    [
                        ("power", value(pump.current_power_consumption_w, "W")),
                        ("outdoor", value(pump.outdoor_temperature, "°C")),
                        ("hot water", value(pump.dhw_temperature, "°C")),
                    ],
                ),
                (
                    "EV",
                    car,
                    [
                        ("battery", value(car.battery_level, "%")),
                        ("plugged in", value(car.is_plugged_in)),
                        ("boost", value(str(car.boost_state))),
                    ],
                ),
                (
                    "inverter",
                    inverter,
                    [
                        ("sun", value(inverter.current_solar_production_w, "W")),
                        ("to grid", value(inverter.current_power_to_grid_w, "W")),
                        ("battery", value(inverter.battery_charge_level_percent, "%")),
                    ],
                ),
                ("wallbox", box, [("mode", value(str(box.mode))), ("charging", value(box.is_charging))]),
            ],
        )
        return "read at once"

    async def change(self) -> str:
        """Update one field and compare all the others."""
        podero, user_id = self.podero, self.user_id
        settings = (
            "is_smart_optimization_active",
            "price_zone",
            "is_space_heating_enabled",
            "maximum_temperature_limit",
        )
        before = await podero.heat_pumps.get(user_id, self.heat_pump_id)
        after = await podero.heat_pumps.update(
            user_id, self.heat_pump_id, models.HeatPumpInput(comment="serviced in June")
        )
        check(after.comment == "serviced in June", "the comment was written")
        for name in settings:
            check(getattr(before, name) == getattr(after, name), f"{name} stayed as it was")
        sent = self.simulator.requests[-1].content
        check(sent == b'{"comment":"serviced in June"}', "only the comment was sent")
        return f"sent {sent.decode()}, {len(settings)} other settings compared"

    async def boost(self) -> str:
        """Ask for a boost and follow what becomes of it."""
        podero, user_id, car_id = self.podero, self.user_id, self.electric_vehicle_id
        try:
            await podero.electric_vehicles.trigger_boost(user_id, car_id)
        except errors.ConflictError as conflict:
            check(isinstance(conflict.parsed, models.BoostConflictOutput), "a refusal says why")
            return f"refused: {conflict.parsed.reason}"
        car = await wait_until(
            lambda: podero.electric_vehicles.get(user_id, car_id),
            success=lambda car: car.boost_state == models.BoostState.ONGOING or car.boost_for_next_session is True,
            timeout=PATIENCE,
            interval=0.25,
        )
        return (
            "charging"
            if car.boost_state == models.BoostState.ONGOING
            else "armed: it starts when the car is plugged in"
        )

    async def savings(self) -> str:
        """Read the savings of a device and of the whole organization."""
        now = self.simulator.world.clock.now()
        begin = now - timedelta(days=90)
        user = next(user for user in await self.podero.users.list() if user.num_heat_pumps)
        pump = (await self.podero.heat_pumps.list(user.id))[0]
        answer = await self.podero.heat_pumps.get_savings(
            user.id, given(pump.id), from_=begin, to=now, resolution="1MONTH"
        )
        check(bool(answer.data), "there are savings")
        totals = await self.podero.devices.get_savings(start_datetime=begin, end_datetime=now)
        return (
            f"{len(answer.data)} months of one heat pump; the organization saved {totals.total_savings:,.2f} in 90 days"
        )

    async def sessions(self) -> str:
        """Walk all charging sessions of a car, page by page."""
        now = self.simulator.world.clock.now()
        user = next(user for user in await self.podero.users.list() if user.num_electric_vehicles)
        car = (await self.podero.electric_vehicles.list(user.id))[0]
        walk = paginate(
            self.podero.charging_sessions.list,
            user.id,
            given(car.id),
            from_=(now - timedelta(days=60)).date(),
            to=now.date(),
            page_size=10,
        )
        seen = [session async for session in walk]
        check(len(seen) == walk.total and len({session.id for session in seen}) == len(seen), "each session came once")
        energy = sum(float(session.energy_charged_kwh or 0) for session in seen)
        return f"{len(seen)} sessions, {energy:,.0f} kWh in 60 days"

    async def production(self) -> str:
        """Chart the solar production of a day."""
        day = (self.simulator.world.clock.now() - timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        user = next(user for user in await self.podero.users.list() if user.num_inverters)
        inverter = (await self.podero.inverters.list(user.id))[0]
        answer = await self.podero.inverters.get_data(
            user.id,
            given(inverter.id),
            from_datetime=day,
            to_datetime=day + timedelta(days=1),
            resolution=models.InverterDataResolution("1HOUR"),
        )
        points = [
            (
                datetime.fromisoformat(str(point.time)).astimezone(UTC).strftime("%H:%M"),
                float(point.solar_production_w or 0),
            )
            for point in answer.data
        ]
        check(len(points) == 24, f"a day has 24 hours, not {len(points)}")
        chart(self.console, f"  Solar production on {day:%d %B}", [point for point in points if point[1]], "W")
        return f"{sum(watts for _, watts in points) / 1000:,.1f} kWh that day"
