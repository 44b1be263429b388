"""A search begins, climbs the ladder night by night, keeps what was tried and said, and ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.plans import queries as plans
from countywide.law import clocks
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell

from .. import notices, permissions, policies, queries, rules
from ..enums import Begun, CameOf, Over
from ..models import Search, Tried


@action(permissions.SEARCH)
def begin(case: Any, *, by: Actor, on: date, plan: Any, needed_on: date | None, ends_on: date | None = None) -> Search:
    """An officer begins to search, because the present place will not last."""
    return begun(plan, by=by, on=on, because=Begun.OFFICER, needed_on=needed_on, ends_on=ends_on)


def begun(
    plan: Any, *, by: Any, on: date, because: Begun, needed_on: date | None = None, ends_on: date | None = None
) -> Search:
    """The search itself; its first contact with the family is within fourteen days."""
    bar = rules.bar_to_beginning(
        is_made=plan.is_final, is_over=plan.ceased_on is not None, is_searched=queries.search_for(plan) is not None
    )
    if bar:
        raise RuleBroken(bar)
    search = Search.objects.create(
        case_id=plan.case_id, plan_id=plan.pk, begun_on=on, begun_because=because, needed_on=needed_on, ends_on=ends_on,
        next_contact_on=on + policies.ladder_on(on).contact_within,
    )  # fmt: skip
    cases.note(
        plan.case, "unplaced.begun", by=by, on=on, title="The search for a place begins", to_family=True, to_school=True
    )
    audit.record("unplaced.begun", by=by, about=search, on=on.isoformat(), because=str(because))
    step_up(search, by=by, on=on)
    return search


def begin_where_needed(*, by: Actor, on: date) -> int:
    """Begin a search for every plan in force that names a type alone. Each is a change of its own; twice is once."""
    number = 0
    for plan in queries.where_names_none().iterator(chunk_size=200):
        with audit.in_one_go():
            if queries.search_for(plan) is None:
                begun(plan, by=by, on=on, because=Begun.TYPE_ONLY, needed_on=needed_for(plan, on))
                number += 1
    return number


def needed_for(plan: Any, on: date) -> date:
    """The day from which the plan names the type of place; where that is not ahead, the next school year at the latest."""
    found = plans.last_final(plan)
    starts_on = found.names_from if found is not None else None
    return starts_on if starts_on is not None and starts_on > on else next_september(on)


def next_september(on: date) -> date:
    """The first day of the next school year, in which a place is needed at the latest."""
    return date(clocks.school_year(on) + 1, 9, 1)


def step_up(search: Search, *, by: Any, on: date) -> bool:
    """Bring a search to the level whose day has come. It never falls; who owns it now is told, and the case says so. One that
    waits for the answer to a flag alone rises no more."""
    ladder = policies.ladder_on(on)
    level = rules.level_of(queries.standing_of(search, on=on), ladder, on)
    has_begun = search.levels.exists()
    if has_begun and (level <= search.level or queries.is_settled(search)):
        return False
    search.level = max(level, search.level)
    search.save(update_fields=["level"])
    search.levels.get_or_create(level=search.level, defaults={"on": on})
    audit.record("unplaced.level", by=by, about=search, on=on.isoformat(), level=search.level)
    if search.level > 1:
        step = ladder.step(search.level)
        cases.note(
            search.case, "unplaced.level", by=by, on=on, title=f"No place yet: the search stands at level {search.level}",
            detail=f"{step.owner}. {step.does}", to_family=True, to_school=True,
        )  # fmt: skip
        tell(
            notices.RISEN, to=[*held_cases.to_team(search.case, on=on), *queries.leads_of(search.case, on=on)],
            cause=f"place-search:{search.pk}:level:{search.level}", by=by, about=search, key=search.key,
            reference=search.case.reference, level=search.level, owner=step.owner, does=step.does,
        )  # fmt: skip
    return True


@action(permissions.SEARCH)
def note_tried(
    search: Search, *, by: Actor, on: date, name: str, asked_on: date, came_of: str, setting_id: int | None = None
) -> Tried:
    """A setting was asked, and perhaps what it said. The family and the school read which, when and what came of it."""
    open_or_refused(search)
    bar = rules.bar_to_trying(name=name, asked_on=asked_on, begun_on=search.begun_on, came_of=came_of, on=on)
    if bar:
        raise RuleBroken(bar)
    tried = search.tried.create(
        name=name.strip()[:200], asked_on=asked_on, came_of=came_of, setting_id=setting_id,
        answered_on=None if came_of == CameOf.ASKED else on,
    )  # fmt: skip
    audit.record("unplaced.tried", by=by, about=search, on=on.isoformat(), came_of=came_of)
    return tried


@action(permissions.SEARCH)
def settle_tried(search: Search, *, by: Actor, on: date, tried: Tried, came_of: str) -> None:
    """What a setting said that was asked before."""
    open_or_refused(search)
    held = search.tried.select_for_update().get(pk=tried.pk)
    if came_of not in CameOf or came_of == CameOf.ASKED:
        raise RuleBroken("Say what came of it.")
    held.came_of, held.answered_on = came_of, on
    held.save(update_fields=["came_of", "answered_on"])
    audit.record("unplaced.settled", by=by, about=search, on=on.isoformat(), came_of=came_of)


@action(permissions.SEARCH)
def note_contact(search: Search, *, by: Actor, on: date, said: str, next_on: date) -> None:
    """What the family was told, and when it hears again: within fourteen days."""
    open_or_refused(search)
    within = policies.ladder_on(on).contact_within
    if bar := rules.bar_to_contact(said=said, next_on=next_on, on=on, within=within):
        raise RuleBroken(bar)
    search.contacts.create(on=on, by_id=by.pk, said=said.strip())  # type: ignore[attr-defined]
    search.next_contact_on = next_on
    search.save(update_fields=["next_contact_on"])
    audit.record("unplaced.contact", by=by, about=search, on=on.isoformat(), next_on=next_on.isoformat())


@action(permissions.SEARCH)
def arrange_meanwhile(search: Search, *, by: Actor, on: date, interim: str, starts_on: date | None) -> None:
    """What the child is given until there is a place: the duty to carry the plan out goes on (CFA 2014 s.42)."""
    open_or_refused(search)
    if bar := rules.bar_to_interim(interim=interim, starts_on=starts_on):
        raise RuleBroken(bar)
    search.interim, search.interim_from = interim.strip(), starts_on
    search.save(update_fields=["interim", "interim_from"])
    cases.note(
        search.case, "unplaced.meanwhile", by=by, on=on, title="It is arranged what happens until there is a place",
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("unplaced.meanwhile", by=by, about=search, on=on.isoformat())


@action(permissions.SEARCH)
def end(search: Search, *, by: Actor, on: date, over_because: str) -> None:
    """An officer says that the search is over."""
    open_or_refused(search)
    waiting = search.flags.filter(answered_on=None).exists()
    bar = rules.bar_to_ending(
        over_because=over_because, is_flagged=waiting, names_place=search.plan.setting_id is not None
    )
    if bar:
        raise RuleBroken(bar)
    ended(search, by=by, on=on, because=Over(over_because))


def plan_names_place(plan: Any, *, by: Any, on: date) -> None:
    """The plan names a place, or is over: the search ends by itself. A flag that waits keeps it open until it is answered."""
    search = queries.search_for(plan)
    if search is None or search.flags.filter(answered_on=None).exists():
        return
    ended(search, by=by, on=on, because=Over.NAMED if plan.ceased_on is None else Over.PLAN_ENDED)


def ended(search: Search, *, by: Any, on: date, because: Over) -> None:
    search.over_on, search.over_because = on, because
    search.save(update_fields=["over_on", "over_because"])
    cases.note(
        search.case, "unplaced.over", by=by, on=on, title="The search for a place is over", detail=because.label,
        to_family=True, to_school=True,
    )  # fmt: skip
    audit.record("unplaced.over", by=by, about=search, on=on.isoformat(), because=str(because))


def remind_contacts(*, by: Actor, on: date) -> int:
    """The day on which a family was to hear from the council has passed: the team is told, once for each such day."""
    number = 0
    late = Search.objects.under_way().filter(next_contact_on__lt=on).select_related("case__team", "case__area")
    for search in late.order_by("pk").iterator(chunk_size=200):
        with audit.in_one_go():
            number += bool(
                tell(
                    notices.CONTACT_LATE, to=held_cases.to_team(search.case, on=on), key=search.key, about=search, by=by,
                    cause=f"place-search:{search.pk}:contact:{search.next_contact_on}", reference=search.case.reference,
                    next_contact_on=search.next_contact_on,
                )
            )  # fmt: skip
    return number


def open_or_refused(search: Search) -> None:
    if search.over_on is not None:
        raise RuleBroken("This search is over.")
