"""Work the disclosures room leaves to a worker: looking papers through, binding the copy, deleting it when its time is over."""

from __future__ import annotations

from datetime import date, time
from time import monotonic

from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.release.types import Paper
from countywide.platform.jobs import progress
from countywide.platform.jobs.types import Regular
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.paper import binding
from countywide.platform.kit.paper.redacting import digest, redrawn, words_on

from . import actions, front, queries
from .enums import State
from .models import Copy, Item, Request

BY = Machine("disclosures")
BETWEEN = 0.5  # seconds between two words of progress


def nobody(done: int, total: int) -> None:
    """Nobody watches."""


def look(pk: int) -> None:
    """Look the gathered papers of a request through. Run again after a kill, it goes on where it was."""
    request = queries.request_by_pk(pk)
    if request is not None:
        looked(
            request, step=lambda done, total: progress.say(request.look_key, done, total, "papers are looked through")
        )
        progress.say(request.look_key, 0, 0, "Done", is_over=True)


def looked(request: Request, *, step: binding.Step = nobody) -> None:
    """Each paper that nobody has looked through."""
    items = queries.not_looked(request)
    for done, item in enumerate(items, start=1):
        item.request = request
        actions.note_looked(item, on=localdate())
        step(done, len(items))


def bind(key: str) -> None:
    """Bind the papers that are given. Run again after a kill, it does it from the start, or finds it done."""
    copy = queries.copy_by_key(key)
    if copy is not None and copy.state == State.MAKING:
        is_bound = bound(copy, step=steps(copy.job_key))
        progress.say(copy.job_key, 0, 0, "Done" if is_bound else "It could not be bound.", is_over=True)


def bound(copy: Copy, *, step: binding.Step = nobody) -> bool:
    """Put the papers together, and keep the copy or why there is none."""
    on, by = localdate(), copy.asked_by
    try:
        items, papers, sheaves = put_together(copy, on, step)
        made = binding.bind(front.head(copy.request, on), [front.sheaf(copy.request, on), *sheaves], step=step)
        actions.keep_bound(copy, items, papers, made, by=by, on=on)
    except RuleBroken as broken:
        if broken.leaves:
            broken.leaves()
        actions.keep_stopped(copy, str(broken), by=by, on=on, leads_to=broken.leads_to)
        return False
    return True


def put_together(copy: Copy, on: date, step: binding.Step) -> tuple[list[Item], list[Paper], list[binding.Sheaf]]:
    """The papers that are given: as they are looked through, and as they are bound."""
    items = [each for each in queries.items_of(copy.request).prefetch_related("marks") if not each.is_out]
    papers, sheaves = [], []
    for done, item in enumerate(items, start=1):
        item.request = copy.request
        data = given(item)
        papers.append(queries.guarded(item, data))
        sheaves.append(binding.Sheaf(item.title, item.heading, data, item.author, item.dated))
        step(done, len(items))
    return items, papers, sheaves


def given(item: Item) -> bytes:
    """A paper as it is given: as it stands or, where something was taken out, drawn anew without it."""
    try:
        data = queries.as_pages(item)
    except binding.CannotBind as cannot:
        raise RuleBroken(f"“{item.title}”: {cannot}") from None
    outs = queries.outs_of(item)
    if not outs:
        return data
    if item.digest != digest(words_on(data)):
        raise RuleBroken(f"“{item.title}”: {actions.CHANGED}")
    return redrawn(data, outs)


def steps(job_key: str) -> binding.Step:
    """Says how far it is, twice a second at most."""
    said_at = 0.0

    def say(done: int, total: int) -> None:
        nonlocal said_at
        if monotonic() - said_at > BETWEEN:
            said_at = monotonic()
            progress.say(job_key, done, total, "are done")

    return say


def keep_up(on: date | None = None) -> dict[str, int]:
    """Delete the copies whose time is over. A second time on a day, it finds none."""
    return {"deleted": actions.delete_over(by=BY, on=on or localdate(), at=timezone.now())}


regular = [Regular("countywide.casework.disclosures.tasks.keep_up", daily_at=time(3, 40))]
