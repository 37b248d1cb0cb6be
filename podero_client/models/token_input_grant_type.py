from ..enums import OpenEnum


class TokenInputGrantType(OpenEnum):
    """Values of Token input grant type."""

    PASSWORD = "password"
    REFRESH_TOKEN = "refresh_token"
