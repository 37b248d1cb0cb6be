"""Compares the authentication of operations, for a client that sends a bearer token wherever there is any."""

from collections.abc import Iterator

from generator.document import Json

Alternatives = frozenset[frozenset[tuple[str, frozenset[str]]]]
"""Ways to authenticate, each the kinds of schemes that it takes together with their scopes; an empty one is none."""

_TOKEN = {"oauth2", "openidconnect", "http bearer"}


def kind(scheme: Json) -> str:
    """What kind of authentication a security scheme is.

    Args:
        scheme: The scheme.

    Returns:
        In words, without its name in the document.
    """
    parts = (scheme.get("type"), scheme.get("scheme"), scheme.get("in"), scheme.get("name"))
    return " ".join(part.lower() for part in parts if isinstance(part, str))


def differences(old: Alternatives, new: Alternatives) -> Iterator[tuple[str, list[str] | None, list[str] | None]]:
    """What changed.

    Args:
        old: Ways to authenticate before, none for an operation that takes no authentication.
        new: Those now.

    Yields:
        Identifier as in `rules`, what was there and what is there now.
    """
    before, after = _kinds(old), _kinds(new)
    optional = [frozenset() in ways for ways in (old, new)]
    if not before and not after:
        return
    if not before:
        yield "api-security-added-optional" if optional[1] else "api-security-added", None, after
        return
    if not after:
        yield "api-security-removed", before, None
        return
    if optional[0] != optional[1]:
        yield "api-security-became-optional" if optional[1] else "api-security-became-required", None, None
    tokens = _with_token(old), _with_token(new)
    if all(tokens):
        others = [set(_kinds(ways - token)) for ways, token in zip((old, new), tokens, strict=True)]
        if added := sorted(others[1] - others[0]):
            yield "api-security-alternative-added", None, added
        if removed := sorted(others[0] - others[1]):
            yield "api-security-alternative-removed", removed, None
        yield from _scopes(*tokens)
    elif before != after:
        yield "api-security-changed", before, after
    else:
        yield from _scopes(old, new)


def _kinds(ways: Alternatives) -> list[str]:
    """Ways to authenticate in words."""
    return sorted({" and ".join(sorted(name for name, _ in way)) for way in ways if way})


def _with_token(ways: Alternatives) -> Alternatives:
    """The ways for which a bearer token is enough."""
    return frozenset(way for way in ways if way and all(name in _TOKEN for name, _ in way))


def _scopes(old: Alternatives, new: Alternatives) -> Iterator[tuple[str, list[str] | None, list[str] | None]]:
    """What changed of scopes."""
    before, after = ({scope for way in ways for _, scopes in way for scope in scopes} for ways in (old, new))
    if added := sorted(after - before):
        yield "api-security-scope-added", None, added
    if removed := sorted(before - after):
        yield "api-security-scope-removed", removed, None


__all__ = ["Alternatives", "differences", "kind"]
