"""What an officer does with a new request: decide on attention, look at likenesses, area and family, and settle it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held
from countywide.casework.cases.enums import CaseKind, Stage
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action, under_lock
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.people import actions as people
from countywide.register.people import queries as known
from countywide.register.people.enums import Capacity, Kin, Responsibility

from .. import notices, permissions, queries, rules, signals
from ..enums import Attention, Likeness, Requester, Responsible, Says
from ..models import AssessmentRequest
from ..types import Facts, Joining
from . import children, filing, receiving, telling


@action(permissions.ENTER)
def enter(
    _: None,
    *,
    by: Actor,
    on: date,
    at: datetime,
    facts: Facts,
    channel: str,
    received_on: date,
    arrived_at: str = "",
    late_because: str = "",
) -> AssessmentRequest:
    """Enter what came by telephone, email or on paper, with the day it reached any address of the council."""
    bar = rules.bar_to_received_on(received_on, today=on, because=late_because)
    bar = bar or rules.bar_to_birth_date(facts.born_on, on=received_on)
    if bar:
        raise RuleBroken(bar)
    request = receiving.take_in(
        facts,
        by=by,
        at=at,
        received_on=received_on,
        channel=channel,
        arrived_at=arrived_at,
        late_because=late_because,
    )
    if request.attention == Attention.TO_DECIDE:
        counted = queries.counted_for(request)
        telling.tell_team(request, by=by, counted=counted)
        telling.thank(request, by=by, counted=counted)
    else:
        receiving.begin(request, by=by, on=on)
    return request


@action(permissions.TRIAGE)
def answer_attention(request: AssessmentRequest, *, by: Actor, on: date, is_yes: bool, because: str) -> None:
    """Decide whether somebody who cannot ask has brought the child to attention (CFA 2014 ss.23, 24).

    With yes the clocks run from the day it arrived, not from today (rulebook 4.1). Whoever told us learns which it is.
    """
    if bar := rules.bar_to_attention(attention=request.attention, reason=because):
        raise RuleBroken(bar)
    request.attention = Attention.YES if is_yes else Attention.NO
    request.attention_because, request.attention_on = because, on
    request.attention_by_id = by.pk  # type: ignore[attr-defined]
    if not is_yes:
        request.settled_on, request.settled_by_id = on, by.pk  # type: ignore[attr-defined]
    request.save()
    audit.record("requests.attention-answered", by=by, about=request, on=on.isoformat(), is_yes=is_yes)
    if is_yes:
        receiving.receive(request, by=by, on=on)
    telling.tell_asker(
        notices.CONSIDERED,
        request,
        by=by,
        cause="considered",
        is_yes=is_yes,
        because=because,
        decide_by=queries.counted_for(request).decide_by,
    )


# --- whose child -----------------------------------------------------------------------------


@action(permissions.TRIAGE)
def say_different(request: AssessmentRequest, *, by: Actor, on: date) -> None:
    """The child is none of those they are like."""
    if request.settled_on:
        raise RuleBroken("This request was checked already.")
    request.likeness = Likeness.DIFFERENT
    request.save(update_fields=["likeness"])
    audit.record("requests.said-different", by=by, about=request, on=on.isoformat())


@action(permissions.TRIAGE)
def join(request: AssessmentRequest, *, by: Actor, on: date, joining: Joining) -> None:
    """The child is one we knew before. A case that is open for them goes on, from the earlier day; ours ends.

    Whoever asked becomes part of the known child's family only as the officer says, who has looked.
    """
    alike = {like.child.pk: like.child for like in queries.likenesses(request)}
    child = alike.get(joining.child_id)
    bar = rules.bar_to_joining(
        is_alike=child is not None, is_settled=request.settled_on is not None, has_case=request.case_id is not None
    )
    if bar or child is None or request.case is None:
        raise RuleBroken(bar or "Choose one of the children shown.")
    child, left = under_lock(child), request.case
    running = held.open_case_of(child, CaseKind.ASSESSMENT)
    request.child, request.likeness = child, Likeness.SAME
    if request.requester == Requester.PARENT and joining.adds_asker:
        children.add_checked(request, child, by=by, on=on, has_responsibility=joining.has_responsibility)
    request.family_is_checked = True
    if running is None:
        request.save()
        cases.correct_child(left, by=by, on=on, child=child)
        audit.record("requests.child-joined", by=by, about=request, child=child.pk)
        return
    request.case, request.joined_on = running, on
    request.settled_on, request.settled_by_id = on, by.pk  # type: ignore[attr-defined]
    request.save()
    receiving.bring_forward(running, by=by, on=on, received_on=request.received_on)
    telling.note_another(request, running, by=by, on=on)
    filing.file_all(request, running, by=by, on=on)
    audit.record("requests.joined", by=by, about=request, case=running.pk, left=left.pk)
    signals.request_joined.send(AssessmentRequest, request=request, case=running, left=left, by=by, on=on)
    end_left(left, running, by=by, on=on)


def end_left(left: Any, running: Any, *, by: Actor, on: date) -> None:
    """The case opened for the same child ends, unless a room above has ended it already."""
    left.refresh_from_db()
    if left.closed_on is None:
        because = f"Goes on as {running.reference}"
        deadlines.end_all(left, by=by, on=on, because=because)
        cases.close(left, by=by, on=on, stage=Stage.ENDED, because=because)


@action(permissions.TRIAGE)
def say_family(
    request: AssessmentRequest, *, by: Actor, on: date, responsible: dict[int, bool], unsafe: frozenset[int]
) -> None:
    """Who has parental responsibility, and who may safely be written to, of the adults on the child's record."""
    if request.child is None:
        raise RuleBroken("There is no child on record yet.")
    bar = rules.bar_to_family(
        somebody=any(has_it and pk not in unsafe for pk, has_it in responsible.items()),
        rights_passed=rules.rights_passed(request.child.born_on, on=on),
    )
    if bar:
        raise RuleBroken(bar)
    for tie in known.family_of(request.child):
        if tie.pk in responsible:
            people.say_responsibility(
                tie,
                by=by,
                on=on,
                responsibility=Responsibility.YES if responsible[tie.pk] else Responsibility.NO,
                corresponds=responsible[tie.pk],
                is_safe=tie.pk not in unsafe,
            )
    request.family_is_checked = True
    request.save(update_fields=["family_is_checked"])
    audit.record("requests.family-checked", by=by, about=request, on=on.isoformat())


