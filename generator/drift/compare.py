"""Compares two documents, operation by operation."""

from typing import Any

from generator.document import Json, is_object
from generator.drift.api import Api, Body, Endpoint, Parameter, read
from generator.drift.changes import Change, Changes
from generator.drift.names import Names
from generator.drift.parts import object_in, text_in
from generator.drift.security import differences
from generator.drift.surfaces import add_unexplained
from generator.drift.values import Place, Values
from generator.errors import ENDLESS, GenerationError
from generator.lock import Lock


def compare(old: Json, new: Json, old_lock: Lock | None = None, new_lock: Lock | None = None) -> list[Change]:
    """What changed between two documents.

    Args:
        old: The pinned document.
        new: The other one.
        old_lock: The public surface of the package of the pinned one, which names things.
        new_lock: That of the package of the other one, if one was generated.

    Returns:
        The changes, the worst first.

    Raises:
        GenerationError: One of them cannot be read.
    """
    before = old_lock or Lock()
    names = Names(before), Names(new_lock or before)
    try:
        changes = _Comparison((read(old), read(new)), names).changes
    except RecursionError:
        raise GenerationError(ENDLESS) from None
    if new_lock:
        add_unexplained(changes, before, new_lock)
    return changes.sorted()


class _Comparison:
    """A comparison of two documents."""

    def __init__(self, apis: tuple[Api, Api], names: tuple[Names, Names]) -> None:
        self._old, self._new = apis
        self._names = names
        self.changes = Changes()
        self._values = Values((self._old.shapes, self._new.shapes), names, self.changes)
        self._whole()
        come = {key: endpoint for key, endpoint in self._new.endpoints.items() if key not in self._old.endpoints}
        for key, endpoint in self._old.endpoints.items():
            if key in self._new.endpoints:
                self._endpoint(endpoint, self._new.endpoints[key])
            elif moved := self._moved_to(endpoint, come):
                found = come.pop(moved)
                self._note("endpoint-moved", self._subject(endpoint, 0), endpoint.place, found.place)
                self._endpoint(endpoint, found)
            else:
                planned = "with" if endpoint.source.get("deprecated") is True else "without"
                self._note(f"api-removed-{planned}-deprecation", self._subject(endpoint, 0))
        for endpoint in come.values():
            self._note("endpoint-added", self._subject(endpoint, 1), new=endpoint.place)

    def _moved_to(self, endpoint: Endpoint, come: dict[str, Endpoint]) -> str | None:
        """The new operation that has the method of one that is gone."""
        method = self._names[0].method(endpoint)
        return next((key for key, other in come.items() if method and self._names[1].method(other) == method), None)

    def _note(self, id_: str, subject: str, old: Any = None, new: Any = None, use: str = "") -> None:
        """Note a change of an operation."""
        self.changes.api(id_, subject, old, new, use=use)

    def _subject(self, endpoint: Endpoint, side: int) -> str:
        """What users call an operation."""
        method = self._names[side].method(endpoint)
        return f"client.{method}" if method else endpoint.place

    def _whole(self) -> None:
        """Compare what is said of all operations."""
        old, new = self._old, self._new
        if old.info.get("version") != new.info.get("version"):
            self._note("api-version-changed", "info.version", old.info.get("version"), new.info.get("version"))
        if old.endpoints and new.endpoints and old.prefixes != new.prefixes:
            self._note("api-version-prefix-changed", "paths", sorted(old.prefixes), sorted(new.prefixes))
        if old.servers != new.servers:
            self._note("api-servers-changed", "servers", list(old.servers), list(new.servers))
        for key in old.schemes.keys() & new.schemes.keys():
            before, after = (_token_urls(api.schemes[key]) for api in (old, new))
            if before != after:
                self._note("api-security-component-oauth-token-url-changed", "securitySchemes", before, after)

    def _endpoint(self, old: Endpoint, new: Endpoint) -> None:
        """Compare an operation."""
        method = self._names[0].method(old)
        subject = self._subject(old, 0)
        self._naming(old, new, subject, method)
        self._life(old, new, subject)
        self._security(old, new, subject)
        use = method or old.place
        self._parameters(old, new, subject, use)
        self._request(old, new, subject, use)
        self._responses(old, new, subject, use)

    def _naming(self, old: Endpoint, new: Endpoint, subject: str, method: str | None) -> None:
        """Compare what names an operation."""
        after = self._names[1].method(new)
        if method and after is None and (left_out := self._names[1].left_out(new)):
            self._note("endpoint-left-out", subject, new=left_out)
        if method and after and method != after:
            self._note("endpoint-renamed", subject, method, f"client.{after}")
            return
        for id_, key in (("api-operation-id-changed", "operationId"), ("api-tag-changed", "tags")):
            was, is_ = (endpoint.source.get(key) for endpoint in (old, new))
            if was != is_:
                self._note(id_, subject, was, is_)

    def _life(self, old: Endpoint, new: Endpoint, subject: str) -> None:
        """Compare whether an operation will go, and what is said of it."""
        gone = [endpoint.source.get("deprecated") is True for endpoint in (old, new)]
        sunset = [endpoint.source.get("x-sunset") for endpoint in (old, new)]
        if gone[0] != gone[1]:
            until = f", until {sunset[1]}" if sunset[1] else ""
            self._note("endpoint-deprecated" if gone[1] else "endpoint-reactivated", subject, new=until)
        elif gone[1] and sunset[0] != sunset[1]:
            self._note("endpoint-sunset-changed", subject, sunset[0], sunset[1])
        before, after = (_words(endpoint.source) for endpoint in (old, new))
        if before != after:
            self._note("endpoint-description-changed", subject, before, after)

    def _security(self, old: Endpoint, new: Endpoint, subject: str) -> None:
        """Compare the authentication of an operation."""
        for id_, was, is_ in differences(old.security, new.security):
            self._note(id_, subject, was, is_)

    def _parameters(self, old: Endpoint, new: Endpoint, subject: str, use: str) -> None:
        """Compare the parameters of an operation."""
        after = dict(new.parameters)
        pairs = [(parameter, after.pop(key, None)) for key, parameter in old.parameters.items()]
        for parameter, same in pairs:
            found = same or self._moved(old, new, parameter, after)
            if found is None:
                self._note("request-parameter-removed", self._argument(old, parameter, subject, 0)[0], use=use)
            else:
                named = [self._argument(old, parameter, subject, 0), self._argument(new, found, subject, 1)]
                self._parameter(parameter, found, named, use)
        for parameter in after.values():
            needed = "required" if parameter.required else "optional"
            argument = self._argument(new, parameter, subject, 1)[0]
            self._note(f"new-{needed}-request-parameter", argument, use=use)

    def _moved(
        self, old: Endpoint, new: Endpoint, parameter: Parameter, after: dict[tuple[str, str], Parameter]
    ) -> Parameter | None:
        """Take the parameter that is in another place now, or has another name on the wire and the same in Python."""
        if parameter.place == "path":
            return None
        others = [key for key in after if key[0] != "path"]
        argument = self._argument(old, parameter, "", 0)[0]
        named = [key for key in others if after[key].name == parameter.name]
        named += [key for key in others if self._argument(new, after[key], "", 1)[0] == argument]
        return after.pop(named[0]) if named else None

    def _argument(self, endpoint: Endpoint, parameter: Parameter, subject: str, side: int) -> tuple[str, str]:
        """What users call a parameter, and its type."""
        names = self._names[side]
        python, type_ = names.argument(names.method(endpoint), parameter.place, parameter.name, parameter.position)
        return f"{subject}({python})", type_

    def _parameter(self, before: Parameter, after: Parameter, named: list[tuple[str, str]], use: str) -> None:
        """Compare a parameter."""
        (argument, old_type), (renamed, new_type) = named
        place = Place("request", "parameter", argument, (old_type, new_type), use)
        if argument != renamed:
            self._note("request-parameter-renamed", argument, before.name, after.name, use)
        elif before.place != "path" and before.name != after.name and before.key != after.key:
            self._note("request-parameter-wire-name-changed", argument, before.name, after.name, use)
        if before.place != after.place:
            self._note("request-parameter-location-changed", argument, before.place, after.place, use)
        elif before.style != after.style and self._is_composed(before, after):
            self._note("request-parameter-style-changed", argument, before.style, after.style, use)
        for was, is_, yes, no in (
            (before.required, after.required, "became-required", "became-optional"),
            (before.deprecated, after.deprecated, "deprecated", "reactivated"),
        ):
            if was != is_:
                detail = {"new": ""} if yes == "deprecated" and is_ else {}
                self.changes.value("request", "parameter", yes if is_ else no, argument, use=use, **detail)
        if before.description != after.description:
            detail = {"old": before.description, "new": after.description}
            self.changes.value("request", "parameter", "description-changed", argument, use=use, **detail)
        self._values.compare(before.schema, after.schema, place)

    def _is_composed(self, before: Parameter, after: Parameter) -> bool:
        """Whether a parameter holds more than one value, so that there is more than one way to write it."""
        shapes = self._old.shapes.of(before.schema), self._new.shapes.of(after.schema)
        composed = {"array", "object", "map"}
        return any(shape.kinds is None or shape.kinds & composed for shape in shapes) or "json" in (
            before.style + after.style
        )

    def _request(self, old: Endpoint, new: Endpoint, subject: str, use: str) -> None:
        """Compare the bodies that an operation takes."""
        before, after = old.body, new.body
        if before is None or after is None:
            if after is not None:
                self._note(f"request-body-added-{'required' if after.required else 'optional'}", subject, use=use)
            elif before is not None:
                self._note("request-body-removed", f"{subject}(body)", use=use)
            return
        argument = f"{subject}(body)"
        if before.required != after.required:
            kind = "required" if after.required else "optional"
            self._note(f"request-body-became-{kind}", argument, use=use)
        if before.description != after.description:
            self._note("request-body-description-changed", argument, before.description, after.description, use)
        types = tuple(
            names.body(names.method(endpoint)) for names, endpoint in zip(self._names, (old, new), strict=True)
        )
        self._content(
            before, after, Place("request", "body", argument, (types[0], types[1]), use), "request-body-media-type"
        )

    def _content(self, before: Body, after: Body, place: Place, id_: str) -> None:
        """Compare media types and the schema of the one that the client uses."""
        kinds = [sorted(body.media) for body in (before, after)]
        changed = not before.media & after.media and before.schema and after.schema
        if changed:
            self._note(f"{id_}-changed", place.subject, kinds[0], kinds[1], place.use)
        else:
            for added in sorted(after.media - before.media) if before.media else ():
                self._note(f"{id_}-added", place.subject, new=added, use=place.use)
            for removed in sorted(before.media - after.media) if after.media else ():
                self._note(f"{id_}-removed", place.subject, old=removed, use=place.use)
        if before.schema and after.schema:
            self._values.compare(before.schema, after.schema, place)

    def _responses(self, old: Endpoint, new: Endpoint, subject: str, use: str) -> None:
        """Compare the responses of an operation."""
        gone = [status for status in old.responses if status not in new.responses]
        come = [status for status in new.responses if status not in old.responses]
        for status in [status for status in gone if _is_success(status)]:
            moved = next((other for other in come if _is_success(other) and self._same(old, new, status, other)), None)
            if moved:
                gone.remove(status)
                come.remove(moved)
                self._note("response-success-status-changed", f"{subject}()", status, moved, use)
        for status in gone:
            kind = "success" if _is_success(status) else "non-success"
            self._note(f"response-{kind}-status-removed", f"{subject}()", old=status, use=use)
        for status in come:
            kind = "success" if _is_success(status) else "non-success"
            self._note(f"response-{kind}-status-added", f"{subject}()", new=status, use=use)
        for status in old.responses:
            if status in new.responses:
                self._response(old, new, status, f"{subject}()" + ("" if _is_success(status) else f" {status}"), use)

    def _same(self, old: Endpoint, new: Endpoint, status: str, other: str) -> bool:
        """Whether two responses hold the same."""
        before, after = old.responses[status].schema, new.responses[other].schema
        if before is None or after is None:
            return before is after
        return self._values.same(before, after)

    def _response(self, old: Endpoint, new: Endpoint, status: str, subject: str, use: str) -> None:
        """Compare a response."""
        before, after = old.responses[status], new.responses[status]
        if before.description != after.description:
            self._note("response-description-changed", subject, before.description, after.description, use)
        for header in sorted(after.headers - before.headers):
            self._note("response-header-added", subject, new=header, use=use)
        for header in sorted(before.headers - after.headers):
            self._note("response-header-removed", subject, old=header, use=use)
        if (before.schema is None) != (after.schema is None):
            self._note(f"response-body-{'added' if after.schema else 'removed'}", subject, use=use)
            return
        types = tuple(
            found.responses.get(status, "") if (found := names.details(names.method(endpoint))) else ""
            for names, endpoint in zip(self._names, (old, new), strict=True)
        )
        self._content(
            before, after, Place("response", "body", subject, (types[0], types[1]), use), "response-media-type"
        )


def _is_success(status: str) -> bool:
    """Whether a status is that of a success."""
    return status.startswith("2")


def _words(source: Json) -> str:
    """What the document says of an operation."""
    return "\n".join(" ".join(str(source.get(key) or "").split()) for key in ("summary", "description"))


def _token_urls(scheme: Json) -> list[str]:
    """Where tokens come from."""
    flows = object_in(scheme, "flows").values()
    return sorted({text_in(flow, "tokenUrl") for flow in flows if is_object(flow)} - {""})


__all__ = ["compare"]
