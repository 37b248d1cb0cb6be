"""Show which commands a job would send, without sending them: python examples/dry_run.py USER_ID [--really]."""

import asyncio
import sys
import uuid
from typing import Any

from podero import PoderoClient, models
from podero.middleware import CallRequest, CallSend, Response


async def dry_run(request: CallRequest, send: CallSend) -> Response[Any]:
    """Send reads; of everything else say what would be sent, and return None in place of its result."""
    if request.method == "GET":
        return await send(request)
    print("would send", request.operation, *request.path.values(), request.body)
    return Response(status_code=204, headers={}, content=b"", parsed=None)


async def main(user_id: uuid.UUID, *, really: bool) -> None:
    """Note on each heat pump of a user that it was serviced."""
    async with PoderoClient(middleware=[] if really else [dry_run]) as podero:
        for pump in await podero.heat_pumps.list(user_id):
            if pump.id and pump.comment != "serviced":
                await podero.heat_pumps.update(user_id, pump.id, models.HeatPumpInput(comment="serviced"))
        after = await podero.heat_pumps.list(user_id)
        print("serviced:", sum(pump.comment == "serviced" for pump in after), "of", len(after))


asyncio.run(main(uuid.UUID(sys.argv[1]), really="--really" in sys.argv[2:]))
