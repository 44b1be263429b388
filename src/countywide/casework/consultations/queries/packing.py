"""What a pack would hold today, what packs hold, and which have been overtaken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce

from countywide.casework.placements import queries as placements
from countywide.casework.plans import queries as plans
from countywide.casework.plans.enums import Issued
from countywide.casework.plans.types import RowSaid
from countywide.casework.reviews import queries as reviews

from .. import rules
from ..enums import PaperKind
from ..models import Consultation, Pack, Paper
from ..policies import policy_on
from ..types import LineSaid, Sheet


def version_for(plan: Any) -> Any:
    """The version on which a school is consulted: proposed changes that the family has before it, else the final plan, else
    the draft."""
    amendment = plans.open_amendment(plan)
    if amendment is not None:
        return amendment.proposed
    return plans.version_now(plan) or plans.version_now(plan, issued_as=Issued.DRAFT)


def provision_of(plan: Any, version: Any) -> tuple[RowSaid, ...]:
    """The lines of section F, as a version says them."""
    keys = [each.key for each in plan.sections.of("provision") if each.key == "F"] or ["F"]
    return tuple(row for key in keys for row in version.says.rows_in(key))


def provision_said(consultation: Consultation) -> tuple[LineSaid, ...]:
    """The lines of section F that a school answers, from the plan as it was sent to it."""
    pack = pack_now(consultation)
    version = pack.plan_version if pack else version_for(consultation.plan)
    return tuple(LineSaid(row.key, row.number, row.text) for row in provision_of(consultation.plan, version))


def sheets_of(consultation: Consultation, *, on: date) -> list[Sheet]:
    """What a pack holds on a day, besides the letter that opens it. Never what other schools answered, or what they cost."""
    plan = consultation.plan
    version = version_for(plan)
    review = reviews.last_reported(plan)
    found = [
        Sheet(
            PaperKind.PLAN,
            Issued(version.issued_as).label,
            version.issued_on,
            source=f"version:{version.pk}",
            of=version,
        )
    ]
    if review is not None:
        held_on = review.met_on or review.report_on or on
        title = "Report of the latest review" + (", and the decision" if review.decided_on else "")
        said = f"review:{review.pk}:{review.report_number}:{review.decided_on or ''}"
        found.append(Sheet(PaperKind.REVIEW, title, held_on, signed(review), source=said, of=review))
    found += list(update_since(plan))
    found.append(views_of(consultation, version))
    return [*found, *advice_of(plan, on=on)]


def signed(review: Any) -> str:
    return ", ".join(part for part in (review.signed_by, review.setting.name if review.setting else "") if part)


def update_since(plan: Any) -> Iterator[Sheet]:
    """The newest in-year form that the school sent after the last review (Q09)."""
    update = reviews.update_since_review(plan)
    if update is None:
        return
    title = "In-year review form" + (", with the pages about the move" if update.is_for_move else "")
    by = update.sent_by.name if update.sent_by else ""
    where = update.review.setting.name if update.review.setting else ""
    author = ", ".join(part for part in (by, where) if part)
    yield Sheet(
        PaperKind.UPDATE,
        title,
        update.sent_on or update.began_on,
        author,
        source=f"update:{update.pk}",
        of=update.review,
    )


def views_of(consultation: Consultation, version: Any) -> Sheet:
    """What the child and the family say: in the plan, and of this school where they asked for it. Which other schools they
    named is nobody's business but theirs and the council's."""
    said = [(row.text, "") for row in version.says.rows_in("A")]
    day, source = version.issued_on, f"views:version:{version.pk}"
    for each, newest in placements.said_now(consultation.transfer) if consultation.transfer else ():
        own = [wish.reasons for wish in newest.wishes.all() if names(wish, consultation.setting_id)]
        who = each.contact.name if each.contact else ""
        said += [(words, who) for words in (newest.child_view, *own) if words]
        day, source = max(day, newest.said_on), f"{source}:{newest.pk}"
    return Sheet(PaperKind.VIEWS, "What the child and the family say", day, source=source[:60], of=said)


def names(wish: Any, setting_id: int) -> bool:
    return wish.school is not None and wish.school.organisation_id == setting_id


def advice_of(plan: Any, *, on: date) -> Iterator[Sheet]:
    """The advice that goes, each a copy of the document as it came."""
    policy = policy_on(on)
    for advice, is_cited in plans.advice_behind(plan, on=on):
        item = advice.item
        if item.file is None or not item.file.is_open_to_others:
            continue
        if rules.goes(kind=advice.kind, written_on=item.written_on, is_cited=is_cited, on=on, policy=policy):
            who = advice.author or advice.asked_of
            yield Sheet(
                PaperKind.ADVICE, advice.title[:200], item.written_on, who, file=item.file, source=f"advice:{advice.pk}"
            )


# --- packs that were sent ----------------------------------------------------------------------


def packs_of(consultation: Consultation) -> QuerySet[Pack]:
    """Every version that a school was sent, the newest first, with its papers."""
    found = consultation.packs.select_related("plan_version", "frozen_by").prefetch_related("papers")
    return found.order_by("-number")  # type: ignore[no-any-return]


def pack_now(consultation: Consultation) -> Pack | None:
    """What a school was sent last."""
    return packs_of(consultation).first()


def paper_of(consultation: Consultation, number: int, place: int) -> Paper | None:
    """One paper of one version of a pack."""
    found = Paper.objects.filter(pack__consultation=consultation, pack__number=number, place=place)
    return found.select_related("pack", "file").first()


def packs_to_shut(on: date, days: int) -> QuerySet[Consultation]:
    """What schools hold about children whose final plan has named another school for so many days."""
    found = Consultation.objects.filter(sent_on__isnull=False, withdrawn_on=None, pack_shut_on=None)
    found = found.filter(plan__setting__isnull=False).exclude(setting=F("plan__setting"))
    made = found.annotate(named_on=Coalesce(Max("plan__amendments__final_on"), F("plan__made_on")))
    return made.filter(named_on__gte=F("sent_on"), named_on__lte=on - timedelta(days=days)).order_by("pk")


def stale_packs(on: date) -> Iterator[Consultation]:
    """Consultations that wait for a school and whose pack does not hold a review report or an in-year form that is here by now."""
    waiting = Consultation.objects.waiting().filter(answered_on=None)
    beside = ("case__child", "case__team", "plan", "setting", "transfer")
    for each in waiting.select_related(*beside).order_by("pk").iterator(chunk_size=100):
        pack = pack_now(each)
        if pack is None:
            continue
        held = {paper.source for paper in pack.papers.all()}
        now = {sheet.source for sheet in sheets_of(each, on=on) if sheet.kind in (PaperKind.REVIEW, PaperKind.UPDATE)}
        if now - held:
            yield each
