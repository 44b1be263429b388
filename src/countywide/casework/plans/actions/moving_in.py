"""Takes over a plan that another council made: recorded with its days, its document kept, the family told in six weeks (reg 15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.assessments.enums import ToWhom
from countywide.casework.cases import actions as cases
from countywide.casework.cases.enums import CaseKind, Stage
from countywide.casework.deadlines import actions as deadlines
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action, under_lock
from countywide.platform.kit.doors import Actor
from countywide.register.people import actions as people
from countywide.register.people import queries as known
from countywide.register.people.enums import Taught
from countywide.register.schools import queries as schools

from .. import letters, permissions, queries, rules, signals
from ..enums import Issued
from ..models import MoveIn, Plan, Version
from ..types import MovedIn, NewChild
from .issuing import freeze
from .reassessing import assess, of_its_own
from .sending import send
from .to_whom import others_of
from .writing import begin

ALIKE = (
    "One or more children are known who may be this child. Look for them first. If it is one of them, give the reference of "
    "a case of theirs; if not, tick the last box."
)


@action(permissions.WRITE)
def record_moved_in(_: None, *, by: Actor, on: date, moved: MovedIn, known_child: Any = None) -> Plan:
    """Record a plan that passed to us: as if we had made it on the day it was made (reg 15(3)), so all duties begin at once.

    The family is told within six weeks; the plan is reviewed within twelve months of the day it was made or last reviewed, or
    three of the transfer where that is later (reg 15(4), 15(5)). `known_child`: where we knew the child before.
    """
    council = rules.council_with(moved.council_code, on)
    bar = rules.bar_to_moving_in(
        council=council, transferred_on=moved.transferred_on, made_on=moved.made_on,
        last_reviewed_on=moved.last_reviewed_on, own_team=moved.team_id in by.organisations_where(permissions.WRITE),  # type: ignore[attr-defined]
        has_plan=known_child is not None and queries.plan_held_by(known_child) is not None, on=on,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    child = child_of(moved, known_child, by=by, on=on)
    plan = begin(opened(child, moved, by=by, on=on), by=by, on=on)
    plan.made_on, plan.last_reviewed_on = moved.made_on, moved.last_reviewed_on
    plan.setting_id, plan.named = moved.setting_id, moved.named[:200]
    plan.save(update_fields=["made_on", "last_reviewed_on", "setting", "named"])
    move = MoveIn.objects.create(
        plan=plan, council_code=moved.council_code, council=council, transferred_on=moved.transferred_on, recorded_on=on,
        recorded_by_id=by.pk, too_far=moved.too_far,  # type: ignore[attr-defined]
    )  # fmt: skip
    start_clocks(plan, move, by=by)
    cases.note(
        plan.case, "plans.moved-in", by=by, on=on, title=f"The plan came from {council}; we maintain it now",
        family_title=f"Your plan came to us from {council}", to_family=True, to_school=True,
    )  # fmt: skip
    if move.too_far:
        cases.note(
            plan.case, "plans.school-too-far", by=by, on=on,
            title="The school that the plan names is too far: find a place at another suitable one until the plan is amended",
        )  # fmt: skip
    audit.record("plans.moved-in", by=by, about=move, on=moved.transferred_on.isoformat(), council=moved.council_code)
    signals.plan_moved_in.send(Plan, plan=plan, by=by, on=on)
    return plan


def child_of(moved: MovedIn, known_child: Any, *, by: Actor, on: date) -> Any:
    """The child we knew, under lock, or one who is entered now. Nobody is merged on a likeness."""
    if known_child is not None:
        return under_lock(known_child)
    new = moved.child
    if new is None:
        raise RuleBroken("Say who the child is.")
    people.wait_for_alike(surname=new.surname, born_on=new.born_on, upn=new.upn)
    if not new.is_another and known.possible_duplicates(
        forename=new.forename, surname=new.surname, born_on=new.born_on, postcode=new.postcode, upn=new.upn
    ):
        raise RuleBroken(ALIKE)
    child = entered(new, by=by, on=on, since=moved.transferred_on)
    if moved.setting_id:
        people.enrol(
            child, by=by, on=moved.transferred_on, kind=Taught.SCHOOL, organisation_id=moved.setting_id,
            name=moved.named, is_first=True,
        )  # fmt: skip
    return child


def entered(new: NewChild, *, by: Actor, on: date, since: date) -> Any:
    """A child we did not know, with their home and the adult who is written to."""
    upn: dict[str, Any] = {"upn": new.upn, "no_upn": ""} if new.upn else {}
    child = people.enter_child(
        by=by, on=on, legal_forename=new.forename, legal_surname=new.surname, born_on=new.born_on, **upn
    )
    tie = people.add_contact(
        child, by=by, on=on, name=new.adult, kind=new.kin, responsibility=new.responsibility, email=new.email,
        phone=new.phone, channel=new.channel, email_consent_on=on if new.agrees_to_email and new.email else None,
    )  # fmt: skip
    for who in (child, tie.contact):
        people.move(who, by=by, on=since, lines=new.lines, postcode=new.postcode, is_first=True)
    return child


def opened(child: Any, moved: MovedIn, *, by: Actor, on: date) -> Any:
    """A case of its own, with the team that took the plan over."""
    school = schools.school_of(moved.setting_id) if moved.setting_id else None
    area = school.district.area if school is not None and school.district else None
    case = cases.open_case(
        child, by=by, on=on, kind=CaseKind.PLAN, team_id=moved.team_id, area=area, school_id=moved.setting_id
    )
    cases.move_to(case, Stage.IN_FORCE)
    return case


def start_clocks(plan: Plan, move: MoveIn, *, by: Actor) -> None:
    """Six weeks to tell the family, and the review; for a child under five also the lighter look (Code 9.178)."""
    last = plan.last_reviewed_on or plan.made_on
    assert last is not None
    deadlines.start(plan.case, "MV-TELL", by=by, on=move.transferred_on)
    deadlines.start(plan.case, "MV-REVIEW", by=by, on=move.transferred_on, plan_or_review=last)
    if rules.is_under_five(plan.child.born_on, move.transferred_on):
        deadlines.start(plan.case, "AR-U5", by=by, on=last, year_started=last)


@action(permissions.WRITE)
def keep_moved_in(plan: Plan, *, by: Actor, on: date, file_id: Any) -> Version:
    """Keep the document that the other council sent as the final plan it is. What it says can then be copied into sections,
    and confirmed, as for any plan that is only a document."""
    move = queries.moved_in(plan)
    bar = rules.bar_to_keeping_paper(
        moved_in=move is not None, versions=plan.versions.count(), ceased_on=plan.ceased_on
    )
    if bar or move is None or plan.made_on is None:
        raise RuleBroken(bar or "This plan was made here.")
    if str(file_id) not in {str(file.pk) for file in queries.papers_of(plan)}:
        raise RuleBroken("Choose one of the files that were sent here.")
    return freeze(
        plan, by=by, on=plan.made_on, issued_as=Issued.FINAL, because=f"Made by {move.council}, and passed to us",
        file_id=file_id, says_nothing=True,
    )  # fmt: skip


@action(permissions.DECIDE)
def tell_moved_in(plan: Plan, *, by: Actor, on: date, reassess: bool, says: str) -> None:
    """Tell the family that the plan passed to us, whether we assess again, and when we review it (reg 15(4)); the setting and
    the health board hear who is in charge now. What we say we do begins on the same day."""
    move, last = queries.moved_in(plan), queries.version_now(plan)
    if move is None:
        raise RuleBroken("This plan was made here.")
    bar = rules.bar_to_telling(
        told=move.decided_on is not None, ceased_on=plan.ceased_on, has_paper=last is not None, reassess=reassess,
        says=says,
    )  # fmt: skip
    if bar:
        raise RuleBroken(bar)
    move.reassess, move.says = reassess, says
    move.decided_on, move.decided_by_id = on, by.pk  # type: ignore[attr-defined]
    move.save()
    words = {
        "old_council": move.council, "transferred_on": move.transferred_on, "reassess": reassess, "reasons": says,
        "review_by": queries.moved_in_review_by(plan), "named": plan.named, "too_far": move.too_far,
    }  # fmt: skip
    what = f"moved-in:{move.pk}"
    send(plan, letters.MOVED_IN, what, ToWhom.FAMILY, by=by, on=on, words=words)
    for to_whom, to in others_of(plan, on=on):
        said = {**words, "is_health": to_whom == ToWhom.HEALTH}
        send(plan, letters.MOVED_IN_OTHERS, what, to_whom, by=by, on=on, to=to, words=said)
    if reassess:
        assess(of_its_own(plan, by=by, on=on), by=by, on=on, reasons=says)
    cases.note(
        plan.case, "plans.moved-in-told", by=by, on=on,
        title=f"We {'assess again' if reassess else 'do not assess again now'} after the move", detail=says,
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("plans.moved-in-told", by=by, about=move, on=on.isoformat(), reassess=reassess)


# --- when the letter reached the family ------------------------------------------------------


def told(plan: Plan, key: int, sent: Any, *, by: Any, **_: Any) -> None:
    """The family knows, once the last of them has the letter: the six weeks are kept."""
    dates = queries.dates_of(plan, sent.what)
    move = MoveIn.objects.select_for_update().get(pk=key)
    if sent.to_whom != ToWhom.FAMILY or dates is None or move.told_on:
        return
    move.told_on = dates.received_on
    move.save()
    deadlines.meet(plan.case, "MV-TELL", by=by, on=dates.received_on)
    audit.record("plans.moved-in-known", by=by, about=move, on=dates.received_on.isoformat())


def came_back(plan: Plan, key: int, sent: Any, *, by: Any, on: date) -> None:
    """The family was not told."""
    MoveIn.objects.filter(pk=key).update(told_on=None)
    deadlines.unmeet(plan.case, "MV-TELL", by=by, on=on, because="letter came back")
