"""Charge the first car of a user at once and wait until it does: python examples/boost.py USER_ID."""

import asyncio
import sys
import uuid

from podero import PoderoClient, errors, models, wait_until


async def main(user_id: uuid.UUID) -> None:
    """Trigger a boost and follow it."""
    async with PoderoClient() as podero:
        car = (await podero.electric_vehicles.list(user_id))[0]
        if not (car_id := car.id):
            sys.exit("the car has no id")
        try:
            await podero.electric_vehicles.trigger_boost(user_id, car_id)
        except errors.ConflictError as conflict:
            sys.exit(f"no boost now: {conflict.parsed.reason}")
        boosted = await wait_until(
            lambda: podero.electric_vehicles.get(user_id, car_id),
            success=lambda now: now.boost_state == models.BoostState.ONGOING or bool(now.boost_for_next_session),
            interval=3,  # what the guides advise while a boost is requested
        )
        print("charging" if boosted.boost_state == models.BoostState.ONGOING else "starts when the car is plugged in")


asyncio.run(main(uuid.UUID(sys.argv[1])))
