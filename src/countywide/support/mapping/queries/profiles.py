"""Profiles, what they were mapped to, and what waits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from countywide.casework.deadlines import queries as deadlines
from countywide.casework.evidence import rules as evidence
from countywide.register.people import queries as people
from countywide.register.schools import queries as schools

from .. import policies, rules
from ..enums import MappedBy, State
from ..models import Change, Letter, Mapping, Profile

A_YEAR = timedelta(days=366)
BEST_FIRST = (MappedBy.PLAN, MappedBy.MODERATORS, MappedBy.COUNCIL, MappedBy.SCHOOL)


def profiles_seen_by(user: Any) -> QuerySet[Profile]:
    """Those that somebody may read, with what a list shows."""
    return Profile.objects.seen_by(user).select_related("child", "school").order_by("due_by", "id")


def profile_with(key: Any, user: Any) -> Profile | None:
    return profiles_seen_by(user).filter(key=key).first()


def profiles_of_school(school_id: int, entry_year: int) -> list[Profile]:
    """A school's children of one intake, in the order in which they were entered."""
    found = Profile.objects.filter(school_id=school_id, entry_year=entry_year).select_related("child", "school")
    return list(found.prefetch_related("mappings").order_by("id"))


def entry_years_of(school_id: int) -> list[int]:
    """The intakes of which a school has children, the newest first."""
    found = Profile.objects.filter(school_id=school_id).order_by("-entry_year").values_list("entry_year", flat=True)
    return list(found.distinct())


def open_profile_of(child_id: int) -> Profile | None:
    """A child's profile that has not ended."""
    return Profile.objects.open().filter(child_id=child_id).select_related("child", "school").order_by("-id").first()


def mapping_of(profile: Profile, mapped_by: str) -> Mapping | None:
    """The last mapping by somebody."""
    held = [each for each in profile.mappings.all() if each.mapped_by == mapped_by]
    return held[-1] if held else None


def standing_mapping(profile: Profile) -> Mapping | None:
    """The mapping that counts: of the plan, else of the moderators, else of the council. The school's own is a proposal."""
    held = {each.mapped_by: each for each in profile.mappings.all()}
    return next((held[each] for each in BEST_FIRST[:-1] if each in held), None)


def evidence_of(profile: Profile) -> dict[str, str]:
    return dict(profile.evidence.order_by("id").values_list("area", "words"))


def changes_of(profile: Profile) -> list[Change]:
    return list(profile.changes.order_by("id"))


def letter_with(key: Any, user: Any) -> Letter | None:
    return Letter.objects.seen_by(user).select_related("profile__school").filter(key=key).first()


def letters_of(profile: Profile) -> list[Letter]:
    return list(profile.letters.order_by("-id"))


def to_map() -> QuerySet[Profile]:
    """Sent in and not mapped, the most urgent first."""
    return Profile.objects.filter(state=State.SUBMITTED).select_related("child", "school").order_by("due_by", "id")


def to_issue(entry_year: int | None = None) -> list[Profile]:
    """Mapped children whose amount is to come."""
    found = Profile.objects.filter(state=State.AGREED).select_related("child", "school").prefetch_related("mappings")
    return list((found.filter(entry_year=entry_year) if entry_year else found).order_by("id"))


def past_due(on: date) -> list[Profile]:
    """Children whose amount was owed by a day that has passed, and has not come (Q46)."""
    found = Profile.objects.filter(state__in=(State.SUBMITTED, State.IN_MODERATION, State.AGREED), due_by__lt=on)
    return list(found.select_related("child", "school").order_by("due_by", "id"))


def issued_in(entry_year: int) -> tuple[int, int]:
    """Of the amounts of an intake that were issued: how many in time, and how many in all."""
    rows = Profile.objects.filter(entry_year=entry_year, issued_on__isnull=False).order_by("id")
    days = list(rows.values_list("due_by", "issued_on"))
    return sum(not rules.is_late(due, issued, issued) for due, issued in days if issued is not None), len(days)


def child_called(*, forename: str, surname: str, born_on: date) -> Any:
    """The child of exactly these names and this birthday, if the council knows one."""
    alike = people.possible_duplicates(forename=forename, surname=surname, born_on=born_on)
    names = (people.name_key(forename), people.name_key(surname))
    for each in alike:
        child = each.child
        called = {child.forename_key, people.name_key(child.known_as)}
        if child.born_on == born_on and child.surname_key == names[1] and names[0] in called:
            return child
    return None


def answer_day(day: date, *, organisation_id: int | None = None) -> date:
    """The last of the school days within which a school is answered."""
    number = policies.terms_on(day).answer_school_days
    return school_days_from(day, number, organisation_id=organisation_id)


def school_days_from(day: date, number: int, *, organisation_id: int | None = None) -> date:
    """The day so many days on which a school is open, after a day; of no one school: between the council's terms."""
    shut = schools.closures_of(organisation_id, day, day + A_YEAR)
    return evidence.school_days_after(day, number, calendar=deadlines.calendar(), closures=shut).due_on
