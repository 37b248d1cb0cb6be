from ..enums import OpenEnum


class UserRole(OpenEnum):
    """Values of User role."""

    ADMIN = "admin"
    STAFF = "staff"
    USER = "user"
    GUEST = "guest"
