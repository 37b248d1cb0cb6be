"""An operation that nobody has heard of: added to a copy of the document, it is generated, served, called and judged without new code."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.document import ROOT, read

PATH = "/api/partners/v2.0/org/{org_id}/users/{user_id}/novelties/{novelty_id}"

SCHEMAS = {
    "NoveltyKind": {"type": "string", "enum": ["round", "square"]},
    "NoveltyInput": {
        "type": "object",
        "properties": {
            "kind": {"allOf": [{"$ref": "#/components/schemas/NoveltyKind"}], "default": "round"},
            "sizeInMeters": {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]},
            "wake_up_at": {"type": "string", "format": "time", "default": "06:00:00"},
        },
    },
    "NoveltyOutput": {
        "type": "object",
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "kind": {"$ref": "#/components/schemas/NoveltyKind"},
            "made_at": {"type": "string", "format": "date-time"},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/NoveltyOutput"}},
        },
        "required": ["id", "kind", "made_at", "parts"],
    },
}


def parameter(place: str, name: str, schema: dict[str, object], *, required: bool = False) -> dict[str, object]:
    return {"in": place, "name": name, "schema": schema, "required": required or place == "path"}


def content(name: str) -> dict[str, object]:
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


def operation(operation_id: str, **more: object) -> dict[str, object]:
    return {
        "operationId": f"integrations_api_router_{operation_id}",
        "security": [{"OAuth2": []}],
        "responses": {"200": {"description": "OK", **content("NoveltyOutput")}},
        "parameters": [
            parameter("path", name, {"type": "string", "format": "uuid"})
            for name in ("org_id", "user_id", "novelty_id")
        ],
        **more,
    }


def test_a_new_operation_is_tested_without_new_code(tmp_path: Path) -> None:
    document = read().content
    get, put = operation("get_novelty"), operation("update_novelty")
    get["parameters"] = [
        *get["parameters"],  # type: ignore[misc]
        parameter("query", "from", {"type": "string", "format": "date"}, required=True),
        parameter("query", "shape-of", {"$ref": "#/components/schemas/NoveltyKind"}),
        parameter("header", "fill-missing", {"type": "boolean", "default": False}),
    ]
    put["requestBody"] = {"required": True, **content("NoveltyInput")}
    delete = operation("delete_novelty", responses={"204": {"description": "gone"}})
    document["paths"][PATH] = {"get": get, "put": put, "delete": delete, "post": operation("poke_novelty")}
    document["components"]["schemas"] |= SCHEMAS
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document))

    run("generator", "--document", str(path), "--target", str(tmp_path / "podero_client"))
    methods = json.loads((tmp_path / "podero_client.lock.json").read_bytes())["methods"].values()
    retried = {one["verb"]: one.get("retry_safe", False) for one in methods if one["path"].endswith("/{novelty_id}")}
    assert retried == {"GET": True, "PUT": True, "DELETE": True, "POST": False}
    search = [str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {"PODERO_CONTRACT_DOCUMENT": str(path), "PYTHONPATH": os.pathsep.join(search)}
    files = ["tests/contract/test_operations.py", "tests/contract/test_responses.py"]
    chosen = ["-k", "novelties or generated_once", *files]
    # What is generated must be found before the committed package.
    pytest = ["-q", "--no-cov", "-p", "no:cacheprovider", "-o", f"pythonpath={tmp_path} ."]
    report = run("pytest", *pytest, *chosen, **environment)

    assert "32 passed" in report, report


def run(module: str, *arguments: str, **environment: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
