"""What can be done to a case: open it, give it to somebody, hand it on, say what happened, close it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts

from . import notices, permissions, queries, rules
from .enums import OVER, CaseKind, Stage, Waiting
from .models import Case, Event, HandOverRule, Holding, PlannedHandOver

TRIES = 5


def open_case(
    child: Any,
    *,
    by: Actor,
    on: date,
    kind: str = CaseKind.ASSESSMENT,
    team_id: int,
    area: Any = None,
    school_id: int | None = None,
) -> Case:
    """Begin a case on the day it reached the council. Used by the rooms that know why; they guard the deed."""
    case = Case(child=child, kind=kind, opened_on=on, team_id=team_id, area=area, school_id=school_id)
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                case.save()
            break
        except IntegrityError:
            if not Case.objects.filter(reference=case.reference).exists():
                raise
            case.reference = rules.new_reference()
    Holding.objects.create(case=case, team_id=team_id, starts_on=on)
    audit.record("cases.opened", by=by, about=case, on=on.isoformat(), kind=kind)
    return case


def note(
    case: Case,
    key: str,
    *,
    by: Actor,
    on: date,
    title: str,
    family_title: str = "",
    detail: str = "",
    to_family: bool = False,
    to_school: bool = False,
    to_professionals: bool = False,
) -> Event:
    """Add to the case's timeline. The record of the deed itself is written by the deed."""
    return Event.objects.create(
        case=case,
        key=key,
        on=on,
        by_id=by.pk,  # type: ignore[attr-defined]
        title=title,
        family_title=family_title,
        detail=detail,
        to_family=to_family,
        to_school=to_school,
        to_professionals=to_professionals,
    )


def move_to(case: Case, stage: str, *, waiting_on: str = Waiting.NOBODY) -> None:
    """Keep where the case stands, beside the facts it follows from."""
    case.stage, case.waiting_on = stage, waiting_on
    case.save(update_fields=["stage", "waiting_on"])


def note_next(case: Case, *, act_by: date | None, clock: str) -> None:
    """Keep the next day by which the council must act; the deadlines room says which."""
    if (case.act_by, case.next_clock) != (act_by, clock):
        case.act_by, case.next_clock = act_by, clock
        case.save(update_fields=["act_by", "next_clock"])


def note_sooner(cases: Iterable[Case], *, act_by: date, clock: str) -> None:
    """The same for many cases on which one clock began: a day that comes before the one that each has."""
    later = Q(act_by=None) | Q(act_by__gt=act_by)
    held = Case.objects.open().filter(later, pk__in=[case.pk for case in cases])
    held.update(act_by=act_by, next_clock=clock, version=F("version") + 1)


def date_back(case: Case, *, by: Actor, on: date, opened_on: date) -> None:
    """An earlier request came to light: the case began on the day that one reached the council."""
    before, case.opened_on = case.opened_on, opened_on
    case.save(update_fields=["opened_on"])
    title = f"An earlier request came to light: the case counts from {opened_on.day} {opened_on:%B %Y}"
    note(case, "cases.dated-back", by=by, on=on, title=title)
    audit.record("cases.dated-back", by=by, about=case, before=before.isoformat(), now=opened_on.isoformat())


def move_pupil(case: Case, *, by: Actor, on: date, school_id: int | None) -> None:
    """The case is about a pupil of another setting from now on: those who read there may read it, others no more."""
    before, case.school_id = case.school_id, school_id
    case.save(update_fields=["school"])
    audit.record("cases.pupil-moved", by=by, about=case, on=on.isoformat(), before=before, now=school_id)


def correct_child(case: Case, *, by: Actor, on: date, child: Any) -> None:
    """The case is about a child the council knew before: the entry made for it was the same child."""
    before, case.child = case.child_id, child
    case.save(update_fields=["child"])
    note(case, "cases.child-corrected", by=by, on=on, title="The case was joined to the child we knew before")
    audit.record("cases.child-corrected", by=by, about=case, on=on.isoformat(), before=before, now=child.pk)


# --- who holds it ----------------------------------------------------------------------------


@action(permissions.ASSIGN)
def assign(case: Case, *, by: Actor, on: date, owner_id: int | None) -> None:
    """Give the case to an officer of its team, or back to nobody. The officer is told; the family sees the name."""
    give(case, by=by, on=on, owner_id=owner_id)


@action(permissions.WORK)
def take(case: Case, *, by: Actor, on: date) -> None:
    """Take an unowned case of one's own team."""
    if case.owner_id and case.owner_id != by.pk:  # type: ignore[attr-defined]
        raise RuleBroken("Somebody holds this case already. Ask a manager to pass it to you.")
    give(case, by=by, on=on, owner_id=by.pk)  # type: ignore[attr-defined]


