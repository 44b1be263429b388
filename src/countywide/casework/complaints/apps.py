"""The room's place in the house."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "countywide.casework.complaints"
    label = "complaints"

    def ready(self) -> None:
        """Let links be sent to whoever complains, and offer the lists at the top of every page. Nothing stands on a case."""
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import letters, notices, permissions, queries

        assert letters and notices
        links.register(
            links.Purpose(
                queries.FOLLOWS, "read where your complaint stands, and add to it", "complaints:by-link",
                (permissions.FOLLOW.key,), queries.reach,
            )
        )  # fmt: skip
        add_navigation("Complaints", "/complaints", permissions.ANSWER, place=41)
        add_navigation("Late complaints", "/complaints/late", permissions.HEAR, place=42)
        add_navigation("Complaints in numbers", "/complaints/numbers", permissions.FIGURES, place=62)
