"""The room's place in the house."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "countywide.casework.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        """Offer the requests on the page of a case, and the team’s list at the top of every page."""
        from countywide.casework.cases.types import add_deed
        from countywide.platform.kit.shell import add_navigation

        from . import notices, permissions
        from .presenters import ON_CASE

        assert notices
        add_deed(ON_CASE)
        add_navigation("Information requests", "/information-requests", permissions.WORK, place=39)
