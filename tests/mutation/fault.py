"""What a planted fault is."""

import attrs


@attrs.frozen
class Fault:
    """A change of one place of the code that makes it wrong.

    Attributes:
        path: The file.
        old: Text that the file holds once.
        new: What stands there instead.
        judges: Test files that judge by different means; each must fail.
    """

    path: str
    old: str
    new: str
    judges: tuple[str, ...]


PRISM = "tests/contract/test_prism.py"
RESPONSES = "tests/contract/test_responses.py"
SIMULATOR = "tests/contract/test_operations.py"
REQUESTS = "tests/contract/test_requests.py"
REFUSED = "tests/contract/test_refused_arguments.py"
STATUSES = "tests/contract/test_statuses.py"
FUZZING = "tests/contract/test_fuzzing.py"
SIGNATURES = "tests/generated/test_operations.py"
MODELS = "tests/generated/test_models.py"
PROPERTIES = "tests/generated/test_properties.py"
TYPES = "tests/typing/test_typing.py"
GUARANTEES = "tests/faults/test_client_guarantees.py"
