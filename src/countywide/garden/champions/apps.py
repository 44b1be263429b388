"""The room's place in the house."""

from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    """Calls for people who want to help: told when it opens, apply, are chosen, and are found in a directory."""

    name = "countywide.garden.champions"
    label = "champions"

    def ready(self) -> None:
        """Let links be sent to whoever approves, keep what is added to applications, and offer the pages."""
        from countywide.garden.knowledge.types import PAGE_NAMES
        from countywide.platform.files import types as files
        from countywide.platform.kit.shell import add_navigation
        from countywide.platform.links import types as links

        from . import notices, permissions, queries, receivers
        from .keeping import FILES

        assert receivers
        files.register(FILES)
        links.register(
            links.Purpose(
                queries.APPROVAL, "say whether your school releases somebody who applies to a call",
                "champions:approve-by-link", (permissions.APPROVE.key,), queries.reach, notices.APPROVAL_ASKED,
                queries.words_of,
            )
        )  # fmt: skip
        PAGE_NAMES.append(queries.names_of_pages)
        add_navigation("Take part", "/calls", permissions.READ, place=34)
        add_navigation("Applications to approve", "/calls/approvals", permissions.APPROVE, place=47)
        add_navigation("Calls", "/calls/work", permissions.KEEP, place=58)
        add_navigation("Visits we asked for", "/champions/asked", permissions.ASK, place=48)
        add_navigation("Those who serve", "/champions/work", permissions.KEEP, place=59)
