"""The room's place in the house."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """What is said in a session: questions and votes, chat, links, and what becomes of each."""

    name = "countywide.garden.floor"
    label = "floor"

    def ready(self) -> None:
        from countywide.garden.forum.types import add_meeting_part
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import notices, permissions, receivers
        from .presenters.led_to import afterwards_of, sorting_of
        from .presenters.parts import hosting_of, rooms_of
        from .queries import by_link

        receivers.listen()
        links.register(
            links.Purpose(
                by_link.REPLY, "read the reply to what you asked privately", "floor:reply-by-link", (permissions.OWN.key,),
                by_link.reach, notices.PRIVATE_LINK, by_link.words_of,
            )
        )  # fmt: skip
        add_meeting_part(rooms_of, place=10)
        add_meeting_part(hosting_of, place=10, desk=True)
        add_meeting_part(afterwards_of, place=20)
        add_meeting_part(sorting_of, place=20, desk=True)
        add_navigation("My questions", "/floor/mine", permissions.JOIN, place=33)
        add_navigation("Questions of sessions", "/floor/desk", permissions.HOST, place=61)
