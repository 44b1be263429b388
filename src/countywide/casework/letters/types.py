"""Kinds of letter, what each must say, and whom one is written to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .enums import AddressedTo, Voice


@dataclass(frozen=True)
class Clause:
    """Something that a letter must say, and the law that asks for it."""

    key: str
    says: str  # completes "It does not say …"
    law: str


SENDER = Clause(
    "sender", "which council and team wrote it, and a telephone number", "house rule: every letter has an owner"
)
APPEAL_RIGHT = Clause(
    "appeal-right", "the right to appeal", "CFA 2014 s.51; SEND Regulations 2014 reg 5(3)(a), 10(3), 14(1)"
)
APPEAL_TIME = Clause(
    "appeal-time", "how long there is to appeal", "SEND Regulations 2014 reg 5(3); HESC Rules 2008 r.20"
)
MEDIATION_RIGHT = Clause("mediation-right", "the right to mediation", "SEND Regulations 2014 reg 32; CFA 2014 s.52")
MEDIATION_CERTIFICATE = Clause(
    "mediation-certificate", "that a mediation certificate is needed before an appeal", "reg 32; CFA 2014 s.55"
)
MEDIATION_ADVISER = Clause("mediation-adviser", "who the mediation adviser is and how to reach them", "reg 32")
MEDIATION_TIME = Clause("mediation-time", "how long there is to contact the mediation adviser", "reg 32; reg 33")
MEDIATION_TELL_US = Clause(
    "mediation-tell-us",
    "what to tell the council if they want mediation, and whom to tell",
    "reg 32; CFA 2014 s.53, s.54",
)
DISAGREEMENT = Clause("disagreement-resolution", "where disagreements can be resolved", "CFA 2014 s.57; reg 5(3)")
ADVICE_SERVICE = Clause("advice-service", "where to get free information and advice", "CFA 2014 s.32; reg 5(3)")

MEDIATION = (MEDIATION_RIGHT, MEDIATION_CERTIFICATE, MEDIATION_ADVISER, MEDIATION_TIME, MEDIATION_TELL_US)
RIGHTS = (APPEAL_RIGHT, APPEAL_TIME, *MEDIATION, DISAGREEMENT, ADVICE_SERVICE)
"""What every decision that can be appealed against must tell the family."""


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter that a room sends. Its wording stands in versioned files: `<home>/<template>.<from-date>.md`."""

    key: str  # "assessments.refusal"
    title: str  # what it is, for lists: holds no name
    template: str  # "assessments/letters/refusal"
    must_say: tuple[Clause, ...]
    addressed_to: str
    law: str
    news: str  # what happened, in the subject of the message that brings it: no name and nothing about the child
    home: Path  # the folder below which `template` is found
    reasons: str = ""  # the word that holds reasons somebody could challenge: they are looked at before it is sent
    counts_from_sending: bool = False  # it names days counted from its own date, so it may not be posted later

    @property
    def voice(self) -> str:
        return Voice.FAMILY if self.addressed_to == AddressedTo.FAMILY else Voice.PROFESSIONAL


KINDS: dict[str, LetterKind] = {}
"""Every kind of letter of every room, by key, filled as the rooms' `letters.py` are read."""


def register(kind: LetterKind) -> LetterKind:
    """Make a kind known. Two kinds cannot share a key."""
    if KINDS.setdefault(kind.key, kind) != kind:
        raise ValueError(f"Two kinds of letter share the key {kind.key}.")
    return kind


@dataclass(frozen=True)
class Addressee:
    """Whom one copy is written to, and how it may reach them."""

    name: str
    email: str = ""
    organisation_id: int | None = None
    user_id: int | None = None
    contact_key: str = ""  # "contact:12" or "child:5": whose copy it is, before and after they have an account
    address_lines: tuple[str, ...] = ()
    channel: str = "EMAIL"  # EMAIL, POST or PHONE: what they chose
    email_consent: bool = False  # a person's recorded agreement to be written to by email
    is_young_person: bool = False  # the letter is about the reader: it says "you"
    greeting: str = ""  # after "Dear", where it is neither the name nor, at an organisation, "colleague"
    needs_format: str = ""  # large print, braille …: told to whoever posts it
    is_office: bool = False  # the mailbox is an office's that is not in the register, such as another council's


@dataclass(frozen=True)
class Enclosure:
    """A document that goes with a letter, and where the service shows it."""

    title: str
    address: str = ""


@dataclass(frozen=True)
class ReasonsLookedAt:
    """What is weak in written reasons: `bar` stops the letter, `warnings` are shown before it goes."""

    bar: str | None
    warnings: tuple[str, ...]
