"""Begins an assessment when a request was received, checks it, and tells everybody that it is considered (regs 3, 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.register.people import queries as people

from .. import letters, permissions, queries, rules
from ..enums import AskedBy, ToWhom
from ..models import Assessment
from .clocks import mirror, start_from_request
from .sending import send, send_to_others

CONSIDERING = "considering:0"
OTHERS = {ToWhom.SCHOOL: "the school or setting", ToWhom.HEALTH: "the health board", ToWhom.CARE: "social care"}


def begin(
    case: Any, *, by: Actor, on: date, requested_on: date, asked_by: str, source: int | None = None
) -> Assessment:
    """Begin the twenty weeks on the day the request was received, whatever day it is entered (reg 5(1)).

    Used by the room's receiver; the room that receives requests guards the deed. Doing it twice changes nothing.
    """
    known = queries.assessments_of(case.child)
    if held := next((each for each in known if each.case_id == case.pk), None):
        return held
    earlier = next((each for each in known if each.requested_on < requested_on and each.agreed_on), None)
    ended_on = earlier and (earlier.final_sent_on or earlier.issue_refused_on or earlier.agreed_on)
    soon = rules.is_second_request(requested_on=requested_on, earlier_on=ended_on)  # type: ignore[arg-type]
    assessment = Assessment.objects.create(
        case=case, requested_on=requested_on, asked_by=asked_by, source=source, earlier=earlier if soon else None
    )
    start_from_request(assessment, by=by, on=on)
    mirror(assessment, on=on)
    audit.record("assessments.begun", by=by, about=assessment, case=case.pk, on=requested_on.isoformat())
    return assessment


@action(permissions.WORK)
def check(assessment: Assessment, *, by: Actor, on: date, young_person_says: str = "", senses: str = "") -> list[str]:
    """The request is checked and is considered: the family is consulted, and the setting, the health board and social
    care are told (regs 3, 4(2)). Answers which of those three could not be told."""
    return consider(assessment, by=by, on=on, young_person_says=young_person_says, senses=senses)


def consider(
    assessment: Assessment, *, by: Actor, on: date, young_person_says: str = "", senses: str = ""
) -> list[str]:
    """What `check` does, for the room that checks requests itself."""
    holder = people.rights_holder(assessment.case.child, on)
    bar = rules.bar_to_checking(
        checked_on=assessment.checked_on,
        is_over=assessment.is_over,
        requested_on=assessment.requested_on,
        on=on,
        young_person_decides=(
            holder.who == "YOUNG_PERSON" and not holder.represented and assessment.asked_by != AskedBy.YOUNG_PERSON
        ),
        says=young_person_says,
    )
    if bar:
        raise RuleBroken(bar)
    assessment.checked_on, assessment.checked_by_id = on, by.pk  # type: ignore[attr-defined]
    assessment.young_person_says = young_person_says
    assessment.senses = senses or assessment.senses
    assessment.save()
    missing = tell_considering(assessment, by=by, on=on)
    mirror(assessment, on=on)
    audit.record("assessments.checked", by=by, about=assessment, on=on.isoformat(), untold=missing)
    return missing


def consider_checked(assessment: Assessment, *, by: Actor, on: date) -> None:
    """The room of requests checked it, the young person's rights among that: tell everybody."""
    assessment.checked_on, assessment.checked_by_id = on, by.pk  # type: ignore[attr-defined]
    assessment.save(update_fields=["checked_on", "checked_by"])
    missing = tell_considering(assessment, by=by, on=on)
    mirror(assessment, on=on)
    audit.record("assessments.checked", by=by, about=assessment, on=on.isoformat(), untold=missing)


def date_back(assessment: Assessment, *, by: Actor, on: date, requested_on: date) -> None:
    """An earlier request came to light: the twenty weeks count from its day (reg 5(1))."""
    if requested_on >= assessment.requested_on or assessment.is_over:
        return
    assessment.requested_on = requested_on
    assessment.save(update_fields=["requested_on"])
    if assessment.case.deadlines.running().filter(clock="NA-DRAFT").exists():
        deadlines.end(assessment.case, "NA-DRAFT", by=by, on=on, because="An earlier request came to light")
        deadlines.start(assessment.case, "NA-DRAFT", by=by, on=requested_on)
    audit.record("assessments.dated-back", by=by, about=assessment, on=requested_on.isoformat())


