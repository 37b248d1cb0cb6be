from ..enums import OpenEnum


class OnboardingLanguage(OpenEnum):
    """Onboarding language."""

    SV = "sv"
    DE = "de"
    EN = "en"
    HU = "hu"
    IT = "it"
    ET = "et"
    PL = "pl"
    RO = "ro"
