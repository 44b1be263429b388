"""Binds the copy, gives it to whoever asked, and deletes it when its time is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django_q.tasks import async_task

from countywide.casework.release import actions as release
from countywide.casework.release.types import Paper
from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.jobs import progress
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper import binding
from countywide.platform.links import actions as links

from .. import notices, permissions, policies, queries, rules
from ..enums import Answered, How, State
from ..models import Copy, Item, Request
from .copies import drop, is_making
from .handling import barred, close, say

BIND = "countywide.casework.disclosures.tasks.bind"
NAME = "Information that we hold"


@action(permissions.WORK)
def ask_to_bind(request: Request, *, by: Actor, on: date) -> Copy:
    """Let a worker bind the papers that are given, with what is taken out of them, and the list of what is left out."""
    counts = queries.counted(request)
    barred(
        rules.bar_to_binding(
            is_open=request.is_open, is_making=is_making(request), papers=counts["papers"],
            not_looked=counts["not_looked"], waiting=counts["waiting"], troubled=counts["troubled"],
        )
    )  # fmt: skip
    before = Copy.objects.filter(request=request).first()
    if before is not None:
        if before.state == State.TO_POST:
            raise RuleBroken("The copy waits to be posted.")
        drop(before, by=by)
    copy = Copy.objects.create(request=request, state=State.MAKING, asked_by_id=by.pk)  # type: ignore[attr-defined]
    progress.forget(copy.job_key)
    async_task(BIND, str(copy.key), save=False)
    audit.record(
        "disclosures.asked-to-bind", by=by, about=copy, on=on.isoformat(), papers=counts["papers"] - counts["out"]
    )
    return copy


def keep_bound(
    copy: Copy, items: Sequence[Item], papers: Sequence[Paper], bound: binding.Bound, *, by: Any, on: date
) -> None:
    """Look what is given through for other children, and keep the file. Nothing is kept if the guard stops a paper."""
    with audit.in_one_go():
        held = Copy.objects.select_for_update().get(pk=copy.pk)
        if held.state != State.MAKING:
            return
        release.let_leave(copy.request.case, papers, what=NAME, by=by, on=on)
        held.file = files.keep_made(
            bound.data, keeper=queries.KEEPER, place=f"copy:{copy.pk}", name=f"{NAME}, {on.day} {on:%B %Y}.pdf", by=by
        )
        held.sha256, held.pages, held.made_on, held.state = sha256(bound.data).hexdigest(), bound.pages, on, State.MADE
        held.save(update_fields=["file", "sha256", "pages", "made_on", "state"])
        for item, placed in zip(items, bound.placed[1:], strict=True):  # the first is what stands in front
            item.first_page, item.bound_pages = placed.first, placed.pages
        Item.objects.bulk_update(items, ["first_page", "bound_pages"])
        audit.record("disclosures.bound", by=by, about=held, on=on.isoformat(), pages=bound.pages, sha256=held.sha256)


def keep_stopped(copy: Copy, trouble: str, *, by: Any, on: date, leads_to: str = "") -> None:
    """It could not be bound: say why, and leave everything else as it was."""
    with audit.in_one_go():
        found = Copy.objects.filter(pk=copy.pk, state=State.MAKING)
        found.update(state=State.STOPPED, trouble=trouble, leads_to=leads_to)
        audit.record("disclosures.stopped", by=by, about=copy, on=on.isoformat())


@action(permissions.DECIDE)
def give(request: Request, *, by: Actor, on: date, at: datetime, how: str, reasons: str) -> None:
    """Give the copy to whoever asked, and answer the request with it: all of it, or what is left when what is left out is out.

    By post it waits until somebody has posted it; the request is answered on that day.
    """
    copy = queries.copy_of(request)
    user = queries.account_of(request) if how == How.ACCOUNT else None
    barred(
        rules.bar_to_giving(
            state=copy.state if copy else "", how=how, email=request.email, has_account=user is not None
        )
    )
    assert copy is not None
    copy.request = request
    barred_to_answer(request, on=on, answered_on=on, reasons=reasons)
    copy.how, copy.user, copy.given_by_id = how, user, by.pk  # type: ignore[attr-defined]
    request.answer = reasons.strip()
    if how == How.POST:
        copy.state = State.TO_POST
        copy.save(update_fields=["how", "user", "given_by", "state"])
        request.save(update_fields=["answer"])
        audit.record("disclosures.to-post", by=by, about=copy, on=on.isoformat())
        return
    is_given(copy, by=by, on=on)
    if how == How.LINK:
        links.issue(
            queries.BY_LINK, subject=str(copy.key), holder=queries.holder_of(copy), reference=request.case.reference, by=by,
            on=on, at=at, until=copy.open_until,
        )  # fmt: skip
    else:
        say(request, notices.GIVEN, "given", by=by, key=copy.key, open_until=copy.open_until)


@action(permissions.WORK)
def note_posted(copy: Copy, *, by: Actor, on: date, posted_on: date) -> None:
    """It went by post: the request is answered on that day."""
    barred(rules.bar_to_posting(state=copy.state, made_on=copy.made_on, posted_on=posted_on, on=on))
    barred_to_answer(copy.request, on=on, answered_on=posted_on, reasons=copy.request.answer)
    is_given(copy, by=by, on=posted_on)
    say(copy.request, notices.POSTED, "posted", by=by, posted_on=posted_on)


@action(permissions.DECIDE)
def take_back(copy: Copy, *, by: Actor, on: date) -> None:
    """What waited to be posted does not go like this: it can be changed and bound anew."""
    if copy.state != State.TO_POST:
        raise RuleBroken("Nothing waits to be posted.")
    copy.state, copy.how = State.MADE, ""
    copy.save(update_fields=["state", "how"])
    audit.record("disclosures.taken-back", by=by, about=copy, on=on.isoformat())


def is_given(copy: Copy, *, by: Any, on: date) -> None:
    """The copy is given and the request answered: until when it can be opened and when it is deleted is laid down."""
    policy, request = policies.giving_on(on), copy.request
    copy.state, copy.given_on, copy.delete_on = State.GIVEN, on, on + policy.kept_for
    copy.open_until = None if copy.how == How.POST else on + policy.open_for
    copy.save(update_fields=["how", "user", "given_by", "state", "given_on", "delete_on", "open_until"])
    audit.record("disclosures.given", by=by, about=copy, on=on.isoformat(), how=copy.how, sha256=copy.sha256)
    close(request, by=by, answered_on=on, how=answered_as(request), reasons=request.answer)


def answered_as(request: Request) -> str:
    return Answered.PARTLY if queries.left_out(request) else Answered.GIVEN


def barred_to_answer(request: Request, *, on: date, answered_on: date, reasons: str) -> None:
    """Nothing is given before it is clear who asks and whether the child decides."""
    barred(
        rules.bar_to_answering(
            is_open=request.is_open, how=answered_as(request), answered_on=answered_on, received_on=request.received_on,
            waits=queries.is_waiting(request), identity_on=request.identity_on, competence=request.competence,
            withheld=len(queries.left_out(request)), reasons=reasons, on=on,
        )
    )  # fmt: skip


@action(permissions.DECIDE)
def send_link_again(copy: Copy, *, by: Actor, on: date, at: datetime) -> None:
    """A fresh link to the same mailbox, while the copy can be opened; the one before it ends."""
    if copy.how != How.LINK or not copy.can_be_opened_on(on):
        raise RuleBroken("This copy cannot be opened by a link any more.")
    links.issue(
        queries.BY_LINK, subject=str(copy.key), holder=queries.holder_of(copy), reference=copy.request.case.reference, by=by,
        on=on, at=at, until=copy.open_until,
    )  # fmt: skip
    audit.record("disclosures.link-sent-again", by=by, about=copy, on=on.isoformat())


def delete_over(*, by: Any, on: date, at: datetime) -> int:
    """Delete the copies whose time is over. What was asked, left out and given stays to be read (UK GDPR art. 5(1)(e))."""
    with audit.in_one_go():
        found = list(queries.to_delete(on).select_for_update(of=("self",)))
        for copy in found:
            file, copy.state, copy.deleted_on = copy.file, State.DELETED, on
            copy.save(update_fields=["state", "deleted_on"])
            links.end_all(queries.BY_LINK, subject=str(copy.key), by=by, at=at)
            if file is not None:
                files.remove(file, by=by, now=at)
            audit.record("disclosures.deleted", by=by, about=copy, on=on.isoformat())
    return len(found)
