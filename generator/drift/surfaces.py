"""What changes in the package although nothing in the document explains it: the net under the comparison."""

from collections.abc import Iterator

from generator.drift.changes import Changes
from generator.lock import Lock


def add_unexplained(changes: Changes, old: Lock, new: Lock) -> None:
    """Note names that are gone and types that changed without a change of the document that says so.

    Args:
        changes: Those of the document, added to.
        old: The public surface of the package of the pinned document.
        new: That of the package of the other one, made by the same generator.
    """
    known = {change.subject for change in changes.sorted()}
    after = dict(_types(new, {*new.models, *new.enums}))
    for subject, type_ in _types(old, _used(old)):
        if subject in known or subject.rstrip("()") in known or _owner(subject) in known:
            continue
        if subject not in after and subject not in new.aliases:
            changes.api("python-name-removed", subject)
            known.add(subject)
        elif subject in after and after[subject] != type_:
            changes.api("python-type-changed", subject, type_, after[subject])


def _owner(subject: str) -> str:
    """What a name belongs to."""
    if subject.endswith(")"):
        return subject.partition("(")[0]
    return subject.rpartition(".")[0]


def _types(lock: Lock, classes: set[str]) -> Iterator[tuple[str, str]]:
    """Types by name, those of some classes; owners before what belongs to them."""
    for name, method in lock.methods.items():
        yield f"client.{name}", ""
        yield f"client.{name}()", method.returns
        for python, argument in method.arguments.items():
            yield f"client.{name}({python})", argument.type
    for name, fields in lock.models.items():
        if name not in classes:
            continue
        yield name, ""
        for python, field in fields.items():
            yield f"{name}.{python}", field.type
    for name, members in lock.enums.items():
        if name not in classes:
            continue
        yield name, ""
        for member in members:
            yield f"{name}.{member}", ""


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
