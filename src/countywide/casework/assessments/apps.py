"""The room's place in the house."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "countywide.casework.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Listen to the rooms below, let advisers see their cases, keep papers, and put sections and deeds on the case page."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.casework.evidence import queries as evidence
        from countywide.casework.panels import types as panels
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation

        from . import letters, permissions, queries, receivers
        from .keeping import PAPERS
        from .matters import MATTERS
        from .presenters.deeds import DEEDS
        from .presenters.sections import SECTIONS

        assert receivers and letters
        cases.add_reader(queries.cases_advised)
        cases.keep_beside("assessment")
        evidence.add_advised(queries.is_asked)
        files.register(PAPERS)
        for matter in MATTERS:
            panels.register(matter)
        for section in SECTIONS:
            page.add_panel(section)
        for deed in DEEDS:
            page.add_deed(deed)
        add_navigation("Advice", "/advice", permissions.ADVISE, place=35)
