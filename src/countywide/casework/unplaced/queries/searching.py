"""Searches, what was tried, what was said, and the flags."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from countywide.casework.deadlines import queries as deadlines
from countywide.casework.plans import queries as plans
from countywide.law import clocks
from countywide.register.schools import queries as schools

from .. import rules
from ..models import Contact, Flag, Search, Tried
from ..types import Standing

FIRST_POST_16_YEAR = 12


def searches_seen_by(user: Any) -> QuerySet[Search]:
    """The searches under way on whose cases somebody may read, with what a list shows."""
    waiting = Flag.objects.filter(search=OuterRef("pk"), answered_on=None)
    found = Search.objects.seen_by(user).under_way().select_related("case__child", "case__owner", "case__team")
    return found.annotate(is_flagged=Exists(waiting), reply_by=Subquery(waiting.values("reply_by")[:1]))


def search_with(key: Any, user: Any) -> Search | None:
    """One search, under way or over, that somebody may read."""
    found = Search.objects.seen_by(user).filter(key=key)
    return found.select_related("case__child", "case__owner", "case__team__contact_team", "case__area", "plan").first()


def search_on(case: Any) -> Search | None:
    """The search under way on a case."""
    return case.place_searches.under_way().first()  # type: ignore[no-any-return]


def search_for(plan: Any) -> Search | None:
    """The search under way for a plan, under lock."""
    return Search.objects.select_for_update().filter(plan_id=plan.pk, over_on=None).first()


def is_settled(search: Search) -> bool:
    """Whether the plan ended, or came to name a place, since the search began: nothing but a flag without an answer keeps it
    open."""
    plan = search.plan
    if plan.ceased_on is not None or plan.setting_id is None:
        return plan.ceased_on is not None
    found = plans.last_final(plan)
    sent_on = found.final_sent_on if found is not None and found.names_from is not None else None
    return sent_on is not None and sent_on >= search.begun_on


def where_names_none() -> QuerySet[Any]:
    """Plans in force that name a type of school or college and none by name, and for which nobody searches yet."""
    searched = Search.objects.filter(plan=OuterRef("pk"), over_on=None)
    found = plans.plans_in_force().filter(setting=None).exclude(named="")
    return found.exclude(Exists(searched)).select_related("case__child").order_by("pk")


def tried_of(search: Search) -> list[Tried]:
    return list(search.tried.select_related("setting").order_by("-asked_on", "-id"))


def tried_with(search: Search, pk: int) -> Tried | None:
    return search.tried.filter(pk=pk).first()


def contacts_of(search: Search) -> list[Contact]:
    return list(search.contacts.select_related("by").order_by("-on", "-id"))


def flags_of(search: Search) -> list[Flag]:
    return list(search.flags.select_related("senior", "by_school", "answered_by").order_by("-id"))


def flag_with(key: Any, user: Any) -> Flag | None:
    """One flag about a child on whose case somebody may read."""
    found = Flag.objects.filter(key=key, search__in=Search.objects.seen_by(user))
    beside = ("search__case__child", "search__case__team", "search__case__area", "by_school", "senior", "answered_by")
    return found.select_related(*beside).first()


def standing_of(search: Any, *, on: date) -> Standing:
    """What the level of a search follows from on a day."""
    left = None
    if search.ends_on is not None:
        shut = schools.closures_of(search.case.school_id, on, search.ends_on)
        left = rules.school_days_until(search.ends_on, on=on, calendar=deadlines.calendar(), closures=shut)
    child = search.case.child
    year = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, on)
    goes_on_to = year + 1 if search.needed_on and search.needed_on > on else year
    return Standing(
        needed_on=search.needed_on,
        ends_on=search.ends_on,
        school_days_left=left,
        is_post_16=goes_on_to >= FIRST_POST_16_YEAR,
        is_flagged=search.flags.exists(),
    )


def beside_cases(_user: Any) -> Subquery:
    """The search under way on a case, read with the case for its page."""
    waiting = Flag.objects.filter(search=OuterRef("pk"), answered_on=None)
    found = Search.objects.filter(case=OuterRef("pk"), over_on=None).annotate(
        reply_by=Subquery(waiting.values("reply_by")[:1]), senior=Subquery(waiting.values("senior__name")[:1])
    )
    said = JSONObject(
        key="key", level="level", next_contact_on="next_contact_on", reply_by="reply_by", senior="senior",
        needed_on="needed_on",
    )  # fmt: skip
    return Subquery(found.values(said=said)[:1])
