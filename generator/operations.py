"""What the templates print of each operation."""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from generator import naming, wording
from generator.annotations import PythonType, quoted, words_of
from generator.models import Models
from generator.problems import GenerationError
from generator.schemas import Components, Schema
from generator.secret_names import is_secret

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_IDEMPOTENT = {"get", "put", "delete"}
_OWN_ORGANIZATION = "org_id"
_PLACES = ("path", "query", "header")
_SUCCESS = range(200, 300)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2


@attrs.define
class Operation:
    """An operation of the document with its Python names.

    Args:
        path: URL template.
        verb: HTTP method in small letters.
        source: The operation of the document; shared with it, so that changes reach both.
        resource: Resource in Python.
        method: Method in Python.
        item: The path item, whose parameters all its operations share.
    """

    path: str
    verb: str
    source: dict[str, Any]
    resource: str
    method: str
    item: dict[str, Any]

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Parameters of the operation and its path, in the order of the document."""
        own: list[dict[str, Any]] = self.source.get("parameters", [])
        names = {(parameter["in"], parameter["name"]) for parameter in own}
        return [p for p in self.item.get("parameters", []) if (p["in"], p["name"]) not in names] + own

    @property
    def repeatable(self) -> bool:
        """Whether doing it twice has the effect and the answer of doing it once."""
        stated = self.source.get("x-podero-repeatable", self.verb in _IDEMPOTENT)
        if not isinstance(stated, bool):
            msg = f"{self.verb.upper()} {self.path}: x-podero-repeatable is true or false, not {stated!r}"
            raise GenerationError(msg)
        return stated


def collect(document: dict[str, Any]) -> list[Operation]:
    """All operations of a document.

    Args:
        document: The document after the overlay.

    Returns:
        The operations in the order of the document.

    Raises:
        GenerationError: Two operations would be the same method.
    """
    found = [
        Operation(path, verb, item[verb], *naming.resource_and_method(item[verb]), item)
        for path, item in document["paths"].items()
        for verb in _VERBS
        if verb in item
    ]
    naming.all_different((f"{operation.resource}.{operation.method}" for operation in found), "methods")
    return found


def settle(operation: Operation, components: Components) -> None:
    """Give the inline schemas of an operation names.

    Args:
        operation: The operation, changed in place.
        components: Where the names go.
    """
    prefix = naming.class_name(f"{operation.resource}_{operation.method}")
    for parameter in operation.parameters:
        name = prefix + naming.class_name(parameter["name"])
        parameter["schema"] = components.named(parameter.get("schema", {}), name)
    for content, suffix in _contents(operation):
        content["schema"] = components.named(content.get("schema", {}), prefix + suffix)


def body_schema(operation: Operation) -> Schema | None:
    """The schema of the request body.

    Args:
        operation: The operation.

    Returns:
        The schema, or None where there is no body.

    Raises:
        GenerationError: The body is not JSON.
    """
    body = operation.source.get("requestBody")
    return _json(body.get("content", {}), operation) if body else None


def answer_schemas(operation: Operation) -> dict[int, Schema | None]:
    """The schemas of the documented answers.

    Args:
        operation: The operation.

    Returns:
        Status and schema; None for an answer without a body.
    """
    schemas: dict[int, Schema | None] = {}
    for status, response in operation.source.get("responses", {}).items():
        if status == "default" or re.fullmatch(r"[1-5]XX", status):
            continue  # these describe errors, which all have one treatment
        if not re.fullmatch(r"[1-5][0-9]{2}", status):
            msg = f"{operation.verb.upper()} {operation.path}: {status!r} is no HTTP status"
            raise GenerationError(msg)
        schemas[int(status)] = _json(response["content"], operation) if response.get("content") else None
    return schemas


def plan(operation: Operation, models: Models) -> dict[str, Any]:
    """What the endpoint and resource templates print.

    Args:
        operation: The settled operation.
        models: Plans of all classes.

    Returns:
        Texts, ready to print.
    """
    annotate = models.annotator.of
    answers = {
        code: annotate(schema).with_null if schema is not None else "None"
        for code, schema in answer_schemas(operation).items()
    }
    success = {code: type_ for code, type_ in answers.items() if code in _SUCCESS}
    if not success:
        msg = f"{operation.resource}.{operation.method} documents no successful answer"
        raise GenerationError(msg)
    path, query, headers = (_parameters(operation, place, models) for place in _PLACES)
    path = _in_path_order(operation, path)
    body = _body(operation, models)
    result = " | ".join(dict.fromkeys(success.values()))
    facts: dict[str, Any] = {
        "name": f"{operation.resource}.{operation.method}",
        "title": wording.sentence(operation.source.get("summary") or operation.method.replace("_", " ").capitalize()),
        "resource": operation.resource,
        "method": operation.method,
        "module": naming.module(operation.method),
        "verb": operation.verb.upper(),
        "path": quoted(operation.path),
        "result": result,
        "answers": _mapping(success),
        "errors": _mapping({code: type_ for code, type_ in answers.items() if code not in _SUCCESS}),
        "authenticated": bool(operation.source.get("security")),
        "repeatable": operation.repeatable,
        "paginated": operation.source.get("x-podero-paginated", False),
        "parameters": {"path_parameters": _literals(path), "query": _literals(query), "headers": _literals(headers)},
        "body": body,
        **_signature(path, query + headers, body),
        "path_values": ", ".join(p["argument"] for p in path) + ("," if len(path) == 1 else ""),
        "query_values": [f"{quoted(p['name'])}: {p['argument']}" for p in query],
        "header_values": [f"{quoted(p['name'])}: {p['argument']}" for p in headers],
    }
    code = " ".join([*answers.values(), str(facts["parameters"]), facts["raw_arguments"]])
    facts["imports"] = models.imports(words_of(code))
    facts["result_imports"] = models.imports(words_of(f"{result} {facts['arguments']}"))
    # arguments and errors are described once, at the method of the resource
    short = f"{facts['title']}\n\nThe arguments are those of `client.{facts['name']}`."
    facts["module_docstring"] = wording.docstring(f"{facts['verb']} {operation.path}.")
    facts["docstring"] = wording.docstring(short, 4)
    facts["method_docstring"] = wording.docstring(_docstring(operation, facts["documented"], success, answers), 8)
    naming.all_different((p["argument"] for p in path + query + headers), facts["name"])
    return facts


def _contents(operation: Operation) -> Iterator[tuple[dict[str, Any], str]]:
    for content in operation.source.get("requestBody", {}).get("content", {}).values():
        yield content, "Input"
    for status, response in operation.source.get("responses", {}).items():
        for content in response.get("content", {}).values():
            yield content, "Output" if status.startswith("2") else f"Error{status.capitalize()}"


def _json(content: dict[str, Any], operation: Operation) -> Schema:
    for kind, media in content.items():
        if kind.split(";")[0].strip() == "application/json" or kind.endswith("+json"):
            schema: Schema = media.get("schema", {})
            return schema
    msg = f"{operation.verb.upper()} {operation.path}: {', '.join(content)} is not JSON"
    raise GenerationError(msg)


def _parameters(operation: Operation, place: str, models: Models) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for parameter in operation.parameters:
        if parameter["in"] not in _PLACES:
            msg = f"{operation.path}: {parameter['in']} parameters are not supported"
            raise GenerationError(msg)
        if parameter["in"] != place:
            continue
        if place == "header" and not _TOKEN.fullmatch(parameter["name"]):
            msg = f"{operation.path}: {parameter['name']!r} is no header name"
            raise GenerationError(msg)
        schema = parameter["schema"]
        type_ = models.annotator.of(schema)
        found.append(
            {
                "name": parameter["name"],
                "argument": naming.argument(parameter["name"]),
                "type": type_,
                "schema": schema,
                "secret": is_secret(parameter["name"], schema, models.schemas),
                "required": place == "path" or parameter.get("required", False),
                "doc": wording.parameter(schema, parameter.get("description") or schema.get("description", "")),
            }
        )
    return found


def _in_path_order(operation: Operation, parameters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Path parameters, one for each place of the path."""
    by_name = {parameter["name"]: parameter for parameter in parameters}
    names = re.findall(r"{([^{}]*)}", operation.path)
    if sorted(names) != sorted(by_name):
        msg = f"{operation.verb.upper()} {operation.path!r} declares the path parameters {sorted(by_name)}"
        raise GenerationError(msg)
    return [by_name[name] for name in names]


