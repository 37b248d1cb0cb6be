from ..enums import OpenEnum


class TokenInputGrantType(OpenEnum):
    """How the caller of the token operation proves who it is."""

    PASSWORD = "password"
    REFRESH_TOKEN = "refresh_token"
