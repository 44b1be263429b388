"""The room's place in the house."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """Series of sessions, two sittings each: what is on, who is invited to speak, who booked, who came."""

    name = "countywide.garden.forum"
    label = "forum"

    def ready(self) -> None:
        """Offer the programme to anybody, and their work to organisers and to services that contribute."""
        from countywide.platform.kit.doors import PUBLIC
        from countywide.platform.kit.shell import add_navigation

        from . import permissions

        add_navigation("Forum", "/forum", PUBLIC, place=35)
        add_navigation("Forum desk", "/forum/work", permissions.HOST, place=58)
        add_navigation("Your part in the forum", "/forum/contribute", permissions.CONTRIBUTE, place=59)
