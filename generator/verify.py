"""Builds a decoder for every model and every response of the generated package: msgspec refuses a type only then."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main(folder: str) -> None:
    """Build all decoders.

    Args:
        folder: Where the package must be found, so that no installed one is tested in its place.
    """
    package = importlib.import_module("podero_client")
    if not Path(str(package.__file__)).is_relative_to(folder):
        sys.exit(f"{package.__file__} was imported, not the package in {folder}")
    codec = importlib.import_module("podero_client.codec")
    models = importlib.import_module("podero_client.models")
    for name in models.__all__:
        try:
            codec.decoder(getattr(models, name))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault of this class
            sys.exit(f"{name}: {type(error).__name__}: {error}")
    operations = importlib.import_module("podero_client.api")
    for found in pkgutil.walk_packages(operations.__path__, "podero_client.api."):
        module = importlib.import_module(found.name)
        if hasattr(module, "OPERATION"):
            codec.prepare(module.OPERATION)


if __name__ == "__main__":
    main(sys.argv[1])
