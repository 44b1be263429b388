"""Who of a family may say which schools they would like, and where each is reached today."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from countywide.platform.links.types import Reach
from countywide.register.people import queries as people

from ..models import Preference
from ..rules import asking, giving
from ..types import Person

PREFERENCES = "placements.preferences"
"""The purpose of the links by which somebody says which schools they would like."""
GONE = "You are not asked this any more."
BESIDE = ("transfer__case__child", "transfer__case__team", "transfer__child", "transfer__plan", "contact")


def family_of(child: Any, *, on: date) -> dict[str, Person]:
    """Those who may say it on a day, by key: parents with responsibility whom it is safe to contact, or the young person."""
    if child.died_on:
        return {}
    rights = people.rights_holder(child, on)
    if rights.who == "YOUNG_PERSON" and not rights.represented:
        return {each.key: person(each, None, is_written_to=True) for each in people.correspondents(child, on)}
    found = {}
    for tie in people.family_of(child):
        represents = tie.contact_id == rights.representative_id
        bar = giving.bar_to_giving(
            rights=rights.who, is_child=False, responsibility=tie.responsibility, is_safe=tie.is_safe,
            represented=rights.represented, names_somebody=rights.representative_id is not None, represents=represents,
        )  # fmt: skip
        if bar is None:
            key, contact = f"contact:{tie.contact_id}", tie.contact
            found[key] = Person(
                key, contact.name, tie.contact_id, contact.email, contact.user_id, channel_of(contact),
                tie.is_written_to or (represents and tie.may_be_written_to),
            )  # fmt: skip
    return found


def channel_of(contact: Any) -> str:
    """How somebody is written to today: by post where email came back."""
    return "POST" if contact.email_bounced_on and contact.channel == "EMAIL" else str(contact.channel)


def person(of: Any, contact_id: int | None, *, is_written_to: bool) -> Person:
    return Person(of.key, of.name, contact_id, of.email, of.user_id, of.channel, is_written_to)


def person_of(preference: Any, *, on: date) -> Person | None:
    """Whose word it is, while they may say it."""
    return family_of(preference.transfer.child, on=on).get(preference.holder)


def name_of(preference: Any) -> str:
    """Whose word it is, by name."""
    return str(preference.contact.name if preference.contact else preference.transfer.child.name_shown)


def bar_for(child: Any, user: Any, *, on: date) -> str | None:
    """Why somebody who is signed in may not say it for a child, if they may not."""
    rights = people.rights_holder(child, on)
    given: dict[str, Any] = {"rights": rights.who, "represented": rights.represented}
    if child.user_id == user.pk:
        return giving.bar_to_giving(is_child=True, **given)
    bar: str | None = giving.NOT_RECORDED
    for tie in people.family_of(child):
        if tie.contact.user_id == user.pk:
            bar = giving.bar_to_giving(
                is_child=False, responsibility=tie.responsibility, is_safe=tie.is_safe,
                names_somebody=rights.representative_id is not None,
                represents=tie.contact_id == rights.representative_id, **given,
            )  # fmt: skip
            if bar is None:
                return None
    return bar


def why_no_link(of: Person) -> str | None:
    """Why somebody is sent no link, if they are not."""
    return asking.why_no_link(
        email=of.email, has_account=of.user_id is not None, channel=of.channel, is_written_to=of.is_written_to
    )


def preference_by_link(subject: str) -> Preference | None:
    """What a link is about."""
    return Preference.objects.select_related(*BESIDE).filter(key=UUID(subject)).first()


def reach(subject: str, holder: str, on: date) -> Reach:
    """Where the holder of a link reads email today; nowhere once nothing is asked of them any more."""
    from .saying import timing_of

    preference = preference_by_link(subject)
    if preference is None or preference.holder != holder:
        return Reach("", GONE)
    if bar := timing_of(preference.transfer, on=on).bar:
        return Reach("", bar)
    held = person_of(preference, on=on)
    if held is None:
        return Reach("", GONE)
    if held.user_id is None and (at := sent_at_once(preference)):
        return Reach(at)
    why = why_no_link(held)
    return Reach("", why) if why else Reach(held.email)


def sent_at_once(preference: Preference) -> str:
    """Where a link goes because a school put right what messages came back from, while an officer still looks at it."""
    found = preference.corrections.filter(settled_on=None, at_once=True).values_list("email", flat=True)
    return found.first() or ""
