"""Amounts are issued by need, confirmed, changed and ended; each time the school has a letter with old, new and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.money import in_pounds
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox.actions import tell
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as held
from countywide.support.ledger.enums import Standing, Stream

from .. import letters, notices, permissions, policies, queries, rules
from ..enums import Basis, Ended, State
from ..models import Profile

A_DAY = timedelta(days=1)


@action(permissions.FUND)
def issue_intake(_subject: None, *, by: Actor, on: date, entry_year: int) -> int:
    """Issue every amount of an intake whose child is mapped, together, so that nobody is served before others: what each level
    is worth, reduced in one proportion where the pot is short (Q20, Q46). Answers how many schools' letters went out."""
    waiting = queries.to_issue(entry_year)
    if not waiting:
        raise RuleBroken("No mapped child of this intake waits for an amount.")
    number = 0
    for basis in (Basis.YEAR_R, Basis.PLAN_TIER):
        some = [each for each in waiting if each.basis == basis]
        number += issued(some, by=by, on=on, basis=basis) if some else 0
    audit.record("mapping.intake-issued", by=by, on=on.isoformat(), entry_year=entry_year, letters=number)
    return number


def issued(waiting: list[Profile], *, by: Any, on: date, basis: str) -> int:
    """Issue what some children of one ladder bring."""
    stream = Stream(basis)
    paid = [each for each in waiting if (mapping := queries.standing_mapping(each)) and mapping.level]
    pot = pot_or_refused(stream, min(each.entry_on for each in waiting)) if paid else None
    found = queries.shared_among(paid, available=held.balance(pot).left if pot else 0, on=on)
    for profile in waiting:
        issue(profile, by=by, on=on, stream=stream, pence=found.amounts.get(profile.pk, 0), short=bool(found.short))
    return len(waiting)


def issue(profile: Profile, *, by: Any, on: date, stream: Stream, pence: int, short: bool = False) -> None:
    """One child's indicative amount: the award, the letter, and the word to the school. Levels that carry no amount end it."""
    mapping = queries.standing_mapping(profile)
    assert mapping is not None
    from_on = profile.entry_on
    to_on = last_day(profile, from_on)
    if pence:
        ledger.award(
            pot_or_refused(stream, from_on), by=by, on=on, school_id=profile.school_id, child_id=profile.child_id,
            annual_pence=pence, from_on=from_on, to_on=to_on, standing=Standing.INDICATIVE,
            basis=f"Descriptors {mapping.version}, step {mapping.level}", source=f"{profile.source}{stream}",
        )  # fmt: skip
        profile.state = State.INDICATIVE
    else:
        profile.state, profile.ended_on, profile.ended_because = State.ENDED, on, Ended.NO_LEVEL
    profile.issued_on, profile.pence = on, pence
    profile.save(update_fields=["state", "issued_on", "pence", "ended_on", "ended_because"])
    audit.record("mapping.issued", by=by, about=profile, on=on.isoformat(), pence=pence)
    told(
        profile, mapping, by=by, on=on, stream=stream, standing=Standing.INDICATIVE, old=None, new=pence, from_on=from_on,
        to_on=to_on, why="First issued." if pence else "The levels are below the first step, so they carry no amount.",
        short=short,
    )  # fmt: skip


@action(permissions.FUND)
def confirm(profile: Profile, *, by: Actor, on: date) -> None:
    """Somebody saw that the child is in school: the amount is certain, and is paid."""
    if bar := rules.bar_to_confirming(state=profile.state, entry_on=profile.entry_on, on=on):
        raise RuleBroken(bar)
    award = award_of(profile)
    ledger.confirm(award, by=by, on=on)
    profile.state, profile.confirmed_on = State.CONFIRMED, on
    profile.save(update_fields=["state", "confirmed_on"])
    audit.record("mapping.confirmed", by=by, about=profile, on=on.isoformat())
    mapping = queries.standing_mapping(profile)
    told(
        profile, mapping, by=by, on=on, stream=Stream(profile.basis), standing=Standing.CONFIRMED, old=profile.pence,
        new=profile.pence, from_on=award.from_on, to_on=award.to_on, why="The child is in school.",
    )  # fmt: skip


