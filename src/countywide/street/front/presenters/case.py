"""One case as its page shows it: where it stands, who owns it, what happens next and when, what was done and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from countywide.casework.cases import queries as cases
from countywide.casework.cases.types import DEEDS, PANELS
from countywide.casework.deadlines import queries as deadlines
from countywide.law import clocks
from countywide.platform.kit.tags.saying import short_date

from . import dates, standing, told

FIRST = 50
"""Deeds with a lower place stand in sight; the others wait to be asked for."""


def page(case: Any, user: Any, *, on: date) -> dict[str, Any]:
    """Everything the case page shows to one reader."""
    audience = cases.audience_of(user, case)
    shown = deadlines.clocks_of(case, user, audience)
    offered = deeds(case, user, audience)
    return {
        "case": case,
        "audience": audience,
        "heading": heading(case, audience),
        "caption": f"{case.get_kind_display()} · {case.reference}",
        "who": who(case, audience, on),
        "stands": standing.in_words(case, audience),
        "waiting": standing.waiting_in_words(case, audience),
        "closed": closed(case, audience),
        "owner": cases.ownership(case, on=on) if case.is_open else None,
        "next": dates.next_rows(case, shown, audience, on),
        "done_clocks": dates.done_rows(case, shown, audience, on),
        "deeds": [deed for deed in offered if deed["place"] < FIRST],
        "further_deeds": [deed for deed in offered if deed["place"] >= FIRST],
        "panels": panels(case, user, audience, on),
        "letters": told.letter_rows(case, user, audience),
        "events": told.event_rows(case, user, audience),
        "links": links(case, user, audience),
    }


def heading(case: Any, audience: str) -> str:
    """The child as everybody names them."""
    if audience == "FAMILY":
        what = standing.about(case)
        return f"{case.child.first_name}: {what[0].lower()}{what[1:]}"
    return str(case.child.name_shown)


def who(case: Any, audience: str, on: date) -> str:
    """Enough to know the child by, and to speak of them rightly; a family needs none of it."""
    if audience == "FAMILY":
        return ""
    child = case.child
    group = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, on)
    parts = (
        child.pronouns,
        f"born {short_date(child.born_on)}, {clocks.age_on(child.born_on, on)} years old",
        year_in_words(group),
        case.school.name if case.school else "",
        case.area.name if case.area and audience == "OFFICER" else "",
    )
    return " · ".join(part for part in parts if part)


def year_in_words(group: int) -> str:
    """A year group as schools say it."""
    if group == 0:
        return "Reception"
    return f"Year {group}" if 0 < group <= 13 else ""


def closed(case: Any, audience: str) -> str:
    """When the case was closed, and for officers why."""
    if case.closed_on is None:
        return ""
    why = f": {case.closed_because}" if case.closed_because and audience == "OFFICER" else ""
    return f"The case was closed on {short_date(case.closed_on)}{why}."


# --- what can be done, and what rooms put here -----------------------------------------------


def deeds(case: Any, user: Any, audience: str) -> list[dict[str, Any]]:
    """What this reader can do now."""
    return [
        {"text": deed.text, "href": reverse(deed.url_name, args=[case.reference]), "place": deed.place}
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


def links(case: Any, user: Any, audience: str) -> list[tuple[str, str]]:
    """The pages that say more, held to who may know what: an adviser needs none of them."""
    if audience == "PROFESSIONAL":
        return []
    child = "Your details, and who we write to" if audience == "FAMILY" else "The child, the family and who we write to"
    found = [
        (child, reverse("people:child", args=[case.child.key])),
        ("Letters and messages, and whether they arrived", reverse("front:told", args=[case.reference])),
    ]
    if may_see_openings(case, user, audience):
        words = "Who has opened your record" if audience == "FAMILY" else "Who has opened this record"
        found.append((words, reverse("front:opened", args=[case.reference])))
    return found


def may_see_openings(case: Any, user: Any, audience: str) -> bool:
    """The family, the child's school, and managers of the team see who opened a record; other officers do not."""
    from countywide.casework.cases import permissions

    return audience in ("FAMILY", "SCHOOL") or bool(user.may(permissions.DECIDE, about=case))