def _literals(parameters: list[dict[str, Any]]) -> list[str]:
    return [_literal(parameter) for parameter in parameters]


def _literal(parameter: dict[str, Any]) -> str:
    type_: PythonType = parameter["type"]
    schema = parameter["schema"]
    runtime = type_.annotation.replace("AwareDatetime", "datetime.datetime").replace("Any", "str")
    arguments = [f"name={quoted(parameter['name'])}", f"argument={quoted(parameter['argument'])}", f"type={runtime}"]
    arguments += ["nullable=True"] if type_.null else []
    facts = {"minimum": "minimum", "maximum": "maximum", "max_length": "maxLength"}
    arguments += [f"{key}={schema[name]!r}" for key, name in facts.items() if isinstance(schema.get(name), int | float)]
    arguments += ["secret=True"] if parameter["secret"] else []
    return f"Parameter({', '.join(arguments)})"


def _body(operation: Operation, models: Models) -> dict[str, Any] | None:
    schema = body_schema(operation)
    if schema is None:
        return None
    type_ = models.annotator.of(schema)
    needed = operation.source["requestBody"].get("required", False) and not type_.null
    return {"annotation": type_.annotation, "required": needed}


def _signature(path: list[dict[str, Any]], named: list[dict[str, Any]], body: dict[str, Any] | None) -> dict[str, Any]:
    """Path parameters by position, the body after them, all others and the organization by keyword."""
    own = [p for p in path if p["name"] == _OWN_ORGANIZATION]
    positional = [f"{p['argument']}: {_annotation(p)}" for p in path if p not in own]
    body_argument = [] if not body else [f"body: {body['annotation']}" + ("" if body["required"] else " | None = None")]
    keywords = [f"{p['argument']}: {_annotation(p)}" for p in named if p["required"]]
    keywords += [f"{p['argument']}: {_annotation(p)} | Unset = UNSET" for p in named if not p["required"]]
    keywords += [f"{p['argument']}: {_annotation(p)} | None = None" for p in own]
    star = ["*"] if keywords else []
    raw = [*positional, "*", "client: Caller", *body_argument, *keywords]
    documented = [(p["argument"], p["doc"]) for p in path if p not in own]
    documented += [("body", "What to send.")] if body else []
    documented += [(p["argument"], p["doc"]) for p in sorted(named, key=lambda p: not p["required"])]
    documented += [(p["argument"], "Organization; the client's own when left out.") for p in own]
    passed = [p["argument"] for p in path if p not in own]
    handed = [f"{p['argument']}={p['argument']}" for p in named + own]
    return {
        "arguments": ", ".join(["self", *positional, *body_argument, *star, *keywords]),
        "raw_arguments": ", ".join(raw),
        "handed_on": ", ".join([*passed, "client=client", *(["body=body"] if body else []), *handed]),
        "documented": documented,
    }


