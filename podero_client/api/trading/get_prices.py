# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/trading/dayahead/prices."""

import datetime
import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Refusal, Response
from ...models.day_ahead_prices_output import DayAheadPricesOutput
from ...models.price_zone import PriceZone

OPERATION: Operation[DayAheadPricesOutput] = Operation(
    name="trading.get_prices",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/trading/dayahead/prices",
    path_parameters=(Parameter(name="org_id", argument="org_id", type=uuid.UUID),),
    query=(
        Parameter(name="from_dt", argument="from_dt", type=datetime.datetime),
        Parameter(name="to_dt", argument="to_dt", type=datetime.datetime),
        Parameter(name="price_zone", argument="price_zone", type=PriceZone),
    ),
    responses={200: DayAheadPricesOutput},
    retry_safe=True,
    refusal=Refusal(field="metadata.error"),
)


async def asyncio_detailed(
    *,
    client: Caller,
    from_dt: datetime.datetime,
    to_dt: datetime.datetime,
    price_zone: PriceZone,
    org_id: uuid.UUID | None = None,
) -> Response[DayAheadPricesOutput]:
    """Get day-ahead prices of a price zone.

    The arguments are those of `client.trading.get_prices`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id,),
        query={"from_dt": from_dt, "to_dt": to_dt, "price_zone": price_zone},
    )


async def asyncio(
    *,
    client: Caller,
    from_dt: datetime.datetime,
    to_dt: datetime.datetime,
    price_zone: PriceZone,
    org_id: uuid.UUID | None = None,
) -> DayAheadPricesOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (
        await asyncio_detailed(client=client, from_dt=from_dt, to_dt=to_dt, price_zone=price_zone, org_id=org_id)
    ).parsed
