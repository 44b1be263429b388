"""The room's place in the house."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """What is said in a session: questions and votes, chat, links, and what becomes of each."""

    name = "countywide.garden.floor"
    label = "floor"

    def ready(self) -> None:
        from countywide.platform.kit.shell import add_navigation

        from . import permissions, receivers

        receivers.listen()
        add_navigation("My questions", "/floor/mine", permissions.JOIN, place=33)
        add_navigation("Questions of sessions", "/floor/desk", permissions.HOST, place=61)
