"""The models of the API: `podero.models` is `podero_client.models`."""

import sys

import podero_client.models

TYPE_CHECKING = False
if TYPE_CHECKING:
    from podero_client.models import *  # noqa: F403 - the names, for type checkers only: it would load every model

sys.modules[__name__] = podero_client.models
