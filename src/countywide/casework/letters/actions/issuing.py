"""Makes a letter final: one copy for each addressee, checked, kept for good, and on its way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django_q.tasks import async_task

from countywide.casework.cases import queries as cases
from countywide.casework.release import actions as release
from countywide.casework.release.types import Paper
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.paper import html
from countywide.platform.links import actions as links
from countywide.platform.outbox import actions as outbox
from countywide.platform.outbox.types import Recipient
from countywide.register.people.types import Correspondent

from .. import by_link, notices, permissions, queries, rules
from ..composing import all_words, compose, enclosed
from ..enums import Because, Voice, Way
from ..facts import council_facts
from ..models import Letter, Sending
from ..packing import packed, unpacked
from ..reader import About
from ..types import Addressee, Enclosure, LetterKind

RENDER = "countywide.casework.letters.tasks.render"
LINK_LASTS = timedelta(days=90)
"""Longer than the two months in which a family may appeal (HESC Rules 2008 r.20)."""


def issue(
    case: Any,
    kind: LetterKind,
    *,
    by: Any,
    on: date,
    words: dict[str, Any],
    to: Sequence[Addressee] | None = None,
    enclosures: Sequence[Enclosure] = (),
    to_school_copy: bool = False,
) -> list[Letter]:
    """Write to everybody a letter of this kind goes to: the addressees given, else the family's correspondents today.

    Each gets an own copy, final from here on (CFA 2014 Part 3: what each kind must say is checked first). It goes by email
    with a link where the addressee agreed to that, and to the list of letters to post otherwise. `to_school_copy` sends
    the child's school a copy of the same day, without the family's address. Used by other actions: it guards nothing.
    """
    addressees = list(to) if to is not None else [addressee_of(each) for each in queries.correspondents(case, on=on)]
    if bar := rules.bar_to_writing(addressees):
        raise RuleBroken(bar)
    if kind.reasons:
        look_at_reasons(case, kind, str(words.get(kind.reasons, "")), by=by, on=on)
    given = {"words": dict(words), "enclosures": [(each.title, each.address) for each in enclosures]}
    copies = queries.school_of(case, on=on) if to_school_copy else []
    with transaction.atomic():
        made = [written(case, kind, each, given, by=by, on=on) for each in addressees]
        made += [written(case, kind, each, given, by=by, on=on, is_copy=True) for each in copies]
    return made


def look_at_reasons(case: Any, kind: LetterKind, reasons: str, *, by: Any, on: date) -> None:
    """Reasons are long enough to be challenged, and name no other child unless somebody decided that they may."""
    if bar := rules.look_at_reasons(reasons).bar:
        raise RuleBroken(bar)
    paper = Paper("reasons.txt", reasons.encode(), f"{kind.title}: the reasons")
    release.let_leave(case, [paper], what=kind.title, by=by, on=on)


def look_ahead(case: Any, kind: LetterKind, *, on: date, words: dict[str, Any]) -> str:
    """The letter as the first of the family would read it were it written today, as a page shows it. Nothing is kept, sent or
    recorded; what the kind must say is checked all the same."""
    addressees = [addressee_of(each) for each in queries.correspondents(case, on=on)]
    if bar := rules.bar_to_writing(addressees):
        raise RuleBroken(bar)
    by_way, _because = rules.way_for(addressees[0])
    told = words_for(case, addressees[0], {"words": words, "enclosures": []}, on=on, way=by_way, is_copy=False)
    return html.write(compose(kind, told, to=addressees[0], on=on).blocks)


def addressee_of(correspondent: Correspondent) -> Addressee:
    """One of the family, as the register knows how to reach them."""
    return Addressee(
        name=correspondent.name,
        email=correspondent.email,
        user_id=correspondent.user_id,
        contact_key=correspondent.key,
        address_lines=tuple(correspondent.address_lines),
        channel=correspondent.channel,
        email_consent=correspondent.email_consent,
        is_young_person=correspondent.key.startswith("child:"),
        needs_format=correspondent.format,
    )


def written(
    case: Any,
    kind: LetterKind,
    to: Addressee,
    given: dict[str, Any],
    *,
    by: Any,
    on: date,
    is_copy: bool = False,
    way: tuple[Way, Because] | None = None,
    supersedes: Letter | None = None,
) -> Letter:
    """Make, keep and send one copy."""
    by_way, because = way or rules.way_for(to)
    told = words_for(case, to, given, on=on, way=by_way, is_copy=is_copy)
    letter = drawn_up(case, kind, to, given, told, by_id=by.pk, on=on, is_copy=is_copy)
    letter.supersedes = supersedes
    letter.save(force_insert=True)
    sending = Sending.objects.create(letter=letter, way=by_way, because=because, wanted_on=on)
    if by_way == Way.EMAIL:
        bring(letter, kind, told, by=by, on=on)
    async_task(RENDER, letter.pk, save=False)
    audit.record(
        "letters.issued",
        by=by,
        about=letter,
        case=case.pk,
        kind=kind.key,
        version=letter.template_version,
        way=sending.way,
    )
    return letter


def drawn_up(
    case: Any,
    kind: LetterKind,
    to: Addressee,
    given: dict[str, Any],
    told: dict[str, Any],
    *,
    by_id: int | None,
    on: date,
    is_copy: bool = False,
) -> Letter:
    """One copy in its final words, checked for all it must say, and not kept yet."""
    composed = compose(kind, told, to=to, on=on)
    return Letter(
        case=case,
        kind=kind.key,
        title=kind.title,
        template_version=composed.version,
        addressed_to=kind.addressed_to,
        name=to.name[:200],
        email=to.email,
        address_lines=list(to.address_lines),
        channel=to.channel,
        needs_format=to.needs_format[:100],
        organisation_id=to.organisation_id,
        user_id=to.user_id,
        contact_id=key_of(to.contact_key, "contact"),
        is_to_child=to.is_young_person,
        is_copy=is_copy,
        council=told["council_name"],
        subject=composed.subject[:200],
        words=packed(given),
        blocks=composed.blocks,
        sha256=composed.sha256,
        counts_from_sending=kind.counts_from_sending,
        finalised_on=on,
        made_by_id=by_id,
    )


def key_of(contact_key: str, sort: str) -> int | None:
    """The number in "contact:12", if it is of that sort."""
    name, _, number = contact_key.partition(":")
    return int(number) if name == sort and number.isdigit() else None


def words_for(case: Any, to: Addressee, given: dict[str, Any], *, on: date, way: Way, is_copy: bool) -> dict[str, Any]:
    """Everything the wording may name: the council's facts, the case, the child, the days, then what the sender gave."""
    holder, child = cases.holder_of(case), case.child
    return all_words(
        given["words"],
        to=to,
        on=on,
        way=way,
        facts=council_facts(),
        about=About(child.first_name, full_name(child), child.born_on, child.pronouns),
        case={"reference": case.reference, "team": holder.team, "team_phone": holder.phone, "officer": holder.officer},
        is_copy=is_copy,
        enclosed=enclosed([Enclosure(title) for title, _address in given["enclosures"]]),
    )


