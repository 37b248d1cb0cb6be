"""What a reading meets that the document does not know is noticed where somebody wants to know."""

import json
from concurrent.futures import ThreadPoolExecutor

from podero_client import codec, models
from podero_client._runtime.unknown import MOST_NOTICED, NOTICED, notice
from tests.support.samples import filled


def noticed_in(data):
    NOTICED.found = found = set()
    try:
        codec.decode(list[models.UserOutput], json.dumps(data).encode())
    finally:
        NOTICED.found = None
    return found


def test_unknown_fields_and_values_are_noticed_every_time():
    user = {**filled("UserOutput"), "role": "boss", "nickname": "x"}
    for _ in range(3):
        assert noticed_in([user, user]) == {(models.UserOutput, "nickname"), (models.UserRole, "boss")}
    assert noticed_in([filled("UserOutput")]) == set()


def test_nobody_is_told_who_did_not_ask():
    models.UserRole("boss")
    assert NOTICED.found is None


def test_objects_keyed_by_ids_do_not_fill_the_memory():
    found = noticed_in([{**filled("UserOutput"), **{f"key{number}": 1 for number in range(500)}}] * 3)
    assert len(found) == MOST_NOTICED


def test_threads_do_not_mix():
    NOTICED.found = found = set()
    try:
        with ThreadPoolExecutor(1) as other:
            assert other.submit(lambda: NOTICED.found).result() is None
            other.submit(notice, models.UserOutput, ["other"]).result()
    finally:
        NOTICED.found = None
    assert found == set()
