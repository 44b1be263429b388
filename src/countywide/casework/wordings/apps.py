"""The room's place in the house."""

from django.apps import AppConfig


class WordingsConfig(AppConfig):
    name = "countywide.casework.wordings"
    label = "wordings"

    def ready(self) -> None:
        """Open the versions' files, and offer the document on the page of a dispute."""
        from countywide.casework.cases.types import add_papers
        from countywide.casework.disputes import types as disputes
        from countywide.platform.files.types import register

        from .keeping import PAPERS
        from .papers import PAPERS as VERSIONS
        from .presenters import beside_dispute

        register(PAPERS)
        add_papers(VERSIONS)
        disputes.add_beside(beside_dispute)
