"""The room's place in the house."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "countywide.casework.release"
    label = "release"

    def ready(self) -> None:
        """Lead from a case to its papers that were stopped, while one of them waits."""
        from countywide.casework.cases import queries as cases
        from countywide.casework.cases.types import add_deed

        from . import notices, on_case, queries

        assert notices
        cases.count_beside("papers_stopped", queries.waiting_on_a_case)
        add_deed(on_case.STOPPED)
