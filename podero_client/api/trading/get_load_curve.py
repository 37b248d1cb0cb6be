# Generated from openapi.json by `make generate`; changes by hand are lost.
"""GET /api/partners/v2.0/org/{org_id}/trading/dayahead/loadcurve/pricezone/{price_zone_key}."""

import uuid
from typing import Any

from ..._runtime.operation import Caller, Operation, Parameter, Response
from ..._runtime.types import UNSET, Unset
from ...models.load_curve_resolution import LoadCurveResolution

OPERATION: Operation[dict[str, Any] | list[Any]] = Operation(
    name="trading.get_load_curve",
    method="GET",
    path="/api/partners/v2.0/org/{org_id}/trading/dayahead/loadcurve/pricezone/{price_zone_key}",
    path_parameters=(
        Parameter(name="org_id", argument="org_id", type=uuid.UUID),
        Parameter(name="price_zone_key", argument="price_zone_key", type=str),
    ),
    query=(Parameter(name="resolution", argument="resolution", type=LoadCurveResolution),),
    responses={200: dict[str, Any] | list[Any]},
    retry_safe=True,
)


async def asyncio_detailed(
    price_zone_key: str,
    *,
    client: Caller,
    resolution: LoadCurveResolution | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> Response[dict[str, Any] | list[Any]]:
    """Get the load curve of a price zone.

    The arguments are those of `client.trading.get_load_curve`; the response comes with status, headers and
    body.
    """
    return await client.execute(
        OPERATION,
        (org_id, price_zone_key),
        query={"resolution": resolution},
    )


async def asyncio(
    price_zone_key: str,
    *,
    client: Caller,
    resolution: LoadCurveResolution | Unset = UNSET,
    org_id: uuid.UUID | None = None,
) -> dict[str, Any] | list[Any]:
    """As `asyncio_detailed`, but only the parsed response."""
    return (await asyncio_detailed(price_zone_key, client=client, resolution=resolution, org_id=org_id)).parsed
