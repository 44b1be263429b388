"""The room's place in the house."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "countywide.casework.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        """Offer the requests on the page of a case and the team’s list at the top of every page, keep copies, and let them be given
        by a link."""
        from countywide.casework.cases import types as record
        from countywide.platform.files.types import register
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import entries, notices, permissions, queries, records
        from .keeping import COPIES
        from .presenters.requests import ON_CASE

        assert notices
        record.add_deed(ON_CASE)
        for papers in (records.MESSAGES, records.CHANGES, entries.FILES, entries.PAPERS):
            record.add_papers(papers)
        register(COPIES)
        add_navigation("Information requests", "/information-requests", permissions.WORK, place=39)
        says = "open the copy of the information that you asked for"
        links.register(
            links.Purpose(queries.BY_LINK, says, "disclosures:by-link", (permissions.OPEN.key,), queries.reach)
        )
