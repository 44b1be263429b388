"""Day 0: a request is taken in, its child is matched or entered, a case is opened and its clocks begin."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held
from countywide.casework.cases.enums import CaseKind
from countywide.casework.deadlines import actions as deadlines
from countywide.casework.deadlines import queries as clocks_of
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, under_lock
from countywide.register.people.enums import Taught

from .. import queries, rules, signals
from ..enums import Attention, Channel, Requester, SoonAfter
from ..models import AssessmentRequest
from ..types import Adult, Counted, Days, Facts
from . import children, filing, telling

TRIES = 5
NOBODY_SET_UP = (
    "No team is set up to take requests for an assessment, so this cannot be received here. Ring us: a request by "
    "telephone counts from today."
)


def take_in(
    facts: Facts,
    *,
    by: Any,
    at: datetime,
    received_on: date,
    channel: str = Channel.ONLINE,
    reference: str = "",
    sitting: str = "",
    late_because: str = "",
    arrived_at: str = "",
    user_id: int | None = None,
) -> AssessmentRequest:
    """Write down what arrived, as it arrived. `received_on` is the day it reached any address of the council."""
    near_home = queries.schools_near(facts.postcode)
    routed = queries.routed_near(facts.school_id, near_home, on=received_on)
    if routed is None:
        raise RuleBroken(NOBODY_SET_UP)
    request = AssessmentRequest(
        **columns(facts),
        **asker_columns(facts.asker),
        channel=channel,
        received_on=received_on,
        received_at=at,
        late_because=late_because[:300],
        arrived_at=arrived_at[:200],
        entered_by_id=by.pk if channel != Channel.ONLINE else None,
        user_id=user_id,
        sitting=sitting,
        team=routed.organisation,
        area=routed.area,
        attention=rules.attention_of(facts.requester),
        attention_on=received_on if facts.requester == Requester.COUNCIL else None,
        responsible=rules.responsible(
            lives_here=facts.lives_here,
            other_council=facts.other_council,
            by_postcode=queries.council_by(near_home),
            ours=queries.our_code(),
        ),
        is_for_young_person=facts.requester == Requester.PARENT and rules.rights_passed(facts.born_on, on=received_on),
    )
    if reference:
        request.reference = reference
    kept(request)
    audit.record(
        "requests.arrived",
        by=by,
        about=request,
        received_on=received_on.isoformat(),
        channel=channel,
        requester=facts.requester,
    )
    return request


def kept(request: AssessmentRequest) -> None:
    """Keep it under a key and a reference that nothing else has."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                request.save()
            return
        except IntegrityError:
            if not AssessmentRequest.objects.filter(reference=request.reference).exists():
                raise
            request.reference = rules.new_reference()
    raise RuntimeError("No free reference was found.")


def columns(facts: Facts) -> dict[str, Any]:
    """What was told of the child and why, as the record keeps it."""
    return {
        "requester": facts.requester,
        "source": facts.source,
        "asker_job": facts.job,
        "asker_organisation_id": facts.organisation_id,
        "asker_organisation_name": facts.organisation_name,
        "child_id": facts.child_id,
        "child_forename": facts.forename,
        "child_surname": facts.surname,
        "child_known_as": facts.known_as,
        "child_pronouns": facts.pronouns,
        "child_born_on": facts.born_on,
        "child_sex": facts.sex,
        "child_upn": facts.upn,
        "child_lines": facts.lines,
        "child_postcode": facts.postcode,
        "child_language": facts.language,
        "needs_interpreter": facts.needs_interpreter,
        "is_withheld": facts.is_withheld,
        "taught": facts.taught,
        "school_id": facts.school_id,
        "school_name": facts.school_name,
        "lives_here": facts.lives_here,
        "other_council": facts.other_council,
        "is_parent_aware": facts.is_parent_aware,
        "family_is_checked": not facts.family_to_check,
        "family": [vars(adult) for adult in facts.family],
        "reason": facts.reason,
        "answers": [[heading, [list(pair) for pair in pairs]] for heading, pairs in facts.answers],
    }


def asker_columns(asker: Adult) -> dict[str, Any]:
    """How whoever asks can be reached."""
    return {
        "asker_name": asker.name,
        "asker_kin": asker.kin,
        "asker_responsible": asker.responsible,
        "asker_email": asker.email,
        "asker_phone": asker.phone,
        "asker_lines": asker.lines,
        "asker_postcode": asker.postcode,
        "asker_channel": asker.channel,
        "asker_format": asker.format,
        "asker_language": asker.language,
        "agrees_to_email": asker.agrees_to_email,
    }


# --- day 0 -----------------------------------------------------------------------------------


