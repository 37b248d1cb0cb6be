"""Docstrings of methods: what is true for one operation, where the document gives little more than its summary."""

import re
from http import HTTPStatus

from generator.annotations import PythonType
from generator.code import LIST, Code
from generator.docstrings import sentence
from generator.models import Models
from generator.operations import SUCCESS, Operation
from generator.refusals import raised

# podero.errors by status, as its own rule has it
_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "ValidationError",
    429: "RateLimitError",
}
_SERVER_ERRORS = range(500, 600)

# what a framework writes where nobody described a response
_EMPTY_WORDS = {status.phrase.lower() for status in HTTPStatus} | {"success", "successful response"}


def title(operation: Operation) -> str:
    """The first sentence on an operation.

    Args:
        operation: The operation.

    Returns:
        What the overlay or the document says, else what the method is called.
    """
    source = operation.source
    return sentence(
        source.get("x-podero-summary") or source.get("summary") or operation.method.replace("_", " ").capitalize()
    )


def method(operation: Operation, models: Models, arguments: list[tuple[str, str]]) -> str:
    """The docstring of a method.

    Args:
        operation: The operation.
        models: Plans of all classes.
        arguments: Its arguments, and what they are.

    Returns:
        Paragraphs.
    """
    parts = [title(operation), *(["Deprecated."] if operation.deprecated else [])]
    parts += [sentence(text) for key in ("description", "x-podero-note") if (text := operation.source.get(key))]
    parts.append(f"`{operation.place}`. {_retry(operation)}")
    if arguments:
        parts.append("\n".join(["Args:", *(f"    {name}: {text}" for name, text in arguments)]))
    parts.append(f"Returns:\n    {_returns(operation, models)}")
    if raises := _raises(operation, models):
        parts.append("\n".join(["Raises:", *(f"    {line}" for line in raises)]))
    return "\n\n".join(parts)


def body(operation: Operation, models: Models, type_: Code, *, required: bool) -> str:
    """What the body of a request is.

    Args:
        operation: The operation.
        models: Plans of all classes.
        type_: Its type.
        required: Whether it must be given.

    Returns:
        Sentences.
    """
    noun = _noun(operation)
    model = _model(type_, models)
    if noun and model and operation.method == "create":
        text = f"The {noun} to create."
    elif noun and model and operation.method == "update":
        text = f"What to change about the {noun}."
    else:
        text = models.summary(model) if model else "The body of the request."
    return text if required else f"{text} May be left out."


def _retry(operation: Operation) -> str:
    """Whether a lost response is retried, and why not."""
    if operation.retry_safe:
        return "A lost response is retried."
    noun = _noun(operation)
    second = f"a second try could make a second {noun}" if noun and operation.method == "create" else ""
    unknown = "the API document does not say that doing it twice does no harm"
    reason = operation.source.get("x-podero-retry-reason") or second or unknown
    return sentence(f"Not retried once it may have reached the server: {reason}")


def _returns(operation: Operation, models: Models) -> str:
    """What a successful response holds."""
    if stated := operation.source.get("x-podero-returns"):
        return sentence(stated)
    success = {status: schema for status, schema in operation.response_schemas.items() if status in SUCCESS}
    told = [operation.said_of(status) for status in success]
    told = [text for text in told if text.strip(" .").lower() not in (*_EMPTY_WORDS, "")]
    types = [models.annotator.of(schema) for schema in success.values() if schema is not None]
    return " ".join(map(sentence, told)) or " ".join(
        dict.fromkeys(_result(operation, models, type_) for type_ in types) or ["Nothing."]
    )


def _result(operation: Operation, models: Models, type_: PythonType) -> str:
    """What a type says about the result, and the method about its state."""
    noun = _noun(operation)
    model = _model(type_.annotation, models)
    states = {"create": "created", "update": "updated"}
    if noun and model and operation.method in states:
        return f"The {states[operation.method]} {noun}."
    if model:
        return models.summary(model)
    if type_.annotation.parts[0] == LIST and (items := _models(type_.annotation, models)):
        whose = next((owner for owner in ("user", "org") if f"{{{owner}_id}}" in operation.path), "")
        of = {"user": " of the user", "org": " of the organization"}.get(whose, "")
        listed = operation.resource.replace("_", " ") if noun and operation.method == "list" else ""
        return f"The {listed}{of}." if listed else f"A list of {' or '.join(items)} objects."
    return "The body of the response as plain JSON types: the API document does not describe it further."


def _raises(operation: Operation, models: Models) -> list[str]:
    """Refusals and the documented errors, by class."""
    lines = [line] if (line := raised(operation)) else []
    for status, schema in operation.response_schemas.items():
        if status in SUCCESS:
            continue
        name = "ServerError" if status in _SERVER_ERRORS else _ERRORS.get(status, "StatusError")
        told = operation.said_of(status)
        line = f"{name}: Status {status}."
        if told.strip(" .").lower() not in (*_EMPTY_WORDS, ""):
            line = f"{name}: {sentence(told)} Status {status}."
        model = _model(models.annotator.of(schema).annotation, models) if schema is not None else None
        lines.append(f"{line} `.parsed` is a `{model}`." if model else line)
    return lines


def _noun(operation: Operation) -> str:
    """What one of the things of a resource is called; "" where the resource is no plural."""
    words = operation.resource.replace("_", " ")
    for ending, singular in (("ies", "y"), ("xes", "x"), ("sses", "ss"), ("s", "")):
        if words.endswith(ending) and not words.endswith("ss"):
            return re.sub(f"{ending}$", singular, words)
    return ""


def _model(annotation: Code, models: Models) -> str | None:
    """The one class of a type, where it is one."""
    return next(iter(_models(annotation, models)), None) if len(annotation.parts) == 1 else None


def _models(annotation: Code, models: Models) -> list[str]:
    """The classes that a type names."""
    return sorted(name.text for name in annotation.names if models.is_model(name))


__all__ = ["body", "method", "title"]
