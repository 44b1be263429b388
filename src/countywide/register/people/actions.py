"""What can be done about children and families: enter, change, relate, move, enrol."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.law.codes import postcodes, pupils
from countywide.platform.audit import actions as audit
from countywide.platform.kit import alone
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import Actor

from . import rules
from .models import Address, CapacityRecord, Child, Contact, Enrolment, Relationship

NUMBERS = ("upn", "uln", "nhs_number")


def wait_for_alike(*, surname: str, born_on: date, upn: str = "") -> None:
    """Let nobody else look for or enter a child of this birthday, surname or UPN until this transaction ends.

    Two who ask at once for one child then enter one: the second finds what the first entered. Used before looking for a
    likeness that decides whether a child is entered.
    """
    alone.until_the_end(
        f"people:born:{born_on.isoformat()}",
        f"people:named:{rules.name_key(surname)}",
        *([f"people:upn:{upn}"] if upn else []),
    )


def enter_child(_: None = None, *, by: Actor, on: date, **facts: Any) -> Child:
    """Enter a child the council did not know. Whoever calls it has looked for a likeness and guards the deed."""
    facts = checked(facts, on=on)
    child = Child.objects.create(**facts)
    audit.record("people.child-entered", by=by, about=child, on=on.isoformat(), fields=sorted(facts))
    return child


def change_child(child: Child, *, by: Actor, on: date, **facts: Any) -> None:
    """Change what is known of a child; the record says which facts, never what they are."""
    facts = checked(facts, on=on)
    for name, value in facts.items():
        setattr(child, name, value)
    child.save()
    audit.record("people.child-changed", by=by, about=child, on=on.isoformat(), fields=sorted(facts))


def checked(facts: dict[str, Any], *, on: date) -> dict[str, Any]:
    """Tidy the numbers and refuse those that cannot be right."""
    facts = {name: pupils.tidy(value) if name in NUMBERS and value else value for name, value in facts.items()}
    bar = rules.bar_to_birth_date(facts["born_on"], on=on) if facts.get("born_on") else None
    bar = bar or rules.bar_to_numbers(**{name: facts[name] for name in NUMBERS if facts.get(name)})
    if bar:
        raise RuleBroken(bar)
    return facts


def add_contact(
    child: Child, *, by: Actor, on: date, name: str, kind: str, responsibility: str, **more: Any
) -> Relationship:
    """Add an adult to a child's family, with what they are to the child and how they are written to."""
    tie = {field: more.pop(field) for field in ("lives_with", "corresponds", "is_safe", "note") if field in more}
    contact = more.pop("contact", None) or Contact.objects.create(name=name, **more)
    made = Relationship.objects.create(child=child, contact=contact, kind=kind, responsibility=responsibility, **tie)
    audit.record("people.contact-added", by=by, about=child, on=on.isoformat(), contact=contact.pk)
    return made


def say_responsibility(
    tie: Relationship, *, by: Actor, on: date, responsibility: str, corresponds: bool, is_safe: bool = True
) -> None:
    """Somebody looked who has parental responsibility, and whether this adult may be written to."""
    tie.responsibility, tie.corresponds, tie.is_safe, tie.note = responsibility, corresponds, is_safe, ""
    tie.save(update_fields=["responsibility", "corresponds", "is_safe", "note"])
    audit.record("people.responsibility-said", by=by, about=tie, on=on.isoformat(), responsibility=responsibility)


def note_bounce(contact: Contact, *, by: Actor, on: date) -> None:
    """A message to this person came back. The first day stands until the address is put right."""
    if contact.email_bounced_on:
        return
    contact.email_bounced_on = on
    contact.save(update_fields=["email_bounced_on"])
    audit.record("people.email-bounced", by=by, about=contact, on=on.isoformat())


def correct_email(contact: Contact, *, by: Actor, on: date, email: str) -> None:
    """Somebody reads email at another address, as whoever calls it has made sure: it is written to again."""
    contact.email, contact.email_bounced_on = email.strip(), None
    contact.save(update_fields=["email", "email_bounced_on"])
    audit.record("people.email-corrected", by=by, about=contact, on=on.isoformat())


def record_capacity(
    child: Child, *, by: Actor, on: date, who: str, ground: str, representative: Contact | None = None
) -> CapacityRecord:
    """Who decides for a young person over compulsory school age, and on what ground (Mental Capacity Act 2005)."""
    made = CapacityRecord.objects.create(
        child=child, who=who, ground=ground[:300], representative=representative, recorded_on=on
    )
    audit.record("people.capacity-recorded", by=by, about=child, on=on.isoformat(), who=who)
    return made


def move(
    who: Child | Contact,
    *,
    by: Actor,
    on: date,
    lines: str,
    postcode: str = "",
    is_withheld: bool = False,
    is_first: bool = False,
) -> Address:
    """Somebody lives at an address from a day; the one before ends. `is_first`: whoever calls it knows of none before."""
    if bar := rules.bar_to_numbers(postcode=postcode):
        raise RuleBroken(bar)
    if not is_first:
        who.addresses.filter(until_on=None).update(until_on=on)
    side = {"child": who} if isinstance(who, Child) else {"contact": who}
    address = Address.objects.create(
        **side, lines=lines, postcode=postcodes.parse(postcode) or "", from_on=on, is_withheld=is_withheld
    )
    audit.record("people.moved", by=by, about=who, on=on.isoformat())
    return address


def enrol(
    child: Child,
    *,
    by: Actor,
    on: date,
    kind: str,
    organisation_id: int | None = None,
    name: str = "",
    is_first: bool = False,
) -> Enrolment:
    """A child is taught somewhere, or nowhere, from a day; what was before ends, unless it is known to be the first."""
    if not is_first:
        child.enrolments.filter(ends_on=None).update(ends_on=on)
    made = Enrolment.objects.create(child=child, kind=kind, organisation_id=organisation_id, name=name, starts_on=on)
    audit.record("people.enrolled", by=by, about=child, on=on.isoformat(), kind=kind, organisation=organisation_id)
    return made


def join_account(who: Child | Contact, *, by: Actor, on: date, user_id: int) -> None:
    """Join somebody to the account they sign in with, once an officer or the school has proved who they are."""
    who.user_id = user_id
    who.save(update_fields=["user"])
    audit.record("people.account-joined", by=by, about=who, on=on.isoformat(), user=user_id)
