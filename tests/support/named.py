"""The pinned document in one form, with its schemas under the names of the classes, whatever upstream calls them."""

import json
import re

from generator.errors import Report
from generator.prepare import received
from tests.support.document import ROOT, read
from tests.support.documents import LOCKED, PINNED


def _named():
    names = received(PINNED, LOCKED, Report())[1].classes
    text = re.sub(
        r'"#/components/schemas/(\w+)"',
        lambda found: f'"#/components/schemas/{names.get(found[1], found[1])}"',
        json.dumps(read(ROOT / "openapi.json").content),
    )
    document = json.loads(text)
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {names.get(name, name): schema for name, schema in schemas.items()}
    return document


NAMED = _named()

__all__ = ["NAMED"]
