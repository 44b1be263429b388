"""The guarded changes of a child's record, each by somebody who may change what they may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.accounts import actions as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine

from . import actions, permissions, queries, rules
from .enums import Responsibility
from .models import CapacityRecord, Child, Contact, Proposal, Relationship


def must_see(child: Child, by: Any) -> None:
    """Nobody changes the record of a child they may not see."""
    if isinstance(by, Machine):
        return
    if not queries.children_seen_by(by).filter(pk=child.pk).exists():
        raise PermissionDenied(permissions.CHANGE.key)


@action(permissions.ENTER)
def enter(_: None, *, by: Actor, on: date, is_another: bool = False, postcode: str = "", **facts: Any) -> Child:
    """Enter a child, unless one is known who may be the same: then somebody looks first and says it is another."""
    alike = queries.possible_duplicates(
        forename=facts["legal_forename"],
        surname=facts["legal_surname"],
        born_on=facts["born_on"],
        postcode=postcode,
        upn=facts.get("upn", ""),
    )
    if alike and not is_another:
        raise RuleBroken("One or more children are known who may be this child. Look at them below first.")
    return actions.enter_child(by=by, on=on, **facts)


@action(permissions.CHANGE)
def change(child: Child, *, by: Actor, on: date, **facts: Any) -> None:
    """Put right what is known of a child."""
    must_see(child, by)
    actions.change_child(child, by=by, on=on, **facts)


@action(permissions.KEEP_FAMILY)
def add_adult(child: Child, *, by: Actor, on: date, agrees_to_email: bool = False, **facts: Any) -> Relationship:
    """Add somebody to a child's family."""
    must_see(child, by)
    consent: dict[str, Any] = {"email_consent_on": on if agrees_to_email and facts.get("email") else None}
    return actions.add_contact(child, by=by, on=on, **facts, **consent)


@action(permissions.KEEP_FAMILY)
def change_adult(
    tie: Relationship, *, by: Actor, on: date, agrees_to_email: bool = False, works_again: bool = False, **facts: Any
) -> None:
    """Put right what an adult is to a child and how they are written to. The record says which facts, not what they are.

    A new email address, or one that works again, is written to again.
    """
    must_see(tie.child, by)
    contact = tie.contact
    if works_again or facts["email"] != contact.email:
        contact.email_bounced_on = None
    for name in ("name", "email", "phone", "channel", "format"):
        setattr(contact, name, facts.pop(name))
    contact.email_consent_on = (contact.email_consent_on or on) if agrees_to_email and contact.email else None
    contact.save()
    for name, value in facts.items():
        setattr(tie, name, value)
    tie.save()
    audit.record("people.contact-changed", by=by, about=tie.child, on=on.isoformat(), contact=contact.pk)


@action(permissions.KEEP_FAMILY)
def give_account(tie: Relationship, *, by: Actor, on: date, proof: str) -> None:
    """Let an adult follow the child's case by signing in, once an officer has proved who they are."""
    must_see(tie.child, by)
    contact = tie.contact
    bar = rules.bar_to_account(
        email=contact.email,
        has_account=contact.user_id is not None,
        has_responsibility=tie.responsibility == Responsibility.YES,
        is_safe=tie.is_safe,
        is_anothers=queries.is_anothers(contact.email, tie),
    )
    if bar:
        raise RuleBroken(bar)
    user = accounts.let_family_in(by=by, on=on, email=contact.email, name=contact.name)
    actions.join_account(contact, by=by, on=on, user_id=user.pk)
    audit.record("people.account-given", by=by, about=tie.child, on=on.isoformat(), contact=contact.pk, proof=proof)


@action(permissions.KEEP_FAMILY)
def end_tie(tie: Relationship, *, by: Actor, on: date) -> None:
    """An adult is no longer to be reckoned with for this child; what was written to them stays."""
    must_see(tie.child, by)
    tie.ended_on = on
    tie.save(update_fields=["ended_on"])
    audit.record("people.contact-ended", by=by, about=tie.child, on=on.isoformat(), contact=tie.contact_id)


@action(permissions.KEEP_FAMILY)
def say_who_decides(
    child: Child, *, by: Actor, on: date, who: str, ground: str = "", representative: Relationship | None = None
) -> CapacityRecord:
    """Keep that a young person decides, or that somebody stands in their place and on what ground.

    Everybody over compulsory school age is taken to decide until it is established that they lack capacity for the
    matter (Mental Capacity Act 2005 s.1(2); CFA 2014 s.80; SEND Regulations 2014 reg 64).
    """
    must_see(child, by)
    holder = queries.rights_holder(child, on)
    if bar := rules.bar_to_deciding_for(holder=holder.who, passes_on=holder.passes_on, who=who, ground=ground):
        raise RuleBroken(bar)
    contact = representative.contact if representative else None
    return actions.record_capacity(child, by=by, on=on, who=who, ground=ground, representative=contact)


@action(permissions.CHANGE)
def move_child(child: Child, *, by: Actor, on: date, from_on: date, **home: Any) -> None:
    """A child lives somewhere else from a day."""
    must_see(child, by)
    no_later(from_on, on)
    actions.move(child, by=by, on=from_on, **home)


@action(permissions.KEEP_FAMILY)
def move_adult(tie: Relationship, *, by: Actor, on: date, from_on: date, **home: Any) -> None:
    """An adult lives somewhere else from a day."""
    must_see(tie.child, by)
    no_later(from_on, on)
    contact: Contact = tie.contact
    actions.move(contact, by=by, on=from_on, **home)


@action(permissions.CHANGE)
def teach_at(
    child: Child, *, by: Actor, on: date, starts_on: date, kind: str, organisation_id: int | None, name: str
) -> None:
    """A child is taught somewhere else from a day."""
    must_see(child, by)
    no_later(starts_on, on)
    actions.enrol(child, by=by, on=starts_on, kind=kind, organisation_id=organisation_id, name=name)


def no_later(day: date, on: date) -> None:
    if day > on:
        raise RuleBroken("The day is in the future. Enter it when it has come.")


@action(permissions.PROPOSE)
def propose(child: Child, *, by: Actor, on: date, what: str) -> Proposal:
    """A family says what is not right; an officer sees it on the child's record."""
    must_see(child, by)
    made = Proposal.objects.create(child=child, what=what, made_by_id=by.pk, made_on=on)  # type: ignore[attr-defined]
    audit.record("people.proposed", by=by, about=made, on=on.isoformat(), child=child.pk)
    return made


@action(permissions.KEEP_FAMILY)
def answer(proposal: Proposal, *, by: Actor, on: date, taken_up: bool, says: str) -> None:
    """An officer took a proposal up, or says why not. The family reads it on its page."""
    must_see(proposal.child, by)
    if proposal.answered_on:
        raise RuleBroken("This was answered already.")
    proposal.is_taken_up, proposal.answer, proposal.answered_on = taken_up, says, on
    proposal.save()
    audit.record("people.proposal-answered", by=by, about=proposal, on=on.isoformat(), taken_up=taken_up)
