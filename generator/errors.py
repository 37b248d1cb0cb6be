"""Why a generation stops, or leaves something out."""

import attrs


@attrs.frozen
class Problem:
    """Something that is not as it must be.

    Args:
        text: What, and what to change.
        pointer: Where in the document, a JSON pointer; "" for nowhere.
        line: Where in an overlay, `file:line`; "" for nowhere.
    """

    text: str
    pointer: str = ""
    line: str = ""

    def __str__(self) -> str:
        return shown(": ".join(filter(None, (self.line, self.pointer, self.text))))


ENDLESS = Problem("they lead to each other in too many steps", "#/components/schemas")
"""Schemas that Python cannot follow to their end."""


class GenerationError(Exception):
    """The document, the overlay or the output is not as it must be; the message says what to change.

    Args:
        *problems: All that was found.
    """

    def __init__(self, *problems: Problem | str) -> None:
        super().__init__(*problems)
        self.problems = tuple(Problem(problem) if isinstance(problem, str) else problem for problem in problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class OverlayError(GenerationError):
    """An overlay says what cannot be: it stops the run, where what a document says leaves out an operation."""


@attrs.define
class Report:
    """What a run found.

    Args:
        problems: What stops it.
        warnings: What does not.
        left_out: Why an operation cannot be generated, by verb and path.
    """

    problems: list[Problem] = attrs.field(factory=list[Problem])
    warnings: list[Problem] = attrs.field(factory=list[Problem])
    left_out: dict[str, Problem] = attrs.field(factory=dict[str, Problem])

    def lines(self) -> list[str]:
        """What did not stop the run, for people."""
        lines = [f"warning: {warning}" for warning in self.warnings]
        lines += [f"left out: {shown(place)}: {problem}" for place, problem in self.left_out.items()]
        return [*lines, "What is left out can be called with PoderoClient.request()"] if self.left_out else lines

    def stop_if_problems(self) -> None:
        """Stop when something was found that must.

        Raises:
            GenerationError: With all problems.
        """
        if self.problems:
            raise GenerationError(*self.problems)


def shown(text: str) -> str:
    """A text that may hold some of the document, without what a terminal would obey.

    Args:
        text: The text.

    Returns:
        It, with a mark in place of what is neither printed nor the end of a line.
    """
    return "".join(letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)


def escaped(key: str | int) -> str:
    """A key as a part of a JSON pointer (RFC 6901).

    Args:
        key: A key or an index.

    Returns:
        The part.
    """
    return str(key).replace("~", "~0").replace("/", "~1")


__all__ = ["ENDLESS", "GenerationError", "OverlayError", "Problem", "Report", "escaped", "shown"]
