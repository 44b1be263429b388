"""The room's place in the house."""

from django.apps import AppConfig


class AccreditationConfig(AppConfig):
    """A school’s own evaluation of speech, language and communication, accreditation, check-ins, visits, materials."""

    name = "countywide.support.accreditation"
    label = "accreditation"

    def ready(self) -> None:
        """Keep the papers beside evaluations, tell whoever takes over, and offer the pages to those who take part."""
        from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation

        from . import handover, permissions, receivers
        from .keeping import PAPERS

        assert receivers
        files.register(PAPERS)
        for place, (heading, rows) in enumerate(handover.SECTIONS, 60):
            section = HandoverSection(heading, rows, place=place)
            if section not in HANDOVER_SECTIONS:
                HANDOVER_SECTIONS.append(section)
        add_navigation("Our evaluation", "/our-evaluation", permissions.TAKE_PART, place=44)
        add_navigation("Our accreditation", "/our-accreditation", permissions.TAKE_PART, place=45)
        add_navigation("Shared evaluations", "/shared-evaluations", permissions.READ_SHARED, place=44)
        add_navigation("Accreditation", "/accreditations", permissions.PROGRAMME, place=45)