def receive(request: AssessmentRequest, *, by: Any, on: date) -> Any:
    """Open the case that a request begins, with its four clocks running from the day it was received.

    CFA 2014 ss.24, 36(1); SEND Regulations 2014 regs 3, 5(1), 10(1), 13(2). No missing form or report holds it up. A child
    whose case is open already keeps that case; an earlier day of receipt brings its clocks forward. Doing it again
    changes nothing. Used by the deeds that take a request in; they guard it.
    """
    with audit.in_one_go():
        locked = under_lock(request)
        if locked.case_id is None:
            if locked.attention in (Attention.TO_DECIDE, Attention.NO):
                raise RuleBroken("Decide first whether the child was brought to our attention.")
            begin(locked, by=by, on=on)
    for field in locked._meta.concrete_fields:
        setattr(request, field.attname, getattr(locked, field.attname))
    return held.case_by_key(locked.case_id)


def begin(request: AssessmentRequest, *, by: Any, on: date) -> Counted:
    """What `receive` does the first time: how the day of the answer was counted. For a request that was taken in within
    the same transaction, and that nobody else can have seen, it needs no lock."""
    request.child, is_new = children.child_of(request, by=by, on=on)
    running = None if is_new else held.open_case_of(request.child, CaseKind.ASSESSMENT)
    if running:
        return join_running(request, running, by=by, on=on)
    request.soon_after = SoonAfter.NOTHING if is_new else soon_after(request.child, request.received_on)
    return open_first(request, by=by, on=on)


def open_first(request: AssessmentRequest, *, by: Any, on: date) -> Counted:
    """The case of a child for whom none is open, with all that it sets off."""
    days = queries.days_for(request)
    counted = queries.counted_for(request, days)
    case = opened(request, by=by)
    start_clocks(case, by=by, received_on=request.received_on, request=request, days=days)
    telling.note_arrival(request, case, by=by, on=on)
    audit.record("requests.received", by=by, about=request, case=case.pk, received_on=request.received_on.isoformat())
    filing.file_all(request, case, by=by, on=on)
    telling.confirm(request, case, by=by, on=on, counted=counted)
    signals.request_received.send(AssessmentRequest, request=request, case=case, by=by, on=on)
    return counted


def opened(request: AssessmentRequest, *, by: Any) -> Any:
    """The case itself, which the request then belongs to."""
    child = request.child
    case = cases.open_case(
        child,
        by=by,
        on=request.received_on,
        team_id=request.team_id,
        area=request.area,
        school_id=request.school_id,
    )
    case.team, request.case = request.team, case
    request.save(update_fields=["case", *FOUND])
    return case


FOUND = ("child", "likeness", "family_is_checked", "soon_after")
"""What looking for the child changes in a request."""


def start_clocks(case: Any, *, by: Any, received_on: date, request: AssessmentRequest, days: Days) -> None:
    """The four clocks of a request, each with the closures it takes into account."""
    name = "ey_closures" if request.taught == Taught.EARLY_YEARS else "school_closures"
    given: dict[str, Any] = {name: days.closures} if days.closures else {}
    deadlines.start_together(case, rules.CLOCKS, by=by, on=received_on, calendar=days.calendar, **given)


def soon_after(child: Any, received_on: date) -> str:
    """Whether an earlier case of the child ended less than six months before (CFA 2014 s.36(7))."""
    for earlier in held.past_cases_of(child, CaseKind.ASSESSMENT):
        if rules.soon_after(earlier.closed_on, received_on):
            assessed = rules.was_assessed(earlier.stage)
            return SoonAfter.ASSESSED if assessed else SoonAfter.REFUSED
    return SoonAfter.NOTHING


def join_running(request: AssessmentRequest, case: Any, *, by: Any, on: date) -> Counted:
    """A request about a child whose case is open belongs to that case; the earlier day of receipt counts."""
    request.case, request.joined_on = case, on
    request.save(update_fields=["case", "joined_on", *FOUND])
    bring_forward(case, by=by, on=on, received_on=request.received_on)
    telling.note_another(request, case, by=by, on=on)
    audit.record("requests.joined", by=by, about=request, case=case.pk, received_on=request.received_on.isoformat())
    filing.file_all(request, case, by=by, on=on)
    counted = queries.counted_for(request)
    telling.confirm(request, case, by=by, on=on, counted=counted)
    signals.request_joined.send(AssessmentRequest, request=request, case=case, left=None, by=by, on=on)
    return counted


def bring_forward(case: Any, *, by: Any, on: date, received_on: date) -> None:
    """An earlier request came to light: every clock of the request that still runs counts from its day instead."""
    if received_on >= case.opened_on:
        return
    running = [clock for clock in rules.CLOCKS if clocks_of.running(case, clock)]
    for clock in running:
        deadlines.end(case, clock, by=by, on=on, because="An earlier request came to light")
    cases.date_back(case, by=by, on=on, opened_on=received_on)
    closures = queries.closures_for(case.school_id, received_on) if case.school_id else ()
    given: dict[str, Any] = {"school_closures": closures} if closures else {}
    deadlines.start_together(case, running, by=by, on=received_on, **given)
