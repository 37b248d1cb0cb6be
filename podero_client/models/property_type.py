# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class PropertyType(OpenEnum):
    """Kind of a building."""

    DETACHED = "Detached"
    SEMI_DETACHED = "Semi-detached"
    BUNGALOW = "Bungalow"
    TERRACED = "Terraced"
    END_TERRACE = "End-terrace"
    FLAT = "Flat"
