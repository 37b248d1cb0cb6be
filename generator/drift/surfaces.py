"""What changes in the package although nothing in the document explains it: the net under the comparison."""

import re
from collections.abc import Iterator

import attrs

from generator.drift.changes import Changes
from generator.lock import Lock

_GONE = ("api-removed-", "endpoint-renamed", "endpoint-left-out", "python-name-")
_NO_TYPE = re.compile(
    r"-(description|sunset|default-value|format|min|max|exclusive|multiple-of|unique-items|pattern"
    r"|header|scope|style|location|wire-name|json-name|tag|operation-id)-|-(deprecated|reactivated|secret|\w+-only|type-compatible)\Z"
)


@attrs.frozen
class _Name:
    """A name in the package.

    Args:
        subject: As in reports.
        owner: What it belongs to and goes with, "" for none.
        type: Its type, "" for none.
        source: What a walk hands on: when that is of another type, so is the walk. "" for what is no walk.
        secret: Whether no text form and message shows it.
        retry_safe: Whether a lost response is retried.
    """

    subject: str
    owner: str = ""
    type: str = ""
    source: str = ""
    secret: bool = False
    retry_safe: bool = False


def add_unexplained(changes: Changes, old: Lock, new: Lock) -> None:
    """Note names that are gone and types that changed without a change of the document that says so.

    Args:
        changes: Those of the document, added to.
        old: The public surface of the package of the pinned document.
        new: That of the package of the other one, made by the same generator.
    """
    found = changes.sorted()
    gone = {change.subject for change in found if change.id.startswith(_GONE)}
    known = {change.subject for change in found if not _NO_TYPE.search(change.id)}
    before = {name.subject: name for name in _names(old, _used(old))}
    after = {name.subject: name for name in _names(new, {*new.models, *new.enums})}
    secrets = {change.subject for change in found if change.id.endswith("-secret")}
    for subject, name in before.items():
        if name.owner in gone:
            continue
        now = after.get(subject) or after.get(_aliased(subject, new))
        if now is not None:
            _add_marks(changes, name, now, told=subject in secrets)
        if subject in known:
            continue
        if now is None:
            changes.api("python-name-removed", subject)
            gone.add(subject)
        elif name.source not in known and _aliased(name.type, new) != _aliased(now.type, new):
            changes.api("python-type-changed", subject, name.type, now.type)
            known.add(subject)
    for subject, name in after.items():
        if name.source and name.owner in before and subject not in before:
            changes.api("python-name-added", subject)


def _add_marks(changes: Changes, old: _Name, new: _Name, *, told: bool) -> None:
    """Note what else is said of a name; of a secret only when nothing told it."""
    if old.secret != new.secret and not told:
        changes.api("python-secret-added" if new.secret else "python-secret-removed", old.subject)
    if old.retry_safe != new.retry_safe:
        changes.api("endpoint-retry-added" if new.retry_safe else "endpoint-retry-removed", old.subject)


def _aliased(text: str, new: Lock) -> str:
    """A type or name with the classes that aliases stand for."""
    return re.sub(r"\w+", lambda word: new.aliases.get(word[0], word[0]), text) if new.aliases else text


def _names(lock: Lock, classes: set[str]) -> Iterator[_Name]:
    """Names with their types, those of some classes; owners before what belongs to them."""
    for name, method in lock.methods.items():
        owner = f"client.{name}"
        yield _Name(owner, retry_safe=method.retry_safe)
        yield _Name(f"{owner}()", owner, method.returns)
        for python, argument in method.arguments.items():
            yield _Name(f"{owner}({python})", owner, argument.type, secret=argument.secret)
        for walk, type_ in method.walks.items():
            yield _Name(f"client.{name.rpartition('.')[0]}.{walk}", owner, type_, f"{owner}()")
    for class_ in [*lock.models, *lock.enums]:
        if class_ in classes:
            yield _Name(class_)
            for python, field in lock.models.get(class_, {}).items():
                yield _Name(f"{class_}.{python}", class_, field.type, secret=field.secret)
            for member in lock.enums.get(class_, {}):
                yield _Name(f"{class_}.{member}", class_)
    for alias in lock.aliases:
        yield _Name(alias)


def _used(lock: Lock) -> set[str]:
    """The classes that methods take or return, with all that is in them."""
    found: set[str] = set()
    todo = [
        type_
        for method in lock.methods.values()
        for type_ in (*method.responses.values(), *(argument.type for argument in method.arguments.values()))
    ]
    while todo:
        for name in lock.classes(todo.pop()):
            if name not in found:
                found.add(name)
                todo += [field.type for field in lock.models.get(name, {}).values()]
    return found


__all__ = ["add_unexplained"]
