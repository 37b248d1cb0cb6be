"""Roles: who may do what. The API record has the rules but not the refusals; they are 403 here."""

from __future__ import annotations

from typing import Any

from podero.simulator._api.call import Call
from podero.simulator._http.messages import HttpError

_USERS = {"/org/{}/users", "/org/{}/users/{}"}


def check_permission(call: Call) -> None:
    """Respond with 404 for another organization, and with 403 for what the caller's role does not allow.

    Administrators may do everything in their organization; staff may not create, change or promote staff and
    administrators; users reach only what is their own.
    """
    caller = call.caller
    if caller is None:
        return
    if call.path.get("org_id", caller.org_id) != caller.org_id:
        raise HttpError(404, "Organization not found")
    if "user_id" in call.path:
        call.find_user(call.path["user_id"])
    role = caller.fields["role"]
    if role == "user" and "org_id" in call.path and "user_id" not in call.path:
        raise HttpError(403, "Only staff and administrators may do this")
    if role != "admin" and call.operation.template in _USERS and call.operation.method != "GET":
        _check_change(call, role)


def _check_change(call: Call, role: str) -> None:
    """Let nobody but administrators touch roles, and staff only users."""
    body: dict[str, Any] = call.body or {}
    current = call.find_user(call.path["user_id"]).fields["role"] if "user_id" in call.path else "user"
    if body.get("role", current) != current:
        raise HttpError(403, "Only an administrator may change a role")
    if role == "staff" and current != "user":
        raise HttpError(403, "Staff may not manage staff and administrators")
