"""A version of a plan in other shapes: on paper, in plain words, as a document to be edited. Whoever sees the version may."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from countywide.platform.audit import actions as audit
from countywide.platform.kit.paper import html, word

from .. import queries
from .reading import Version

PDF = "application/pdf"
WHY = "read the plan"


class Pdf(Version):
    """The version as it was sent."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.case, by=self.actor, why=WHY)
        return self.given(queries.pdf_of(self.plan, self.version), PDF, "plan", "pdf", how="inline")

    def given(self, content: bytes, kind: str, what: str, ending: str, *, how: str) -> HttpResponse:
        """A file whose name says nothing of the child."""
        answer = HttpResponse(content, content_type=kind)
        name = f"{what}-{self.case.reference}-{self.version.number}.{ending}"
        answer["Content-Disposition"] = f'{how}; filename="{name}"'
        answer["Cache-Control"] = "private, no-store"
        return answer


class PlainPdf(Pdf):
    """The version in plain words, on paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.case, by=self.actor, why=WHY)
        return self.given(
            queries.plain_pdf_of(self.plan, self.version), PDF, "plan-in-plain-words", "pdf", how="inline"
        )


class Word(Pdf):
    """The version as a document to be edited."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.case, by=self.actor, why=WHY)
        return self.given(queries.word_of(self.plan, self.version), word.KIND, "plan", "docx", how="attachment")


class Plain(Version):
    """The version in plain words, made from the same rows."""

    template = "plans/plain.html"

    def context(self) -> dict[str, Any]:
        audit.opened(self.case, by=self.actor, why=WHY)
        blocks = queries.plain_blocks_of(self.plan, self.version)
        return {
            "heading": blocks[0]["text"],
            "words": html.write(blocks),
            "paper": self.at("plain-pdf", self.version.number),
            "whole": self.at("version", self.version.number),
        }

    def back_address(self) -> str:
        return self.at("version", self.version.number)
