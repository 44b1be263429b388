"""The family is asked which schools it would like, by its account or by a link, and says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.casework.placements import actions, queries
from countywide.casework.placements.actions.asking import ask_family
from countywide.casework.placements.models import AtSchool, Preference
from countywide.casework.placements.types import Wish, Words
from countywide.demo.preferring import came_back
from countywide.platform.links import queries as links
from countywide.platform.links.types import PURPOSES, Guest

from . import days
from .days import BY, COORDINATOR, WORKS_AT, Known, acting, noon, school
from .listed import transfer_of


def ask_and_hear(each: Known) -> None:
    """Everybody of the family is asked; whose address was wrong is reached at the new one; and they answer."""
    invited_on = each.days.before(days.INVITED)
    ask_family(transfer_of(each), by=BY, on=invited_on, at=noon(invited_on))
    preference = preference_of(each)
    for adult in each.given["family"]:
        if "email_now" in adult:
            put_right(each, preference, adult["email_now"], invited_on)
    said_on = each.days.before(days.SAID)
    words = Words(child_view=each.given["child_view"], reserve=named(each.given.get("reserve")), tested=tested(each))
    actions.say(preference, by=whoever(each, preference), on=said_on, wishes=wishes(each.given["wishes"]), words=words)


def tested(each: Known) -> str:
    return "YES" if "result" in each.given else ""


def preference_of(each: Known) -> Preference:
    return Preference.objects.select_related("transfer__case__team", "contact").get(transfer=transfer_of(each))


def named(urn: str | None) -> str:
    return str(school(urn).name) if urn else ""


def wishes(given: list[dict[str, str]]) -> list[Wish]:
    return [Wish(rank, "SCHOOL", named(each["school"]), each["reasons"]) for rank, each in enumerate(given, 1)]


def whoever(each: Known, preference: Preference) -> Any:
    """Whoever of the family signs in, or whoever opened the link that was sent last."""
    person = acting(each.given["family"][0].get("person"))
    if person is not BY:
        return person
    link = links.last_link(queries.PREFERENCES, str(preference.key), preference.holder)
    if link is None:
        return BY
    opens = PURPOSES[queries.PREFERENCES].opens
    return Guest(link.pk, queries.PREFERENCES, str(preference.key), preference.holder, tuple(opens))


def put_right(each: Known, preference: Preference, email: str, invited_on: date) -> None:
    """The link came back; the school rang the family, and data coordination agreed to the address it was given (Q01)."""
    found_on, agreed_on = invited_on + timedelta(days=1), invited_on + timedelta(days=4)
    came_back(preference, found_on, at=noon(found_on))
    preference.refresh_from_db()
    at_school = AtSchool.objects.get(pk=preference.pk)
    senco = acting(WORKS_AT.get(each.given["school"]))
    actions.propose_address(at_school, by=senco, on=found_on, at=noon(found_on), email=email, checked="RANG")
    actions.settle_address(preference, by=acting(COORDINATOR), on=agreed_on, at=noon(agreed_on), agreed=True)
    preference.refresh_from_db()
    if preference.contact is not None:
        preference.contact.refresh_from_db()
