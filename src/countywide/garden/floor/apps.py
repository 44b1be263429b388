"""The room's place in the house."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """What is said in a session: questions and votes, chat, links, and what becomes of each."""

    name = "countywide.garden.floor"
    label = "floor"

    def ready(self) -> None:
        from . import receivers

        receivers.listen()
