"""The room's place in the house."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "countywide.casework.plans"
    label = "plans"

    def ready(self) -> None:
        """Listen to the rooms below, keep papers, and put the plan and what can be done about it on the case page."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases import types as page
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation

        from . import letters, notices, permissions, receivers
        from .keeping import PAPERS
        from .papers import PAPERS as VERSIONS
        from .presenters import on_case
        from .presenters.deeds import DEEDS

        assert receivers and letters and notices
        cases.keep_beside("assessment__plan")
        files.register(PAPERS)
        page.add_papers(VERSIONS)
        add_navigation("Plans that moved in", "/plans/moved-in", permissions.WRITE, place=37)
        page.add_panel(on_case.PLAN)
        for deed in (on_case.WRITE, on_case.OPEN, *DEEDS):
            page.add_deed(deed)
