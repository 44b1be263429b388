"""The room's place in the house."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "countywide.platform.outbox"
    label = "outbox"

    def ready(self) -> None:
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.outbox import permissions

        add_navigation("Messages", "/messages", permissions.READ_OWN, place=60)
        add_navigation("Deliveries", "/deliveries", permissions.READ_ALL, place=85)
