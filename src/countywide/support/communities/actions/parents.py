"""Documents for parents are written, published when nothing is lacking, and withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import slugify

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions
from ..models import Document
from ..queries import parents as asked
from ..rules import parents as rules

WRITTEN = ("title", "brand", "owner_id", "dated_on", "body", "rights", "cover")


@action(permissions.PUBLISH)
def begin_document(None_: None, *, by: Actor, on: date, title: str) -> Document:
    """Begin a document. It is a draft that parents cannot see."""
    slug = slugify(title)[:60]
    if not slug:
        raise RuleBroken("Give the document a title.")
    if Document.objects.filter(slug=slug).exists():
        raise RuleBroken("A document of this title is there already. Make a new version of it.")
    made = Document.objects.create(slug=slug, title=title.strip(), made_on=on, made_by_id=by.pk)  # type: ignore[attr-defined]
    audit.record("communities.document-begun", by=by, about=made, on=on.isoformat())
    return made


@action(permissions.PUBLISH)
def write_document(document: Document, *, by: Actor, on: date, **written: Any) -> None:
    """Change a draft. What was published is never changed: a new version takes its place."""
    if document.published_on is not None:
        raise RuleBroken("This version was published, so it is not changed any more. Make a new version.")
    for name in WRITTEN:
        if name in written:
            value = written[name]
            setattr(document, name, value.strip() if isinstance(value, str) else value)
    document.save()
    audit.record("communities.document-written", by=by, about=document, on=on.isoformat())


@action(permissions.PUBLISH)
def publish_document(document: Document, *, by: Actor, on: date) -> None:
    """Publish it, if nothing is lacking. The version before is withdrawn with it."""
    bar = rules.bar_to_publishing(
        asked.lacking(document, on=on), is_published=document.published_on is not None,
        is_withdrawn=document.withdrawn_on is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    for before in Document.objects.filter(slug=document.slug, published_on__isnull=False, withdrawn_on=None):
        taken_down(before, by=by, on=on, why=f"Version {document.number} takes its place")
    document.published_on, document.published_by_id = on, by.pk  # type: ignore[attr-defined]
    document.save()
    audit.record("communities.document-published", by=by, about=document, on=on.isoformat(), number=document.number)


@action(permissions.PUBLISH)
def withdraw_document(document: Document, *, by: Actor, on: date, why: str) -> None:
    """Take a document down, and say why."""
    if document.published_on is None or document.withdrawn_on is not None:
        raise RuleBroken("Only a document that is published can be withdrawn.")
    if not why.strip():
        raise RuleBroken("Say why it is withdrawn.")
    taken_down(document, by=by, on=on, why=why.strip())


def taken_down(document: Document, *, by: Any, on: date, why: str) -> None:
    document.withdrawn_on, document.withdrawn_because = on, why[:300]
    document.save()
    audit.record("communities.document-withdrawn", by=by, about=document, on=on.isoformat())


@action(permissions.PUBLISH)
def new_version(document: Document, *, by: Actor, on: date) -> Document:
    """Begin the next version from this one; its date is to be set anew."""
    newest = Document.objects.filter(slug=document.slug).order_by("-number").first()
    assert newest is not None
    if newest.published_on is None:
        raise RuleBroken("A new version is being written already.")
    made = Document.objects.create(
        slug=document.slug, number=newest.number + 1, title=document.title, brand=document.brand, owner=document.owner,
        body=document.body, rights=document.rights, cover=document.cover, made_on=on, made_by_id=by.pk,  # type: ignore[attr-defined]
    )  # fmt: skip
    audit.record("communities.document-version", by=by, about=made, on=on.isoformat(), number=made.number)
    return made
