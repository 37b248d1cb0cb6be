"""The base of all models: comparison, text form, unknown fields, conversion to and from dicts."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal, Self, cast
from uuid import UUID

import attrs

from . import codec
from .types import UNSET

_SHOWN_ITEMS = 5
"""Longer lists, such as time series, show their first item in text forms."""


class Model:
    """An object of the API. Fields that were not set, or did not come, are UNSET."""

    __slots__ = ("__weakref__", "_extra")

    __json_names__: ClassVar[Mapping[str, str]] = {}
    """JSON names of the fields whose Python names differ."""

    _extra: dict[str, Any]

    @property
    def additional_properties(self) -> dict[str, Any]:
        """JSON fields that the API document does not know; they are written back with the others."""
        try:
            return self._extra
        except AttributeError:
            self._extra = {}
            return self._extra

    @additional_properties.setter
    def additional_properties(self, value: Mapping[str, Any]) -> None:
        self._extra = dict(value)

    def to_dict(self, *, mode: Literal["json", "python"] = "json") -> dict[str, Any]:
        """The object as a dict under JSON names, in the order of the document, without what is UNSET.

        Args:
            mode: "json" for JSON types only. "python" keeps `datetime`, `date`, `time`, `UUID` and `Decimal`.

        Returns:
            The dict; unknown fields come last.

        Raises:
            InvalidRequestError: An unknown field contains itself.
        """
        plain: dict[str, Any] = codec.to_plain(self, mode=mode)
        return plain

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read an object from JSON types, as strictly and as leniently as a response.

        Args:
            source: JSON names and values.

        Returns:
            The object; fields that the document does not know are in `additional_properties`.

        Raises:
            DecodeError: A required field is missing or has another type.
        """
        return cast("Self", codec.decoder(cls).from_plain(source))

    def evolve(self, **changes: Any) -> Self:
        """A copy with changes that keeps unknown fields, which `attrs.evolve` does not know.

        Args:
            **changes: Fields to set, by Python name.

        Returns:
            The copy.
        """
        twin = cast("Self", attrs.evolve(cast("Any", self), **changes))
        _share_extra(self, twin)
        return twin

    def __copy__(self) -> Self:
        twin = object.__new__(type(self))
        for field in _fields(type(self)):
            object.__setattr__(twin, field.name, getattr(self, field.name))
        _share_extra(self, twin)
        return twin

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        if any(getattr(self, field.name) != getattr(other, field.name) for field in _fields(type(self))):
            return False
        return (getattr(self, codec.EXTRA, None) or {}) == (getattr(other, codec.EXTRA, None) or {})

    __hash__ = None  # type: ignore[assignment]  # mutable objects are not hashed

    def __repr__(self) -> str:
        shown = (f"{name}={_short(value)}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({', '.join(shown)})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        for field in _fields(type(self)):
            if (value := getattr(self, field.name)) is not UNSET:
                yield field.name, value if field.repr else _Shown("hidden")
        if extra := getattr(self, codec.EXTRA, None):
            # names only: what an unknown field holds may be a secret
            yield "additional_properties", _Shown(", ".join(extra))

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        _suggest_names(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: Any) -> Any:
        from . import pydantic_schema  # noqa: PLC0415 - pydantic is no dependency

        return pydantic_schema.core_schema(cls, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:
        from . import pydantic_schema  # noqa: PLC0415 - pydantic is no dependency

        return pydantic_schema.json_schema(cls, core_schema, handler)


class Identified(Model):
    """An object of the API that is hashed by its `id`."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # equal objects have the same id
        identity: object = getattr(self, "id")  # noqa: B009 - every class below it declares the field
        if not isinstance(identity, UUID):
            msg = f"unhashable type: {type(self).__name__!r} without an id"
            raise TypeError(msg)
        return hash((type(self), identity))


class _Shown:
    """What stands in a text form in place of a value."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return f"<{self._text}>"


def _short(value: Any) -> str:
    if codec.is_list(value) and len(value) > _SHOWN_ITEMS:
        return f"[{value[0]!r}, ... {len(value) - 1} more]"
    return repr(value)


def _fields(cls: type[Model]) -> "tuple[attrs.Attribute[Any], ...]":
    # Model itself is no attrs class, every class below it is one
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    return fields


def _suggest_names(cls: type[Model]) -> None:
    """Let the constructor say which name was meant, as Python does from 3.13 on."""
    init = cls.__init__

    @functools.wraps(init)
    def construct(self: Model, *args: Any, **kwargs: Any) -> None:
        try:
            init(self, *args, **kwargs)
        except TypeError:
            names = [field.name for field in _fields(cls)]
            unknown = next((name for name in kwargs if name not in names), None)
            if unknown is None:
                raise
            import difflib  # noqa: PLC0415 - only for the message

            close = difflib.get_close_matches(unknown, names, 1)
            advice = f". Did you mean {close[0]!r}?" if close else ""
            msg = f"{cls.__name__} has no field {unknown!r}{advice}"
            raise TypeError(msg) from None

    type.__setattr__(cls, "__init__", construct)


def _share_extra(source: Model, target: Model) -> None:
    if extra := getattr(source, codec.EXTRA, None):
        setattr(target, codec.EXTRA, dict(extra))


__all__ = ["Identified", "Model"]
