"""One date and its working, for officers in the law's words and for families in plain ones."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date

from ..enums import STATE_WORDS, State
from ..models import Deadline, ExceptionClaim
from ..types import Explanation

Row = dict[str, Any]
COUNCIL = "LA"
BECAUSE = {
    "closures": "the school’s closures changed",
    "nightly": "the facts or the law’s data changed",
    "bank-holiday": "a bank holiday changed",
}


def page(
    deadline: Deadline, said: Explanation, audience: str, *, history: list[Any], on: date, may_except: bool
) -> dict[str, Any]:
    """Everything the page shows to one reader."""
    state = State(deadline.state_on(on))
    words, colour = STATE_WORDS[state]
    officer = audience == "OFFICER"
    return {
        "audience": audience,
        "said": said,
        "heading": heading(deadline, said),
        "what": said.says if not officer and said.says else f"{said.title}.",
        "state": words,
        "colour": colour,
        "answer": answer(deadline, said, state),
        "rows": law_rows(deadline, said) if officer else plain_rows(said),
        "counted": said.counted if officer else [plain(step) for step in said.counted],
        "grounds": grounds(said) if officer else [each.says for each in said.grounds],
        "claims": [claim_row(deadline, each, officer, may_except) for each in said.claims],
        "except_address": at("exception", deadline) if may_except and said.grounds and deadline.is_running else "",
        "history": [row for entry in history if (row := history_row(entry, officer))],
        "running": deadline.is_running,
        "from_nobody": officer and not said.grounds,
    }


def heading(deadline: Deadline, said: Explanation) -> str:
    """The question the page answers, with the day itself in it."""
    if said.legal_due is None:
        return "Why is there no last day?"
    return f"Why {short_date(said.legal_due)}?"


def at(name: str, deadline: Deadline, *keys: Any) -> str:
    """The address of a page about a date."""
    return reverse(f"deadlines:{name}", args=[deadline.case.reference, deadline.pk, *keys])


def answer(deadline: Deadline, said: Explanation, state: State) -> str:
    """The sentence that stands first: what day it is, and how it stands."""
    if deadline.met_on:
        late = ", after the last day" if state == State.MET_LATE else ""
        return f"This was done on {short_date(deadline.met_on)}{late}."
    if deadline.ended_on:
        return f"This is no longer needed since {short_date(deadline.ended_on)}: {lowered(deadline.ended_because)}."
    if said.legal_due is None:
        return "The law names no last day: it must be done as soon as it can be."
    if deadline.claim:
        aim = short_date(deadline.claim.target_on)
        return f"The last day in law is {short_date(said.legal_due)}. An exception is recorded, and the day aimed for is {aim}."
    late = " That day has passed." if state in (State.OVERDUE, State.PASSED) else ""
    return f"The last day in law is {short_date(said.legal_due)}.{late}"


def lowered(words: str) -> str:
    """A sentence put inside another."""
    return words[:1].lower() + words[1:].rstrip(".") if words else "it is no longer asked for"


def owed(said: Explanation) -> str:
    """Who owes what to whom."""
    by = "The council" if said.owed_by == COUNCIL else said.owed_by.capitalize()
    return f"{by}, to {' and '.join(filter(None, (', '.join(said.owed_to[:-1]), said.owed_to[-1])))}"


def law_rows(deadline: Deadline, said: Explanation) -> list[Row]:
    """The facts in the statute's words."""
    return [
        {"key": "The law", "value": said.law},
        {"key": "Who owes it", "value": owed(said)},
        {"key": "Limit", "value": said.limit},
        {"key": "Begins when", "value": said.starts_when},
        {"key": "Began on", "value": said.trigger_on},
        {"key": "Last day in law", "value": said.legal_due or "None"},
        {"key": "Act by", "value": said.act_by or "As soon as it can be done"},
        {"key": "Rules used", "value": deadline.ruleset},
    ]


def plain_rows(said: Explanation) -> list[Row]:
    """The same in plain words."""
    who = "The council" if said.owed_by == COUNCIL else f"The {said.owed_by}"
    if said.owed_by == COUNCIL and said.verb == "allow":
        who = "You: this time is yours"
    rows = [
        {"key": "Who must do it", "value": who},
        {"key": "The clock began", "value": f"{short_date(said.trigger_on)}, when {said.starts_when}"},
        {"key": "How long the law gives", "value": plain(said.limit)},
        {"key": "Last day in law", "value": said.legal_due or "None"},
    ]
    if said.act_by and said.act_by != said.legal_due:
        rows.append({"key": "We act by", "value": said.act_by})
    return [*rows, {"key": "Which law", "value": said.law}]


