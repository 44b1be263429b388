"""Which consultations there are, for officers, schools and families; and who answers by a link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from countywide.casework.cases import queries as cases
from countywide.platform.links.types import Reach

from ..models import Answer, AtSchool, Consultation, Question, Release, Writing
from ..types import GroundSaid, LineSaid, Said
from .who import mailbox_of

BY_LINK, FOR_COUNCIL = "consultations.school", "consultations.council"
"""What links of this room are for."""
BESIDE = ("case__child", "case__team__contact_team", "case__owner", "case__area", "plan", "transfer", "setting__school")
OVER = "You are not consulted about this child any more. Ring the council if you think that you should be."
NO_MAILBOX = "We hold no mailbox of this school that somebody has checked. Ring the council’s desk for schools outside the county."


def with_questions(found: QuerySet[Any]) -> QuerySet[Any]:
    """With whether a question waits, in the same query: what standing asks."""
    asked = Question.objects.filter(consultation=OuterRef("pk"), answered_on=None)
    counted: QuerySet[Any] = found.annotate(open_questions=Exists(asked))
    return counted


def consultation_with(key: Any, user: Any) -> Consultation | None:
    """One consultation on a case that somebody may read."""
    return with_questions(Consultation.objects.seen_by(user)).filter(key=key).select_related(*BESIDE).first()


def consultations_on(case: Any) -> QuerySet[Consultation]:
    """Every school that was asked on a case, the newest first."""
    said = Answer.objects.filter(consultation=OuterRef("pk")).order_by("-number").values("position")[:1]
    found: QuerySet[Consultation] = with_questions(Consultation.objects.filter(case=case)).annotate(says=Subquery(said))
    return found.select_related(*BESIDE).order_by("-id")


def listed_for(user: Any) -> QuerySet[Consultation]:
    """The consultations of the cases somebody may read, as a list shows them."""
    return with_questions(Consultation.objects.seen_by(user)).select_related(*BESIDE).order_by("due_on", "id")


def asked_already(case: Any, setting_id: int) -> bool:
    """Whether a school is being consulted on a case: prepared, sent, or asked to say more."""
    found = Consultation.objects.filter(case=case, setting=setting_id, withdrawn_on=None, closed_on=None)
    return found.filter(Q(adequate=None) | Q(adequate=False)).exists()


def open_of(plan: Any) -> QuerySet[Consultation]:
    """Consultations of a plan that are not over."""
    found = Consultation.objects.filter(plan=plan, withdrawn_on=None, closed_on=None)
    return found.select_related(*BESIDE).order_by("id")


def open_of_transfer(transfer: Any) -> QuerySet[Consultation]:
    """Consultations about a child's move that are not over."""
    found = Consultation.objects.filter(transfer=transfer.pk, withdrawn_on=None, closed_on=None)
    return found.select_related(*BESIDE).order_by("id")


def case_of(transfer: Any) -> Any:
    """The case of a child's move, with its team."""
    return cases.case_by_key(transfer.case_id)


def open_or_answered(plan: Any) -> QuerySet[Consultation]:
    """Consultations of a plan that were sent and not withdrawn: what a decision about it takes into account."""
    found = Consultation.objects.filter(plan=plan, sent_on__isnull=False, withdrawn_on=None)
    return found.select_related(*BESIDE).order_by("id")


def of_schools(organisations: Iterable[int]) -> QuerySet[AtSchool]:
    """What schools were consulted about, the soonest first."""
    found = with_questions(AtSchool.objects.of_school(organisations))
    return found.select_related(*BESIDE).order_by("due_on", "id")


def at_school(key: Any, organisations: Iterable[int]) -> AtSchool | None:
    """One of them; none for anybody else."""
    return of_schools(organisations).filter(key=key).first()


def by_link(subject: str) -> AtSchool | None:
    """What a link is about."""
    found = with_questions(AtSchool.objects.filter(sent_on__isnull=False, key=UUID(subject)))
    return found.select_related(*BESIDE).first()


