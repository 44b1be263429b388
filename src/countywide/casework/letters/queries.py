"""Questions about letters: kinds, whose one may read, when one was sent, what waits for the post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.kit import shell
from countywide.platform.kit.paper import pdf
from countywide.register.people.types import Correspondent

from . import facts, filling, rules
from .enums import AddressedTo, Way
from .models import Letter, LetterQuerySet, Paper, Sending, SendingQuerySet, first_opened
from .types import KINDS, Addressee, LetterKind, ReasonsLookedAt
from .wording import LIBRARY, Wording, wording_on

# --- kinds -----------------------------------------------------------------------------------


def kind(key: str) -> LetterKind:
    """The kind of letter that has this key."""
    return KINDS[key]


def words_named(kind: LetterKind, on: date) -> set[str]:
    """Every word that a kind's wording names on a day, those of its clauses among them."""
    return words_of(wording_on(kind.template, on, kind.home), on)


def words_of(wording: Wording, on: date) -> set[str]:
    """The words of a wording and of the clauses it takes from the library."""
    named: set[str] = set()
    for piece in wording.pieces:
        named |= piece.words
        if piece.kind == "include":
            named |= words_of(wording_on(piece.text, on, LIBRARY), on)
    return named


def weak_reasons(reasons: str, *, evidence: tuple[str, ...] = (), child: str = "") -> ReasonsLookedAt:
    """What is weak in reasons somebody is about to give, for the page on which they give them."""
    return rules.look_at_reasons(reasons, evidence=evidence, child=child)


def council_facts() -> dict[str, str]:
    """The council's own facts as words, for pages that say the same as a letter: `advice_phone`, `council_post`, …"""
    return facts.council_facts()


def neighbour(la_code: str) -> dict[str, str]:
    """Another council as our own file of facts has it: `full_name`, `send_mailbox`; nothing where it does not stand there."""
    return shell.neighbour(la_code)


def missing_facts() -> list[str]:
    """What the council's file does not give and letters must name; one line each."""
    return facts.missing_facts()


# --- whom it goes to -------------------------------------------------------------------------


def correspondents(case: Any, *, on: date) -> tuple[Correspondent, ...]:
    """Whom of the family a letter goes to today."""
    return tuple(cases.people_to_tell(case, on=on).family)


def school_of(case: Any, *, on: date) -> list[Addressee]:
    """The child's own school, at the mailbox of its SENCO; nobody where there is no school with an account."""
    if case.school_id is None:
        return []
    mailboxes = cases.people_to_tell(case, on=on).school
    email = mailboxes[0].address if mailboxes else ""
    return [Addressee(name=case.school.name, email=email, organisation_id=case.school_id)]


def writers_of(case: Any) -> set[int]:
    """Whoever made a letter of a case: who decided or wrote to the family in it, by key."""
    made = Letter.objects.filter(case=case, made_by__isnull=False).order_by()
    return set(made.values_list("made_by_id", flat=True).distinct())


# --- reading ---------------------------------------------------------------------------------


def letters_of(case: Any, user: Any) -> LetterQuerySet:
    """The letters of a case that somebody may read, newest first, with how each went and when it was opened."""
    seen = Letter.objects.seen_by(user).filter(case=case).select_related("organisation", "superseded_by")
    return seen.with_sending().order_by("-id")


def newest_of(case: Any, user: Any, most: int) -> list[Letter]:
    """The same, the newest few, in one query: every letter has a way it went or is to go."""
    newest = Letter.objects.seen_by(user).filter(case=case).order_by("-id").values("pk")[:most]
    went = Sending.objects.filter(letter__in=newest).select_related("letter__superseded_by")
    found: dict[int, Letter] = {}
    for each in went.annotate(opened_at=first_opened("letter_id")).order_by("-letter_id", "id"):
        letter = found.setdefault(each.letter_id, each.letter)
        vars(letter).update(opened_at=each.opened_at, known_ways=[*(letter.known_ways or ()), each])
    return list(found.values())


def own_letters(user: Any) -> LetterQuerySet:
    """The letters written to somebody or to their organisation, newest first, with the case of each."""
    return Letter.objects.own(user).standing().select_related("case").with_sending().order_by("-id")


def letter_with(key: str, user: Any) -> Letter | None:
    """One letter by its key, if this person may read it."""
    seen = Letter.objects.seen_by(user).filter(key=key).select_related("case", "case__team", "superseded_by", "paper")
    return seen.with_sending().first()


def letter_by_key(key: str) -> Letter | None:
    """One letter by its key, for a room that asked who may read it when it listed it."""
    return Letter.objects.select_related("case__child", "case__team", "superseded_by").filter(key=key).first()


def is_own(letter: Letter, user: Any) -> bool:
    """Whether it was written to this person or their organisation: then to open it is what "opened" means."""
    return Letter.objects.own(user).filter(pk=letter.pk).exists()


def pdf_of(letter: Letter) -> bytes:
    """The PDF: the one that is kept, or the same made now while no worker has done so."""
    paper = Paper.objects.filter(letter=letter).first()
    if paper is None:
        return pdf_made(letter)
    with paper.file.open("rb") as file:
        return bytes(file.read())


def pdf_made(letter: Letter) -> bytes:
    """The PDF, made from the blocks that are kept. It is the same each time."""
    return pdf.write(
        letter.blocks,
        title=letter.subject,
        author=letter.council,
        foot=f"{filling.in_words(letter.finalised_on)}, our reference {letter.case.reference}",
        on=letter.finalised_on,
    )


# --- sending ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dates:
    """When a family was told something, measured at the last of them."""

    sent_on: date
    received_on: date


def dates_of(case: Any, kind_key: str) -> Dates | None:
    """When a letter of a kind reached everybody of the family it was written to; None while one of them waits.

    `sent_on` is for what the law wants sent, `received_on` for what it wants notified or served.
    """
    standing = Letter.objects.standing().filter(case=case, kind=kind_key, is_copy=False).prefetch_related("sendings")
    held = list(standing.order_by("id"))
    sent = [letter.dispatched_on for letter in held if letter.dispatched_on]
    received = [letter.deemed_received_on for letter in held if letter.deemed_received_on]
    if not held or len(sent) < len(held):
        return None
    return Dates(max(sent), max(received))


def to_post(user: Any) -> SendingQuerySet:
    """What waits to be posted, of the teams whose post this person sends."""
    waiting = Sending.objects.seen_by(user).to_post()
    return waiting.select_related("letter", "letter__case", "letter__case__team").order_by("wanted_on", "id")


def sending_with(pk: int, user: Any) -> Sending | None:
    """One sending, if this person sends the post of its team."""
    held = Sending.objects.seen_by(user).filter(pk=pk).exclude(way=Way.EMAIL)
    return held.select_related("letter", "letter__case", "letter__case__team").first()


def sendings_with(keys: Iterable[str], user: Any) -> list[Sending]:
    """Several of what waits for the post, of the teams whose post this person sends."""
    return list(to_post(user).filter(pk__in=[int(key) for key in keys if key.isdigit()]))


def unopened_since(day: date) -> list[int]:
    """Letters of decisions that went to a family by email by a day, that nobody opened, and that no post brought."""
    emailed = Letter.objects.standing().filter(
        addressed_to=AddressedTo.FAMILY,
        counts_from_sending=True,
        sendings__way=Way.EMAIL,
        sendings__dispatched_on__lte=day,
        sendings__came_back_on=None,
    )
    unposted = emailed.exclude(pk__in=Sending.objects.exclude(way=Way.EMAIL).values("letter_id"))
    return list(unposted.unopened().order_by("id").values_list("pk", flat=True))
