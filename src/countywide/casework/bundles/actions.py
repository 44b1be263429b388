"""Puts the bundle of an appeal together: chooses its papers, binds them, looks them through, and enters that it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django_q.tasks import async_task

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.disputes import actions as disputing
from countywide.casework.disputes import queries as disputes
from countywide.casework.letters import queries as letters
from countywide.casework.release import actions as release
from countywide.casework.release.types import Paper
from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.jobs import progress
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper import binding
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from . import notices, permissions, queries, rules
from .enums import Section, State
from .models import Item, Part
from .types import Listed, OnRecord

BIND = "countywide.casework.bundles.tasks.bind"
CLOCK = "AP-BUNDLE"
NAME = "Bundle for the hearing"


@action(permissions.BIND)
def begin(dispute: Any, *, by: Actor, on: date) -> Part:
    """Begin the bundle of an appeal, or a further part of one that was sent, with the papers that the record holds."""
    bar = rules.bar_to_beginning(
        has_appeal=disputes.appeal_of(dispute) is not None, is_open=dispute.is_open,
        has_open_part=queries.open_part(dispute) is not None,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    part = Part.objects.create(dispute=dispute, number=queries.parts_of(dispute).count() + 1, begun_on=on)
    listed = list_papers(part, queries.not_listed_yet(part, by), is_first=part.number == 1)
    audit.record("bundles.begun", by=by, about=part, on=on.isoformat(), papers=listed)
    return part


def list_papers(part: Part, papers: Iterable[OnRecord], *, is_first: bool) -> int:
    """List papers of the record. In a further part all are out to begin with: only what is new to the hearing belongs there."""
    made = [
        Item(
            part=part, of=each.of, section=each.section, title=each.title[:200], author=each.author[:200],
            dated=each.dated, file_id=each.file_id, is_in=each.is_in and is_first,
        )
        for each in papers
    ]  # fmt: skip
    return len(Item.objects.bulk_create(made))


@action(permissions.BIND)
def choose(part: Part, *, by: Actor, on: date, chosen: set[int]) -> None:
    """Which papers are in; those that came onto the record since are listed too."""
    barred(rules.bar_to_choosing(state=part.state))
    part.items.exclude(pk__in=chosen).update(is_in=False)
    part.items.filter(pk__in=chosen).update(is_in=True)
    list_papers(part, queries.not_listed_yet(part, by), is_first=False)
    unmake(part)
    audit.record("bundles.chosen", by=by, about=part, on=on.isoformat(), papers=len(chosen))


@action(permissions.BIND)
def describe(part: Part, *, by: Actor, on: date, item_id: int, listed: Listed) -> None:
    """How one paper is listed in the index."""
    barred(rules.bar_to_choosing(state=part.state))
    item = queries.item_with(part, item_id)
    if item is None:
        raise RuleBroken("This paper is not in the list any more.")
    for name in ("title", "section", "author", "dated"):
        setattr(item, name, getattr(listed, name))
    item.save(update_fields=["title", "section", "author", "dated"])
    unmake(part)
    audit.record("bundles.described", by=by, about=part, on=on.isoformat(), item=item.pk)


def add_file(part: Part, file: Any) -> None:
    """A file that was sent for the bundle: in, to begin with. Called where it arrives."""
    if part.is_open:
        title = file.name.rpartition(".")[0] or file.name
        Item.objects.get_or_create(
            part=part, of=f"file:{file.pk}", defaults={"file": file, "section": Section.OTHER, "title": title[:200]}
        )
        unmake(part)


def unmake(part: Part) -> None:
    """What was bound before does not hold what is chosen now."""
    if part.state == State.LISTED and not part.trouble:
        return
    part.state, part.trouble, part.leads_to = State.LISTED, "", ""
    part.file, part.sha256, part.made_on, part.pages = None, "", None, 0
    part.save(update_fields=["state", "trouble", "leads_to", "file", "sha256", "made_on", "pages"])
    part.items.update(trouble="", first_page=None, pages=0, wordless=0)


@action(permissions.BIND)
def ask_to_bind(part: Part, *, by: Actor, on: date) -> None:
    """Let a worker bind the papers that are chosen."""
    counts = queries.counted(part)
    barred(rules.bar_to_making(state=part.state, chosen=counts["chosen"], not_ready=counts["not_ready"]))
    unmake(part)
    part.state, part.made_by_id = State.MAKING, by.pk  # type: ignore[attr-defined]
    part.save(update_fields=["state", "made_by"])
    progress.forget(part.job_key)
    async_task(BIND, str(part.key), save=False)
    audit.record("bundles.asked", by=by, about=part, on=on.isoformat(), papers=counts["chosen"])


def keep_bound(part: Part, items: list[Item], papers: list[Paper], bound: binding.Bound, *, by: Any, on: date) -> None:
    """Look the papers through for other children, and keep the file. Nothing is kept if the guard stops one."""
    with audit.in_one_go():
        held = Part.objects.select_for_update().get(pk=part.pk)
        if held.state != State.MAKING:
            return
        release.let_leave(part.dispute.case, papers, what=NAME, by=by, on=on)
        held.file = files.keep_made(
            bound.data, keeper=queries.KEEPER, place=f"bundle:{part.pk}", name=f"{NAME}, {on.day} {on:%B %Y}.pdf", by=by
        )
        held.sha256, held.pages, held.made_on = sha256(bound.data).hexdigest(), bound.pages, on
        held.state = State.MADE
        held.save(update_fields=["file", "sha256", "pages", "made_on", "state"])
        for item, placed in zip(items, bound.placed, strict=True):
            item.first_page, item.pages, item.wordless = placed.first, placed.pages, placed.wordless
        Item.objects.bulk_update(items, ["first_page", "pages", "wordless"])
        audit.record("bundles.bound", by=by, about=held, on=on.isoformat(), pages=bound.pages, sha256=held.sha256)


def keep_stopped(part: Part, trouble: str, *, by: Any, on: date, leads_to: str = "") -> None:
    """It could not be bound: say why, and leave everything else as it was."""
    with audit.in_one_go():
        Part.objects.filter(pk=part.pk, state=State.MAKING).update(
            state=State.STOPPED, trouble=trouble, leads_to=leads_to
        )
        audit.record("bundles.stopped", by=by, about=part, on=on.isoformat())


@action(permissions.BIND)
def note_sent(part: Part, *, by: Actor, on: date, sent_on: date) -> None:
    """It went to the Tribunal: from now on it stands as it is, the family reads it here and is told, and the day is met."""
    barred(rules.bar_to_sending(state=part.state, made_on=part.made_on, sent_on=sent_on, on=on))
    part.state, part.sent_on = State.SENT, sent_on
    part.save(update_fields=["state", "sent_on"])
    dispute = part.dispute
    case = held_cases.case_by_key(dispute.case_id)
    title = (
        "The bundle of papers was sent to the Tribunal"
        if part.number == 1
        else "Later papers were sent to the Tribunal"
    )
    cases.note(case, "bundles.sent", by=by, on=on, title=title, to_family=True)
    disputing.bundle_sent(dispute, by=by, on=sent_on)
    family = [
        Recipient(each.email, None, each.user_id)
        for each in held_cases.people_to_tell(case, on=on).family
        if each.email
    ]
    tell(
        notices.SENT, to=family, cause=f"bundle-part:{part.pk}", by=by, about=part, reference=case.reference,
        key=dispute.key, sent_on=sent_on, pages=part.pages, council_name=letters.council_facts().get("council_name", ""),
    )  # fmt: skip
    audit.record("bundles.sent", by=by, about=part, on=sent_on.isoformat(), pages=part.pages)


def barred(bar: str | None) -> None:
    if bar:
        raise RuleBroken(bar)
