"""The room's place in the house."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "countywide.garden.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from countywide.garden.knowledge import permissions, receivers
        from countywide.platform.kit.doors import PUBLIC
        from countywide.platform.kit.shell import add_navigation

        receivers.listen()
        add_navigation("Topics", "/topics", PUBLIC, place=30)
        add_navigation("Editor’s desk", "/desk", permissions.ANSWER, place=60)
