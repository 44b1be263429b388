"""Asks for advice, takes it in, reminds, and goes on when it is in or cannot be waited for (regs 6, 8)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.evidence import actions as evidence
from countywide.casework.evidence.enums import Source
from countywide.casework.evidence.types import Described
from countywide.casework.letters.types import Addressee
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import letters, notices, permissions, queries, rules
from ..enums import Advice, ToWhom
from ..models import AdviceRequest, Assessment
from ..types import Given
from .clocks import answer, learn_school_asked, mirror
from .sending import send

REPORT_KIND = "professional-report"


def ask_all(assessment: Assessment, *, by: Actor, on: date) -> None:
    """Ask everybody who is planned to be asked, on the day it was decided to assess."""
    for request in AdviceRequest.objects.wanted().filter(assessment=assessment, asked_on=None).order_by("kind", "id"):
        ask_one(request, by=by, on=on)


def ask_one(request: AdviceRequest, *, by: Actor, on: date) -> None:
    """Ask one adviser: a letter, and a clock of its own once it left. Asking the setting is what EX-SCHOOL turns on."""
    assessment = request.assessment
    request.asked_on = on
    request.due_on = due_if_asked(request, on) if request.kind != Advice.FAMILY else None
    request.save(update_fields=["asked_on", "due_on"])
    audit.record("assessments.advice-asked", by=by, about=request, kind=request.kind, on=on.isoformat())
    if request.kind == Advice.FAMILY:
        return
    words = {
        "advice_kind": lower(request.title),
        "advice_law": f"reg 6(1)({request.kind})",
        "due_on": request.due_on,
        "is_statutory": request.is_section_31,
        "questions": request.question_lines,
        "week_20": queries.due_for(assessment.case, "FINAL"),
    }
    send(
        assessment, letters.ADVICE_REQUEST, request.key, ToWhom.ADVISER, by=by, on=on, words=words,
        to=[addressee_of(request)],
    )  # fmt: skip
    if request.kind == Advice.EDUCATION and request.organisation_id == assessment.case.school_id:
        learn_school_asked(assessment, ("NA-REFUSE", "NA-FINAL", "RA-FINAL"), asked_on=on, by=by, on=on)


def lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def due_if_asked(request: AdviceRequest, on: date) -> date:
    """The day the adviser is given: six weeks from the day the request reaches a body of section 31, else from sending."""
    reaches = on
    if request.is_section_31 and not (request.organisation_id and request.email):
        from countywide.casework.deadlines import queries as held

        reaches = clocks.deemed_served(on, "post", held.calendar())
    due = answer(request.clock, reaches).legal_due
    assert due is not None
    return due


def addressee_of(request: AdviceRequest) -> Addressee:
    """An adviser as a letter is addressed to them."""
    return Addressee(
        name=request.asked_of,
        email=request.email if request.organisation_id else "",
        organisation_id=request.organisation_id,
        address_lines=tuple(line for line in request.address.splitlines() if line.strip()),
        channel="EMAIL" if request.organisation_id else "POST",
    )


def locked(assessment: Assessment, request: AdviceRequest) -> AdviceRequest:
    """One request of this assessment, under lock, and with the assessment that is under lock already."""
    held = AdviceRequest.objects.select_for_update().get(pk=request.pk, assessment=assessment)
    held.assessment = assessment
    return held


@action(permissions.WORK)
def take_in(assessment: Assessment, *, by: Actor, on: date, request: AdviceRequest, given: Given) -> None:
    """Enter advice that came to the council by another way: its day of receipt counts, not the day it is entered."""
    keep_advice(locked(assessment, request), by=by, on=on, given=given)


@action(permissions.ADVISE)
def give(request: AdviceRequest, *, by: Actor, on: date, given: Given) -> None:
    """An adviser gives the advice they were asked for. Late advice is taken in too; it changes no time limit."""
    keep_advice(request, by=by, on=on, given=given)


def keep_advice(request: AdviceRequest, *, by: Actor, on: date, given: Given) -> None:
    """Take in one piece of advice: its clock is met; when it was the last, the advice is in."""
    assessment = request.assessment
    bar = rules.bar_to_receiving(
        asked_on=request.asked_on,
        withdrawn_on=request.withdrawn_on,
        written_on=given.written_on,
        received_on=given.received_on,
        on=on,
    )
    if bar or assessment.is_over:
        raise RuleBroken(bar or "This assessment is over.")
    first = request.received_on is None
    request.received_on = request.received_on or given.received_on
    request.item = kept_item(request, by=by, on=on, given=given) or request.item
    request.written_on, request.author, request.author_role = (
        given.written_on,
        given.author[:120],
        given.author_role[:120],
    )
    request.save()
    if first:
        deadlines.meet(assessment.case, request.clock, by=by, on=given.received_on, key=request.key)
    cases.note(
        assessment.case,
        "assessments.advice-received",
        by=by,
        on=on,
        title=f"{request.title} came",
        family_title=f"We received {lower(request.title)}",
        to_family=True,
        to_school=True,
        to_professionals=True,
    )
    audit.record("assessments.advice-received", by=by, about=request, on=given.received_on.isoformat())
    settle(assessment, by=by, on=on)


def kept_item(request: AdviceRequest, *, by: Actor, on: date, given: Given) -> Any:
    """The advice among the evidence on the case. What comes again takes the place of what came before."""
    said = Described(
        kind=REPORT_KIND,
        author=given.author,
        author_role=given.author_role,
        written_on=given.written_on,
        third_party=given.third_party,
        relevance=request.title,
    )
    item = evidence.keep(
        request.assessment.case,
        by=by,
        on=on,
        said=said,
        source=Source.ADVICE,
        received_on=given.received_on,
        file_id=given.file_id,
        organisation_id=request.organisation_id,
    )
    if request.item is not None:
        request.item.superseded_by = item
        request.item.save(update_fields=["superseded_by"])
    return item


def settle(assessment: Assessment, *, by: Actor, on: date) -> None:
    """The advice is in once nothing is outstanding that was asked for."""
    if assessment.agreed_on and not assessment.advice_in_on and not queries.outstanding_advice(assessment).exists():
        assessment.advice_in_on = on
        assessment.save(update_fields=["advice_in_on"])
        cases.note(
            assessment.case,
            "assessments.advice-in",
            by=by,
            on=on,
            title="All the advice is in",
            family_title="We have all the advice we asked for. Now we decide if a plan is needed",
            to_family=True,
            to_school=True,
        )
    mirror(assessment, on=on)


@action(permissions.WORK)
def go_on_without(assessment: Assessment, *, by: Actor, on: date, because: str) -> None:
    """Go on without advice that has not come, and say why: the sixteen and twenty weeks do not wait for it."""
    bar = rules.bar_to_going_on(
        agreed_on=assessment.agreed_on,
        advice_in_on=assessment.advice_in_on,
        outstanding=queries.outstanding_advice(assessment).count(),
        because=because,
    )
    if bar:
        raise RuleBroken(bar)
    assessment.advice_in_on, assessment.advice_in_because = on, because
    assessment.save(update_fields=["advice_in_on", "advice_in_because"])
    mirror(assessment, on=on)
    cases.note(
        assessment.case, "assessments.went-on", by=by, on=on, title="We go on without some advice", detail=because,
        family_title="We go on without some advice that has not come", to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.went-on", by=by, about=assessment, on=on.isoformat())


@action(permissions.WORK)
def say_enough(
    assessment: Assessment,
    *,
    by: Actor,
    on: date,
    request: AdviceRequest,
    giver_agreed_on: date | None,
    family_agreed_on: date | None,
) -> None:
    """Advice that exists is enough, because whoever gave it, the family and the council agree (reg 6(4))."""
    request = locked(assessment, request)
    bar = rules.bar_to_enough(
        kind=request.kind,
        received_on=request.received_on,
        giver_agreed_on=giver_agreed_on,
        family_agreed_on=family_agreed_on,
        on=on,
    )
    if bar:
        raise RuleBroken(bar)
    request.enough_on, request.giver_agreed_on, request.family_agreed_on = on, giver_agreed_on, family_agreed_on
    request.save(update_fields=["enough_on", "giver_agreed_on", "family_agreed_on"])
    case = request.assessment.case
    deadlines.end(case, request.clock, by=by, on=on, because="Advice that exists is enough", key=request.key)
    cases.note(
        case, "assessments.advice-enough", by=by, on=on, title=f"{request.title}: what exists is enough",
        family_title=f"You, the writer and we agreed to use {lower(request.title)} that is there already",
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("assessments.advice-enough", by=by, about=request, on=on.isoformat())
    settle(request.assessment, by=by, on=on)


@action(permissions.WORK)
def withdraw_advice(assessment: Assessment, *, by: Actor, on: date, request: AdviceRequest, because: str) -> None:
    """No longer ask somebody: they are told, and their clock ends. What the law wants asked is then missing again."""
    request = locked(assessment, request)
    if request.received_on or request.withdrawn_on:
        raise RuleBroken("There is nothing to withdraw: this has come, or is withdrawn already.")
    if len(because.split()) < 2:
        raise RuleBroken("Say in a few words why it is no longer asked for.")
    request.withdrawn_on, request.withdrawn_because = on, because
    request.save(update_fields=["withdrawn_on", "withdrawn_because"])
    case = request.assessment.case
    deadlines.end(case, request.clock, by=by, on=on, because="No longer asked for", key=request.key)
    if request.asked_on and request.email:
        tell(
            notices.ADVICE_WITHDRAWN, to=[recipient_of(request)], cause=f"{request.key}:withdrawn", by=by,
            about=request, reference=case.reference,
        )  # fmt: skip
    audit.record("assessments.advice-withdrawn", by=by, about=request, on=on.isoformat())
    settle(request.assessment, by=by, on=on)


def recipient_of(request: AdviceRequest) -> Recipient:
    return Recipient(request.email, request.organisation_id, request.adviser_id)


@action(permissions.WORK)
def chase(assessment: Assessment, *, by: Actor, on: date, request: AdviceRequest) -> None:
    """Remind an adviser of what they were asked and by when."""
    request = locked(assessment, request)
    if bar := rules.bar_to_chasing(state=request.state_on(on), chased_on=request.chased_on, on=on):
        raise RuleBroken(bar)
    if not request.email:
        raise RuleBroken("We hold no email address for them. Write or telephone.")
    remind(request, by=by, on=on)


def remind(request: AdviceRequest, *, by: Any, on: date) -> None:
    """The reminder itself, for an officer or for the daily job."""
    request.chased_on, request.chases = on, request.chases + 1
    request.save(update_fields=["chased_on", "chases"])
    tell(
        notices.ADVICE_CHASED, to=[recipient_of(request)], cause=f"{request.key}:chase:{request.chases}", by=by,
        about=request, reference=request.assessment.case.reference, request=request,
        is_late=bool(request.due_on and on > request.due_on),
    )  # fmt: skip
    audit.record("assessments.advice-chased", by=by, about=request, on=on.isoformat(), times=request.chases)


@action(permissions.ADVISE)
def give_to(request: AdviceRequest, *, by: Actor, on: date, adviser_id: int | None) -> None:
    """Name the person of the service who answers; only they then see what is asked. Anybody there may take it on."""
    if adviser_id is not None and adviser_id not in {each.pk for each in queries.advisers_of(request, on=on)}:
        raise RuleBroken("Choose somebody who advises for this service.")
    request.adviser_id = adviser_id
    request.save(update_fields=["adviser"])
    audit.record("assessments.adviser-named", by=by, about=request, on=on.isoformat(), adviser=adviser_id)
