"""Faults in templates and the generator, and in the run-time modules of the generated package."""

from tests.mutation.fault import (
    MODELS,
    PRISM,
    PROPERTIES,
    REFUSED,
    REQUESTS,
    RESPONSES,
    SIGNATURES,
    SIMULATOR,
    TYPES,
    Fault,
)

METHODS = "generator/templates/endpoint_init.py.jinja"
RAW = "generator/templates/endpoint_module.py.jinja"
MODEL = "generator/templates/model.py.jinja"
ENUM = "generator/templates/str_enum.py.jinja"
REQUEST = "podero_client/_runtime/request.py"
BODY = "podero_client/_runtime/body.py"
CODEC = "podero_client/_runtime/codec.py"
LEAVES = "podero_client/_runtime/leaves.py"
NODES = "podero_client/_runtime/nodes.py"
BASE = "podero_client/_runtime/model.py"
ENUMS = "podero_client/_runtime/enums.py"
UNIT_REQUEST = "tests/unit/runtime/test_request.py"
UNIT_BODY = "tests/unit/runtime/test_body.py"
UNIT_CODEC = "tests/unit/runtime/test_codec.py"
UNIT_MODEL = "tests/unit/runtime/test_model.py"
UNIT_ENUMS = "tests/unit/runtime/test_enums.py"
UNIT_NODES = "tests/unit/runtime/test_nodes.py"

CALLED = "            _{{ plan.method }}.OPERATION,\n            ({{ plan.path_values }}),\n"
QUERY = '{% if plan.query %}\n            query={ {{ plan.query | join(", ") }} },\n{% endif %}\n'
HEADERS = '{% if plan.headers %}\n            headers={ {{ plan.headers | join(", ") }} },\n{% endif %}\n'

TEMPLATES = [
    Fault(
        METHODS,
        "        response = await self._caller.execute(\n" + CALLED + QUERY,
        "        response = await self._caller.execute(\n" + CALLED,
        (PRISM, SIGNATURES),
    ),
    Fault(METHODS, HEADERS + "{% if plan.body %}", "{% if plan.body %}", (PRISM, SIGNATURES)),
    Fault(METHODS, "            body=body,\n", "", (PRISM, SIGNATURES)),
    Fault(METHODS, "return response.parsed", "return response", (RESPONSES, PRISM)),
    Fault(
        METHODS,
        "async def {{ plan.method }}({{ plan.arguments }}) -> {{ plan.result }}:",
        "async def {{ plan.method }}_({{ plan.arguments }}) -> {{ plan.result }}:",
        (TYPES, RESPONSES),
    ),
    Fault(RAW, '        query={ {{ plan.query | join(", ") }} },\n', "", (SIGNATURES, REQUESTS)),
    Fault(RAW, '        headers={ {{ plan.headers | join(", ") }} },\n', "", (SIGNATURES, PRISM)),
    Fault(RAW, "        body=body,\n", "", (SIGNATURES, SIMULATOR)),
    Fault(RAW, "{% if not plan.authenticated %}", "{% if plan.authenticated %}", (PRISM, SIGNATURES)),
    Fault(RAW, "{% if plan.retry_safe %}", "{% if not plan.retry_safe %}", (SIGNATURES, REQUESTS)),
    Fault(RAW, "{% if plan.errors %}", "{% if plan.errors and false %}", (RESPONSES, SIGNATURES)),
    Fault(RAW, "    body_required=True,\n", "", (SIGNATURES, REQUESTS)),
    Fault(RAW, 'method="{{ plan.verb }}"', "method=\"{{ plan.verb | replace('PUT', 'POST') }}\"", (PRISM, SIGNATURES)),
    Fault(RAW, "path={{ plan.path }}", "path={{ plan.path | replace('/org/', '/orgs/') }}", (PRISM, SIGNATURES)),
    Fault(
        RAW,
        "{% if plan.refusal %}",
        "{% if plan.refusal and false %}",
        ("tests/unit/call/test_refusals.py", SIGNATURES),
    ),
    Fault(MODEL, "{% if plan.json_names %}", "{% if plan.json_names and false %}", (PRISM, MODELS)),
    Fault(MODEL, "{% for field in plan.fields %}", "{% for field in plan.fields[:-1] %}", (TYPES, RESPONSES)),
    Fault(ENUM, "{% for member in plan.members %}", "{% for member in plan.members[:-1] %}", (TYPES, MODELS)),
    Fault(
        "generator/operations.py",
        'stated = self.source.get("x-podero-retry-safe", self.verb in _IDEMPOTENT)',
        'stated = self.source.get("x-podero-retry-safe", True)',
        ("tests/contract/test_new_operation.py", "tests/unit/generator/test_operations.py"),
    ),
    Fault(
        "generator/annotations.py",
        "return attrs.evolve(found, null=null or any(type_.null for type_ in types))",
        "return attrs.evolve(found, null=False)",
        (RESPONSES, TYPES),
    ),
    Fault("generator/annotations.py", '"date": (DATE, "day")', '"date": (STR, "text()")', (MODELS, SIGNATURES)),
    Fault(
        "generator/annotations.py",
        "if {FLOAT, STR} <= names <= {FLOAT, INT, STR}:",
        "if {FLOAT, STR} < names <= {FLOAT, INT, STR}:",
        (MODELS, "tests/unit/generator/test_annotations.py"),
    ),
]

