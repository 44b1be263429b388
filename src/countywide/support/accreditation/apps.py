"""The room's place in the house."""

from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    """A school’s own evaluation of speech, language and communication, accreditation, check-ins, visits, materials."""

    name = "countywide.support.accreditation"
    label = "accreditation"