@action(permissions.FUND)
def change(profile: Profile, *, by: Actor, on: date, pence: int, from_on: date, why: str) -> None:
    """Another amount from a day, with the reason that the school reads."""
    bar = rules.bar_to_changing(
        old=profile.pence, new=pence, from_on=from_on, year=profile.entry_year, why=why, terms=policies.terms_on(on)
    )
    if bar:
        raise RuleBroken(bar)
    award, old = award_of(profile), profile.pence
    ledger.change(award, by=by, on=on, annual_pence=pence, from_on=from_on, why=why.strip())
    profile.pence = pence
    profile.save(update_fields=["pence"])
    audit.record("mapping.amount-changed", by=by, about=profile, on=on.isoformat(), old=old, new=pence)
    told(
        profile, queries.standing_mapping(profile), by=by, on=on, stream=Stream(profile.basis), standing=award.standing,
        old=old, new=pence, from_on=from_on, to_on=award.to_on, why=why.strip(),
    )  # fmt: skip


@action(permissions.FUND)
def end(profile: Profile, *, by: Actor, on: date, because: str, last_on: date) -> None:
    """The child does not come, or leaves: the amount ends on a day, and what is left returns to the pot."""
    if profile.state not in (State.INDICATIVE, State.CONFIRMED):
        raise RuleBroken("No amount runs for this child.")
    award, old = award_of(profile), profile.pence
    why = f"{Ended(because).label}."
    ledger.end(award, by=by, on=on, last_on=max(last_on, award.from_on - A_DAY), why=why)
    profile.state, profile.ended_on, profile.ended_because, profile.pence = State.ENDED, on, because, 0
    profile.save(update_fields=["state", "ended_on", "ended_because", "pence"])
    audit.record("mapping.ended", by=by, about=profile, on=on.isoformat(), because=because)
    told(
        profile, queries.standing_mapping(profile), by=by, on=on, stream=Stream(profile.basis), standing=Standing.ENDED,
        old=old, new=0, from_on=award.from_on, to_on=last_on, why=why,
    )  # fmt: skip


def last_day(profile: Profile, from_on: date) -> date:
    """An award ends with the school year, or with the funding year where that ends first."""
    year = held.year_at(from_on)
    school_year = date(rules.entry_year(from_on) + 1, 8, 31)
    return min(year.ends_on, school_year) if year else school_year


def award_of(profile: Profile) -> Any:
    """The award that runs for a profile."""
    found = [each for each in held.awards_from(profile.source) if each.standing != Standing.ENDED]
    if not found:
        raise RuleBroken("No amount runs for this child.")
    return found[-1]


def pot_or_refused(stream: str, day: date) -> Any:
    """The pot that pays; said plainly where the year or the pot is not open."""
    pot = queries.pot_for(stream, day)
    if pot is None:
        raise RuleBroken(
            f"There is no pot for “{Stream(stream).label}” in the funding year of {short_date(day)}. Open it in the ledger first."
        )
    return pot


def told(
    profile: Profile, mapping: Any, *, by: Any, on: date, stream: Stream, standing: Any, old: int | None, new: int,
    from_on: date, to_on: date, why: str, short: bool = False,
) -> None:  # fmt: skip
    """Keep the change, write the letter, and tell head, SENCO and finance together (Q46, Q47)."""
    profile.changes.create(
        on=on, stream=stream, standing=standing, old_pence=old, new_pence=new, from_on=from_on, to_on=to_on, why=why
    )
    letter = letters.write(
        profile, mapping, on=on, stream=stream, standing=standing, pence=new, from_on=from_on, to_on=to_on,
        old_pence=old, why=why, short=short,
    )  # fmt: skip
    lines = [
        *([f"Before: {in_pounds(old)} in a whole year"] if old is not None else []),
        f"{'Now' if old is not None else 'Amount'}: {in_pounds(new)} in a whole year",
        f"From {short_date(from_on)} to {short_date(to_on)}",
        f"Why: {why}",
    ]
    tell(
        notices.ISSUED, to=queries.to_school(profile.school_id), cause=f"funding-letter:{letter.pk}", by=by, about=profile,
        key=letter.key, heading=Stream(stream).label, standing=Standing(standing).label.lower(), lines=lines,
        says="We write about the money for a child at your school.", query=queries.how_to_query(on=on),
        query_by=queries.school_days_from(on, policies.terms_on(on).query_school_days, organisation_id=profile.school_id),
    )  # fmt: skip
