"""The room's place in the house."""

from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "countywide.casework.bundles"
    label = "bundles"

    def ready(self) -> None:
        """Take files for bundles, and offer the papers on the page of a dispute."""
        from countywide.casework.disputes import types as disputes
        from countywide.platform.files.types import register

        from .keeping import PAPERS
        from .presenters import beside_dispute

        register(PAPERS)
        disputes.add_beside(beside_dispute)
