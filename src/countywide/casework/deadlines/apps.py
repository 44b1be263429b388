"""The room's place in the house."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "countywide.casework.deadlines"
    label = "deadlines"

    def ready(self) -> None:
        """Listen for schools that change when they are closed, and say what is open on a case."""
        from countywide.casework.cases.types import add_tasks

        from . import queries, receivers

        add_tasks(queries.open_tasks)

        assert receivers.closures_changed
