"""Questions about cases: which somebody may see, who holds one, to whom it passes, what happened, who is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.timezone import localdate

from countywide.platform.accounts import queries as accounts
from countywide.platform.kit.doors import Permission
from countywide.register.contacts import queries as contacts
from countywide.register.people import queries as people

from . import permissions
from .models import (
    BESIDE,
    COUNTED,
    READERS,
    Case,
    CaseQuerySet,
    Counted,
    Event,
    HandOverRule,
    Holding,
    PlannedHandOver,
    own_children,
)
from .types import TASKS, Holder, Ownership, Passing, Task, Told

MOST_BORN = 1_000  # cases of children born on one day
SCHOOL_MAILBOXES = ("SENCO",)  # the role that answers for a pupil; where there is none, the office or the head


def add_reader(scope: Callable[[Any], Q]) -> None:
    """Let a room above say who else may see a case; it answers an empty Q for those it does not know."""
    if scope not in READERS:
        READERS.append(scope)


def keep_beside(name: str) -> None:
    """Let a room above have its own record of a case read with the case, for the case's page."""
    if name not in BESIDE:
        BESIDE.append(name)


def count_beside(name: str, counted: Callable[[Any], Any]) -> None:
    """Let a room above have a number of its own, or one small record, read with the case, under a name, for the case's page:
    it is told who reads the page, and answers a subquery over `OuterRef("pk")`."""
    COUNTED[name] = counted


def cases_seen_by(user: Any) -> CaseQuerySet:
    """The cases somebody may see, with what a list shows of each."""
    return Case.objects.seen_by(user).listed().order_by("act_by", "id")


def officers_in(user: Any, permission: Permission) -> list[tuple[int, str]]:
    """Those who work cases in the teams for which somebody holds a permission, by name; read once a request."""
    teams = tuple(user.organisations_where(permission))
    known = user.__dict__.setdefault("_officers_in", {})
    if teams not in known:
        known[teams] = accounts.names_who_may(permissions.WORK, organisations=list(teams), on=localdate())
    return list(known[teams])


def open_cases_with(references: list[str], user: Any) -> CaseQuerySet:
    """The open cases behind some references that somebody may see."""
    return open_cases_seen_by(user).filter(reference__in=references).order_by("act_by", "id")


def open_cases_seen_by(user: Any) -> CaseQuerySet:
    """The open cases somebody may see, with what a list shows of each."""
    return Case.objects.seen_by(user).open().listed()


def counted(user: Any, lists: dict[str, QuerySet[Case]], *, most: int) -> dict[str, int]:
    """How many cases each of several lists holds, none counted beyond one past `most`; one query for all."""
    asked = {key: Counted(found.order_by().values("pk")[: most + 1]) for key, found in lists.items()}
    found = get_user_model().objects.filter(pk=user.pk).values_list(*asked.values()).get()
    return dict(zip(asked, found, strict=True))


def found_by(user: Any, *, reference: str, name: str, born_on: date | None) -> list[Case]:
    """Cases by reference, or by a child's name and date of birth, newest first; only those that this person may see.

    A name is any part of what the child is called: surname, forename or the name they go by. Twins share a birthday.
    """
    if reference:
        return [case for case in [case_with(reference.upper(), user)] if case]
    wanted = [people.name_key(word) for word in name.split()]
    if not wanted or born_on is None:
        return []
    born = Case.objects.seen_by(user).listed().filter(child__born_on=born_on).order_by("-opened_on", "-id")
    return [case for case in born[:MOST_BORN] if people.is_called(case.child, wanted)]


def case_with(reference: str, user: Any) -> Case | None:
    """One case by its reference, if this person may see it, with all that its page says of who holds it."""
    found = Case.objects.seen_by(user).listed().with_rooms(user).with_passing(localdate())
    return found.filter(reference=reference).first()


def case_by_key(pk: int) -> Case:
    """One case by its key, for rooms that hold it already."""
    return Case.objects.listed().get(pk=pk)


