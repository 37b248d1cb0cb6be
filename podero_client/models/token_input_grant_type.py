from ..enums import OpenEnum


class TokenInputGrantType(OpenEnum):
    """Token input grant type."""

    PASSWORD = "password"
    REFRESH_TOKEN = "refresh_token"
