"""Gathers what the record holds for a request, looks it through for other people, and says what becomes of each paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django_q.tasks import async_task

from countywide.casework.cases import types as record
from countywide.platform.audit import actions as audit
from countywide.platform.jobs import progress
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper import binding
from countywide.platform.kit.paper.redacting import words_on

from .. import permissions, policies, queries, rules
from ..enums import Decided
from ..models import Item, Request
from ..types import Exemption
from .copies import is_making, unbind

LOOK = "countywide.casework.disclosures.tasks.look"


@action(permissions.WORK)
def gather(request: Request, *, by: Actor, on: date) -> int:
    """List every paper that the record holds about the child, on the cases on which this officer works (UK GDPR art. 15(1), (3)).

    What is listed already keeps what was decided about it; of a paper that grows, the newest takes the place of the one before, and
    is looked at again.
    """
    if bar := rules.bar_to_gathering(is_open=request.is_open, is_making=is_making(request)):
        raise RuleBroken(bar)
    known = set(request.items.values_list("of", flat=True))
    found = record.papers_on(queries.cases_covered(request, by))
    fresh = [as_item(request, kind, each, on) for kind, each in found if each.of not in known]
    grown = [each.series for each in fresh if each.series]
    request.items.filter(series__in=grown).delete()
    made = Item.objects.bulk_create(fresh)
    request.gathered_on, request.gathered_by_id = on, by.pk  # type: ignore[attr-defined]
    request.save(update_fields=["gathered_on", "gathered_by"])
    if made:
        unbind(request, by=by)
        progress.forget(request.look_key)
        async_task(LOOK, request.pk, save=False)
    audit.record("disclosures.gathered", by=by, about=request, on=on.isoformat(), papers=len(made))
    return len(made)


def as_item(request: Request, kind: record.Papers, paper: record.OnFile, on: date) -> Item:
    return Item(
        request=request, case_id=paper.case_id, of=paper.of, series=paper.series, place=kind.place, heading=kind.heading,
        title=paper.title[:200], author=paper.author[:200], dated=paper.dated, file_id=paper.file_id,
        third_party=paper.third_party, gathered_on=on,
    )  # fmt: skip


def note_looked(item: Item, *, on: date) -> None:
    """Read one paper for other people. Called by the worker: it opens what was gathered to nobody."""
    item.trouble, item.flagged, item.unread, item.pages = "", 0, 0, 0
    try:
        data = queries.as_pages(item)
    except binding.CannotBind as cannot:
        item.trouble = str(cannot)[:300]
    else:
        places, elsewhere, unread = queries.places_in(item, data)
        item.pages, item.flagged, item.unread = len(words_on(data)), len(places) + len(elsewhere), unread
    item.looked_on = on
    item.save(update_fields=["trouble", "flagged", "unread", "pages", "looked_on"])


@action(permissions.WORK)
def give_whole(item: Item, *, by: Actor, on: date, why: str) -> None:
    """This paper is given as it is, although something in it may be about somebody else."""
    request = item.request
    if bar := rules.bar_to_gathering(is_open=request.is_open, is_making=is_making(request)):
        raise RuleBroken(bar)
    if item.marks.exists():
        raise RuleBroken("Words were taken out of this paper. Put them back first, one by one.")
    if len(why.strip()) < rules.ENOUGH:
        raise RuleBroken("Say why it can be given as it is, so that somebody can follow it later.")
    item.is_out, item.exemption, item.why = False, "", why.strip()
    decide(item, by=by, on=on)
    audit.record("disclosures.paper-given-whole", by=by, about=item, on=on.isoformat())


@action(permissions.DECIDE)
def keep_back(item: Item, *, by: Actor, on: date, exemption: str, why: str) -> None:
    """This paper is not given at all, under one exemption, for a reason that holds for it."""
    request = item.request
    if bar := rules.bar_to_gathering(is_open=request.is_open, is_making=is_making(request)):
        raise RuleBroken(bar)
    held: Exemption | None = policies.exemptions_on(on).get(exemption)
    bar = rules.bar_to_withholding(is_open=True, what=item.title, why=why, exemption=held, asker=request.asker)
    if bar:
        raise RuleBroken(bar)
    item.is_out, item.exemption, item.why = True, exemption, why.strip()
    decide(item, by=by, on=on)
    audit.record("disclosures.paper-kept-back", by=by, about=item, on=on.isoformat(), exemption=exemption)


def decide(item: Item, *, by: Any, on: date) -> None:
    item.decided_on, item.decided_by_id = on, by.pk
    item.save(update_fields=["is_out", "exemption", "why", "decided_on", "decided_by"])
    unbind(item.request, by=by)


DEEDS = {Decided.WHOLE: give_whole, Decided.OUT: keep_back}
