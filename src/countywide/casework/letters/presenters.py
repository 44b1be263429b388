"""Letters as rows, tags and links for a page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table
from countywide.platform.kit.tags.saying import short_date, short_time

from .enums import Because, Way
from .models import Letter, Sending

Row = dict[str, Any]
WENT = {Way.EMAIL: "By email", Way.POST: "By post", Way.HAND: "By hand", Way.SECURE: "By secure email"}


def how_it_stands(letter: Letter) -> str:
    """One line about how a letter went, for lists."""
    if letter.newer is not None:
        return "A newer letter took its place"
    if letter.dispatched_on is None:
        return "Waits to be posted" if letter.method != Way.EMAIL else "On its way"
    return f"{WENT[Way(letter.method)]} on {short_date(letter.dispatched_on)}"


def opened(letter: Letter) -> str:
    """When its addressee first opened it in the service; what went on paper is seldom opened here."""
    if letter.opened_at:
        return short_time(letter.opened_at)
    return "Not yet" if letter.method == Way.EMAIL else "Not here: it is on paper"


def case_table(letters: Any, params: Any) -> Table:
    """The letters of one case, for whoever works on it."""
    return Table(
        letters,
        [
            Column("Letter", "title", href=lambda letter: reverse("letters:show", args=[letter.key])),
            Column("To", lambda letter: f"{letter.name} (copy)" if letter.is_copy else letter.name),
            Column("Dated", "finalised_on"),
            Column("Sent", how_it_stands),
            Column("Opened", opened),
        ],
        params=params,
        sorts={"": "-pk"},
        caption="Letters",
        things=("letter", "letters"),
        empty="No letter was written yet.",
    )


def own_table(letters: Any, params: Any) -> Table:
    """The letters written to somebody."""
    return Table(
        letters,
        [
            Column("Letter", "subject", href=lambda letter: reverse("letters:show", args=[letter.key])),
            Column("Dated", "finalised_on"),
            Column("Reference", "case__reference"),
            Column("Opened", opened),
        ],
        params=params,
        sorts={"": "-pk"},
        caption="Letters",
        things=("letter", "letters"),
        empty="We have not written to you yet.",
    )


def post_table(waiting: Any, params: Any) -> Table:
    """What waits for the post, the oldest first."""
    return Table(
        waiting,
        [
            Column("Case", "letter__case__reference"),
            Column("Letter", "letter__title", href=lambda each: reverse("letters:posting", args=[each.pk])),
            Column("Dated", "letter__finalised_on"),
            Column("Waiting since", "wanted_on", sort="since"),
            Column("Why by post", lambda each: Because(each.because).label),
            Column("To mind", to_mind),
            Column("Team", "letter__case__team__name"),
        ],
        params=params,
        sorts={"since": "wanted_on"},
        caption="Letters to post",
        things=("letter", "letters"),
        empty="No letter waits to be posted.",
    )


def to_mind(sending: Sending) -> str:
    """What whoever posts it must see before printing: the format wanted, no address, an old date."""
    letter = sending.letter
    minded = [letter.needs_format, "" if letter.address_lines else "No address is held"]
    return "; ".join(filter(None, minded)) or "Ordinary print"


def facts(letter: Letter) -> list[Row]:
    """What an officer sees above a letter: how each way went, and when it was opened."""
    return [
        {"key": "To", "value": letter.name},
        {"key": "Wording", "value": f"In force from {letter.template_version}"},
        *({"key": WENT[Way(each.way)], "value": sending_in_words(each)} for each in letter.sendings.all()),
        {"key": "Opened", "value": opened(letter)},
    ]


def sending_in_words(sending: Sending) -> str:
    """What became of one way of sending."""
    if sending.came_back_on:
        return f"Sent on {short_date(sending.dispatched_on)}; came back on {short_date(sending.came_back_on)}"
    if sending.dispatched_on is None:
        return "Waits in the outbox" if sending.way == Way.EMAIL else "Waits to be posted"
    return (
        f"Sent on {short_date(sending.dispatched_on)}; counts as received on {short_date(sending.deemed_received_on)}"
    )


def posting_rows(sending: Sending) -> list[Row]:
    """What is about to be noted as posted."""
    letter = sending.letter
    return [
        {"key": "Letter", "value": letter.title},
        {"key": "Our reference", "value": letter.case.reference},
        {"key": "To", "value": letter.name},
        {"key": "Address", "value": "\n".join(letter.address_lines) or "No address is held"},
        {"key": "Format", "value": letter.needs_format or "Ordinary print"},
        {"key": "With it", "value": [title for title, _address in letter.words["enclosures"]] or "Nothing"},
        {"key": "Date on it", "value": letter.finalised_on},
    ]
