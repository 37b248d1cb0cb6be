# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The methods of `client.trading`."""

import datetime
import uuid
from typing import Any

from ..._runtime.operation import Caller
from ..._runtime.raw import RawCaller, raw
from ..._runtime.resource import Resource
from ..._runtime.types import UNSET, Unset
from ...models.day_ahead_prices_output import DayAheadPricesOutput
from ...models.load_curve_resolution import LoadCurveResolution
from ...models.price_zone import PriceZone
from ...models.trading_prices_input import TradingPricesInput
from ...models.trading_prices_output import TradingPricesOutput
from . import get_load_curve as _get_load_curve
from . import get_prices as _get_prices
from . import update_prices as _update_prices


class Trading(Resource):
    """The methods of `client.trading`.

    Args:
        caller: The client.
    """

    _operations = (
        _get_prices.OPERATION,
        _update_prices.OPERATION,
        _get_load_curve.OPERATION,
    )

    @property
    def with_raw_response(self) -> "TradingWithRawResponse":
        """The same methods, which return status, headers and body beside the parsed value."""
        return TradingWithRawResponse(self._caller)

    async def get_prices(
        self,
        *,
        from_dt: datetime.datetime,
        to_dt: datetime.datetime,
        price_zone: PriceZone,
        org_id: uuid.UUID | None = None,
    ) -> DayAheadPricesOutput:
        """Get day-ahead prices of a price zone.

        `GET /api/partners/v2.0/org/{org_id}/trading/dayahead/prices`. A lost response is retried.

        Args:
            from_dt: Begin of the period.
            to_dt: End of the period.
            price_zone: Zone whose prices to read.
            org_id: Organization; the client's own when left out.

        Returns:
            Day-ahead prices of a price zone.

        Raises:
            RefusedError: `metadata.error` of the response is set; `with_options(raise_refusals=False)` returns
                it instead.
        """
        response = await self._caller.execute(
            _get_prices.OPERATION,
            (org_id,),
            query={"from_dt": from_dt, "to_dt": to_dt, "price_zone": price_zone},
        )
        return response.parsed

    async def update_prices(self, body: TradingPricesInput, *, org_id: uuid.UUID | None = None) -> TradingPricesOutput:
        """Send day-ahead price forecasts.

        Starts the calculation of load curves: send prices around 09:00 and fetch curves around 10:30, before
        the market closes (typically 12:00 CET). The server refuses with status 200, which raises
        `RefusedError`.

        `PATCH /api/partners/v2.0/org/{org_id}/trading/dayahead/prices`. Not retried once it may have reached
        the server: a second try reports `existing` where the first one reported `success`.

        Args:
            body: Day-ahead price forecasts to send.
            org_id: Organization; the client's own when left out.

        Returns:
            What became of the forecasts, and when load curves will be ready.

        Raises:
            RefusedError: `state` of the response is late, empty or non_existing;
                `with_options(raise_refusals=False)` returns it instead.
        """
        response = await self._caller.execute(
            _update_prices.OPERATION,
            (org_id,),
            body=body,
        )
        return response.parsed

    async def get_load_curve(
        self, price_zone_key: str, *, resolution: LoadCurveResolution | Unset = UNSET, org_id: uuid.UUID | None = None
    ) -> dict[str, Any] | list[Any]:
        """Get the load curve of a price zone.

        Load curve summed over all devices of one price zone.

        Call it after the `next_load_curve_calculation` that `update_prices` returned. The form of the response
        is not documented publicly; the trading guide shows an optimized and an unoptimized curve in Wh per
        quarter hour.

        `GET /api/partners/v2.0/org/{org_id}/trading/dayahead/loadcurve/pricezone/{price_zone_key}`. A lost
        response is retried.

        Args:
            price_zone_key: A price zone, such as AT; the curve sums the devices that have it as `price_zone`.
            resolution: Interval of the curve.
            org_id: Organization; the client's own when left out.

        Returns:
            The load curve, as plain JSON types.
        """
        response = await self._caller.execute(
            _get_load_curve.OPERATION,
            (org_id, price_zone_key),
            query={"resolution": resolution},
        )
        return response.parsed


class TradingWithRawResponse:
    """The methods of `client.trading` with the whole response as result.

    Each returns a `Response`: status, headers and body beside the parsed value.

    Args:
        caller: The client.
    """

    def __init__(self, caller: Caller) -> None:
        resource = Trading(RawCaller(caller))
        self.get_prices = raw(resource.get_prices)
        self.update_prices = raw(resource.update_prices)
        self.get_load_curve = raw(resource.get_load_curve)


__all__ = ["Trading", "TradingWithRawResponse"]
