"""The room's place in the house."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """Communities of Schools: who chairs, when they meet, what schools ask, what is decided and why."""

    name = "countywide.support.communities"
    label = "communities"

    def ready(self) -> None:
        """Offer the pages at the top of every page to whoever has something to do there."""
        from countywide.platform.kit.shell import add_navigation

        from . import notices, permissions

        assert notices
        add_navigation("Communities", "/communities", permissions.MEMBER, place=44)
        add_navigation("Communities", "/communities", permissions.KEEP, place=44)
        add_navigation("Provision cases", "/communities/council-cases", permissions.PROVIDE, place=44)
