"""The room's place in the house."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "countywide.casework.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Listen to the rooms below, put a section and deeds on the page of a plan's case, and keep the files of the form."""
        from countywide.casework.cases import types as page
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import letters, permissions, receivers
        from .keeping import PAPERS
        from .papers import PAPERS as REPORTS
        from .presenters.panel import DEEDS, SECTIONS
        from .queries import by_link

        assert receivers and letters
        files.register(PAPERS)
        page.add_papers(REPORTS)
        for section in SECTIONS:
            page.add_panel(section)
        for deed in DEEDS:
            page.add_deed(deed)
        links.register(
            links.Purpose(
                by_link.VIEWS, "say what you want to say for the yearly review of a plan", "reviews:views-by-link",
                (permissions.SAY.key,), by_link.reach,
            )
        )  # fmt: skip
        add_navigation("Reviews", "/reviews/due", permissions.HOLD, place=36)
