# Generated from openapi.json by `make generate`; changes by hand are lost.
from .._runtime.enums import OpenEnum


class OnboardingLanguage(OpenEnum):
    """Language that the end-user sees.

    A guide also offers `fr`, which is not a value.
    """

    SV = "sv"
    DE = "de"
    EN = "en"
    HU = "hu"
    IT = "it"
    ET = "et"
    PL = "pl"
    RO = "ro"
