from .._runtime.enums import OpenEnum


class UserRole(OpenEnum):
    """What a user may see and change."""

    ADMIN = "admin"
    STAFF = "staff"
    USER = "user"
    GUEST = "guest"
