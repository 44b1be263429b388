"""The room's place in the house."""

from django.apps import AppConfig


class MoversConfig(AppConfig):
    """Pupils who arrive during the year: what a school can do at once, and whether earlier money follows."""

    name = "countywide.support.movers"
    label = "movers"

    def ready(self) -> None:
        """Let links be sent to whoever is asked for records, and offer the pages."""
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import notices, permissions, queries

        assert notices
        says = "send the records of a pupil who left you to the school that teaches the pupil now"
        links.register(links.Purpose(queries.BY_LINK, says, "movers:by-link", (permissions.GIVE.key,), queries.reach))
        add_navigation("Arrivals", "/arrivals", permissions.REPORT, place=38)
        add_navigation("Movers’ money", "/arrivals/money", permissions.ANSWER, place=44)