def give(case: Case, *, by: Actor, on: date, owner_id: int | None) -> None:
    """Change who holds the case inside its team."""
    officers = {officer.pk: officer for officer in queries.officers_of(case.team_id, on=on)}
    if bar := rules.bar_to_assigning(
        closed_on=case.closed_on, officer_is_in_team=owner_id is None or owner_id in officers
    ):
        raise RuleBroken(bar)
    if owner_id == case.owner_id:
        audit.record("cases.assigned", by=by, about=case, on=on.isoformat(), owner=owner_id)
        return
    begin_holding(case, on=on, team_id=case.team_id, owner_id=owner_id)
    name = officers[owner_id].name if owner_id else ""
    title = f"{name} now holds the case" if name else "The case waits for an officer"
    note(case, "cases.assigned", by=by, on=on, title=title, to_family=bool(name), to_school=bool(name))
    audit.record("cases.assigned", by=by, about=case, on=on.isoformat(), owner=owner_id)
    if owner_id and owner_id != by.pk:  # type: ignore[attr-defined]
        to = [Recipient(officers[owner_id].email, case.team_id, owner_id)]
        tell(notices.GIVEN, to=to, cause=f"case:{case.pk}:given:{case.version}", by=by, about=case, case=case)


@action(permissions.ASSIGN)
def assign_many(_: None, *, by: Actor, on: date, cases: Iterable[Case], owner_id: int) -> int:
    """Give several cases to one officer, or none of them: one bar stops all."""
    given = 0
    for case in Case.objects.select_for_update().filter(pk__in=[each.pk for each in cases]).order_by("pk"):
        if not by.may(permissions.ASSIGN, about=case):
            raise RuleBroken(f"{case.reference} belongs to another team. Nothing was changed.")
        give(case, by=by, on=on, owner_id=owner_id)
        given += 1
    if not given:
        raise RuleBroken("Choose at least one case.")
    return given


def begin_holding(case: Case, *, on: date, team_id: int, owner_id: int | None, because: str = "") -> None:
    """End today's holding and begin the next."""
    case.holdings.filter(ends_on=None).update(ends_on=on)
    Holding.objects.create(case=case, team_id=team_id, owner_id=owner_id, starts_on=on, because=because)
    case.team_id, case.owner_id = team_id, owner_id
    case.save(update_fields=["team", "owner"])


@action(permissions.ASSIGN)
def hand_over(case: Case, *, by: Actor, on: date, team_id: int, because: str) -> None:
    """Pass the case to another team now: both teams, the school and the family are told on the same day."""
    pass_on(case, by=by, on=on, team_id=team_id, because=because)


def pass_on(case: Case, *, by: Actor, on: date, team_id: int, because: str) -> None:
    """The hand-over itself, for an officer, a plan or a dated rule."""
    if bar := rules.bar_to_handing_over(
        closed_on=case.closed_on, from_team=case.team_id, to_team=team_id, because=because
    ):
        raise RuleBroken(bar)
    before, before_mail = case.team, queries.team_mailbox(case, on=on)
    begin_holding(case, on=on, team_id=team_id, owner_id=None, because=because)
    case.planned.filter(done_on=None, dropped_on=None).update(done_on=on)
    case.refresh_from_db(fields=["team", "owner"])
    title = f"The case passed from {before.name} to {case.team.name}"
    family_title = f"Your case passed from {before.name} to {case.team.name}"
    note(
        case,
        "cases.handed-over",
        by=by,
        on=on,
        title=title,
        family_title=family_title,
        detail=because,
        to_family=True,
        to_school=True,
    )
    audit.record("cases.handed-over", by=by, about=case, on=on.isoformat(), before=before.pk, now=team_id)
    tell_of_passing(case, by=by, on=on, before=before, before_mail=before_mail, because=because)


def tell_of_passing(case: Case, *, by: Actor, on: date, before: Any, before_mail: Any, because: str) -> None:
    """Both teams, the school and the family, each in their own words."""
    told = queries.people_to_tell(case, on=on)
    cause = f"case:{case.pk}:passed:{case.version}"
    words = {
        "case": case,
        "before": before.name,
        "now": case.team.name,
        "because": because,
        "phone": queries.ownership(case, on=on).phone,
    }
    teams = [mail for mail in (before_mail, queries.team_mailbox(case, on=on)) if mail]
    family = [Recipient(each.email, None, each.user_id) for each in told.family if each.email]
    tasks = queries.open_tasks(case)
    tell(notices.PASSED_TEAMS, to=teams, cause=f"{cause}:teams", by=by, about=case, tasks=tasks, on=on, **words)
    tell(notices.PASSED_SCHOOL, to=told.school, cause=f"{cause}:school", by=by, about=case, **words)
    tell(notices.PASSED_FAMILY, to=family, cause=f"{cause}:family", by=by, about=case, **words)


