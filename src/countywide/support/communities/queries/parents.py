"""Documents for parents: those published, and those that are being written."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from countywide.platform.kit.shell import council

from ..models import Document
from ..rules import parents as rules


def published() -> QuerySet[Document]:
    """What parents can read, by title."""
    found = Document.objects.filter(published_on__isnull=False, withdrawn_on=None).select_related("owner__contact_team")
    return found.order_by("title", "id")


def published_with(slug: str) -> Document | None:
    return published().filter(slug=slug).first()


def documents() -> QuerySet[Document]:
    """Every version, the newest of each first."""
    return Document.objects.select_related("owner").order_by("title", "-number", "id")


def document_with(pk: int) -> Document | None:
    return documents().filter(pk=pk).first()


def lacking(document: Document, *, on: date) -> list[str]:
    """What a document still lacks before it can be published."""
    return rules.lacking(
        council=council().name, brand=document.brand, has_owner=document.owner_id is not None, dated_on=document.dated_on,
        number=document.number, body=document.body, rights=document.rights, cover=document.cover, on=on,
    )  # fmt: skip