def cases_of(child: Any, user: Any) -> CaseQuerySet:
    """A child's cases that this person may see, newest first."""
    return Case.objects.seen_by(user).listed().filter(child=child).order_by("-opened_on", "-id")


def open_case_of(child: Any, kind: str) -> Case | None:
    """The child's open case of a kind, if there is one."""
    return Case.objects.open().filter(child=child, kind=kind).order_by("-id").first()


def past_cases_of(child: Any, kind: str) -> QuerySet[Case]:
    """The child's earlier cases of a kind, newest first."""
    return Case.objects.filter(child=child, kind=kind).order_by("-opened_on", "-id")


def is_own_child(child: Any, user: Any) -> bool:
    """Whether this is one's own child, or oneself; read once a request."""
    return child.pk in own_children(user)


def children_of_cases(user: Any) -> Q:
    """Children of the cases somebody may see by their team or because they are asked for advice."""
    if user.may(permissions.READ_ALL):
        return Q(pk__isnull=False)
    scopes = []
    if teams := user.organisations_where(permissions.READ):
        scopes.append(Q(team_id__in=teams))
    if user.may(permissions.READ_ADVISED):
        scopes += [scope for reader in READERS if (scope := reader(user))]
    if not scopes:
        return Q()
    seen = scopes[0]
    for scope in scopes[1:]:
        seen |= scope
    return Q(pk__in=Case.objects.filter(seen).values("child_id"))


def audience_of(user: Any, case: Case) -> str:
    """As whom somebody reads a case: OFFICER, SCHOOL, FAMILY or PROFESSIONAL. The widest view they hold."""
    if user.may(permissions.READ_ALL) or user.may(permissions.READ, about=case):
        return "OFFICER"
    if case.school_id in user.organisations_where(permissions.READ_OWN_PUPILS):
        return "SCHOOL"
    if case.child_id in own_children(user):
        return "FAMILY"
    return "PROFESSIONAL"


def timeline(case: Case, user: Any, audience: str = "") -> QuerySet[Event]:
    """What happened on a case, newest first, held to what this person is told."""
    told = case.events.told_to(audience or audience_of(user, case))
    return told.select_related("by").order_by("-on", "-id")


def latest_events(held: list[Case], audience: str, *, each: int) -> dict[int, list[Event]]:
    """The latest things that happened on several cases, newest first, held to what an audience is told; one query."""
    place = Window(RowNumber(), partition_by=F("case_id"), order_by=[F("on").desc(), F("id").desc()])
    told = Event.objects.told_to(audience).filter(case__in=held).annotate(place=place).filter(place__lte=each)
    found: dict[int, list[Event]] = {}
    for event in told.order_by("-on", "-id"):
        found.setdefault(event.case_id, []).append(event)
    return found


# --- who holds it ----------------------------------------------------------------------------


def holder_of(case: Case) -> Holder:
    """Who holds the case today, for a letter or message that does not say to whom it will pass."""
    team = getattr(case.team, "contact_team", None)
    return Holder(
        team=team.name if team else case.team.name,
        team_key=team.key if team else "",
        phone=team.phone if team else "",
        hours=team.hours if team else "",
        officer=case.owner.name if case.owner else "",
    )


def ownership(case: Case, *, on: date) -> Ownership:
    """Who holds the case today, how to reach them, and to whom it will pass, when and if what."""
    holder = holder_of(case)
    if not hasattr(case, "held_since"):
        known = Case.objects.with_passing(on).get(pk=case.pk)
        for name in ("held_since", "planned_passing", "ruled_passing"):
            setattr(case, name, getattr(known, name))
    passing = passing_of(case, on=on)
    return Ownership(
        **vars(holder),
        since=case.held_since,  # type: ignore[attr-defined]
        passes_to=passing.team if passing else "",
        passes_on=passing.on if passing else None,
        passes_if=passing.condition if passing else "",
    )


