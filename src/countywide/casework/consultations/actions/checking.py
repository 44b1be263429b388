"""Checks a school's answer, takes words about others out of it, and releases it to the family.

The reasons that a school wrote for the family are released once the answer is complete, and at the latest with the council's
decision; the full answer on request (UK GDPR art. 15; house rule: the family needs it to decide whether to appeal). Words about
somebody else are taken out first, and a log says which, why and by whom.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.release import actions as release
from countywide.casework.release.types import Paper
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, queries, rules
from ..enums import Reach, ReleasedBecause, Shown
from ..models import Answer, Check, Consultation, Release, Taken
from .sending import CLOCK, to_school


@action(permissions.CONSULT)
def check(consultation: Consultation, *, by: Actor, on: date, adequate: bool, because: str = "") -> None:
    """Say that an answer is complete, which releases the family's part of it, or return it for detail. The date of the
    decision runs on either way: a weak answer does not hold a child up."""
    answer = latest(consultation)
    if bar := rules.bar_to_checking(standing=consultation.standing, adequate=adequate, because=because):
        raise RuleBroken(bar)
    Check.objects.create(answer=answer, adequate=adequate, because=because.strip(), on=on, by_id=by.pk)  # type: ignore[attr-defined]
    consultation.adequate, consultation.checked_on = adequate, on
    consultation.save(update_fields=["adequate", "checked_on"])
    if adequate:
        released(consultation, answer, Shown.VIEW, by=by, on=on, because=ReleasedBecause.ADEQUATE)
    else:
        give_back(consultation, answer, by=by, on=on, because=because.strip())
    audit.record("consultations.checked", by=by, about=consultation, on=on.isoformat(), adequate=adequate)


def latest(consultation: Consultation) -> Answer:
    answer = queries.answer_now(consultation)
    if answer is None:
        raise RuleBroken("No answer waits to be checked.")
    return answer


def give_back(consultation: Consultation, answer: Answer, *, by: Any, on: date, because: str) -> None:
    """The school is asked to say more; its clock runs on from where it was, as if it had not answered."""
    deadlines.unmeet(consultation.case, CLOCK, by=by, on=on, because="Returned for detail", key=consultation.clock_key)
    tell(
        notices.RETURNED, to=to_school(consultation, on=on), cause=f"school-answer:{answer.pk}:returned", by=by, about=consultation,
        key=consultation.key, by_link=consultation.reach == Reach.LINK, because=because, reference=consultation.case.reference,
    )  # fmt: skip
    cases.note(
        consultation.case, "consultations.returned", by=by, on=on,
        title=f"{consultation.setting.name} was asked to say more"[:200], family_title="We asked a school to say more",
        to_family=True,
    )  # fmt: skip


@action(permissions.CONSULT)
def take_out(consultation: Consultation, *, by: Actor, on: date, words: str, why: str) -> None:
    """Take words about somebody else out before the family reads an answer. The family reads why, never the words."""
    answer = latest(consultation)
    bar = rules.bar_to_taking_out(
        words=words, why=why, texts=(answer.family_view, rules.full_text(answer)), is_released=is_all_released(answer)
    )
    if bar:
        raise RuleBroken(bar)
    Taken.objects.create(answer=answer, words=words.strip(), why=why.strip()[:200], on=on, by_id=by.pk)  # type: ignore[attr-defined]
    audit.record("consultations.taken-out", by=by, about=consultation, on=on.isoformat(), why=why.strip()[:200])


def is_all_released(answer: Answer) -> bool:
    return {each.what for each in answer.releases.all()} == set(Shown.values)


def passages_of(answer: Answer) -> list[tuple[str, str]]:
    """Every passage to take out: those that the school marked, and those of officers."""
    marked = [(each.words, each.why) for each in answer.passages.all()]
    return [*marked, *((each.words, each.why) for each in answer.taken_out.all())]


def released(
    consultation: Consultation, answer: Answer, what: Shown, *, by: Any, on: date, because: ReleasedBecause
) -> Release:
    """Show the family something of an answer, once: kept word for word. The family and the school are told."""
    held = answer.releases.filter(what=what).first()
    if held is not None:
        return held
    text = answer.family_view if what == Shown.VIEW else rules.full_text(answer)
    shown, removed = rules.without(text, passages_of(answer))
    look_through(consultation, answer, shown, what, by=by, on=on)
    made = Release.objects.create(
        answer=answer, what=what, text=shown, removed=rules.reasons_of(removed), on=on, by_id=by.pk, because=because
    )
    case, reference = consultation.case, consultation.case.reference
    cases.note(
        case, "consultations.released", by=by, on=on, to_family=True,
        title=f"{'The reasons' if what == Shown.VIEW else 'The full reply'} of {consultation.setting.name} can be read"[:200],
    )  # fmt: skip
    tell(
        notices.FOR_FAMILY, to=queries.to_family(case, on=on), cause=f"released:{made.pk}:family", by=by, about=consultation,
        full=what == Shown.FULL, reference=reference,
    )  # fmt: skip
    tell(
        notices.RELEASED, to=to_school(consultation, on=on), cause=f"released:{made.pk}", by=by, about=consultation,
        what=what.label, on=on, removed=bool(removed), by_link=consultation.reach == Reach.LINK, key=consultation.key,
        reference=reference,
    )  # fmt: skip
    audit.record(
        "consultations.released", by=by, about=consultation, on=on.isoformat(), what=str(what), because=str(because),
        removed=len(removed), release=made.pk,
    )  # fmt: skip
    return made


def look_through(consultation: Consultation, answer: Answer, text: str, what: Shown, *, by: Any, on: date) -> None:
    """The words leave the council as a paper does: they are looked through for other children first (`casework.release`)."""
    paper = Paper("reply.txt", text.encode(), f"Reply of {consultation.setting.name}", key=f"reply:{answer.pk}:{what}")
    release.let_leave(consultation.case, [paper], what="A school’s reply, for the family", by=by, on=on)


@action(permissions.CONSULT)
def release_full(consultation: Consultation, *, by: Actor, on: date) -> Release:
    """Show the family the full answer, as it asked, without the words that were taken out."""
    if consultation.full_asked_on is None:
        raise RuleBroken(
            "The family has not asked for the full reply. It may do so on its page, or tell you: note that first."
        )
    return released(consultation, latest(consultation), Shown.FULL, by=by, on=on, because=ReleasedBecause.ASKED)


@action(permissions.CONSULT)
def note_full_asked(consultation: Consultation, *, by: Actor, on: date) -> None:
    """Note that the family asked for the full reply in another way than on its page."""
    if consultation.full_asked_on is not None:
        raise RuleBroken("It is noted already that the family asks for the full reply.")
    if consultation.answered_on is None:
        raise RuleBroken("The school has not answered yet.")
    consultation.full_asked_on = on
    consultation.save(update_fields=["full_asked_on"])
    audit.record("consultations.full-asked", by=by, about=consultation, on=on.isoformat(), noted=True)


def release_with_decision(plan: Any, *, by: Any, on: date, is_final: bool) -> int:
    """The council's decision goes to the family: whatever schools have answered goes with it, checked or not, without the words
    they marked. Who has not answered by a final plan is waited for no longer; a later word is still taken. Guards nothing: used
    by whoever sends the decision."""
    number = 0
    for consultation in queries.open_or_answered(plan):
        answer = queries.answer_now(consultation)
        if answer is not None:
            number += release_if_safe(consultation, answer, by=by, on=on)
        elif is_final and consultation.sent_on and consultation.closed_on is None:
            close(consultation, by=by, on=on)
    return number


def release_if_safe(consultation: Consultation, answer: Answer, *, by: Any, on: date) -> bool:
    """Show the family the reply now. Where another child may stand in it, it is stopped as any paper is, those who decide are
    told the same moment, and it goes the night after they let it. Whether it went now."""
    if answer.releases.filter(what=Shown.VIEW).exists():
        return False
    try:
        with transaction.atomic():
            released(consultation, answer, Shown.VIEW, by=by, on=on, because=ReleasedBecause.DECISION)
    except RuleBroken as broken:
        if broken.leaves:
            broken.leaves()
        hold_view(consultation, by=by, on=on)
        return False
    hold_view(consultation, by=by, on=None)
    return True


def hold_view(consultation: Consultation, *, by: Any, on: date | None) -> None:
    """Since when a reply is held back although the decision went; none: it is not any more."""
    if (consultation.view_held_on is None) == (on is None):
        return
    consultation.view_held_on = on
    consultation.save(update_fields=["view_held_on"])
    audit.record("consultations.view-held" if on else "consultations.view-went", by=by, about=consultation)


def release_held(*, by: Any, on: date) -> int:
    """Replies that were held back when the decision went: those that somebody has let go since."""
    number = 0
    for pk in list(Consultation.objects.filter(view_held_on__isnull=False).order_by("pk").values_list("pk", flat=True)):
        with audit.in_one_go():
            consultation = Consultation.objects.select_for_update().get(pk=pk)
            answer = queries.answer_now(consultation)
            number += bool(answer and release_if_safe(consultation, answer, by=by, on=on))
    return number


def close(consultation: Consultation, *, by: Any, on: date) -> None:
    consultation.closed_on = on
    consultation.save(update_fields=["closed_on"])
    because = "The council decided without an answer"
    deadlines.end(consultation.case, CLOCK, by=by, on=on, because=because, key=consultation.clock_key)
    audit.record("consultations.closed", by=by, about=consultation, on=on.isoformat())
