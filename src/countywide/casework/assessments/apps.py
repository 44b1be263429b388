"""The room's place in the house."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "countywide.casework.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Listen to the rooms below, let advisers see their cases, and say what panels may be asked."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.panels import types as panels

        from . import letters, queries, receivers
        from .matters import MATTERS

        assert receivers and letters
        cases.add_reader(queries.cases_advised)
        for matter in MATTERS:
            panels.register(matter)
