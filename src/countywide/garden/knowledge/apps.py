"""The room's place in the house."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "countywide.garden.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from countywide.garden.knowledge import receivers

        receivers.listen()
