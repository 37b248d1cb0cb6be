"""The pages of the reference that follow from `podero_client`: one for each resource, and the shared models."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from docs.describe import fields_of, in_words, is_enum, meanings_of, named_types, signature, text_of
from docs.examples import uses
from podero import errors
from podero_client import api, models

SHARED = "reference/models.md"
FOLDER = "reference/resources"

_REQUIRED = "A field marked * is required in requests and always there in responses. Any other may be `UNSET`."


@attrs.frozen
class Method:
    """A method of a resource.

    Args:
        name: Its name.
        function: What is called.
        operation: The operation that it calls.
        walks: Names and functions of the methods beside it that hand on its items.
    """

    name: str
    function: Any
    operation: Any
    walks: Sequence[tuple[str, Any]] = ()

    @property
    def responses(self) -> Mapping[int, Any]:
        """Documented success statuses and their types."""
        responses: Mapping[int, Any] = self.operation.responses
        return responses

    @property
    def retry_safe(self) -> bool:
        """Whether the client sends the request again after a lost response."""
        return bool(self.operation.retry_safe)

    def types(self) -> Iterator[type[Any]]:
        """The models and enums that it takes and returns."""
        operation = self.operation
        parameters = (*operation.path_parameters, *operation.query, *operation.headers)
        for annotation in (
            operation.body,
            *(parameter.type for parameter in parameters),
            *self.responses.values(),
            *operation.errors.values(),
        ):
            yield from named_types(annotation)


@attrs.frozen
class Resource:
    """A resource of the client.

    Args:
        name: Its attribute of the client.
        methods: In the order of its class.
    """

    name: str
    methods: Sequence[Method]

    @property
    def title(self) -> str:
        """The name in words."""
        return self.name.replace("_", " ").capitalize()

    @property
    def path(self) -> str:
        """Path of its page."""
        return f"{FOLDER}/{self.name}.md"

    def types(self) -> list[type[Any]]:
        """The models and enums that its methods need, those inside of others included."""
        found: list[type[Any]] = []
        queue = [kind for method in self.methods for kind in method.types()]
        while queue:
            kind = queue.pop(0)
            if kind not in found:
                found.append(kind)
                inside = [] if is_enum(kind) else fields_of(kind)
                queue += [below for field in inside for below in named_types(field.annotation)]
        return found


def resources() -> list[Resource]:
    """The resources of the client, by name."""
    found: list[Resource] = []
    for _, name, is_package in pkgutil.iter_modules(api.__path__):
        if is_package:
            found.append(_resource(importlib.import_module(f"{api.__name__}.{name}")))
    return found


def _resource(package: ModuleType) -> Resource:
    name = package.__name__.rpartition(".")[2]
    modules = (
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    )
    operations = {module.OPERATION.name: module.OPERATION for module in modules}
    kind: type[Any] = getattr(package, package.__all__[0])
    methods = [
        Method(method, function, operations[f"{name}.{method}"], _walks(kind, method))
        for method, function in vars(kind).items()
        if f"{name}.{method}" in operations
    ]
    return Resource(name, methods)


def _walks(kind: type[Any], method: str) -> list[tuple[str, Any]]:
    rest = method.removeprefix("list").removeprefix("get_").strip("_")
    names = [f"{walk}_{rest}" if rest else walk for walk in ("iterate", "stream")]
    return [(name, vars(kind)[name]) for name in names if name in vars(kind)]


def reference_pages(guides: Mapping[str, str], scripts: Sequence[Path]) -> tuple[dict[str, str], dict[str, str]]:
    """Write the pages.

    Args:
        guides: Path and text of the pages written by hand.
        scripts: The example scripts.

    Returns:
        Path and text of each page, and the parts of the pages written by hand that are generated.
    """
    found = resources()
    homes = _homes(found)
    used = uses(guides, scripts)
    pages = {resource.path: _page(resource, homes, used) for resource in found}
    entries = "".join(f"* [{item.title}]({item.name}.md)\n" for item in found)
    pages[f"{FOLDER}/SUMMARY.md"] = f"* [Resources](index.md)\n{entries}"
    return pages, {"resources": _overview(found), "models": _shared(homes), "index": _index(homes)}


def _homes(found: Sequence[Resource]) -> dict[type[Any], str]:
    """The page of each model and enum: that of the only resource that needs it, or the shared one."""
    needed: dict[type[Any], list[str]] = {getattr(models, name): [] for name in sorted(models.__all__)}
    for resource in found:
        for kind in resource.types():
            needed[kind].append(resource.path)
    return {kind: paths[0] if len(paths) == 1 else SHARED for kind, paths in needed.items()}


def _link(kind: type[Any], page: str, homes: Mapping[type[Any], str]) -> str:
    home = homes[kind]
    return f"[`{kind.__name__}`]({'' if home == page else _relative(home, page)}#{kind.__name__})"


def _relative(target: str, page: str) -> str:
    return "../" * page.count("/") + target


def _page(resource: Resource, homes: Mapping[type[Any], str], used: Mapping[str, Mapping[str, str]]) -> str:
    path = resource.path
    said = (
        f"The methods of `podero.{resource.name}`, and the models they take and return. Each also stands at "
        f"`podero.{resource.name}.with_raw_response`, which returns status, headers and body beside the value."
    )
    parts = [f"# {resource.title}", said]
    parts.append(_methods_table(resource, ""))
    parts += [_method(resource, method, homes, used) for method in resource.methods]
    own = [kind for kind in homes if homes[kind] == path]
    if own_models := [kind for kind in own if not is_enum(kind)]:
        parts += ["## Models", _REQUIRED, *(_kind(kind, path, homes) for kind in own_models)]
    if own_enums := [kind for kind in own if is_enum(kind)]:
        parts += ["## Enums", *(_kind(kind, path, homes) for kind in own_enums)]
    elsewhere = [_link(kind, path, homes) for kind in resource.types() if homes[kind] != path]
    if elsewhere:
        parts.append(
            f"Also used, and described with the [shared models]({_relative(SHARED, path)}): "
            + ", ".join(elsewhere)
            + "."
        )
    return "\n\n".join(parts) + "\n"


def _methods_table(resource: Resource, page: str) -> str:
    rows = [
        (
            f"[`{method.name}`]({page}#{method.name})",
            text_of(method.function).summary,
            "retried" if method.retry_safe else "raised",
        )
        for method in resource.methods
    ]
    return _table(("Method", "What it does", "Lost response"), rows)


def _method(
    resource: Resource, method: Method, homes: Mapping[type[Any], str], used: Mapping[str, Mapping[str, str]]
) -> str:
    path, operation = resource.path, method.operation
    text = text_of(method.function)
    # the facts below say it with links
    request = f"`{operation.method} {operation.path}`."
    said = [paragraph for paragraph in text.rest.split("\n\n") if not paragraph.startswith(request)]
    reason = " ".join(text.rest.split()).partition("reached the server: ")[2]

    def link(kind: type[Any]) -> str:
        return _link(kind, path, homes)

    resilience = _relative("resilience.md", path)
    facts = [
        f"**Request:** `{operation.method} {operation.path}`"
        + ("" if operation.authenticated else ", without a token"),
        "**Returns:** "
        + " or ".join(dict.fromkeys(in_words(kind, link) for kind in method.responses.values()))
        + (f". {text.returns}" if any(method.responses.values()) else ""),
        "**Lost response:** "
        + (
            f"[retried]({resilience}#what-is-retried), because executing the request twice is the same as once"
            if method.retry_safe
            else f"[raised]({resilience}#what-is-retried), because the server may have executed the request: {reason}"
        ),
    ]
    if operation.refusal:
        rule = operation.refusal
        says_no = f"is {', '.join(sorted(rule.values))}" if rule.values else "is set"
        facts.append(
            f"**Refused with status 200:** [`RefusedError`]({_relative('errors.md', path)}#refusals-with-status-200) "
            f"when `{rule.field}` {says_no}"
        )
    if operation.errors:
        raised = [
            f"{status} [`{errors.StatusError.of(status).__name__}`]({_relative('reference/errors.md', path)}"
            f"#podero.errors.{errors.StatusError.of(status).__name__}), `.parsed` is {in_words(kind, link)}"
            for status, kind in operation.errors.items()
        ]
        facts.append("**Documented errors:** " + "; ".join(raised))
    if method.walks:
        walks = ", ".join(f"`{name}`" for name, _ in method.walks)
        facts.append(f"**Item by item:** {walks}, see [paging]({_relative('paging.md', path)})")
    if shown := used.get(operation.name):
        facts.append(
            "**Used in:** " + ", ".join(f"[{title}]({_relative(page, path)})" for page, title in shown.items())
        )
    parts = [f"## {method.name} {{ #{method.name} }}", text.summary, *said]
    parts.append(f"```python\n{signature(method.function)}\n```")
    parts.append("\n".join(f"- {fact}" for fact in facts))
    annotations = inspect.get_annotations(method.function)
    if text.arguments:
        rows = [(f"`{name}`", in_words(annotations[name], link), said) for name, said in text.arguments.items()]
        parts.append(_table(("Argument", "Type", "Meaning"), rows))
    parts += [f"```python\n{signature(walk)}\n```" for _, walk in method.walks]
    return "\n\n".join(part for part in parts if part)


def _kind(kind: type[Any], page: str, homes: Mapping[type[Any], str]) -> str:
    text = text_of(kind)
    parts = [f"### {kind.__name__} {{ #{kind.__name__} }}", text.summary]
    if is_enum(kind):
        meanings, rest = meanings_of(kind, text.rest)
        rows = [(f"`{member.name}`", f"`{member.value}`", meanings.get(member.value, "")) for member in kind]
        parts += [rest, _table(("Member", "Value", "Meaning"), rows)]
    else:
        parts += [text.rest, _fields_table(kind, page, homes)]
    return "\n\n".join(part for part in parts if part)


def _fields_table(kind: type[Any], page: str, homes: Mapping[type[Any], str]) -> str:
    rows: list[Sequence[str]] = []
    for field in fields_of(kind):
        name = f"`{field.name}`" + ("&nbsp;*" if field.required else "")
        renamed = f" JSON name: `{field.json_name}`." if field.json_name != field.name else ""
        rows.append((name, in_words(field.annotation, lambda kind: _link(kind, page, homes)), field.meaning + renamed))
    return _table(("Field", "Type", "Meaning"), rows) if rows else "It has no fields of its own."


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a last column without any text is left out."""
    columns = len(head) if any(row[-1] for row in rows) else len(head) - 1
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|").strip() for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line[:columns])} |" for line in lines)


def _overview(found: Sequence[Resource]) -> str:
    parts: list[str] = []
    for resource in found:
        page = f"{resource.name}.md"
        parts += [f"## [{resource.title}]({page})", _methods_table(resource, page)]
    return "\n\n".join(parts)


def _shared(homes: Mapping[type[Any], str]) -> str:
    return "\n\n".join(_kind(kind, SHARED, homes) for kind, page in homes.items() if page == SHARED)


def _index(homes: Mapping[type[Any], str]) -> str:
    return _table(("Class", "What it is"), [(_link(kind, SHARED, homes), text_of(kind).summary) for kind in homes])