@action(permissions.TRIAGE)
def say_young_person(request: AssessmentRequest, *, by: Actor, on: date, says: str, ground: str = "") -> None:
    """What the young person says of a request that a parent made, or that they are represented and on what ground."""
    if request.child is None:
        raise RuleBroken("There is no child on record yet.")
    if says == Says.CANNOT:
        if len(ground.split()) < rules.FEWEST_WORDS:
            raise RuleBroken(
                "Say on what ground they are represented: who found that they lack capacity for this, and when."
            )
        asker = next((tie for tie in known.family_of(request.child) if tie.kind != Kin.OTHER), None)
        people.record_capacity(
            request.child,
            by=by,
            on=on,
            who=Capacity.REPRESENTED,
            ground=ground,
            representative=asker.contact if asker else None,
        )
    request.young_person_says = says
    request.save(update_fields=["young_person_says"])
    audit.record("requests.young-person-asked", by=by, about=request, on=on.isoformat(), says=says)


# --- whose area ------------------------------------------------------------------------------


@action(permissions.TRIAGE)
def say_area(
    request: AssessmentRequest, *, by: Actor, on: date, is_ours: bool, council: str = "", mailbox: str = ""
) -> None:
    """The council in whose area the child lives is responsible (CFA 2014 s.24).

    Where it is another, that council is told that a request waits for it, without details of the child. The clocks run
    until the case is ended on its own page, with the letter to the family.
    """
    if request.settled_on:
        raise RuleBroken("This request was checked already.")
    if not is_ours and not council:
        raise RuleBroken("Say which council is responsible, as far as you know.")
    request.responsible = Responsible.CHECKED if is_ours else Responsible.THEIRS
    request.other_council = "" if is_ours else council
    if not is_ours:
        request.settled_on, request.settled_by_id = on, by.pk  # type: ignore[attr-defined]
    request.save()
    audit.record("requests.area-said", by=by, about=request, on=on.isoformat(), is_ours=is_ours, council=council)
    if mailbox and not is_ours:
        team = queries.team_of(request)
        tell(
            notices.ELSEWHERE,
            to=[Recipient(mailbox)],
            cause=f"request:{request.pk}:elsewhere",
            by=by,
            about=request,
            reference=request.reference,
            request=request,
            council=queries.our_name(),
            team=team.team,
            phone=team.phone,
        )


# --- done ------------------------------------------------------------------------------------


@action(permissions.TRIAGE)
def settle(request: AssessmentRequest, *, by: Actor, on: date) -> None:
    """The request is checked: the family is consulted and the others are told, by the rooms above (regs 3, 4(2))."""
    bar = rules.bar_to_settling(
        is_settled=request.settled_on is not None,
        likeness=request.likeness == Likeness.TO_LOOK,
        responsible_to_check=request.responsible == Responsible.TO_CHECK,
        has_case=request.case_id is not None,
        family_is_checked=request.family_is_checked,
        says=request.young_person_says if request.is_for_young_person else Says.AGREES,
    )
    if bar:
        raise RuleBroken(bar)
    request.settled_on, request.settled_by_id = on, by.pk  # type: ignore[attr-defined]
    request.save(update_fields=["settled_on", "settled_by"])
    audit.record("requests.settled", by=by, about=request, on=on.isoformat(), case=request.case_id)
    signals.request_validated.send(AssessmentRequest, request=request, case=request.case, by=by, on=on)
