"""Asking a setting for evidence, and following it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import NoticeKind, Recipient

from .. import notices, permissions, queries, rules, signals
from ..enums import Ended
from ..models import AskedItem, EvidenceRequest
from ..types import Wanted
from . import linking
from .standing import note, settle, wait, works_on


@action(permissions.ASK)
def ask(
    case: Any,
    *,
    by: Actor,
    on: date,
    organisation_id: int,
    items: Sequence[Wanted],
    due_on: date | None = None,
    note: str = "",
) -> EvidenceRequest:
    """Ask a setting for what it holds about a child: its role mailbox gets a letter and, apart from it, the link.

    Evidence is asked for so that the duty to inform the decision can be done well (Children and Families Act 2014,
    s36(8)); it is never a condition of the request. The time limit of the decision goes on meanwhile.
    """
    usual = queries.usual_due(organisation_id, on=on)
    mailbox = queries.mailbox_of(organisation_id)
    bar = rules.bar_to_asking(
        closed_on=case.closed_on,
        items=len(items),
        has_mailbox=mailbox is not None,
        asked_already=queries.asked_already(case, organisation_id),
        asked_on=on,
        due_on=due_on or usual.due_on,
    )
    if bar or mailbox is None:
        raise RuleBroken(bar or "")
    request = EvidenceRequest.objects.create(
        case=case,
        organisation_id=organisation_id,
        asked_on=on,
        asked_by_id=by.pk,  # type: ignore[attr-defined]
        due_on=due_on or usual.due_on,
        due_because=how_counted(usual) if due_on in (None, usual.due_on) else "",
        note=note,
    )
    _set_down(request, items, first=1)
    audit.record("evidence.asked", by=by, about=request, on=on.isoformat(), due=request.due_on.isoformat())
    write(notices.ASKED, request, to=mailbox, by=by, cause="asked")
    linking.issue(request, by=by, on=on, at=timezone.now(), to=mailbox)
    wait(case)
    _note_asking(request, by=by, on=on)
    signals.asked.send(EvidenceRequest, request=request, by=by, on=on)
    return request


@action(permissions.FOLLOW_UP)
def add_to(request: EvidenceRequest, *, by: Actor, on: date, items: Sequence[Wanted]) -> None:
    """Ask for more in a request that is still open; the setting is written to again."""
    _follow_up(request, by, on)
    if not items:
        raise RuleBroken("Choose at least one thing to ask for.")
    last = request.asked.order_by("-place").values_list("place", flat=True).first() or 0
    _set_down(request, items, first=last + 1)
    audit.record("evidence.asked-more", by=by, about=request, on=on.isoformat(), items=len(items))
    _remind(request, by=by, on=on, at=timezone.now())


@action(permissions.FOLLOW_UP)
def chase(request: EvidenceRequest, *, by: Actor, on: date) -> None:
    """Remind a setting, with a fresh link to the same holder."""
    _follow_up(request, by, on)
    if request.chased_on == on:
        raise RuleBroken("They were reminded today already.")
    _remind(request, by=by, on=on, at=timezone.now())


@action(permissions.FOLLOW_UP)
def renew(request: EvidenceRequest, *, by: Actor, on: date, to_role: bool = False) -> None:
    """Send a fresh link that begins its time anew; `to_role`: to the role mailbox, though it was passed on."""
    _follow_up(request, by, on)
    held = queries.last_link(request.pk)
    to = queries.mailbox_of(request.organisation_id) if to_role else linking.next_holder(request, held)
    if to is None:
        raise RuleBroken("We hold no mailbox for this setting. Add one under Contacts, then send the link.")
    is_role = to_role or held is None or held.is_role
    linking.issue(request, by=by, on=on, at=timezone.now(), to=to, is_role=is_role)
    audit.record("evidence.renewed", by=by, about=request, on=on.isoformat())


@action(permissions.FOLLOW_UP)
def extend(request: EvidenceRequest, *, by: Actor, on: date, due_on: date) -> None:
    """Give a setting longer. The clock of the decision is not moved by it."""
    _follow_up(request, by, on)
    if bar := rules.bar_to_due(asked_on=on, due_on=due_on):
        raise RuleBroken(bar)
    request.due_on, request.due_because, request.late_on, request.chased_on = due_on, "", None, None
    request.save(update_fields=["due_on", "due_because", "late_on", "chased_on"])
    audit.record("evidence.extended", by=by, about=request, on=on.isoformat(), due=due_on.isoformat())
    wait(request.case)
    if to := linking.next_holder(request, queries.last_link(request.pk)):
        write(notices.EXTENDED, request, to=to, by=by, cause=f"extended:{request.version}")
    note(
        request, "extended", by=by, on=on, title=f"{request.organisation.name} has until {short_date(due_on)} to answer"
    )


@action(permissions.STOP)
def withdraw(request: EvidenceRequest, *, by: Actor, on: date, because: str) -> None:
    """Stop asking: the link is revoked, and whoever held it is told that nothing more is needed."""
    if bar := rules.bar_to_following_up(request.standing_on(on)):
        raise RuleBroken(bar)
    if not because.strip():
        raise RuleBroken("Say why this is no longer needed.")
    request.withdrawn_on, request.withdrawn_because = on, because[:300]
    request.save(update_fields=["withdrawn_on", "withdrawn_because"])
    audit.record("evidence.withdrawn", by=by, about=request, on=on.isoformat())
    held = queries.last_link(request.pk)
    if live := queries.live_link(request.pk):
        linking.end(live, by=by, at=timezone.now(), because=Ended.WITHDRAWN)
    if to := linking.next_holder(request, held):
        write(notices.WITHDRAWN, request, to=to, by=by, cause="withdrawn")
    settle(request, on=on)
    note(request, "withdrawn", by=by, on=on, title=f"Evidence is no longer asked of {request.organisation.name}")
    signals.withdrawn.send(EvidenceRequest, request=request, by=by, on=on)


def _remind(request: EvidenceRequest, *, by: Any, on: date, at: datetime) -> None:
    """A reminder to the holder of the link, with a fresh one."""
    held = queries.last_link(request.pk)
    request.chased_on, request.chases = on, request.chases + 1
    request.save(update_fields=["chased_on", "chases"])
    audit.record("evidence.chased", by=by, about=request, on=on.isoformat(), times=request.chases)
    if to := linking.next_holder(request, held):
        write(notices.REMINDED, request, to=to, by=by, cause=f"chase:{request.chases}")
        linking.issue(request, by=by, on=on, at=at, to=to, is_role=held is None or held.is_role)
    note(request, "chased", by=by, on=on, title=f"Reminded {request.organisation.name} about evidence")


remind = _remind


def write(kind: NoticeKind, request: EvidenceRequest, *, to: Recipient, by: Any, cause: str, **words: Any) -> None:
    """One message about a request: the reference, the day and the things asked for by the names of their kinds."""
    asked = [
        each.name if each.kind != "other" else "Something else (you will see what)" for each in request.asked.all()
    ]
    tell(
        kind,
        to=[to],
        cause=f"evidence:{request.pk}:{cause}",
        by=by,
        about=request,
        reference=request.case.reference,
        due=short_date(request.due_on),
        due_on=request.due_on,
        due_because=request.due_because,
        organisation=request.organisation.name,
        asked=asked,
        request=request.pk,
        **words,
    )


def _follow_up(request: EvidenceRequest, by: Any, on: date) -> None:
    works_on(request, by)
    if bar := rules.bar_to_following_up(request.standing_on(on)):
        raise RuleBroken(bar)


def _set_down(request: EvidenceRequest, items: Sequence[Wanted], *, first: int) -> None:
    """Keep each thing asked for in the words of today: the list may change later, what was asked does not."""
    form = queries.form_on(request.asked_on)
    for place, wanted in enumerate(items, first):
        kind = queries.kind_with(wanted.kind)
        if kind is None:
            raise RuleBroken("Choose from the list of what can be asked for.")
        name = form.title if kind.is_form and form else kind.name
        AskedItem.objects.create(
            request=request,
            kind=kind.key,
            name=wanted.words[:200] if wanted.words and kind.key == "other" else name,
            words=wanted.words[:500] if kind.key != "other" and wanted.words else kind.asks,
            is_form=kind.is_form,
            place=place,
        )


def how_counted(usual: Any) -> str:
    """How the usual day was counted, in one sentence."""
    said = f"{usual.days} school days after {short_date(usual.from_on)}"
    shut = [f"{short_date(first)} until it reopens on {short_date(reopens)}" for first, reopens in usual.closed]
    return (f"{said}, leaving out the days the setting is closed: {' and '.join(shut)}" if shut else said)[:300]


def _note_asking(request: EvidenceRequest, *, by: Any, on: date) -> None:
    due = short_date(request.due_on)
    note(
        request,
        "asked",
        by=by,
        on=on,
        title=f"Asked {request.organisation.name} for evidence by {due}",
        family_title=f"We asked {request.organisation.name} for information by {due}",
        to_family=True,
    )
