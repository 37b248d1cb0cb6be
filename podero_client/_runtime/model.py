"""The base of all models: comparison, text form, unknown fields, conversion to and from dicts."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, cast

import attrs

from . import codec
from .types import UNSET


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
        for field in _fields(self):
            object.__setattr__(twin, field.name, getattr(self, field.name))
        _share_extra(self, twin)
        return twin

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        if any(getattr(self, field.name) != getattr(other, field.name) for field in _fields(self)):
            return False
        return (getattr(self, codec.EXTRA, None) or {}) == (getattr(other, codec.EXTRA, None) or {})

    __hash__ = None  # type: ignore[assignment]  # mutable objects are not hashed

    def __repr__(self) -> str:
        set_fields = [(m, v) for m in _fields(self) if (v := getattr(self, m.name)) is not UNSET]
        shown = [f"{m.name}={v!r}" if m.repr else f"{m.name}=<hidden>" for m, v in set_fields]
        if extra := getattr(self, codec.EXTRA, None):
            # names only: what an unknown field holds may be a secret
            shown.append(f"additional_properties=<{', '.join(extra)}>")
        return f"{type(self).__name__}({', '.join(shown)})"


def _fields(value: Model) -> "tuple[attrs.Attribute[Any], ...]":
    # Model itself is no attrs class, every class below it is one
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
    return fields


def _share_extra(source: Model, target: Model) -> None:
    if extra := getattr(source, codec.EXTRA, None):
        setattr(target, codec.EXTRA, dict(extra))


__all__ = ["Model"]
