"""The room's place in the house."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "countywide.casework.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Keep this room's files, and offer its pages at the top of every page."""
        from django.utils.timezone import localdate

        from countywide.casework.cases import queries as cases
        from countywide.casework.cases.types import add_deed, add_panel, add_papers
        from countywide.platform.accounts.types import HANDOVER_SECTIONS, HandoverSection
        from countywide.platform.files import types as files
        from countywide.platform.kit import values
        from countywide.platform.kit.shell import add_navigation

        from . import handover, keeping, on_case, permissions, queries
        from .papers import PAPERS
        from .policy import policy

        values.provide("evidence-reply", lambda: policy(localdate()).reply_words)
        values.provide("evidence-link", lambda: policy(localdate()).link_words)
        files.register(keeping.EVIDENCE)
        files.register(keeping.FORMS)
        add_papers(PAPERS)
        section = HandoverSection("Evidence you are asked for", handover.asked, place=30)
        if section not in HANDOVER_SECTIONS:
            HANDOVER_SECTIONS.append(section)
        cases.count_beside("documents_kept", queries.documents_kept)
        cases.count_beside("documents_for_family", queries.documents_for_family)
        add_panel(on_case.EVIDENCE)
        add_deed(on_case.ASK)
        add_deed(on_case.SEND)
        add_navigation("Evidence asked for", "/evidence-asked", permissions.ANSWER, place=45)
        add_navigation("Evidence lists", "/evidence/lists", permissions.ARRANGE, place=75)