def tell_considering(assessment: Assessment, *, by: Actor, on: date) -> list[str]:
    """Write to everybody who must know that an assessment is considered; a copy that went is not sent again."""
    case = assessment.case
    decide = queries.clock_for(case, "DECIDE")
    family = people.correspondents(case.child, on)
    answer_by = rules.views_by(on=on, act_by=decide.act_by if decide else None)
    words = {
        "received_on": assessment.requested_on,
        "decide_by": queries.due_for(case, "DECIDE"),
        "views_by": answer_by,
        "answer_by": answer_by,
        "asked_by": rules.who_asked(
            assessment.asked_by, school=case.school.name if case.school else "", only_reader=len(family) == 1
        ),
    }
    told = set(assessment.notices.filter(what=CONSIDERING).values_list("to_whom", flat=True))
    if ToWhom.FAMILY not in told:
        send(assessment, letters.CONSIDERING_FAMILY, CONSIDERING, ToWhom.FAMILY, by=by, on=on, words=words)
    others = [
        (ToWhom.SCHOOL, letters.CONSIDERING_SCHOOL, queries.school_of(case, on=on)),
        (ToWhom.HEALTH, letters.CONSIDERING_HEALTH, queries.health_board(case, on=on)),
        (ToWhom.CARE, letters.CONSIDERING_CARE, queries.social_care(case, on=on)),
    ]
    wanted = [each for each in others if each[0] not in told and not (each[0] == ToWhom.SCHOOL and not case.school_id)]
    missing = send_to_others(assessment, CONSIDERING, wanted, by=by, on=on, words=words)
    cases.note(
        case,
        "assessments.considering",
        by=by,
        on=on,
        title="We told everybody that we are considering an assessment",
        family_title="We wrote to tell you that we are thinking about an assessment, and asked for your views",
        detail=f"Not told, because we hold no address: {', '.join(OTHERS[ToWhom(each)] for each in missing)}."
        if missing
        else "",
        to_family=not missing,
        to_school=not missing,
    )
    if missing:
        title = "We are thinking about an assessment, and want your views"
        cases.note(
            case,
            "assessments.considered",
            by=by,
            on=on,
            title=title,
            family_title=title,
            to_family=True,
            to_school=True,
        )
    return missing


@action(permissions.WORK)
def tell_the_rest(assessment: Assessment, *, by: Actor, on: date) -> list[str]:
    """Tell those who could not be told before, now that their address is known (reg 4(2))."""
    if not assessment.checked_on or assessment.is_over:
        raise RuleBroken("There is nobody to tell at present.")
    missing = tell_considering(assessment, by=by, on=on)
    audit.record("assessments.told-the-rest", by=by, about=assessment, on=on.isoformat(), untold=missing)
    return missing


# --- evidence --------------------------------------------------------------------------------


def evidence_asked(assessment: Assessment, *, organisation_id: int, by: Actor, on: date) -> None:
    """Evidence was asked for. When the child's own setting was asked, the clocks learn the day (reg 5(4)(a), (b)).

    The first day counts: asking again inside a closure's window makes no exception.
    """
    from .clocks import CAPS, learn_school_asked, learned_already

    case = assessment.case
    if assessment.agreed_on or assessment.is_over:
        return
    assessment.evidence_asked_on = assessment.evidence_asked_on or on
    assessment.evidence_in_on = None
    assessment.save(update_fields=["evidence_asked_on", "evidence_in_on"])
    if organisation_id == case.school_id:
        learn = tuple(clock for clock in CAPS if not learned_already(assessment, clock))
        learn_school_asked(assessment, learn, asked_on=on, by=by, on=on)
    mirror(assessment, on=on)


def evidence_settled(assessment: Assessment, *, outstanding: int, by: Actor, on: date) -> None:
    """Evidence came, or is no longer asked for: it is in once nothing is outstanding."""
    if assessment.agreed_on or assessment.is_over or outstanding:
        return
    assessment.evidence_in_on = assessment.evidence_in_on or on
    assessment.save(update_fields=["evidence_in_on"])
    mirror(assessment, on=on)


def evidence_late(assessment: Assessment, *, by: Actor, on: date) -> None:
    """Evidence did not come by its day. The decision goes on without it; no time limit changes."""
    if assessment.agreed_on or assessment.is_over:
        return
    assessment.evidence_late_on = assessment.evidence_late_on or on
    assessment.save(update_fields=["evidence_late_on"])
    cases.note(
        assessment.case,
        "assessments.evidence-late",
        by=by,
        on=on,
        title="Evidence is late. The decision is due on the same day all the same",
        family_title="Information we asked for has not come yet. We must decide by the same day all the same",
        to_family=True,
        to_school=True,
    )
