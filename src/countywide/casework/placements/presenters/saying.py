"""One person's word, everybody's side by side, and what was asked of whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.transfers.enums import Stage
from countywide.platform.links.queries import Held
from countywide.platform.outbox.enums import State

from ..enums import Kind, Tested, Way, When
from ..queries import selects
from ..rules import giving
from ..rules.giving import RANKS, year
from ..types import Wish, Words

COLOURS = {When.IN_TIME: "green", When.LATE: "yellow", When.LOCKED: "orange"}
STATES = {
    State.SENT: "Sent, and no word that it came back",
    State.DELIVERED: "Delivered to the mailbox",
    State.BOUNCED: "Bounced",
    State.FAILED: "Not sent: it could not leave. Send it again",
}
JUNK = "Not opened yet: ask them to look among junk mail"
SIGN_IN = "They can also sign in: it is on their first page"
SHORT = {
    Kind.SCHOOL: "A school or college of the list in s.38(3)",
    Kind.INDEPENDENT: "An independent school or college outside that list",
    Kind.HOME: "Home education",
    Kind.EOTAS: "Education otherwise than in a school or college (s.61)",
    Kind.UNSURE: "Not sure yet",
}


def version(said: Any, *, to_year: int, is_young: bool = False) -> dict[str, Any]:
    """One version, as its author and officers read it."""
    wishes = list(said.wishes.all())
    rows = [*(wish_row(each) for each in wishes), *other_rows(said)]
    return {
        "number": said.number,
        "said_on": said.said_on,
        "how": said.get_how_display(),
        "by": said.by.name if said.by else "",
        "when": said.get_when_display(),
        "colour": COLOURS[said.when],
        "provisional": said.provisional,
        "rows": rows,
        "told": told(said, wishes, to_year=to_year, is_young=is_young),
        "meeting": said.wants_meeting,
    }


def wish_row(wish: Any) -> dict[str, Any]:
    named = wish.name or SHORT[wish.kind]
    if wish.school:
        place = f"{wish.school.name}, {wish.school.town or wish.school.postcode} ({wish.school.urn})"
        named = place if wish.school.is_open else f"{place}. This school has closed"
    elif wish.name:
        named = f"{wish.name} (as written; not found in the register)"
    kind = f"{SHORT[wish.kind]}." if wish.name else ""
    words = [f"{named}. {kind}".strip(), *([f"Why: {wish.reasons}"] if wish.reasons else [])]
    return {"key": RANKS[wish.rank - 1], "value": " ".join(words)}


def other_rows(said: Any) -> list[dict[str, Any]]:
    reserve = f"{said.reserve} ({said.reserve_school.urn})" if said.reserve_school else said.reserve
    rows = (
        ("Registered for a selection test", Tested(said.tested).label if said.tested else ""),
        ("Which test", said.which_test),
        ("Reserve, told to no school before it is needed", reserve),
        ("What the child says", said.child_view),
        ("Visits", said.visits),
        ("Asks for another year group", year(said.start_year) if said.start_year is not None else ""),
        ("Why that year group", said.why_year),
        ("Would like to talk to somebody", "Yes" if said.wants_meeting else ""),
        ("Language", said.language),
        ("Format", said.format),
    )
    return [{"key": key, "value": value} for key, value in rows if value]


def told(said: Any, wishes: list[Any], *, to_year: int, is_young: bool) -> list[str]:
    """What somebody is told about what they named."""
    given = [Wish(each.rank, each.kind, each.name, selects=selects(each.school)) for each in wishes]
    words = Words(start_year=said.start_year, tested=said.tested, reserve=said.reserve)
    return giving.told(given, words, to_year=to_year, is_young=is_young)


def person(preference: Any, *, name: str, to_year: int, held: Held | None, on: date) -> dict[str, Any]:
    """One person's column: how they were asked, and all they said, the newest first."""
    versions = [
        version(each, to_year=to_year, is_young=preference.contact_id is None) for each in preference.versions.all()
    ]
    return {
        "key": preference.key,
        "name": name,
        "asked": asked(preference, held),
        "newest": versions[0] if versions else None,
        "before": versions[1:],
        "bounced": preference.bounced_on,
        "is_adult": preference.contact_id is not None,
    }


def differ(columns: list[dict[str, Any]]) -> bool:
    """Whether two people of a family name different places, or the same in another order."""
    named = [
        tuple(each["newest"]["rows"][at]["value"].split(". Why:")[0] for at in range(places(each)))
        for each in columns
        if each["newest"]
    ]
    return len(set(named)) > 1


def places(column: dict[str, Any]) -> int:
    return sum(1 for row in column["newest"]["rows"] if row["key"] in RANKS)


def asked(preference: Any, held: Held | None) -> str:
    """How somebody was asked, in one sentence."""
    if preference.asked_on is None:
        return "Not asked yet"
    day = giving.day(preference.asked_on)
    if preference.way == Way.LINK and held:
        return f"By personal link to {held.masked}, sent on {giving.day(held.issued_on)}"
    return f"{preference.get_way_display()}, on {day}"


# --- where links are -------------------------------------------------------------------------


def link_row(preference: Any, held: Held | None, message: Any, correction: Any, came_back: str = "") -> dict[str, Any]:
    """One line of the school's page: where it went, what became of it, and whether an answer came. Never the answer."""
    by_link = held is not None and preference.way == Way.LINK
    return {
        "key": preference.key,
        "child": preference.transfer.child.name_shown,
        "who": preference.contact.name if preference.contact else preference.transfer.child.name_shown,
        "says": f"Bounced on {giving.day(preference.bounced_on)}. {came_back}"
        if preference.bounced_on
        else standing(preference, held, message),
        "to": sent_to(preference, held if by_link else None),
        "on": held.issued_on if held and by_link else preference.asked_on,
        "answered": preference.said_on,
        "may_send": preference.way != Way.POST
        and not preference.bounced_on
        and preference.transfer.stage != Stage.NAMED,
        "may_correct": preference.way != Way.ACCOUNT and preference.contact_id is not None and not correction,
        "waits": waits(correction),
    }


def sent_to(preference: Any, held: Held | None) -> str:
    """Where it went and when."""
    if held:
        return f"{held.masked}, {giving.day(held.issued_on)}"
    way = preference.get_way_display()
    return f"{way}, {giving.day(preference.asked_on)}" if preference.asked_on else way


def waits(correction: Any) -> str:
    if correction is None:
        return ""
    if correction.at_once:
        return "A link went to the new address. An officer still looks at it."
    return "A new address waits for an officer."


def standing(preference: Any, held: Held | None, message: Any) -> str:
    """Sent, delivered, opened: the furthest that is known; and where to look for what was not opened."""
    if preference.asked_on is None:
        return "Not asked yet"
    if preference.way == Way.POST:
        return "A letter is with the council’s post"
    by_link = preference.way == Way.LINK and held is not None
    if by_link and held and held.verified_on:
        return "Opened"
    state = held.state if by_link and held else getattr(message, "state", "")
    says = STATES.get(state, "On its way")
    if preference.said_on or state not in (State.SENT, State.DELIVERED):
        return says
    return f"{says}. {JUNK if by_link else SIGN_IN}."


def owned(owner: Any, bounced_on: date | None) -> str:
    """Whose it is that a message came back, by when, and what happens else."""
    if bounced_on is None:
        return ""
    reached = f"{owner.name} ({owner.phone})" if owner.phone else owner.name
    by = giving.day(owner.by(bounced_on))
    return f"{reached[:1].upper()}{reached[1:]} puts the address right by {by}. After that a letter goes by post."
