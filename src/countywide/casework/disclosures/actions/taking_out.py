"""Takes words and pages out of gathered papers, and puts them back. The log says where and why, never what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper import binding
from countywide.platform.kit.paper.redacting import Mark as Out
from countywide.platform.kit.paper.redacting import digest, places_of, words_on

from .. import permissions, policies, queries, rules
from ..models import Item, Mark
from ..types import TakingOut
from .copies import is_making, unbind

CHANGED = (
    "This paper says something else than when words were first taken out of it. Put them back, and look at it again."
)


@action(permissions.WORK)
def take_out(item: Item, *, by: Actor, on: date, said: TakingOut) -> int:
    """Words, wherever they stand, or whole pages are not given: under one exemption, for one reason (DPA 2018 schs 2 and 3).

    Only where they stand is kept. The bytes given are drawn anew without them.
    """
    request = item.request
    try:
        pages = words_on(queries.as_pages(item))
    except binding.CannotBind as cannot:
        raise RuleBroken(str(cannot)) from None
    fresh = [each for each in dict.fromkeys(wanted(said, pages)) if not is_out_already(item, each)]
    held = policies.exemptions_on(on).get(said.exemption)
    bar = rules.bar_to_taking_out(
        is_open=request.is_open, is_making=is_making(request), marks=len(fresh), said=said, exemption=held, asker=request.asker
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    if item.digest not in ("", digest(pages)):
        raise RuleBroken(CHANGED)
    Mark.objects.bulk_create(
        Mark(item=item, page=each.page, start=each.start, length=each.length, exemption=said.exemption, why=said.why.strip(), on=on, by_id=by.pk)  # type: ignore[attr-defined]
        for each in fresh
    )  # fmt: skip
    item.digest, item.is_out, item.exemption, item.why = digest(pages), False, "", ""
    item.decided_on, item.decided_by_id = on, by.pk  # type: ignore[attr-defined]
    item.save(update_fields=["digest", "is_out", "exemption", "why", "decided_on", "decided_by"])
    unbind(request, by=by)
    audit.record(
        "disclosures.taken-out", by=by, about=item, on=on.isoformat(), places=len(fresh), exemption=said.exemption
    )
    return len(fresh)


def wanted(said: TakingOut, pages: list[str]) -> Iterator[Out]:
    """Every place that is meant."""
    for key in said.places:
        page, start, length = (int(part) for part in key.split(":"))
        if 1 <= page <= len(pages) and length > 0 and start + length <= len(pages[page - 1]):
            yield Out(page, start, length)
    yield from places_of(pages, said.words, page=said.on_page)
    yield from (Out(page) for page in said.pages)
    if said.unseen:
        yield Out(0)


def is_out_already(item: Item, out: Out) -> bool:
    return item.marks.filter(page=out.page, start=out.start, length=out.length).exists()


@action(permissions.WORK)
def put_back(mark: Mark, *, by: Actor, on: date) -> None:
    """These words are given after all. The record keeps that they were out and that somebody put them back."""
    item = mark.item
    request = item.request
    if bar := rules.bar_to_gathering(is_open=request.is_open, is_making=is_making(request)):
        raise RuleBroken(bar)
    audit.record("disclosures.put-back", by=by, about=item, on=on.isoformat(), page=mark.page, exemption=mark.exemption)
    mark.delete()
    if not item.marks.exists():
        item.digest, item.decided_on, item.decided_by = "", None, None
        item.save(update_fields=["digest", "decided_on", "decided_by"])
    unbind(request, by=by)
