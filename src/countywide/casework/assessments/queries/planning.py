"""Drafts, what was said of them, schools consulted, and the final plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from countywide.casework.cases import queries as cases
from countywide.casework.letters import permissions as letters
from countywide.platform.files import queries as files
from countywide.register.people import queries as people

from ..enums import ToWhom
from ..models import Consultation, Draft, FinalPlan, Notice, Representation


def drafts_of(assessment: Any) -> QuerySet[Draft]:
    """Every draft, the newest first, with what was said of each."""
    return assessment.drafts.prefetch_related("representations__school").order_by("-number")  # type: ignore[no-any-return]


def draft_now(assessment: Any) -> Draft | None:
    """The draft that the family has before it."""
    return assessment.drafts.order_by("-number").first()  # type: ignore[no-any-return]


def representations_of(assessment: Any) -> QuerySet[Representation]:
    """Everything the family said, oldest first."""
    said = Representation.objects.filter(draft__assessment=assessment).select_related("draft", "school", "by")
    return said.order_by("id")


def representation_with(assessment: Any, pk: int) -> Representation | None:
    """One thing that the family said."""
    return representations_of(assessment).filter(pk=pk).first()


def everybody_finished(draft: Any) -> bool:
    """Whether as many of the family said that they have finished as the draft was written to: one does not speak for
    another parent who still has days left."""
    said = Representation.objects.filter(draft=draft, is_finished=True).order_by().values("by_id", "said_by").distinct()
    written_to = Notice.objects.filter(assessment_id=draft.assessment_id, what=draft.what, to_whom=ToWhom.FAMILY)
    return said.count() >= written_to.count()


def meetings_wanted(assessment: Any) -> QuerySet[Representation]:
    """Meetings the family asked for and that were not held yet."""
    return representations_of(assessment).filter(wants_meeting=True, met_on=None)


def consultations_of(assessment: Any) -> QuerySet[Consultation]:
    """Every school that was asked whether the plan can name it."""
    return assessment.consultations.select_related("organisation").order_by("id")  # type: ignore[no-any-return]


def consultation_with(assessment: Any, pk: int) -> Consultation | None:
    return consultations_of(assessment).filter(pk=pk).first()


def final_plan_of(assessment: Any) -> FinalPlan | None:
    """The final plan, once it is made."""
    return FinalPlan.objects.filter(assessment=assessment).select_related("setting").first()


def may_speak(child: Any, user: Any, *, on: date) -> bool:
    """Whether somebody holds the rights today: a parent before, the young person or who represents them after."""
    holder = people.rights_holder(child, on)
    if holder.who == "YOUNG_PERSON" and not holder.represented:
        return bool(child.user_id and child.user_id == user.pk)
    return cases.is_own_child(child, user)


# --- papers ----------------------------------------------------------------------------------

KEEPER = "assessments"
"""The key under which the files room knows this room's places."""


def papers_in(place: str) -> list[Any]:
    """The files sent to a place that can be used: whole and not refused."""
    return [file for file in files.files_of(KEEPER, place) if file.state in ("RECEIVED", "CLEAN", "UNSCANNED")]


def is_draft_sent(assessment: Any, file_id: Any) -> bool:
    """Whether a file is a draft that went to the family."""
    return Draft.objects.filter(assessment=assessment, file_id=file_id).exists()


def was_sent_final(assessment: Any, user: Any) -> bool:
    """Whether the final plan was written to an organisation for which this person reads letters."""
    ours = user.organisations_where(letters.READ_OURS)
    sent = Notice.objects.filter(
        assessment=assessment, what__startswith="final:", to_whom__in=(ToWhom.NAMED, ToWhom.HEALTH, ToWhom.SCHOOL)
    )
    return sent.filter(letter__organisation_id__in=ours).exists()
