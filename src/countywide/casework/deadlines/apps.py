"""The room's place in the house."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "countywide.casework.deadlines"
    label = "deadlines"

    def ready(self) -> None:
        """Listen for schools that change when they are closed."""
        from . import receivers

        assert receivers.closures_changed