@action(permissions.ASSIGN)
def plan_hand_over(case: Case, *, by: Actor, today: date, on: date, team_id: int, because: str) -> PlannedHandOver:
    """Lay down that the case passes to another team on a later day; it does so by itself, and everybody is told then."""
    if bar := rules.bar_to_planning(on=on, today=today) or rules.bar_to_handing_over(
        closed_on=case.closed_on, from_team=case.team_id, to_team=team_id, because=because
    ):
        raise RuleBroken(bar)
    case.planned.filter(done_on=None, dropped_on=None).update(dropped_on=today)
    planned = PlannedHandOver.objects.create(case=case, team_id=team_id, on=on, because=because)
    audit.record("cases.hand-over-planned", by=by, about=case, on=on.isoformat(), team=team_id)
    return planned


@action(permissions.ARRANGE)
def lay_out_hand_over_rules(_: None, *, by: Actor, rules_given: list[dict[str, Any]]) -> None:
    """Keep the council's dated rules for passing cases on; one with the same key is changed."""
    for given in rules_given:
        teams = {side: contacts.team_with(given[side]) for side in ("from_team", "to_team")}
        for side, team in teams.items():
            if team is None:
                raise RuleBroken(f"The hand-over rule {given['key']} names a team that is not there: {given[side]}.")
        if bar := rules.bar_to_reason(given["because"]):
            raise RuleBroken(f"The hand-over rule {given['key']}: {bar}")
        HandOverRule.objects.update_or_create(
            key=given["key"],
            defaults={
                "from_team_id": teams["from_team"].organisation_id,  # type: ignore[union-attr]
                "to_team_id": teams["to_team"].organisation_id,  # type: ignore[union-attr]
                "kind": CaseKind(given.get("kind", CaseKind.ASSESSMENT)),
                "year_group": given["year_group"],
                "cut_off_on": given["cut_off_on"],
                "stages": [Stage(stage).value for stage in given["stages"]],
                "condition": given["condition"],
                "because": given["because"],
            },
        )
    audit.record("cases.hand-over-rules-kept", by=by, rules=[given["key"] for given in rules_given])


def pass_on_due(*, by: Actor, on: date) -> int:
    """Hand over every case whose day has come, by plan or by rule. Doing it twice changes nothing."""
    passed = 0
    for planned in queries.planned_for(on):
        passed += pass_on_one(planned.case_id, by=by, on=on, team_id=planned.team_id, because=planned.because)
    for case, rule in list(queries.due_to_pass(on)):
        passed += pass_on_one(case.pk, by=by, on=on, team_id=rule.to_team_id, because=rule.because)
    return passed


def pass_on_one(case_id: int, *, by: Actor, on: date, team_id: int, because: str) -> bool:
    """One hand-over in a transaction of its own, so that one that fails holds up no other."""
    with audit.in_one_go():
        case = Case.objects.select_for_update().get(pk=case_id)
        if case.closed_on or case.team_id == team_id:
            return False
        pass_on(case, by=by, on=on, team_id=team_id, because=because)
    return True


# --- the end ---------------------------------------------------------------------------------


def close(case: Case, *, by: Actor, on: date, stage: str, because: str) -> None:
    """Close the case at one of its ends. The deed that ends it is guarded and recorded by its own room."""
    if bar := rules.bar_to_closing(closed_on=case.closed_on, opened_on=case.opened_on, on=on):
        raise RuleBroken(bar)
    assert stage in OVER, stage
    case.closed_on, case.closed_because, case.stage = on, because, stage
    case.waiting_on, case.act_by, case.next_clock = Waiting.NOBODY, None, ""
    case.save()
    case.holdings.filter(ends_on=None).update(ends_on=max(on, case.opened_on))
    case.planned.filter(done_on=None, dropped_on=None).update(dropped_on=on)
    audit.record("cases.closed", by=by, about=case, on=on.isoformat(), stage=stage)


def reopen(case: Case, *, by: Actor, on: date, because: str) -> None:
    """Open a closed case again, with the team that held it: its decision is challenged or was changed."""
    if case.closed_on is None:
        return
    case.closed_on, case.closed_because = None, ""
    case.save(update_fields=["closed_on", "closed_because"])
    Holding.objects.create(case=case, team_id=case.team_id, owner_id=case.owner_id, starts_on=on, because=because)
    audit.record("cases.reopened", by=by, about=case, on=on.isoformat())