def full_name(child: Any) -> str:
    """The legal name, and the name they go by where that is another."""
    legal = f"{child.legal_forename} {child.legal_surname}"
    return legal if child.first_name == child.legal_forename else f"{legal} (known as {child.first_name})"


def bring(letter: Letter, kind: LetterKind, told: dict[str, Any], *, by: Any, on: date) -> None:
    """Put the message that brings the letter in the outbox: what happened and where to read it, never about whom. Whoever has no
    account reads it by a link of their own, for as long as a link lasts."""
    if not by_link.reads_signed_in(letter, on=on):
        links.issue(
            by_link.PURPOSE, subject=letter.key, holder=by_link.ADDRESSEE, reference=letter.case.reference, by=by, on=on,
            at=letter.made_at, until=on + LINK_LASTS,
        )  # fmt: skip
        return
    outbox.tell(
        notices.FOR_FAMILY if kind.voice == Voice.FAMILY and not letter.is_copy else notices.FOR_PROFESSIONALS,
        to=[Recipient(letter.email, organisation_id=letter.organisation_id, user_id=letter.user_id)],
        cause=f"letter:{letter.pk}",
        by=by,
        about=letter,
        news=kind.news,
        reference=letter.case.reference,
        address=f"/letters/{letter.key}",
        council=told["council_name"],
        phone=told["team_phone"],
    )


@action(permissions.POST)
def date_afresh(sending: Sending, *, by: Actor, on: date) -> Letter:
    """Make the letter again with today's date, because it did not leave on its own.

    The time for an appeal runs from the day a letter is sent (HESC Rules 2008 r.20): a letter that names such a day is
    never posted later than its date. The new one takes the place of the old, which stays on the record.
    """
    old = sending.letter
    bar = rules.bar_to_dating_afresh(
        is_sent=old.dispatched_on is not None, is_superseded=old.newer is not None, letter_on=old.finalised_on, on=on
    )
    if bar:
        raise RuleBroken(bar)
    return written(
        old.case,
        queries.kind(old.kind),
        addressee_again(old, on=on),
        unpacked(old.words),
        by=by,
        on=on,
        is_copy=old.is_copy,
        way=(Way(sending.way), Because(sending.because)),
        supersedes=old,
    )


def addressee_again(letter: Letter, *, on: date) -> Addressee:
    """Whom the old letter was written to; of the family, as the register knows today how to reach them.

    Somebody who may no longer be written to (a court's order, a note that it is not safe) gets no new copy.
    """
    if letter.contact_id or letter.is_to_child:
        key = f"contact:{letter.contact_id}" if letter.contact_id else f"child:{letter.case.child_id}"
        for each in queries.correspondents(letter.case, on=on):
            if each.key == key:
                return addressee_of(each)
        raise RuleBroken("This person may not be written to any more. Ask who holds the rights now, and write to them.")
    return Addressee(
        name=letter.name,
        email=letter.email,
        organisation_id=letter.organisation_id,
        user_id=letter.user_id,
        address_lines=tuple(letter.address_lines),
        channel=letter.channel,
        needs_format=letter.needs_format,
    )
