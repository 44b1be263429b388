"""The room's place in the house."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "countywide.casework.cases"
    label = "cases"

    def ready(self) -> None:
        """Let those who may see a case see its child."""
        from countywide.register.people import queries as people

        from . import queries

        people.widen(queries.children_of_cases)
