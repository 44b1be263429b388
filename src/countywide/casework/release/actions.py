"""Looks papers through before they leave, stops them, and keeps what somebody decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from countywide.casework.cases import actions as cases
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.files import queries as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from . import notices, permissions, queries, rules
from .enums import Decided, Sign
from .looking import look
from .models import Decision, Found, Hold
from .types import Leaving, Looked, Paper


def papers_of(leaving: Iterable[Leaving]) -> list[Paper]:
    """The papers behind some files. A file that is gone leaves with nobody; one that cannot be read now stops them all."""
    papers = []
    for each in leaving:
        file = files.file_with(each.file_id) if each.file_id else None
        if file is None:
            continue
        data = files.whole(file)
        if data is None:
            raise RuleBroken(
                f"Nothing was sent. “{each.title}” cannot be opened at the moment, so it could not be looked through for "
                "other children. Try again in a few minutes."
            )
        papers.append(Paper(file.name, data, each.title, file.pk, each.key))
    return papers


def let_leave(case: Any, papers: Sequence[Paper], *, what: str, by: Any, on: date) -> None:
    """Look papers of a case through, inside the change that sends them: it goes on if nothing is found in them, or if
    somebody decided that each in which something is found may leave. Used by other actions: it guards nothing.

    Else the change is undone whole. What was found stays behind, for whoever decides about it (UK GDPR art. 5(1)(f)).
    """
    looked = look(papers, case.child)
    found = {rules.fingerprint(each): each for each in looked if not each.is_clear}
    known = queries.held_as(case, found.keys())
    stopped = {mark: each for mark, each in found.items() if mark not in known or not known[mark].may_leave}
    if stopped:
        raise RuleBroken(
            rules.said_of_stopping(
                stopped=len(stopped), papers=len(papers), is_found=any(each.hits for each in stopped.values())
            ),
            leads_to=reverse("release:case", args=[case.reference]),
            leaves=partial(stop, case, stopped, what=what, by=by, on=on),
        )
    if papers:
        audit.record(
            "release.looked-through", by=by, about=case, on=on.isoformat(), papers=len(papers),
            pages=sum(each.pages for each in looked), decided=len(found),
        )  # fmt: skip


def stop(case: Any, stopped: dict[str, Looked], *, what: str, by: Any, on: date) -> list[Hold]:
    """Keep what was found, once for each paper, and tell those who may decide. A message names nobody."""
    with audit.in_one_go():
        fresh = []
        for mark, looked in stopped.items():
            file = files.file_with(looked.paper.file_id) if looked.paper.file_id else None
            title = (looked.paper.title or looked.paper.name)[:255]
            hold, is_new = Hold.objects.get_or_create(
                case=case, fingerprint=mark,
                defaults={"what": what, "title": title, "file": file, "stopped_on": on, "stopped_by_id": by.pk},
            )  # fmt: skip
            if is_new:
                keep(hold, looked)
                audit.record("release.stopped", by=by, about=hold, on=on.isoformat(), found=len(looked.hits))
                fresh.append(hold)
        if fresh:
            cases.note(
                case, "release.stopped", by=by, on=on,
                title=f"Not sent: {'a paper' if len(fresh) == 1 else f'{len(fresh)} papers'} may hold details of another child",
            )  # fmt: skip
            deciders = accounts.people_who_may(permissions.DECIDE, organisation_id=case.team_id, on=on)
            tell(
                notices.STOPPED, to=[Recipient(each.email, case.team_id, each.pk) for each in deciders],
                cause=f"hold:{fresh[0].pk}", by=by, about=fresh[0], reference=case.reference,
            )  # fmt: skip
        return fresh


def keep(hold: Hold, looked: Looked) -> None:
    """What was found and what could not be searched, for whoever decides."""
    found = [
        Found(
            hold=hold, sign=hit.sign, child_id=hit.child_id, place=hit.place[:200], words=hit.words[:300],
            passage=hit.passage, why=hit.why,
        )
        for hit in looked.hits
    ]  # fmt: skip
    found += [Found(hold=hold, sign=Sign.UNREAD, place=part.place[:200], why=part.why[:300]) for part in looked.unread]
    Found.objects.bulk_create(found)


@action(permissions.DECIDE)
def decide(hold: Hold, *, by: Actor, on: date, decided: str, reason: str) -> None:
    """Whether a paper that was stopped may leave, and why: what was found rightly stands there, or is no child at all; or
    it must not leave, and is put right first. The record says who and when, not about which children.

    A decision may be changed as long as the paper has not left; what was decided before stays to be read.
    """
    if bar := rules.bar_to_deciding(decided=hold.decided, now=decided, reason=reason):
        raise RuleBroken(bar)
    Decision.objects.create(hold=hold, decided=decided, on=on, by_id=by.pk, reason=reason.strip())  # type: ignore[attr-defined]
    hold.decided = decided
    hold.save(update_fields=["decided"])
    cases.note(
        hold.case, "release.decided", by=by, on=on,
        title=f"A paper that was stopped {'may' if decided == Decided.LET_GO else 'must not'} leave",
    )  # fmt: skip
    sender = hold.stopped_by
    if sender is not None and sender.pk != by.pk and sender.is_active:  # type: ignore[attr-defined]
        tell(
            notices.DECIDED, to=[Recipient(sender.email, hold.case.team_id, sender.pk)],
            cause=f"hold:{hold.pk}:{hold.decisions.count()}", by=by, about=hold, reference=hold.case.reference, key=hold.key,
        )  # fmt: skip
    did = "release.let-go" if decided == Decided.LET_GO else "release.kept-back"
    audit.record(did, by=by, about=hold, on=on.isoformat())