def _annotation(parameter: dict[str, Any]) -> str:
    return str(parameter["type"].with_null).replace("AwareDatetime", "datetime.datetime")


def _mapping(types: dict[int, str]) -> str:
    return "{" + ", ".join(f"{code}: {type_}" for code, type_ in types.items()) + "}"


def _docstring(
    operation: Operation, documented: list[tuple[str, str]], success: dict[int, str], answers: dict[int, str]
) -> str:
    parts = [wording.sentence(operation.source.get("summary") or operation.method.replace("_", " ").capitalize())]
    parts += [wording.sentence(text) for key in ("description", "x-podero-note") if (text := operation.source.get(key))]
    lines = [f"    {name}: {text or 'See the path.'}" for name, text in documented]
    if lines:
        parts.append("\n".join(["Args:", *lines]))
    described = [operation.source["responses"][str(code)].get("description", "") for code in success]
    told = [text for text in described if text and text not in ("OK", "No Content", "Created")]
    result = " ".join(wording.sentence(text) for text in told) or _answer_in_words(success)
    parts.append(f"Returns:\n    {result}")
    if errors := [code for code in answers if code not in success]:
        lines = [f"    StatusError: {code}, {_meaning(operation, code)}" for code in errors]
        parts.append("\n".join(["Raises:", *lines]))
    return "\n\n".join(parts)


def _meaning(operation: Operation, code: int) -> str:
    text: str = operation.source["responses"][str(code)].get("description", "") or "see the API document"
    return wording.sentence(text)


def _answer_in_words(success: dict[int, str]) -> str:
    return "Nothing." if set(success.values()) == {"None"} else "The answer of the API."


def unhide(plans: list[dict[str, Any]]) -> None:
    """Write types as `builtins.list` in resource classes that have a method of that name.

    Args:
        plans: What `plan` gave for all operations, changed in place.
    """
    hidden: dict[str, set[str]] = {}
    for facts in plans:
        if naming.is_builtin(facts["method"]):
            hidden.setdefault(facts["resource"], set()).add(facts["method"])
    for facts in plans:
        for key, source in (("method_result", "result"), ("method_arguments", "arguments")):
            code = facts[source]
            for name in sorted(hidden.get(facts["resource"], ())):
                code = re.sub(rf"(?<![.\w]){name}\b(?!:)", f"builtins.{name}", code)
            facts[key] = code


__all__ = ["Operation", "answer_schemas", "body_schema", "collect", "plan", "settle", "unhide"]
