# Generated from openapi.json by `make generate`; changes by hand are lost.
"""The models and operations of the Podero Partner API, in podero_client.models and podero_client.api."""

SPEC_VERSION = "2.0"
"""`info.version` of the API document."""

SPEC_SHA256 = "a931c5946ae583b2f9687b5923b6b376bcd55ab65dbf679a1730d7f5a1b11358"
"""SHA-256 of the bytes of the API document."""

__all__ = ["SPEC_SHA256", "SPEC_VERSION"]
