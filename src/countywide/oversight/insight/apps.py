"""The room's place in the house."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "countywide.oversight.insight"
    label = "insight"

    def ready(self) -> None:
        """Listen to reviews, and offer the measures at the top of every page to whoever reads them."""
        from countywide.platform.kit.shell import add_navigation

        from . import notices, permissions, receivers

        assert receivers and notices

        add_navigation("Measures", "/measures", permissions.READ, place=70)
        add_navigation("Second decisions", "/second-decisions", permissions.DECIDE_SECOND, place=71)
