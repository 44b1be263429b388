"""One case as its page shows it: where it stands, who owns it, what happens next and when, what was done and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from countywide.casework.cases import queries as cases
from countywide.casework.cases.types import DEEDS, PANELS
from countywide.casework.deadlines import queries as deadlines
from countywide.casework.letters import queries as letters

from . import standing

MOST_EVENTS = 40


def page(case: Any, user: Any, *, on: date) -> dict[str, Any]:
    """Everything the case page shows to one reader."""
    audience = cases.audience_of(user, case)
    clocks = list(deadlines.deadlines_of(case))
    return {
        "case": case,
        "audience": audience,
        "heading": heading(case, audience),
        "caption": f"{case.get_kind_display()} · {case.reference}",
        "stands": standing.in_words(case, audience),
        "waiting": standing.waiting_in_words(case, audience),
        "owner": cases.ownership(case, on=on) if case.is_open else None,
        "next": next_rows(case, clocks, audience, on),
        "done_clocks": done_rows(case, clocks, audience, on),
        "deeds": deeds(case, user, audience),
        "panels": panels(case, user, audience, on),
        "letters": letter_rows(case, user, audience),
        "events": event_rows(case, user, audience),
    }


def heading(case: Any, audience: str) -> str:
    """The child as everybody names them; a professional on a case sees no more than they need."""
    child = case.child
    if audience == "FAMILY":
        return f"{child.first_name}: your request for an assessment"
    return str(child.name_shown)


# --- dates -----------------------------------------------------------------------------------


def next_rows(case: Any, clocks: list[Any], audience: str, on: date) -> list[dict[str, Any]]:
    """The clocks that run, soonest first, each with the way to its explanation."""
    running = [each for each in clocks if each.is_running and shown_to(each, audience)]
    running.sort(key=lambda each: (each.claim.target_on if each.claim else each.act_by or date.max, each.pk))
    return [clock_row(case, each, audience, on) for each in running]


def done_rows(case: Any, clocks: list[Any], audience: str, on: date) -> list[dict[str, Any]]:
    """The clocks that were met or ended."""
    done = [each for each in clocks if not each.is_running and shown_to(each, audience)]
    return [clock_row(case, each, audience, on) for each in done]


def shown_to(deadline: Any, audience: str) -> bool:
    """A professional sees the dates of advice; internal aims are the officer's own."""
    if audience == "PROFESSIONAL":
        return deadline.clock.startswith("NA-ADVICE")
    return audience == "OFFICER" or deadline.law.kind != "I"


def clock_row(case: Any, deadline: Any, audience: str, on: date) -> dict[str, Any]:
    """One clock: what is owed, by when, how it stands, why."""
    law, state = deadline.law, deadline.state_on(on)
    words, colour = standing.STATE_WORDS[state]
    return {
        "title": law.says if audience == "FAMILY" and law.says else law.title,
        "due": deadline.legal_due,
        "act_by": deadline.act_by if audience == "OFFICER" else None,
        "target": deadline.claim.target_on if deadline.claim and deadline.is_running else None,
        "must": standing.must(law, audience),
        "law": law.law,
        "limit": law.limit,
        "state": words,
        "colour": colour,
        "met_on": deadline.met_on,
        "why": address("deadlines:why", case.reference, deadline.pk),
    }


# --- what can be done ------------------------------------------------------------------------


def deeds(case: Any, user: Any, audience: str) -> list[dict[str, str]]:
    """What this reader can do now."""
    return [
        {"text": deed.text, "href": reverse(deed.url_name, args=[case.reference])}
        for deed in DEEDS
        if deed.shown(case, user, audience)
    ]


def panels(case: Any, user: Any, audience: str, on: date) -> list[dict[str, Any]]:
    """The sections that rooms put here, those with something to show."""
    found = []
    for panel in PANELS:
        context = panel.context(case, user, audience, on)
        if context is not None:
            found.append({"heading": panel.heading, "template": panel.template, "key": panel.key, "with": context})
    return found


# --- what happened ---------------------------------------------------------------------------


def event_rows(case: Any, user: Any, audience: str) -> list[dict[str, Any]]:
    """The one timeline, newest first, in the reader's words."""
    told = cases.timeline(case, user, audience)[:MOST_EVENTS]
    return [
        {
            "title": event.words_for(audience),
            "when": event.on,
            "text": event.detail,
            "by": event.by.name if event.by and audience == "OFFICER" else "",
            "state": "done",
        }
        for event in told
    ]


def letter_rows(case: Any, user: Any, audience: str) -> list[dict[str, Any]]:
    """The letters this reader may read, newest first."""
    if audience == "PROFESSIONAL":
        return []
    return [
        {"title": letter.title, "href": reverse("letters:show", args=[letter.key]), "on": letter.finalised_on}
        for letter in letters.letters_of(case, user).prefetch_related(None)[:20]
    ]


def address(name: str, *args: Any) -> str:
    """The address of a page of a room."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
