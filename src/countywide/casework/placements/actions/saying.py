"""Saying which schools one would like: each time a new version, which nobody alters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from countywide.casework.cases import actions as cases
from countywide.casework.cases import queries as held_cases
from countywide.casework.plans import queries as plans
from countywide.casework.transfers import actions as moves
from countywide.casework.transfers import queries as transfers
from countywide.casework.transfers.types import AskingYear
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Machine
from countywide.platform.links.types import Guest
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, queries
from ..enums import How, When
from ..models import Preference, Said, Wished
from ..rules import giving
from ..types import Wish, Words
from .asking import published
from .results import note_answered

NOT_YOURS = "This is somebody else’s answer. Each person of the family has their own."


@action(permissions.PREFER)
def say(preference: Preference, *, by: Actor, on: date, wishes: Sequence[Wish], words: Words) -> Said:
    """Somebody of the family says, or says anew, which schools they would like. What they said before stays beside it."""
    if not isinstance(by, Machine) and not queries.is_own(preference, by, on=on):
        raise RuleBroken(NOT_YOURS)
    how = How.LINK if isinstance(by, Guest) else How.ACCOUNT
    return kept(preference, by=by, on=on, wishes=wishes, words=words, how=how)


@action(permissions.FOLLOW)
def enter(preference: Preference, *, by: Actor, on: date, wishes: Sequence[Wish], words: Words, how: str) -> Said:
    """An officer enters what somebody wrote on paper or told them: their word, in their place beside the others'."""
    if how not in (How.PAPER, How.TOLD):
        raise RuleBroken("Say whether it came on paper, or was told to you.")
    if queries.person_of(preference, on=on) is None:
        raise RuleBroken("This person may not answer for this child today. Look at who has parental responsibility.")
    return kept(preference, by=by, on=on, wishes=wishes, words=words, how=how)


def kept(preference: Preference, *, by: Any, on: date, wishes: Sequence[Wish], words: Words, how: str) -> Said:
    """Keep a version, confirm it, and tell the team where it may delay something."""
    transfer = preference.transfer
    timing = queries.timing_of(transfer, on=on)
    held = transfers.round_with(transfer.round)
    if timing.bar:
        raise RuleBroken(timing.bar)
    if held is None:
        raise RuleBroken("This round has ended.")
    ranked = giving.ranked(queries.typed(each) for each in wishes)
    bar = giving.bar_to_wishes(ranked, most=held.most_preferences) or giving.bar_to_words(words, to_year=held.to_year)
    if bar:
        raise RuleBroken(bar)
    if reserve := queries.school_named(words.reserve):
        words = replace(words, reserve=reserve.name, reserve_school_id=reserve.pk)
    if preference.pk is None:
        preference.save()
    amendment = plans.open_amendment(transfer.plan)
    proposed_on = amendment.proposed_on if amendment and amendment.proposed_on >= transfer.identified_on else None
    said = Said.objects.create(
        preference=preference, number=preference.versions.count() + 1, said_on=on, how=how, by_id=by.pk, when=timing.when,
        provisional=giving.is_provisional(proposed_on=proposed_on, on=on), **asdict(words),
    )  # fmt: skip
    Wished.objects.bulk_create(
        Wished(
            said=said, rank=each.rank, kind=each.kind, name=each.name, school_id=each.school_id, reasons=each.reasons
        )
        for each in ranked
    )
    first, preference.said_on = preference.said_on is None, on
    preference.save(update_fields=["said_on"])
    audit.record(
        "placements.said", by=by, about=preference, on=on.isoformat(), version=said.number, when=timing.when, how=how
    )
    cases.note(
        transfer.case, "placements.said", by=by, on=on, to_school=first,
        title="Somebody of the family said which schools they would like"
        if first else "Somebody of the family changed which schools they would like",
    )  # fmt: skip
    note_answered(preference, by=by, on=on)
    confirm(preference, said, by=by, on=on)
    if words.start_year is not None and words.start_year != held.to_year:
        asking = AskingYear(words.start_year, held.september, words.why_year)
        moves.note_year_wished(transfer, by=by, on=on, asking=asking, who=queries.name_of(preference))
    return said


def confirm(preference: Preference, said: Said, *, by: Any, on: date) -> None:
    """A receipt to whoever said it, where they read email; to the team, word of what came after the last useful day."""
    transfer = preference.transfer
    person = queries.person_of(preference, on=on)
    if person and person.email and person.channel == "EMAIL":
        tell(
            notices.RECEIPT, to=[Recipient(person.email, None, person.user_id)], cause=f"preference-said:{said.pk}", by=by,
            about=preference, reference=transfer.case.reference, said_on=on, provisional=said.provisional,
            locked=said.when == When.LOCKED, key=transfer.key if person.user_id else None, round=transfer.round,
            published=published(transfer),
        )  # fmt: skip
    if said.when == When.LOCKED:
        tell(
            notices.CHANGED_LATE, to=held_cases.to_team(transfer.case, on=on), cause=f"preference-said:{said.pk}:late", by=by,
            about=preference, reference=transfer.case.reference, key=transfer.key,
        )  # fmt: skip
