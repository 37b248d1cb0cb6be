"""Which of the documented media types is used."""

import pytest

from generator.errors import GenerationError
from generator.media import BODY, choose

BINARY = {"type": "string", "format": "binary"}
OBJECT = {"type": "object"}


@pytest.mark.parametrize(
    ("content", "media", "kind"),
    [
        ({"application/json": OBJECT}, "application/json", "json"),
        ({"Application/JSON; charset=utf-8": OBJECT}, "application/json", "json"),
        ({"application/problem+json": OBJECT}, "application/problem+json", "json"),
        ({"application/merge-patch+json": OBJECT}, "application/merge-patch+json", "json"),
        ({"text/html": {}, "application/xml": {}, "application/json": OBJECT}, "application/json", "json"),
        (
            {"application/x-www-form-urlencoded": OBJECT, "multipart/form-data": OBJECT},
            "multipart/form-data",
            "multipart",
        ),
        ({"application/x-www-form-urlencoded": OBJECT}, "application/x-www-form-urlencoded", "form"),
        ({"text/csv": {}}, "text/csv", "text"),
        ({"application/xml": {}}, "application/xml", "text"),
        ({"text/csv": BINARY}, "text/csv", "binary"),
        ({"application/octet-stream": {}}, "application/octet-stream", "binary"),
        ({"application/pdf": BINARY}, "application/pdf", "binary"),
        ({"image/*": {}}, "application/octet-stream", "binary"),
        ({"application/x-odd": BINARY}, "application/x-odd", "binary"),
        ({"*/*": OBJECT}, "application/json", "json"),
        ({"*/*": {}}, "application/octet-stream", "binary"),
        ({"*/*": BINARY}, "application/octet-stream", "binary"),
    ],
)
def test_the_media_type(content, media, kind):
    found = choose({name: {"schema": schema} for name, schema in content.items()}, "body")
    assert (found.media, found.kind) == (media, kind)
    assert found.schema.get(BODY) == (kind if kind in ("text", "binary") else None)


@pytest.mark.parametrize("media", ["text/event-stream", "application/x-protobuf", "multipart/mixed"])
def test_what_can_be_neither_read_nor_written_is_refused_by_name(media):
    with pytest.raises(GenerationError, match=f"^body: {media} can be neither read nor written"):
        choose({media: {}}, "body")
