"""What things are called in Python, as the lock of the public surface says."""

from collections.abc import Callable

import attrs

from generator import naming
from generator.drift.api import Endpoint
from generator.errors import GenerationError
from generator.lock import Lock, Method, shape


@attrs.frozen
class Names:
    """Names in the package of one document.

    Args:
        lock: Its public surface.
    """

    lock: Lock

    def method(self, endpoint: Endpoint) -> str | None:
        """Resource and method of an operation, None for one without."""
        return self.lock.find(endpoint.verb, endpoint.path)

    def left_out(self, endpoint: Endpoint) -> str | None:
        """Why an operation has no method, None where that is not known."""
        wanted = endpoint.verb, shape(endpoint.path)
        for place, reason in self.lock.left_out.items():
            verb, _, path = place.partition(" ")
            if (verb, shape(path)) == wanted:
                return reason
        return None

    def details(self, method: str | None) -> Method | None:
        """What the lock says of a method."""
        return self.lock.methods.get(method or "")

    def argument(self, method: str | None, place: str, name: str, position: int = 0) -> tuple[str, str]:
        """Name and type of an argument, "" for a type that is not known; one of the path is known by its position."""
        arguments = found.arguments if (found := self.details(method)) else {}
        there = [(python, argument) for python, argument in arguments.items() if argument.place == place]
        if place == "path" and position < len(there):
            return there[position][0], there[position][1].type
        for python, argument in there:
            if (argument.name or python) == name:
                return python, argument.type
        return _or_itself(naming.argument, name), ""

    def body(self, method: str | None) -> str:
        """The type of a body, "" for one that is not known."""
        details = self.details(method)
        return details.arguments["body"].type if details and "body" in details.arguments else ""

    def model(self, type_: str) -> str | None:
        """The model of a type."""
        return next((name for name in self.lock.classes(type_) if name in self.lock.models), None)

    def enum(self, type_: str) -> str | None:
        """The enum of a type."""
        return next((name for name in self.lock.classes(type_) if name in self.lock.enums), None)

    def field(self, model: str | None, name: str) -> tuple[str, str]:
        """Name and type of a field."""
        for python, field in self.lock.models.get(model or "", {}).items():
            if (field.name or python) == name:
                return python, field.type
        return field_name(name), ""

    def member(self, enum: str | None, value: object) -> str:
        """The member of an enum."""
        for member, known in self.lock.enums.get(enum or "", {}).items():
            if known == value:
                return member
        return _or_itself(lambda text: naming.enum_members([text], "enum")[0], str(value))


def field_name(name: str) -> str:
    """What a field is called when nothing else is known of it."""
    return _or_itself(naming.field, name)


def _or_itself(rule: Callable[[str], str], name: str) -> str:
    """A name in Python, or the name as it is where it cannot be one: a report only shows it."""
    try:
        return rule(name)
    except GenerationError:
        return name


__all__ = ["Names", "field_name"]
