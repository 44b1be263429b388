"""Those who serve: the directory, what is wanted where, requests of schools, what was done, and what it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from countywide.register.schools import queries as schools

from .. import permissions, policies
from ..models import Activity, Ask, Call, Champion, Move, Offer, Passed, Thanks, Wanted
from ..rules import offering
from ..rules import serving as rules
from ..types import Kind

WITH = ("user", "school__organisation", "district")


@dataclass(frozen=True)
class Row:
    """A district: what is wanted of a kind, who is there, what is missing."""

    district: Any
    wanted: int
    held: int
    vacant: int
    phase: str
    expertise: str


@dataclass(frozen=True)
class TermOfWork:
    """What those who serve did in a school term."""

    name: str
    activities: int
    visits: int
    minutes: int
    schools: int
    thanks: int
    changed: tuple[str, ...]


def kind_named(key: str, on: date) -> Kind | None:
    """A kind of role by its key, if there is one."""
    return policies.kind_on(key, on) if key in policies.known() else None


def listed_kinds(on: date) -> list[Kind]:
    """The kinds that have a public directory."""
    return [each for each in policies.kinds_on(on) if each.lists_in_directory]


def directory(kind: str, *, on: date, district: str = "", phase: str = "", expertise: str = "") -> list[Champion]:
    """Those of a kind who agreed to be found, by district, phase and expertise; by name."""
    found = Champion.objects.filter(kind=kind).listed_on(on).select_related(*WITH).order_by("name", "id")
    if district:
        found = found.filter(district__gss_code=district)
    return [
        each for each in found if (not phase or phase in each.phases) and (not expertise or expertise in each.expertise)
    ]


def listed(key: Any, *, on: date) -> Champion | None:
    """One entry of the directory."""
    found = Champion.objects.filter(key=key).listed_on(on).select_related(*WITH).first()
    kind = kind_named(found.kind, on) if found else None
    return found if kind and kind.lists_in_directory else None


def serving(kind: str, *, on: date) -> list[Champion]:
    """All who serve in a kind of role on a day, by name, whether they are found in the directory or not."""
    return list(Champion.objects.filter(kind=kind).serving_on(on).select_related(*WITH).order_by("name", "id"))


def ever_serving(*, on: date) -> list[Champion]:
    """All whose term has not long ended, or is still to come."""
    return list(Champion.objects.filter(ends_on__gte=on).select_related(*WITH).order_by("kind", "name", "id"))


def serves(email: str, kind: str, *, on: date) -> bool:
    """Whether somebody serves in a role on a day, or will."""
    ahead = Champion.objects.filter(email__iexact=email, kind=kind, ends_on__gte=on)
    return ahead.filter(Q(stepped_down_on=None) | Q(stepped_down_on__gt=on)).exists()


def roles_of(user: Any, *, on: date) -> list[Champion]:
    """Where somebody serves, served or will serve."""
    return list(Champion.objects.filter(user_id=user.pk).select_related(*WITH).order_by("-starts_on", "id"))


def role_of(key: Any, user: Any) -> Champion | None:
    """One’s own service; anybody’s for those who keep calls."""
    found = Champion.objects.filter(key=key).select_related(*WITH).first()
    if found is None or user.pk is None:
        return None
    return found if found.user_id == user.pk or user.may(permissions.KEEP) else None


def appointed_from(offers: Iterable[Offer]) -> set[int]:
    """The applications among these offers whose person was appointed."""
    keys = [each.application_id for each in offers]
    return set(Champion.objects.filter(application_id__in=keys).values_list("application_id", flat=True))


def places_left(call: Call) -> int:
    """Places of a call that are neither offered nor taken."""
    taken = Offer.objects.filter(application__call=call, declined_on=None, lapsed_on=None).count()
    return max(call.places - taken, 0)


def calls_being_decided() -> list[Call]:
    """Calls that were announced and are neither decided nor put away, the one that closes first before the others."""
    return list(
        Call.objects.filter(decided_at=None, archived_at=None).exclude(announced_at=None).order_by("closes_at", "id")
    )


# --- what is wanted where --------------------------------------------------------------------


def vacancies(kind: str, *, on: date) -> list[Row]:
    """Each district of the council with what is wanted of a kind there, who serves, and what is missing."""
    places = list(schools.our_districts())
    said = {each.district_id: each for each in Wanted.objects.filter(kind=kind).order_by("id")}
    held = Champion.objects.filter(kind=kind).serving_on(on).exclude(district=None)
    seats = offering.seats(
        {key: each.number for key, each in said.items()}, held.order_by().values_list("district_id", flat=True), [each.pk for each in places]
    )  # fmt: skip
    names = {each.pk: each for each in places}
    return [
        Row(
            names[seat.district], seat.wanted, seat.held, seat.vacant,
            said[seat.district].phase if seat.district in said else "", said[seat.district].expertise if seat.district in said else "",
        )
        for seat in seats
    ]  # fmt: skip


def wanted_in(kind: str, district_id: int) -> Wanted | None:
    return Wanted.objects.filter(kind=kind, district_id=district_id).first()


# --- requests --------------------------------------------------------------------------------


def ask_for(key: Any, user: Any) -> Ask | None:
    """A request, for the school that made it, whoever is or was asked, and those who keep calls."""
    found = Ask.objects.filter(key=key).select_related("organisation", "champion__user", "champion__school").first()
    if found is None or user.pk is None:
        return None
    was_asked = Passed.objects.filter(ask=found, champion__user_id=user.pk).exists()
    is_asked = found.champion is not None and found.champion.user_id == user.pk
    ours = user.may(permissions.ASK, about=found)
    return found if ours or is_asked or was_asked or user.may(permissions.KEEP) else None


def asks_of(organisations: Iterable[int]) -> QuerySet[Ask]:
    """What schools asked for, the newest first."""
    found = Ask.objects.filter(organisation_id__in=list(organisations)).select_related("champion__user", "organisation")
    return found.order_by("-on", "-id")


def asks_to(champion: Champion) -> list[Ask]:
    """What somebody is asked for: what waits first."""
    found = Ask.objects.filter(champion=champion, withdrawn_on=None).select_related("organisation")
    return sorted(found.order_by("first", "id"), key=lambda each: ("WAITS", "PLANNED", "HELD").index(each.state))


def waiting_asks() -> list[Ask]:
    """Requests without an answer, those that wait longest first."""
    found = Ask.objects.filter(planned_on=None, withdrawn_on=None).select_related("organisation", "champion__user")
    return list(found.order_by("answer_by", "id"))


def asks_waiting_of(organisation_id: int) -> int:
    return Ask.objects.filter(organisation_id=organisation_id, planned_on=None, withdrawn_on=None).count()


def next_for(ask: Ask, *, on: date) -> Champion | None:
    """Whose turn a request is: nobody of the same school and nobody who passed it on; the same district first, then whoever has
    fewest requests."""
    past = set(Passed.objects.filter(ask=ask).values_list("champion_id", flat=True))
    school = schools.school_of(ask.organisation_id)
    load = Counter(
        Ask.objects.filter(held_on=None, withdrawn_on=None, champion__kind=ask.kind).values_list(
            "champion_id", flat=True
        )
    )
    free = [
        each
        for each in serving(ask.kind, on=on)
        if each.pk not in past and not (school and each.school_id == school.pk) and not waits_for_school(each)
    ]
    near = school.district_id if school else None
    return min(free, key=lambda each: (each.district_id != near, load[each.pk], each.pk), default=None)


def waits_for_school(champion: Champion) -> bool:
    """Whether the new school of somebody who moved has not agreed yet to let them go on."""
    return champion.moves.filter(agreed_on=None).exists()


def waits_for_schools(champions: Iterable[Champion]) -> set[int]:
    """Those whose new school has not agreed yet."""
    return set(
        Move.objects.filter(champion__in=list(champions), agreed_on=None)
        .order_by()
        .values_list("champion_id", flat=True)
    )


def unheard(*, on: date) -> list[Ask]:
    """Visits that were held and of which the school has said nothing."""
    found = Ask.objects.filter(held_on__lt=on, feedback="").select_related("organisation")
    return list(found.order_by("held_on", "id"))


# --- what was done ---------------------------------------------------------------------------


def activities_of(champion: Champion) -> list[Activity]:
    return list(Activity.objects.filter(champion=champion).order_by("-on", "-id"))


def minutes_of(champions: Iterable[Champion]) -> dict[int, int]:
    """The time that each gave so far."""
    found = (
        Activity.objects.filter(champion__in=list(champions))
        .order_by()
        .values("champion_id")
        .annotate(sum=Sum("minutes"))
    )
    return {each["champion_id"]: each["sum"] for each in found}


def thanks_of(champion: Champion) -> int:
    """How often somebody was thanked."""
    return Thanks.objects.filter(champion=champion).aggregate(sum=Sum("count"))["sum"] or 0


def report(kind: str) -> list[TermOfWork]:
    """What those of a kind did by school term, the newest first: visits and hours beside thanks, and what schools say changed."""
    terms = schools.terms_known()
    done: dict[str, list[Activity]] = {}
    for each in Activity.objects.filter(champion__kind=kind).select_related("ask").order_by("-on", "-id"):
        done.setdefault(rules.term_of(each.on, terms), []).append(each)
    thanked: Counter[str] = Counter()
    for day, count in Thanks.objects.filter(kind=kind).order_by("-on").values_list("on", "count"):
        thanked[rules.term_of(day, terms)] += count
    return [term_of_work(name, held, thanked.get(name, 0)) for name, held in done.items()]


def term_of_work(name: str, held: list[Activity], thanks: int) -> TermOfWork:
    quoted = [each.ask.feedback for each in held if each.ask and each.ask.may_quote and each.ask.feedback]
    return TermOfWork(
        name, len(held), sum(1 for each in held if each.ask_id), sum(each.minutes for each in held),
        sum(each.schools for each in held), thanks, tuple(quoted[:3]),
    )  # fmt: skip