RUNTIME = [
    Fault(REQUEST, 'return "true" if value else "false"', "return str(value)", (PRISM, UNIT_REQUEST)),
    Fault(REQUEST, "parameter.separator.join(texts)", '";".join(texts)', (PRISM, UNIT_REQUEST)),
    Fault(REQUEST, 'return quote(value, safe="")', 'return quote(value, safe="+")', (PRISM, UNIT_REQUEST)),
    Fault(
        REQUEST,
        "rendered = datetime.isoformat(value)",
        'rendered = datetime.isoformat(value, timespec="seconds")',
        (PRISM, UNIT_REQUEST),
    ),
    Fault(
        REQUEST,
        "if value is UNSET or (value is None and parameter.nullable):",
        "if value is UNSET or not value:",
        (PRISM, UNIT_REQUEST),
    ),
    Fault(REQUEST, 'if "/" in rendered or _CONTROL', "if _CONTROL", (REQUESTS, UNIT_REQUEST)),
    Fault(REQUEST, 'if rendered in ("", ".", ".."):', 'if rendered in ("",):', (REQUESTS, UNIT_REQUEST)),
    Fault(
        REQUEST,
        "        return str(value)\n    if value is None",
        "        return value.hex\n    if value is None",
        (PRISM, SIGNATURES),
    ),
    Fault(REQUEST, "check.integer(**limits)(field, value)", "check.integer()(field, value)", (REFUSED, UNIT_REQUEST)),
    Fault(BODY, "if operation.body_required:", "if not operation.body_required:", (PRISM, UNIT_BODY)),
    Fault(
        BODY,
        "if isinstance(wanted, type) and not isinstance(body, wanted):",
        "if isinstance(wanted, type) and body is wanted:",
        (REQUESTS, UNIT_BODY),
    ),
    Fault(REQUEST, r'r"[\x20-\x7e]*\Z"', r'r"[\x00-\x7e]*\Z"', (UNIT_REQUEST, "tests/unit/call/test_request.py")),
    Fault(
        REQUEST,
        '[(parameter, "***" if parameter.secret and text else text) for parameter, text in parts]',
        "list(parts)",
        ("tests/contract/test_statuses.py", UNIT_REQUEST),
    ),
    Fault(ENUMS, "if not isinstance(value, str):", "if value is not None:", (UNIT_ENUMS, MODELS)),
    Fault(ENUMS, "return self._value_ in type(self)._value2member_map_", "return True", (UNIT_ENUMS, MODELS)),
    Fault(
        LEAVES,
        "moment.replace(tzinfo=timezone(offset) if offset else UTC)",
        "moment.replace(tzinfo=UTC)",
        (MODELS, UNIT_CODEC),
    ),
    Fault(
        LEAVES,
        'return "" if isinstance(value, Decimal) and not value.is_finite() else None',
        "return None",
        ("tests/unit/runtime/test_leaves.py", UNIT_NODES),
    ),
    Fault(NODES, "if item and not item.is_finite():", "if item and item.is_nan():", (MODELS, UNIT_NODES)),
    Fault(
        LEAVES,
        "return int(value) if isinstance(value, float)",
        "return value if isinstance(value, float)",
        (RESPONSES, UNIT_NODES),
    ),
    Fault(
        CODEC,
        "complete = not keep_unknown or self._nothing_unknown(data)",
        "complete = True",
        (PROPERTIES, UNIT_CODEC),
    ),
    Fault(
        CODEC,
        "        if keep_unknown:\n            self._node.attach(value, plain)",
        "        if not keep_unknown:\n            self._node.attach(value, plain)",
        (MODELS, UNIT_MODEL),
    ),
    Fault(CODEC, 'decimal_format="number"', 'decimal_format="string"', (PROPERTIES, UNIT_CODEC)),
    Fault(
        CODEC,
        "if node is None or not (node.renamed or node.has_extra(value)):",
        "if node is None or not node.renamed:",
        (PROPERTIES, UNIT_CODEC),
    ),
    Fault(
        CODEC,
        'DecodeError(f"${self._node.json_path(segments)}", reason',
        'DecodeError("$", reason',
        (PROPERTIES, UNIT_CODEC),
    ),
    Fault(
        CODEC,
        "_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)",
        "_UNREADABLE = (msgspec.ValidationError, RecursionError)",
        (RESPONSES, PROPERTIES),
    ),
    Fault(
        BASE,
        "return (getattr(self, codec.EXTRA, None) or {}) == (getattr(other",
        "return True or (getattr(other",
        (UNIT_MODEL, MODELS),
    ),
    Fault(BASE, "codec.to_plain(self, mode=mode)", "codec.to_plain(self)", (UNIT_MODEL, MODELS)),
    Fault(
        BASE,
        "        _share_extra(self, twin)\n        return twin\n\n    def __eq__",
        "        return twin\n\n    def __eq__",
        (PROPERTIES, UNIT_MODEL),
    ),
]