def reach(subject: str, holder: str, on: date) -> Reach:
    """The checked mailbox of the school that is consulted today; nowhere once nothing is asked of it any more."""
    held = AtSchool.objects.filter(key=UUID(subject)).select_related("setting__school").first()
    if held is None or holder != f"school:{held.setting_id}" or not held.opens_papers:
        return Reach("", OVER)
    school = getattr(held.setting, "school", None)
    if school is None or not school.is_open:
        return Reach("", "This school has closed.")
    mailbox = mailbox_of(held.setting_id, on=on)
    return Reach(mailbox.address) if mailbox else Reach("", NO_MAILBOX)


def council_reach(subject: str, holder: str, on: date) -> Reach:
    """Where the council that maintains a school reads what the school was sent."""
    held = Consultation.objects.filter(key=UUID(subject)).first()
    if held is None or holder != f"council:{held.council_code}" or not held.opens_papers or not held.council_address:
        return Reach("", OVER)
    return Reach(held.council_address)


# --- questions and answers --------------------------------------------------------------------


def questions_of(consultation: Consultation) -> QuerySet[Question]:
    return consultation.questions.select_related("answered_by").order_by("id")  # type: ignore[no-any-return]


def question_with(consultation: Consultation, pk: int) -> Question | None:
    return consultation.questions.filter(pk=pk).first()


def writing_of(consultation: Consultation) -> Writing | None:
    """What a school has begun to write."""
    return Writing.objects.filter(consultation=consultation.pk).first()


def answers_of(consultation: Consultation) -> QuerySet[Answer]:
    """Every answer, the newest first, with all that belongs to it."""
    found = Answer.objects.filter(consultation=consultation.pk).select_related("check_made__by", "consultation")
    beside = ("lines", "grounds", "passages", "taken_out", Prefetch("releases", Release.objects.order_by("id")))
    return found.prefetch_related(*beside).order_by("-number")


def answer_now(consultation: Consultation) -> Answer | None:
    """The answer that counts."""
    return answers_of(consultation).first()


def said_again(answer: Answer) -> Said:
    """An answer as it was said, for a school that adds to it."""
    return Said(
        position=answer.position,
        lines=tuple(LineSaid(each.row_key, each.number, each.what, each.says, each.note) for each in answer.lines.all()),
        grounds=tuple(GroundSaid(each.kind, each.explanation, each.evidence, each.steps) for each in answer.grounds.all()),
        adjustments=answer.adjustments, context=tuple(answer.context), capacity=dict(answer.capacity),
        qualifies=answer.qualifies, fees=answer.fees, transition=answer.transition, conflict=answer.conflict,
    )  # fmt: skip


def releases_of(consultation: Consultation) -> QuerySet[Release]:
    """What the family was shown, the newest first."""
    return Release.objects.filter(answer__consultation=consultation.pk).select_related("answer", "by").order_by("-id")


def released_on_case(case: Any) -> dict[int, list[Release]]:
    """By consultation, what a family can read of what schools answered; one query."""
    found: dict[int, list[Release]] = {}
    every = Release.objects.filter(answer__consultation__case=case).select_related("answer").order_by("-id")
    for each in every:
        found.setdefault(each.answer.consultation_id, []).append(each)
    return found


def beside_cases(user: Any) -> Subquery:
    """How many schools were asked on a case and how many have answered, read with the case for its page."""
    found = Consultation.objects.filter(case=OuterRef("pk"), sent_on__isnull=False, withdrawn_on=None).order_by()
    counted = found.values("case").annotate(
        asked=Count("pk"),
        came=Count("pk", filter=Q(answered_on__isnull=False)),
        waits=Count("pk", filter=Q(answered_on__isnull=False, adequate=None)),
        full=Count("pk", filter=Q(full_asked_on__isnull=False)),
    )
    return Subquery(counted.values(found=JSONObject(asked="asked", came="came", waits="waits", full="full"))[:1])
