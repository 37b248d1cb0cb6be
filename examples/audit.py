"""Write down every command and how it ended: python examples/audit.py USER_ID."""

import asyncio
import json
import sys
import uuid
from datetime import UTC, datetime
from typing import Any

from podero import PoderoClient, errors, models
from podero.middleware import CallRequest, CallSend, Response


def record(request: CallRequest, outcome: str, **facts: object) -> None:
    """Write one line; what it must not show, such as a password, is hidden in the body's text."""
    entry = {"at": datetime.now(UTC), "operation": request.operation, **request.path, "body": request.body}
    print(json.dumps({**entry, "outcome": outcome, **facts}, default=str), flush=True)


async def audit(request: CallRequest, send: CallSend) -> Response[Any]:
    """Pass reads on, and write down everything else; also what was cancelled."""
    if request.method == "GET":
        return await send(request)
    try:
        response = await send(request)
    except errors.PoderoError as error:
        record(request, type(error).__name__, may_have_happened=error.may_have_happened, request_id=error.request_id)
        raise
    except asyncio.CancelledError:
        record(request, "cancelled", may_have_happened=True)
        raise
    record(request, "done", status=response.status_code)
    return response


async def main(user_id: uuid.UUID) -> None:
    """Send one command that works and one that does not."""
    async with PoderoClient(middleware=[audit]) as podero:
        pump = (await podero.heat_pumps.list(user_id))[0]
        if not pump.id:
            sys.exit("the heat pump has no id")
        await podero.heat_pumps.update(user_id, pump.id, models.HeatPumpInput(comment="serviced"))
        try:
            await podero.heat_pumps.update(user_id, uuid.UUID(int=0), models.HeatPumpInput(comment="serviced"))
        except errors.NotFoundError:
            print("no such heat pump")


asyncio.run(main(uuid.UUID(sys.argv[1])))
