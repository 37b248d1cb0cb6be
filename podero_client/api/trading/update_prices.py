# Generated from openapi.json by `make generate`; changes by hand are lost.
"""PATCH /api/partners/v2.0/org/{org_id}/trading/dayahead/prices."""

import uuid

from ..._runtime.operation import Caller, Operation, Parameter, Refusal, Response
from ...models.trading_prices_input import TradingPricesInput
from ...models.trading_prices_output import TradingPricesOutput

OPERATION: Operation[TradingPricesOutput] = Operation(
    name="trading.update_prices",
    method="PATCH",
    path="/api/partners/v2.0/org/{org_id}/trading/dayahead/prices",
    path_parameters=(Parameter(name="org_id", argument="org_id", type=uuid.UUID),),
    body=TradingPricesInput,
    body_required=True,
    responses={200: TradingPricesOutput},
    refusal=Refusal(field="state", values=frozenset({"late", "empty", "non_existing"}), reason="error"),
)


async def asyncio_detailed(
    *, client: Caller, body: TradingPricesInput, org_id: uuid.UUID | None = None
) -> Response[TradingPricesOutput]:
    """Send day-ahead price forecasts.

    The arguments are those of `client.trading.update_prices`; the response comes with status, headers and body.
    """
    return await client.execute(
        OPERATION,
        (org_id,),
        body=body,
    )


async def asyncio(*, client: Caller, body: TradingPricesInput, org_id: uuid.UUID | None = None) -> TradingPricesOutput:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(client=client, body=body, org_id=org_id)).parsed