def plain(limit: str) -> str:
    """A limit without the statute's own words."""
    return limit.replace("as soon as practicable", "as soon as it can be done")


def grounds(said: Explanation) -> list[Row]:
    """Each exception the law knows here, and whether the facts so far allow it."""
    return [
        {
            "title": each.title,
            "law": each.law,
            "state": "Possible" if each.available else "Not on the facts known",
            "colour": "yellow" if each.available else "grey",
            "window": f"It must fall between {short_date(each.window[0])} and {short_date(each.window[1])}."
            if each.window
            else "No closure of four weeks or more is known.",
        }
        for each in said.grounds
    ]


def claim_row(deadline: Deadline, claim: ExceptionClaim, officer: bool, may_except: bool) -> dict[str, Any]:
    """One exception that was recorded, as a list of facts."""
    ground = claim.ground
    rows = [
        {"key": "Why", "value": ground.title if officer else ground.words_for_family},
        {"key": "Why it makes the limit impractical", "value": claim.impractical_because},
        {"key": "Day aimed for", "value": claim.target_on},
        {"key": "We look again on", "value": claim.review_on},
        {"key": "Recorded", "value": recorded(claim, officer)},
        {"key": "Family told on", "value": claim.family_told_on or "Not yet"},
    ]
    if officer:
        rows[1:1] = [{"key": "The law", "value": ground.law}, *asked_rows(claim)]
        rows.append({"key": "Evidence held", "value": claim.evidence})
    if claim.ended_on:
        rows.append({"key": "Ended", "value": f"{short_date(claim.ended_on)}: {claim.ended_because}"})
    ends = may_except and claim.ended_on is None and deadline.is_running
    return {
        "rows": rows,
        "ended": claim.ended_on is not None,
        "denied": claim.denied_on if officer and claim.ended_on is None else None,
        "end_address": at("end-exception", deadline, claim.pk) if ends else "",
    }


def recorded(claim: ExceptionClaim, officer: bool) -> str:
    """When, and for officers by whom."""
    by = f" by {claim.recorded_by.name}" if officer and claim.recorded_by else " by an officer"
    return f"{short_date(claim.recorded_on)}{by}"


def asked_rows(claim: ExceptionClaim) -> list[Row]:
    """What the ground turns on."""
    rows = []
    if claim.asked_on:
        of = f" of {claim.asked_of}" if claim.asked_of else ""
        rows.append({"key": "Advice asked", "value": f"{short_date(claim.asked_on)}{of}"})
    if claim.window_from and claim.window_to:
        window = f"{short_date(claim.window_from)} to {short_date(claim.window_to)}"
        rows.append({"key": "It must fall between", "value": window})
    return rows


# --- what the record says --------------------------------------------------------------------


def history_row(entry: Any, officer: bool) -> dict[str, Any] | None:
    """One entry of the record about this date; a family sees when it began, moved, was met or ended."""
    details = json.loads(entry.details)
    title = history_title(entry.did, details)
    if title is None or (not officer and not tells(entry.did, details)):
        return None
    by = entry.by.name if entry.by else "The service itself"
    return {"title": title, "when": entry.at, "by": by if officer else "", "state": "done"}


def tells(did: str, details: dict[str, Any]) -> bool:
    """Whether a family is told: not of inner facts, nor of counting again that moved nothing."""
    if did == "deadlines.derived":
        return bool(details["before"] != details["now"])
    return did != "deadlines.learned"


def history_title(did: str, details: dict[str, Any]) -> str | None:
    """An entry in words."""
    if did == "deadlines.derived":
        why = BECAUSE.get(str(details["because"]).split(":")[0], "the facts changed")
        if details["before"] == details["now"]:
            return f"Counted again since {why}: the days stayed as they were"
        return f"Counted again since {why}: act by {day(details['now'][1])}, was {day(details['before'][1])}"
    return {
        "deadlines.started": f"The clock began, counted from {day(details.get('trigger'))}",
        "deadlines.learned": f"A fact was added: {', '.join(map(str, details.get('facts', ()))).replace('_', ' ')}",
        "deadlines.met": f"Done on {day(details.get('on'))}",
        "deadlines.unmet": "It turned out not to have been done, so the clock runs on",
        "deadlines.ended": f"No longer needed since {day(details.get('on'))}",
    }.get(did)


def day(written: Any) -> str:
    """A day of the record as people write it."""
    return short_date(date.fromisoformat(written)) if written else "no fixed day"
