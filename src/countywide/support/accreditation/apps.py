"""The room's place in the house."""

from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    """A school’s own evaluation of speech, language and communication, accreditation, check-ins, visits, materials."""

    name = "countywide.support.accreditation"
    label = "accreditation"

    def ready(self) -> None:
        """Keep the papers beside evaluations, and offer the pages to those who take part."""
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation

        from . import permissions
        from .keeping import PAPERS

        files.register(PAPERS)
        add_navigation("Our evaluation", "/our-evaluation", permissions.TAKE_PART, place=44)
        add_navigation("Shared evaluations", "/shared-evaluations", permissions.READ_SHARED, place=44)
