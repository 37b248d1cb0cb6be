"""What schemathesis finds in the simulator that is no fault, each with its reason; everything else fails the tests."""

from tests.support.fuzzing import Accepted

ACCEPTED = [
    Accepted(
        "status_code_conformance",
        frozenset({400, 401, 403, 404, 409, 422}),
        "Received: 4",
        "The document names no error but the conflict of a boost; the API responds with all of these.",
    ),
    Accepted(
        "response_schema_conformance",
        frozenset({200}),
        r'^"\d\d:\d\d(:\d\d)?" is not valid under any',
        "RFC 3339 requires an offset in a `time`; the document's own default is 06:00:00, and the API sends 07:00.",
    ),
    Accepted(
        "positive_data_acceptance",
        frozenset({422}),
        "is not a date-time or date between the years 1900 and 2200|datetime_parsing",
        "The simulator's time begins in 1900 and ends in 2200.",
    ),
    Accepted(
        "positive_data_acceptance",
        frozenset({422}),
        "the range (is longer than|must end after)",
        "A range of time that the document does not limit; the simulator computes every interval of it.",
    ),
    Accepted(
        "positive_data_acceptance",
        frozenset({400}),
        "Prices must cover whole days",
        "What prices must cover is on the API record, not in the document.",
        operation="dayahead/prices",
    ),
    Accepted(
        "positive_data_acceptance",
        frozenset({422}),
        "decimal_parsing",
        "The document says number or string where a decimal is meant; a text that is no number is refused.",
    ),
    Accepted(
        "positive_data_acceptance",
        frozenset({422}),
        '"body","data","(timestamp|price)"',
        "The document lets an item of the prices be an empty object; the simulator needs a moment and a price.",
        operation="dayahead/prices",
    ),
    Accepted(
        "positive_data_acceptance",
        frozenset({422}),
        r'"loc":\["query","(resolution|keywords|to)"\]',
        "The document gives these as any text; their values are in their descriptions.",
    ),
    Accepted(
        "unsupported_method",
        frozenset({422}),
        "expected 405",
        "PUT .../wallboxes/{wallbox_id} also matches .../wallboxes/claim-tokens, which no UUID is.",
        operation="claim-tokens",
    ),
    Accepted(
        "ensure_resource_availability",
        frozenset({404}),
        "for a resource that was just created",
        "A device that is created with a `deleted_at` is a deleted one.",
        operation="^POST",
    ),
]
