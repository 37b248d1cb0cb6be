"""A partner's integration on the simulator, from onboarding to savings; every step checks its own result."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from rich.console import Console

from podero import PoderoClient, errors, models, wait_until
from podero.cli._show import check, format_value, print_chart, print_devices, require_id
from podero.simulator import Simulator

TIMEOUT = 30.0
"""Seconds to wait for a simulated end-user to connect a device."""


class Journey:
    """One end-user, from registration to savings; the simulator acts as the end-user in the Connect UI."""

    def __init__(self, podero: PoderoClient, console: Console, simulator: Simulator) -> None:
        self.podero = podero
        self.console = console
        self.simulator = simulator
        self.user_id = UUID(int=0)
        self.heat_pump_id = self.electric_vehicle_id = self.inverter_id = self.wallbox_id = UUID(int=0)

    async def run(self) -> None:
        """Run every step; raise StepError or PoderoError if one fails."""
        began = time.monotonic()
        self.console.print(f"The simulator listens on {self.simulator.base_url}. Every call goes over HTTP.\n")
        await self._step("Authenticate and look up the current user", self.authenticate)
        await self._step("Register an end-user with a building and an energy contract", self.register)
        await self._step("Onboard a heat pump, an EV, an inverter and a wallbox", self.onboard)
        await self._step("Read their current state", self.read)
        await self._step("Change one setting of the heat pump and nothing else", self.change)
        await self._step("Boost the EV", self.boost)
        await self._step("Read savings", self.savings)
        await self._step("Page through charging sessions", self.sessions)
        await self._step("Chart a day of solar production", self.production)
        requests = self.simulator.requests
        tokens = sum(request.path == "/oauth2/token/" for request in requests)
        check(tokens == 1, f"one token was fetched, not {tokens}")
        self.console.print(
            f"\n[bold green]Done[/] in {time.monotonic() - began:.1f} s with {len(requests)} requests and one token."
        )

    async def _step(self, title: str, step: Callable[[], Awaitable[str]]) -> None:
        self.console.print(f"[bold cyan]›[/] {title}")
        began = time.monotonic()
        result = await step()
        self.console.print(
            f"  [green]✓[/] {result} [dim]({(time.monotonic() - began) * 1000:.0f} ms)[/]", highlight=False
        )

    async def authenticate(self) -> str:
        """Look up the user behind the credentials."""
        me = await self.podero.auth.me()
        check(me.role == models.UserRole.ADMIN, "the client credentials act as an administrator")
        return f"signed in as {me.email} with role {me.role}"

    async def register(self) -> str:
        """Create a user, a building and a contract, and find the user by the partner's own id."""
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
        check(building.name == "Home" and contract.id is not None, "the building and the contract were created")
        return f"created user {user.id}"

    async def onboard(self) -> str:
        """Start onboarding sessions, complete them as the end-user, and wait until the devices are connected."""
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
                    timeout=TIMEOUT,
                    interval=0.25,
                )
                for read in reads
            )
        )
        return "all four are connected"

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
        session = await self.podero.device_onboarding.get(require_id(session.id))
        check(isinstance(session.object_id, str), "the session names the chosen device")
        return UUID(str(session.object_id))

    async def _wallbox(self) -> UUID:
        session, claim = await asyncio.gather(self._session(), self.podero.wallboxes.create_claim_token(self.user_id))
        session_id = require_id(session.id)
        status = await wait_until(
            lambda: self.podero.device_onboarding.get_claim_status(session_id, claim.token),
            success=lambda status: status.claimed,
            timeout=TIMEOUT,
            interval=0.25,
        )
        return UUID(str(status.wallbox_id))

    async def read(self) -> str:
        """Read all four devices and print them."""
        podero, user_id = self.podero, self.user_id
        pump, car, inverter, box = await asyncio.gather(
            podero.heat_pumps.get(user_id, self.heat_pump_id),
            podero.electric_vehicles.get(user_id, self.electric_vehicle_id),
            podero.inverters.get(user_id, self.inverter_id),
            podero.wallboxes.get(user_id, self.wallbox_id),
        )
        check(str(pump.price_zone) == "DE_LU", "the device has the price zone of its session")
        print_devices(
            self.console,
            [
                (
                    "heat pump",
                    pump,
                    [
                        ("power", format_value(pump.current_power_consumption_w, "W")),
                        ("outdoor", format_value(pump.outdoor_temperature, "°C")),
                        ("hot water", format_value(pump.dhw_temperature, "°C")),
                    ],
                ),
                (
                    "EV",
                    car,
                    [
                        ("battery", format_value(car.battery_level, "%")),
                        ("plugged in", format_value(car.is_plugged_in)),
                        ("boost", format_value(str(car.boost_state))),
                    ],
                ),
                (
                    "inverter",
                    inverter,
                    [
                        ("solar", format_value(inverter.current_solar_production_w, "W")),
                        ("to grid", format_value(inverter.current_power_to_grid_w, "W")),
                        ("battery", format_value(inverter.battery_charge_level_percent, "%")),
                    ],
                ),
                ("wallbox", box, [("mode", format_value(str(box.mode))), ("charging", format_value(box.is_charging))]),
            ],
        )
        return "four devices read concurrently"

    async def change(self) -> str:
        """Update one field and compare the others."""
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
            check(getattr(before, name) == getattr(after, name), f"{name} is unchanged")
        sent = self.simulator.requests[-1].content
        check(sent == b'{"comment":"serviced in June"}', "only the comment was sent")
        return f"sent {sent.decode()}; {len(settings)} other settings are unchanged"

    async def boost(self) -> str:
        """Trigger a boost and wait until it takes effect."""
        podero, user_id, car_id = self.podero, self.user_id, self.electric_vehicle_id
        try:
            await podero.electric_vehicles.trigger_boost(user_id, car_id)
        except errors.ConflictError as conflict:
            check(isinstance(conflict.parsed, models.BoostConflictOutput), "a refused boost has a reason")
            return f"refused: {conflict.parsed.reason}"
        car = await wait_until(
            lambda: podero.electric_vehicles.get(user_id, car_id),
            success=lambda car: car.boost_state == models.BoostState.ONGOING or car.boost_for_next_session is True,
            timeout=TIMEOUT,
            interval=0.25,
        )
        return (
            "charging"
            if car.boost_state == models.BoostState.ONGOING
            else "armed: charging starts when the car is plugged in"
        )

    async def savings(self) -> str:
        """Read the savings of a device and of the whole organization."""
        now = self.simulator.world.clock.now()
        begin = now - timedelta(days=90)
        user = next(user for user in await self.podero.users.list() if user.num_heat_pumps)
        pump = (await self.podero.heat_pumps.list(user.id))[0]
        response = await self.podero.heat_pumps.get_savings(
            user.id, require_id(pump.id), from_=begin, to=now, resolution=models.StatisticsResolution.MONTH_1
        )
        check(bool(response.data), "there are savings")
        totals = await self.podero.devices.get_savings(start_datetime=begin, end_datetime=now)
        return f"{len(response.data)} months of one heat pump; all devices saved {totals.total_savings:,.2f} in 90 days"

    async def sessions(self) -> str:
        """Read all charging sessions of a car, page by page."""
        now = self.simulator.world.clock.now()
        user = next(user for user in await self.podero.users.list() if user.num_electric_vehicles)
        car = (await self.podero.electric_vehicles.list(user.id))[0]
        pages = self.podero.charging_sessions.iterate(
            user.id,
            require_id(car.id),
            from_=(now - timedelta(days=60)).date(),
            to=now.date(),
            page_size=10,
        )
        sessions = [session async for session in pages]
        check(
            len(sessions) == pages.total and len({session.id for session in sessions}) == len(sessions),
            "every session came once",
        )
        energy = sum(float(session.energy_charged_kwh or 0) for session in sessions)
        return f"{len(sessions)} sessions with {energy:,.0f} kWh in 60 days"

    async def production(self) -> str:
        """Chart the solar production of a day."""
        day = (self.simulator.world.clock.now() - timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        user = next(user for user in await self.podero.users.list() if user.num_inverters)
        inverter = (await self.podero.inverters.list(user.id))[0]
        response = await self.podero.inverters.get_data(
            user.id,
            require_id(inverter.id),
            from_datetime=day,
            to_datetime=day + timedelta(days=1),
            resolution=models.DataResolution.HOUR_1,
        )
        points = [
            (
                datetime.fromisoformat(str(point.time)).astimezone(UTC).strftime("%H:%M"),
                float(point.solar_production_w or 0),
            )
            for point in response.data
        ]
        check(len(points) == 24, f"a day has 24 hours, not {len(points)}")
        print_chart(self.console, f"Solar production on {day:%d %B}", [point for point in points if point[1]], "W")
        return f"{sum(watts for _, watts in points) / 1000:,.1f} kWh that day"
