"""Which letters are read by a personal link: those whose addressee has no account that opens them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.accounts import queries as accounts
from countywide.platform.files import queries as files
from countywide.platform.links import queries as links
from countywide.platform.links.types import Reach

from . import permissions, queries
from .enums import AddressedTo
from .facts import council_facts
from .models import Letter
from .types import KINDS

PURPOSE, ADDRESSEE = "letters.read", "addressee"
FILE = re.compile(r"/files/(?P<pk>[0-9a-f-]{36})/open")
NEWER = "A newer letter took the place of this one. Look in your mailbox for our newer message."
NO_MORE = "This letter may not be read here any more."


def reads_signed_in(letter: Letter, *, on: date) -> bool:
    """Whether whoever it is written to has an account in which to read it."""
    if letter.user_id is not None or letter.organisation_id is None:
        return letter.user_id is not None
    return bool(accounts.people_who_may(permissions.READ_OURS, organisation_id=letter.organisation_id, on=on))


def reach(key: str, _holder: str, on: date) -> Reach:
    """The mailbox that a letter went to, while it stands; one of the family while they may hear about the child."""
    letter = queries.letter_by_key(key)
    if letter is None:
        return Reach("", NO_MORE)
    if letter.newer is not None:
        return Reach("", NEWER)
    if letter.contact_id is not None:
        keys = [each.key for each in queries.correspondents(letter.case, on=on)]
        if f"contact:{letter.contact_id}" not in keys:
            return Reach("", NO_MORE)
    return Reach(letter.email, organisation_id=letter.organisation_id)


def words(key: str) -> dict[str, Any]:
    """What the message says besides the link: what happened and whom to ring, never about whom."""
    letter = queries.letter_by_key(key)
    assert letter is not None
    return {
        "called": "SEND request" if letter.addressed_to == AddressedTo.FAMILY and not letter.is_copy else "Case",
        "news": KINDS[letter.kind].news,
        "council": letter.council,
        "phone": cases.holder_of(letter.case).phone or council_facts().get("council_phone", ""),
    }


def last_day(letter: Letter) -> date | None:
    """The last day on which the newest link to a letter works."""
    link = links.last_link(PURPOSE, letter.key, ADDRESSEE)
    return link.expires_on if link else None


def file_id_of(address: str) -> str | None:
    """The file behind an enclosure's address; None where it is a page of the service."""
    found = FILE.fullmatch(address)
    return found["pk"] if found else None


def enclosed_file(letter: Letter, place: int) -> Any:
    """The file of one enclosure of a letter, by its place among them."""
    enclosed = letter.words["enclosures"]
    key = file_id_of(enclosed[place][1]) if place < len(enclosed) else None
    return files.file_with(key) if key else None


def letter_of(link_id: int) -> Letter | None:
    """The letter that a link opens, by the link's number; None for a link of another room."""
    thread = links.thread_numbered(link_id)
    return queries.letter_by_key(thread[1]) if thread and thread[0] == PURPOSE else None
