# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class PriceZone(OpenEnum):
    """Bidding zone of the electricity market.

    Germany is `DE_LU`; samples in the guides send `DE`, which is not a value. How `AT_HOURLY` differs from `AT`
    is not documented.
    """

    AT = "AT"
    AT_HOURLY = "AT_HOURLY"
    BE = "BE"
    CH = "CH"
    EE = "EE"
    DE_LU = "DE_LU"
    HU = "HU"
    IT_CNOR = "IT_CNOR"
    IT_CSUD = "IT_CSUD"
    IT_NORD = "IT_NORD"
    IT_PUN = "IT_PUN"
    IT_SARD = "IT_SARD"
    IT_SICI = "IT_SICI"
    IT_SUD = "IT_SUD"
    PT = "PT"
    RO = "RO"
    SE_1 = "SE_1"
    SE_2 = "SE_2"
    SE_3 = "SE_3"
    SE_4 = "SE_4"
    UK = "UK"
