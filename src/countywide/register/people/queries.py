"""Questions about children and families."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from countywide.law import clocks

from . import rules
from .enums import Capacity, Responsibility
from .marking import born_on_one_of as born_on_one_of
from .marking import called_at as called_at
from .marking import homes_with as homes_with
from .marking import kept_of as kept_of
from .marking import marks_at as marks_at
from .marking import marks_of as marks_of
from .marking import named_one_of as named_one_of
from .marking import numbered_one_of as numbered_one_of
from .models import SCOPES, Address, Child, ChildQuerySet, Contact, Enrolment, Relationship, current
from .types import Correspondent, Likeness, RightsHolder


def name_key(name: str) -> str:
    """A name as it is compared, for rooms that look a child up."""
    return rules.name_key(name)


def is_called(child: Child, words: list[str]) -> bool:
    """Whether every word, made as `name_key` makes it, is in a name of the child or very like one."""
    names = (child.surname_key, child.forename_key, rules.name_key(child.known_as))
    return all(any(word in name or fuzz.ratio(word, name) >= rules.ALIKE_NAME for name in names) for word in words)


def widen(scope: Callable[[Any], Q]) -> None:
    """Let a room above say who else may see a child; an empty Q adds nobody."""
    if scope not in SCOPES:
        SCOPES.append(scope)


def children_seen_by(user: Any) -> ChildQuerySet:
    """The children somebody may see, by name."""
    return Child.objects.seen_by(user).order_by("surname_key", "forename_key", "id")


def child_with(key: str, user: Any) -> Child | None:
    """One child by key, if this person may see them."""
    return Child.objects.seen_by(user).filter(key=key).first()


def children_of(user: Any) -> ChildQuerySet:
    """Oneself as a young person, and the children one has parental responsibility for and may hear about."""
    ties = Relationship.objects.filter(
        contact__user_id=user.pk, responsibility=Responsibility.YES, is_safe=True, ended_on=None
    )
    return Child.objects.filter(Q(user_id=user.pk) | Q(pk__in=ties.values("child_id"))).order_by("born_on", "id")


def enrolled_at(child: Child, on: date) -> Enrolment | None:
    """Where a child is taught on a day."""
    return child.enrolments.filter(current(on)).select_related("organisation").first()


def pupils_at(organisation_id: int, on: date) -> ChildQuerySet:
    """Whoever is taught at a school on a day, by name."""
    taught = Enrolment.objects.filter(current(on), organisation_id=organisation_id)
    return Child.objects.filter(pk__in=taught.values("child_id")).order_by("surname_key", "forename_key", "id")


def home_of(child: Child, on: date) -> Address | None:
    """Where a child lives on a day."""
    lived = child.addresses.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)
    return lived.first()


def family_of(child: Child) -> QuerySet[Relationship]:
    """The adults around a child today."""
    held = child.relationships.filter(ended_on=None).select_related("contact", "child")
    return held.prefetch_related("contact__addresses").order_by("id")


def tie_with(pk: int, child: Child) -> Relationship | None:
    """One adult's place in a child's family today."""
    return child.relationships.filter(pk=pk, ended_on=None).select_related("contact", "child").first()


def contacts_at(email: str) -> QuerySet[Contact]:
    """Whoever reads email at an address, in whatever letters it was written."""
    return Contact.objects.filter(email__iexact=email).exclude(email="").order_by("id")


def is_anothers(email: str, tie: Relationship) -> bool:
    """Whether another adult of the child's family signs in with an address."""
    others = family_of(tie.child).exclude(contact_id=tie.contact_id)
    return others.filter(contact__user__email=email.strip().lower()).exists()


def rights_holder(child: Child, on: date) -> RightsHolder:
    """Parent before, young person after, the end of compulsory school age (CFA 2014 s.83; Education Act 1996 s.8)."""
    passes_on = clocks.end_of_compulsory_school_age(child.born_on)
    if on <= passes_on:
        return RightsHolder("PARENT", passes_on)
    recorded = child.capacity.first()
    if recorded is None or recorded.who != Capacity.REPRESENTED:
        return RightsHolder("YOUNG_PERSON", passes_on)
    return RightsHolder("YOUNG_PERSON", passes_on, represented=True, representative_id=recorded.representative_id)


def correspondents(child: Child, on: date) -> list[Correspondent]:
    """Whom a letter about the child goes to today.

    Every adult with parental responsibility who may safely be written to gets an own copy; from the day rights
    pass, the young person does; whoever represents one who lacks capacity stands in their place, and the parents
    where nobody else was named (SEND Regulations 2014, reg 64). Where email came back, letters go by post.
    """
    if child.died_on:
        return []
    holder = rights_holder(child, on)
    if holder.who == "YOUNG_PERSON" and not holder.represented:
        home = home_of(child, on)
        email = child.user.email if child.user else ""
        lines = home.address_lines if home else ()
        return [
            Correspondent(
                f"child:{child.pk}",
                child.name_shown,
                email,
                child.user_id,
                "EMAIL" if email else "POST",
                lines,
                "",
                bool(email),
            )
        ]
    ties = list(family_of(child))
    named = [tie for tie in ties if tie.contact_id == holder.representative_id and tie.may_be_written_to]
    written_to = named or [tie for tie in ties if tie.is_written_to]
    return [_correspondent(tie.contact, on) for tie in written_to]


def _correspondent(contact: Contact, on: date) -> Correspondent:
    lived = [
        each for each in contact.addresses.all() if each.from_on <= on and (not each.until_on or on <= each.until_on)
    ]
    return Correspondent(
        f"contact:{contact.pk}",
        contact.name,
        contact.email,
        contact.user_id,
        "POST" if contact.email_bounced_on and contact.channel == "EMAIL" else contact.channel,
        lived[0].address_lines if lived else (),
        contact.format,
        contact.email_consent_on is not None,
    )


def possible_duplicates(
    *, forename: str, surname: str, born_on: date, postcode: str = "", upn: str = ""
) -> list[Likeness]:
    """Children who may be the one being entered, most alike first, each with the reasons."""
    surname_key = rules.name_key(surname)
    near = Q(born_on=born_on) | Q(surname_key=surname_key, born_on__year=born_on.year)
    if upn:
        near |= Q(upn=upn)
    if postcode:
        near |= Q(addresses__postcode=postcode, surname_key=surname_key)
    found = Child.objects.filter(near).distinct().order_by("id")[:50]
    likely = [_likeness(child, forename, surname, born_on, upn) for child in found]
    return sorted((each for each in likely if each.score >= rules.ALIKE), key=lambda each: -each.score)


def _likeness(child: Child, forename: str, surname: str, born_on: date, upn: str) -> Likeness:
    first = max(
        fuzz.ratio(rules.name_key(forename), rules.name_key(name)) for name in (child.legal_forename, child.first_name)
    )
    last = fuzz.ratio(rules.name_key(surname), child.surname_key)
    same_day, same_upn = child.born_on == born_on, bool(upn) and upn == child.upn
    why = [
        words
        for words, holds in (
            ("the same UPN", same_upn),
            ("the same date of birth", same_day),
            ("a like surname", last >= 85),
            ("a like forename", first >= 80),
        )
        if holds
    ]
    twin = same_day and last >= 85 and first < 80 and not same_upn
    score = 100 if same_upn else int(0.35 * first + 0.35 * last + (30 if same_day else 0)) - (25 if twin else 0)
    return Likeness(child, score, tuple(why), twin)
