"""What happened on a case and what was sent about it, in the words of whoever reads, and whether it arrived."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.casework.cases import queries as cases
from countywide.casework.letters import queries as letters
from countywide.platform.kit.tables import Column, Table
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.outbox import queries as outbox

MOST_EVENTS, MOST_LETTERS = 40, 10
WENT = {"EMAIL": "by email", "POST": "by post", "HAND": "by hand", "SECURE": "by secure email"}


def event_rows(case: Any, user: Any, audience: str) -> list[dict[str, Any]]:
    """The one timeline, newest first, in the reader's words."""
    shown = cases.timeline(case, user, audience)[:MOST_EVENTS]
    return [
        {
            "title": event.words_for(audience),
            "when": event.on,
            "text": event.detail,
            "by": event.by.name if event.by and audience == "OFFICER" else "",
            "state": "done",
        }
        for event in shown
    ]


def letter_rows(case: Any, user: Any, audience: str) -> list[dict[str, Any]]:
    """The latest letters this reader may read, each with how it went."""
    if audience == "PROFESSIONAL":
        return []
    return [letter_row(letter, audience) for letter in letters.newest_of(case, user, MOST_LETTERS)]


def letter_row(letter: Any, audience: str) -> dict[str, Any]:
    """One letter: what it is, to whom, and whether it arrived."""
    return {
        "title": letter.title,
        "href": reverse("letters:show", args=[letter.key]),
        "to": letter.name if audience == "OFFICER" else "",
        "on": letter.finalised_on,
        "went": how_it_went(letter),
    }


def how_it_went(letter: Any) -> str:
    """By which way it went on which day, whether it came back, and when it was opened."""
    if letter.newer is not None:
        return "a newer letter took its place"
    if letter.dispatched_on is None:
        back = next((each.came_back_on for each in letter.ways if each.came_back_on), None)
        if back:
            return f"came back on {short_date(back)}"
        return "on its way" if letter.method == "EMAIL" else "waits to be posted"
    went = f"{WENT[letter.method]} on {short_date(letter.dispatched_on)}"
    return f"{went}, opened on {short_date(letter.opened_at)}" if letter.opened_at else went


def messages_table(case: Any, user: Any, audience: str, asked: Any) -> Table:
    """The messages about a case: every one for officers; for others those to their organisation or to themselves."""
    sent = outbox.deliveries_about(case)
    return Table(
        (sent if audience == "OFFICER" else sent.archive_of(user)).select_related("notice", "organisation"),
        [
            Column("Message", "notice__subject"),
            Column("To", recipient),
            Column("Made", "made_at"),
            Column("Whether it arrived", arrived),
            Column("Opened", lambda each: short_date(each.opened_at) or "Not yet"),
        ],
        params=asked,
        sorts={"": "-pk"},
        caption="Messages",
        things=("message", "messages"),
        empty="No message was sent about this case yet.",
    )


def recipient(delivery: Any) -> str:
    """Whose mailbox, or the ending of a person's own address."""
    if delivery.organisation:
        return str(delivery.organisation.name)
    return f"…@{delivery.address.rpartition('@')[2]}"


def arrived(delivery: Any) -> str:
    """The state in a word, with its day."""
    day = delivery.bounced_at or delivery.failed_at or delivery.delivered_at or delivery.sent_at
    words = str(delivery.get_state_display())
    return f"{words} on {short_date(day)}" if day else words


def letters_table(case: Any, user: Any, audience: str, asked: Any) -> Table:
    """Every letter of a case that this reader may read."""
    to = [Column("To", lambda each: f"{each.name} (copy)" if each.is_copy else each.name)]
    return Table(
        letters.letters_of(case, user),
        [
            Column("Letter", "title", href=lambda each: reverse("letters:show", args=[each.key])),
            *(to if audience == "OFFICER" else []),
            Column("Dated", "finalised_on"),
            Column("Whether it arrived", lambda each: how_it_went(each).capitalize()),
        ],
        params=asked,
        sorts={"": "-pk"},
        caption="Letters",
        things=("letter", "letters"),
        empty="No letter was written yet.",
    )