def passing_of(case: Any, *, on: date) -> Passing | None:
    """The next hand-over laid down for a case: an officer's own before that of a rule."""
    found = case.planned_passing or case.ruled_passing
    if case.closed_on or not found:
        return None
    return Passing(found["team"], date.fromisoformat(found["on"]), found["condition"])


def due_to_pass(on: date) -> Iterable[tuple[Case, HandOverRule]]:
    """Open cases that a rule whose day has come passes on, and the rule."""
    for rule in HandOverRule.objects.filter(cut_off_on__lte=on).select_related("to_team").order_by("cut_off_on", "id"):
        born = {"child__born_on__range": (rule.born_from, rule.born_until)}
        held = (
            Case.objects.open().listed().filter(kind=rule.kind, team=rule.from_team_id, stage__in=rule.stages, **born)
        )
        back = Holding.objects.filter(team=rule.to_team_id, starts_on__gte=rule.cut_off_on)  # passed on, and sent back
        for case in held.filter(opened_on__lte=rule.cut_off_on).exclude(holdings__in=back).order_by("id"):
            yield case, rule


def planned_for(on: date) -> QuerySet[PlannedHandOver]:
    """Hand-overs that officers laid down and whose day has come."""
    due = PlannedHandOver.objects.filter(on__lte=on, done_on=None, dropped_on=None, case__closed_on=None)
    return due.select_related("case", "team").order_by("on", "id")


def hand_over_rules() -> QuerySet[HandOverRule]:
    """The dated rules, the next cut-off first."""
    return HandOverRule.objects.select_related("from_team", "to_team").order_by("cut_off_on", "id")


def holdings_of(case: Case) -> QuerySet[Holding]:
    """Everybody who held a case, newest first."""
    return case.holdings.select_related("team", "owner").order_by("-id")


def open_tasks(case: Case) -> list[Task]:
    """What is still to be done on a case, as the rooms above say: the earliest day first, what has no day last."""
    found = [task for tasks in TASKS for task in tasks(case)]
    return sorted(found, key=lambda task: (task.until or date.max, task.what))


def officers_of(team_id: int, *, on: date) -> list[Any]:
    """Those who work cases in a team on a day, by name: whom a case may be given to."""
    return accounts.people_who_may(permissions.WORK, organisation_id=team_id, on=on)


# --- who is told -----------------------------------------------------------------------------


def people_to_tell(case: Case, *, on: date) -> Told:
    """The family's correspondents today and the school's mailbox for its SENCO."""
    family = tuple(people.correspondents(case.child, on))
    school = tuple(contacts.recipients_for(case.school_id, SCHOOL_MAILBOXES)) if case.school_id else ()
    return Told(family, school)


def team_mailbox(case: Case, *, on: date) -> Any:
    """Where the team that holds the case reads its mail, as a recipient; nothing when it has no mailbox."""
    return contacts.team_recipient(case.team_id, area=case.area.key if case.area else "")


def to_team(case: Case, *, on: date) -> list[Any]:
    """The mailbox of the team that holds the case, as those a message goes to: none when it has no mailbox."""
    mailbox = team_mailbox(case, on=on)
    return [mailbox] if mailbox else []


# --- for the rooms above ---------------------------------------------------------------------


def case_under_lock(pk: int) -> Case:
    """One case, locked for the rest of the transaction."""
    return Case.objects.select_for_update().get(pk=pk)


def open_keys_at(school_id: int | None, *, most: int | None = None) -> list[int]:
    """The keys of the open cases of a school's pupils, or of every school when none is named."""
    found = Case.objects.open().filter(school_id__isnull=False)
    if school_id is not None:
        found = found.filter(school_id=school_id)
    return list(found.order_by("id").values_list("id", flat=True)[:most])


def keys_of(**where: Any) -> QuerySet[Any]:
    """The keys of the cases that fit, for a room above to narrow its own records by."""
    return Case.objects.filter(**where).order_by().values("pk")
