"""Faults in the hand-written client, and in the simulator."""

from tests.mutation.fault import (
    FUZZING,
    GUARANTEES,
    PRISM,
    REFUSED,
    REQUESTS,
    RESPONSES,
    SIMULATOR,
    STATUSES,
    Fault,
)

RETRY = "overrides/podero/_policy/retry.py"
RETRY_AFTER = "overrides/podero/_policy/retry_after.py"
REQUEST = "overrides/podero/_call/request.py"
RESPONSE = "overrides/podero/_call/response.py"
BODY = "overrides/podero/_call/body.py"
OPERATION = "podero_client/_runtime/operation.py"
CALL = "overrides/podero/_call/call.py"
CACHE = "overrides/podero/_auth/cache.py"
SLOTS = "overrides/podero/_policy/concurrency.py"
UNIT_RETRY = "tests/unit/policy/test_retry.py"
UNIT_RETRY_AFTER = "tests/unit/policy/test_retry_after.py"
UNIT_REQUEST = "tests/unit/call/test_request.py"
UNIT_RESPONSE = "tests/unit/call/test_response.py"
UNIT_BODY = "tests/unit/call/test_body.py"
UNIT_CALL = "tests/unit/call/test_call.py"
UNIT_CACHE = "tests/unit/auth/test_cache.py"
LEDGER = "tests/faults/test_client_ledger.py"
TABLE = "tests/unit/call/test_failure_table.py"

OWN_ORG = "_organization(operation, arguments.org_id) if "

CLIENT = [
    Fault(RETRY, 'failure.kind in {"sent", "status"} and', 'failure.kind in {"status"} and', (UNIT_RETRY, LEDGER)),
    Fault(
        RETRY, "if executed_perhaps and not retry_safe:", "if executed_perhaps and retry_safe:", (UNIT_RETRY, STATUSES)
    ),
    Fault(RETRY, "if attempt >= policy.attempts:", "if attempt > policy.attempts:", (UNIT_RETRY, STATUSES)),
    Fault(RETRY, "self.retry_after is not None\n", "self.retry_after is None\n", (UNIT_RETRY, GUARANTEES)),
    Fault(RETRY, "return (failure.retry_after or 0.0) + random()", "return random()", (UNIT_RETRY, GUARANTEES)),
    Fault(RETRY, "if cost > self.available:", "if cost < self.available:", (UNIT_RETRY, STATUSES)),
    Fault(RETRY, "failure.retry_after > policy.max_retry_after", "failure.retry_after < 0", (UNIT_RETRY, GUARANTEES)),
    Fault(RETRY_AFTER, "return milliseconds / 1000", "return milliseconds", (UNIT_RETRY_AFTER, GUARANTEES)),
    Fault(RETRY_AFTER, "wall_clock() if now is None else now", "wall_clock()", (UNIT_RETRY_AFTER, GUARANTEES)),
    Fault(
        RESPONSE, "kind = errors.StatusError.of(status_code)", "kind = errors.StatusError", (UNIT_RESPONSE, RESPONSES)
    ),
    Fault(
        RESPONSE,
        "if declared := operation.errors.get(status_code):",
        "if declared := operation.errors.get(0):",
        (RESPONSES, "tests/contract/test_boost.py"),
    ),
    Fault(OPERATION, '"x-request-id", "request-id"', '"request-id"', (UNIT_RESPONSE, STATUSES)),
    Fault(BODY, "keep_unknown=self.services.keep_unknown_fields", "keep_unknown=False", (UNIT_BODY, RESPONSES)),
    Fault(
        RESPONSE,
        "if status_code in operation.responses:",
        "if status_code not in operation.responses:",
        (UNIT_RESPONSE, STATUSES),
    ),
    Fault(REQUEST, "if not self.operation.retry_safe:", "if self.operation.retry_safe:", (UNIT_REQUEST, LEDGER)),
    Fault(REQUEST, "    if body is not None:\n", "    if body is UNSET:\n", (PRISM, UNIT_REQUEST)),
    Fault(
        REQUEST,
        "    if None in values:\n        values = tuple(\n            "
        + OWN_ORG
        + 'parameter.name == "org_id" and value is None',
        "    if values:\n        values = tuple(\n            " + OWN_ORG + 'parameter.name == "org_id"',
        (REQUESTS, UNIT_REQUEST),
    ),
    Fault(
        REQUEST,
        "operation.method not in READS:",
        "operation.method in READS:",
        (UNIT_REQUEST, REFUSED),
    ),
    Fault(REQUEST, '(b"Authorization", authorization', '(b"X-Authorization", authorization', (PRISM, SIMULATOR)),
    Fault(
        REQUEST,
        "if is_secret and value:",
        "if not is_secret and value:",
        (UNIT_REQUEST, "tests/faults/test_client_secrets.py"),
    ),
    Fault(CALL, "if self._reauthenticated or self._sent_for_good:", "if self._sent_for_good:", (UNIT_CALL, STATUSES)),
    Fault(CALL, "if not self._operation.authenticated:", "if self._operation.authenticated:", (PRISM, SIMULATOR)),
    Fault(CACHE, "        if now >= active.expires_at:\n            return None\n", "", (UNIT_CACHE, GUARANTEES)),
    Fault(CACHE, 'f"Bearer {value.reveal()}"', 'f"{value.reveal()}"', (SIMULATOR, UNIT_CACHE)),
    Fault(
        SLOTS,
        "            waiter.set_result(None)\n            return\n",
        "            waiter.set_result(None)\n",
        ("tests/unit/policy/test_concurrency.py", GUARANTEES),
    ),
]

