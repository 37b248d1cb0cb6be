from ..enums import OpenEnum


class UserRole(OpenEnum):
    """User role."""

    ADMIN = "admin"
    STAFF = "staff"
    USER = "user"
    GUEST = "guest"
