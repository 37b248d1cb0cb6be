# Generated from openapi.json by `make generate`; changes by hand are lost.
import attrs

from .._runtime.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TokenOutput(Model):
    """Fields of the token answer are not visible in the public record."""
