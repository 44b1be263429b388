"""Work the bundles room leaves to a worker: binding papers."""

from __future__ import annotations

from time import monotonic
from typing import Any

from django.utils.timezone import localdate

from countywide.casework.disputes import queries as disputes
from countywide.casework.letters import queries as letters
from countywide.casework.release.types import Paper
from countywide.platform.files import queries as files
from countywide.platform.jobs import progress
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.paper import binding

from . import actions, queries
from .enums import State
from .models import Item, Part

BETWEEN = 0.5  # seconds between two words of progress


def bind(key: str) -> None:
    """Bind the papers that were chosen. Run again after a kill, it does it from the start, or finds it done."""
    part = queries.part_by_key(key)
    if part is None or part.state != State.MAKING:
        return
    by: Any = part.made_by
    on = localdate()
    items = queries.chosen(part)
    try:
        read = [turned(part, item, on) for item in items]
        if any(item.trouble for item in items):
            Item.objects.bulk_update(items, ["trouble"])
            raise RuleBroken("Some papers have no pages that can be bound. They are marked below, with what to do.")
        sheaves = [sheaf(item, pages) for item, (_paper, pages) in zip(items, read, strict=True)]
        bound = binding.bind(
            head(part, on), sheaves, before=before(part), counted_from=queries.counted_before(part) + 1,
            step=steps(part.job_key),
        )  # fmt: skip
        actions.keep_bound(part, items, [paper for paper, _pages in read], bound, by=by, on=on)
    except RuleBroken as broken:
        if broken.leaves:
            broken.leaves()
        actions.keep_stopped(part, str(broken), by=by, on=on, leads_to=broken.leads_to)
        progress.say(part.job_key, 0, 0, "It could not be bound.", is_over=True)
    else:
        progress.say(part.job_key, bound.pages, bound.pages, "Done", is_over=True)


def turned(part: Part, item: Item, on: Any) -> tuple[Paper, bytes]:
    """One paper as it is, to be looked through, and as pages; the item says so where it has none."""
    data, kind = queries.content_of(item)
    paper = Paper(f"{item.title}.{kind}", data, item.title, item.file_id, "" if item.file_id else item.of)
    try:
        if not data:
            raise binding.CannotBind("This paper cannot be opened at the moment. Try again, or leave it out.")
        return paper, binding.as_pdf(data, kind, title=item.title, on=item.dated or on)
    except binding.CannotBind as cannot:
        item.trouble = str(cannot)
        return paper, b""


def sheaf(item: Item, pages: bytes) -> binding.Sheaf:
    return binding.Sheaf(item.title, item.get_section_display(), pages, item.author, item.dated)


def head(part: Part, on: Any) -> binding.Head:
    """What stands on the first page: the appeal by its number, never the child's name."""
    appeal = disputes.appeal_of(part.dispute)
    facts = [
        ("Appeal", appeal.number if appeal else ""),
        ("Our reference", part.dispute.case.reference),
        ("Bound on", f"{on.day} {on:%B %Y}"),
    ]
    if appeal is not None and appeal.hearing_on:
        facts.append(("Hearing", f"{appeal.hearing_on.day} {appeal.hearing_on:%B %Y}"))
    title = actions.NAME if part.number == 1 else f"{actions.NAME}: later papers, part {part.number}"
    return binding.Head(title, letters.council_facts().get("council_name", ""), tuple(facts), on)


def before(part: Part) -> bytes:
    """The bundle as it was sent, behind which later papers stand."""
    sent = queries.part_before(part)
    if sent is None:
        return b""
    data = files.whole(sent.file) if sent.file else None
    if data is None:
        raise RuleBroken("The bundle that was sent cannot be opened at the moment. Try again in a few minutes.")
    return data


def steps(job_key: str) -> binding.Step:
    """Says how far it is, twice a second at most."""
    said_at = 0.0

    def say(done: int, total: int) -> None:
        nonlocal said_at
        if monotonic() - said_at > BETWEEN:
            said_at = monotonic()
            progress.say(job_key, done, total, "pages are bound")

    return say
