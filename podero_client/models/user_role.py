# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class UserRole(OpenEnum):
    """What a user may see and change.

    `admin`: everything in the organization; `staff`: all end-users and their devices, but no staff or admins;
    `user`: an end-user with access to their own buildings and devices. The guides do not mention `guest`.
    """

    ADMIN = "admin"
    STAFF = "staff"
    USER = "user"
    GUEST = "guest"
