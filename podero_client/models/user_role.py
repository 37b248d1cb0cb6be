# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class UserRole(OpenEnum):
    """What a user may see and change."""

    ADMIN = "admin"
    STAFF = "staff"
    USER = "user"
    GUEST = "guest"
