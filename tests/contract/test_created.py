"""What is created through the client is there afterwards, for every collection of the document that has both operations."""

import pytest

from podero import PoderoClient
from podero_client import codec
from tests.support import document
from tests.support.document import Document, Operation
from tests.support.generated import Given, Method
from tests.support.world import Resident

API = document.read()
READS = {operation.path: operation for operation in API.operations if operation.method == "GET"}
COLLECTIONS = [
    (operation, read)
    for operation in API.operations
    for read in READS.values()
    if operation.method == "POST"
    and read.path.startswith(f"{operation.path}/{{")
    and read.path.count("/") == operation.path.count("/") + 1
]


@pytest.mark.parametrize(("create", "read"), COLLECTIONS, ids=str)
async def test_what_was_created_is_found_as_it_was_sent(
    api: Document, podero: PoderoClient, resident: Resident, create: Operation, read: Operation
) -> None:
    known = await resident.known(create, podero)
    # two users cannot have one of these
    known |= {"email": "another@example.com", "external_user_id": "another", "external_id": "another"}
    given = Given.of(api, create, known, complete=True)
    given.body.pop("deleted_at", None)
    made = Method(podero, create)
    created = await made(made.arguments(given))

    name = read.path.rpartition("{")[2].rstrip("}")
    found = Method(podero, read)
    arguments = found.arguments(Given.of(api, read, known | {name: str(created.id)}, complete=False))
    again = codec.to_plain(await found(arguments))

    assert again["id"] == str(created.id)
    before = codec.to_plain(created)
    kept = [field for field in given.body if field in before and field in again and not field.endswith("_at")]
    assert len(kept) > 2
    assert {field: again[field] for field in kept} == {field: before[field] for field in kept}
