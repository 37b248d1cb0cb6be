"""Docstrings: what the document says about a thing, its unit, and the server's default in words."""

import json
import re
import textwrap
from typing import Any

from generator.schemas import Schema

_WIDTH = 112

# unit by the end of a name; the API documents no units apart from its names
_UNITS = {
    "_w": "W",
    "_wh": "Wh",
    "_kwh": "kWh",
    "_kw": "kW",
    "_percent": "percent",
    "_percentage": "percent",
    "_pct": "percent",
    "_eur": "EUR",
    "_m": "m",
    "_m2": "m2",
    "temperature": "degrees C",
    "_temperature_limit": "degrees C",
    "_temperature_offset": "degrees C",
    "_temp_act": "degrees C",
    "_temp": "degrees C",
}

# what Python source or UTF-8 cannot hold, and what would show text in another order than it has
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

_CODE = re.compile(r"`[^`]+`")


def unit(name: str, schema: Schema) -> str | None:
    """The unit of a field: what the overlay says, else what the name says.

    Args:
        name: The field.
        schema: Its schema.

    Returns:
        The unit, or None.
    """
    stated: str | None = schema.get("x-podero-unit")
    if stated is not None or not _numeric(schema):
        return stated
    ends = [end for end in _UNITS if name.endswith(end)]
    return _UNITS[max(ends, key=len)] if ends else None


def field(name: str, schema: Schema, *, sent: bool) -> str:
    """The docstring of a field.

    Args:
        name: Its JSON name.
        schema: Its schema.
        sent: Whether it belongs to a request.

    Returns:
        Sentences, or "" when there is nothing to say beyond the name.
    """
    title = schema.get("title", "")
    sentences = [] if _same_words(title, name) else [title]
    sentences += [schema.get("description", "").strip(), schema.get("x-podero-note", "")]
    sentences += ["Deprecated"] if schema.get("deprecated") is True else []
    measured = unit(name, schema)
    if measured and not re.search(rf"\b{re.escape(measured)}\b", " ".join(sentences)):
        sentences.append(f"In {measured}")
    if "default" in schema:
        words = json.dumps(schema["default"], ensure_ascii=False)
        sentences.append(f"The server's default is {words}; it is not sent." if sent else f"Default: {words}")
    return _line(sentences)


def parameter(name: str, schema: Schema, description: str) -> str:
    """The line of a parameter in a docstring.

    Args:
        name: Its name in the document.
        schema: Its schema.
        description: What the document says about it.

    Returns:
        Sentences; where the document says nothing, what the name says.
    """
    title = schema.get("title", "")
    sentences = [description or ("" if _same_words(title, name) else title) or _words_of(name)]
    sentences.append(schema.get("x-podero-note", ""))
    limits = [f"{word} {schema[key]}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in schema]
    if limits:
        sentences.append(" ".join(limits).capitalize())
    if "default" in schema:
        words = json.dumps(schema["default"], ensure_ascii=False)
        sentences.append(f"The server's default is {words}")
    return _line(sentences)


def sentence(text: str) -> str:
    """A text that ends like a sentence.

    Args:
        text: Any text.

    Returns:
        The text with a full stop.
    """
    text = text.strip()
    text = text[:1].upper() + text[1:] if re.match(r"[a-z]+ ", text) else text
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def docstring(text: str, indent: int = 0) -> str:
    """Text as the inside of a docstring, wrapped; the first line follows the quotes.

    Args:
        text: Paragraphs.
        indent: Columns in front of each further line.

    Returns:
        The text, with what would end the docstring escaped.
    """
    text = _UNPRINTABLE.sub(" ", text)
    width = _WIDTH - indent
    lines: list[str] = []
    for line in text.strip().splitlines():
        hanging = re.match(r" *", line)
        margin = hanging[0] if hanging else ""
        hang = margin + "    " if margin else ""
        # code between backticks stays on one line
        whole = _CODE.sub(lambda code: code[0].replace(" ", "\xa0"), line)
        wrapped = textwrap.wrap(whole, width, subsequent_indent=hang, break_on_hyphens=False, break_long_words=False)
        lines += [part.replace("\xa0", " ") for part in wrapped] or [""]
    escaped = "\n".join(lines).replace("\\", "\\\\").replace('"""', "'''")
    if "\n" in escaped:
        escaped += "\n"
    elif escaped.endswith('"'):
        escaped += " "
    return escaped.replace("\n", "\n" + " " * indent).replace("\n" + " " * indent + "\n", "\n\n")


def _line(texts: list[str]) -> str:
    """Texts as sentences on one line: that of an argument has no paragraphs."""
    return " ".join(" ".join(sentence(text).split()) for text in texts if text.strip())


def _words_of(name: str) -> str:
    """What a name says, when nothing else says anything."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
    return f"ID of the {' '.join(words[:-1])}" if words[-1:] == ["id"] and words[:-1] else f"The {' '.join(words)}"


def _same_words(title: str, name: str) -> bool:
    """Whether a title only repeats the name."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
    return re.findall(r"[a-z0-9]+", title.lower()) in (words, words[1:] if words[:1] == ["is"] else words)


def _numeric(schema: Schema) -> bool:
    """Whether a value can have a unit."""
    options: list[Any] = schema.get("anyOf", [schema])
    return any(option.get("type") in ("number", "integer") for option in options)


__all__ = ["docstring", "field", "parameter", "sentence", "unit"]
