# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class TokenInputGrantType(OpenEnum):
    """Token input grant type."""

    PASSWORD = "password"
    REFRESH_TOKEN = "refresh_token"