APP = "overrides/podero/simulator/_api/app.py"
USERS = "overrides/podero/simulator/_api/users.py"
DEVICES = "overrides/podero/simulator/_api/devices.py"
PERMISSIONS = "overrides/podero/simulator/_api/permissions.py"
TOKENS = "overrides/podero/simulator/_api/tokens.py"
CHARGING = "overrides/podero/simulator/_api/charging.py"
CHECKS = "overrides/podero/simulator/_http/validation.py"
DOCUMENT = "overrides/podero/simulator/_http/document.py"
UNIT = "tests/unit/simulator"
BOOST = "tests/contract/test_boost.py"
CREATED = "tests/contract/test_created.py"

SIMULATED = [
    Fault(
        USERS,
        "if user.deleted_at is None or",
        "if user.deleted_at is not None or",
        (f"{UNIT}/api/test_users.py", "tests/contract/test_demo.py"),
    ),
    Fault(
        USERS,
        "    call.world.buildings[building.id] = building\n",
        "",
        (f"{UNIT}/api/test_users.py", CREATED),
    ),
    Fault(USERS, '"id": building.id}', '"id": building.user_id}', (f"{UNIT}/api/test_users.py", CREATED)),
    Fault(USERS, "joined_at=stamp(user.joined_at)", "joined_at=str(user.joined_at)", (SIMULATOR, FUZZING)),
    Fault(
        USERS,
        "    view = call.blank()\n    view.update({name: value for name, value in user.fields.items() if name in view})\n",
        "    view = dict(user.fields)\n",
        (SIMULATOR, f"{UNIT}/api/test_users.py"),
    ),
    Fault(
        TOKENS,
        "grant is None or grant.expires_at <= self.clock.uptime()",
        "grant is None",
        (f"{UNIT}/api/test_tokens.py", REQUESTS),
    ),
    Fault(
        TOKENS,
        "return plain or self._find(clients, unquote_plus(client_id), unquote_plus(secret))",
        "return plain or self.admin_id",
        (f"{UNIT}/api/test_tokens.py", "tests/contract/test_demo.py"),
    ),
    Fault(
        TOKENS,
        'raise HttpError(401, "Unauthorized")',
        "return self.admin_id",
        (SIMULATOR, f"{UNIT}/api/test_tokens.py"),
    ),
    Fault(
        PERMISSIONS,
        'if call.path.get("org_id", caller.org_id) != caller.org_id:',
        'if call.path.get("org_id") == "":',
        (f"{UNIT}/api/test_permissions.py", f"{UNIT}/api/test_app.py"),
    ),
    Fault(
        APP,
        "return Response(operation.success)",
        "return Response(200)",
        ("tests/contract/test_new_operation.py", f"{UNIT}/api/test_app.py"),
    ),
    Fault(
        APP, "return json_response(operation.success, value)", "return json_response(202, value)", (SIMULATOR, FUZZING)
    ),
    Fault(
        CHARGING, "return json_response(409, ", "return json_response(400, ", (BOOST, f"{UNIT}/api/test_charging.py")
    ),
    Fault(
        CHARGING,
        "page = completed[offset : offset + limit]",
        "page = completed[offset:limit]",
        (f"{UNIT}/api/test_charging.py", "tests/contract/test_pages.py"),
    ),
    Fault(
        CHARGING,
        '_conflict(session, call, "fully_charged")',
        '_conflict(session, call, "already_charging")',
        (BOOST, f"{UNIT}/api/test_charging.py"),
    ),
    Fault(
        CHECKS,
        'if parameter.get("required"):',
        'if parameter.get("demanded"):',
        (f"{UNIT}/http/test_validation.py", FUZZING),
    ),
    Fault(
        CHECKS,
        "            if operation.body_required:\n",
        "            if not operation.body_required:\n",
        (f"{UNIT}/http/test_validation.py", SIMULATOR),
    ),
    Fault(
        CHECKS,
        'errors.extend(self._errors(operation.body, value, ["body"]))',
        "errors.extend([])",
        (f"{UNIT}/http/test_validation.py", FUZZING),
    ),
    Fault(
        DOCUMENT,
        'authenticated=bool(raw["security"])',
        "authenticated=False",
        (SIMULATOR, f"{UNIT}/api/test_app.py"),
    ),
    Fault(DEVICES, '            "id": device.user_id,\n', '            "id": None,\n', (SIMULATOR, FUZZING)),
    Fault(
        DEVICES,
        "    call.world.change_settings(device, sent, call.now)\n",
        "",
        (REQUESTS, f"{UNIT}/api/test_devices.py"),
    ),
    Fault(DEVICES, '"created_at": stamp(device.created_at)', '"created_at": "yesterday"', (SIMULATOR, FUZZING)),
    Fault(
        DEVICES,
        'fields["actions"] = actions_of(world, device, call.now, call.api_url)',
        'fields["actions"] = None',
        (SIMULATOR, f"{UNIT}/api/test_cues.py"),
    ),
]
