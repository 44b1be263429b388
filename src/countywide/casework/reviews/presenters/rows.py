"""Reviews, people, changes and answers as rows, tags and sentences for a page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from countywide.platform.kit.tables import Column, Table

from .. import rules
from ..enums import Answered, Arranger, EarlyFrom, Outcome, Standing
from ..form_sets import CriteriaSet
from ..queries import Change, Like, standing_of

Row = dict[str, Any]
FOUR_WEEKS, TWO_WEEKS = timedelta(days=28), timedelta(days=14)
COLOURS = {
    "SCHEDULED": "grey", "PLANNED": "blue", "GATHERING": "blue", "PAPERS_OUT": "blue", "MET": "purple", "REPORTED": "purple",
    "RETURNED": "orange", "PROPOSED": "purple", "DECIDED": "turquoise", "AMENDING": "yellow", "OVER": "green", "DROPPED": "grey",
}  # fmt: skip
BY_COUNCIL = (EarlyFrom.COUNCIL, EarlyFrom.HEALTH, EarlyFrom.CARE)
"""From whom an early review comes that the council began by itself."""
FOR_FAMILY = {"PROPOSED": "REPORTED"}
"""What is proposed is the team's own until it is decided: to others the report is simply in."""


def stands(review: Any, audience: str, *, on: date) -> Row:
    """Where it stands, as a tag in words, and whether it is late."""
    standing = standing_of(review)
    shown = standing if audience == "OFFICER" else FOR_FAMILY.get(standing, standing)
    colour = COLOURS[shown] if COLOURS[shown] != "turquoise" else "teal"
    return {"key": standing, "text": Standing(shown).label, "colour": colour, "late": rules.is_overdue(review, on=on)}


def facts(review: Any, audience: str) -> list[Row]:
    """The dates of a review, those to come and those that were."""
    met = review.met_on
    rows = (
        ("What it is", review.get_type_display()),
        ("Who holds the meeting", holder(review)),
        ("Meeting planned for", None if met else meeting(review)),
        ("Place", review.place if not met else ""),
        ("The care plan is reviewed", None if met else review.care_review_on),
        ("People invited", review.invited_on),
        ("Papers sent round", review.papers_out_on),
        ("Meeting held", met),
        ("Who was missing", review.quorum_note if audience in ("OFFICER", "SCHOOL") else ""),
        ("Report due", met + TWO_WEEKS if met and not review.report_on else None),
        ("Report sent to everybody", review.report_on),
        ("Sent back to be mended", review.returned_on if audience != "FAMILY" else None),
        ("What to mend", review.returned_because if audience != "FAMILY" else ""),
        ("The council decides by", met + FOUR_WEEKS if met and not review.decided_on else None),
        ("Decided", review.decided_on),
        ("What was decided", Outcome(review.outcome).label if review.outcome and review.decided_on else ""),
        ("The family had the decision", review.told_on),
        ("Must be complete by", None if review.told_on else review.due_by),
        ("Not held, because", review.dropped_because),
    )
    return [{"key": key, "value": value} for key, value in rows if value]


def holder(review: Any) -> str:
    if review.arranged_by == Arranger.SCHOOL and review.setting is not None:
        return str(review.setting.name)
    return f"The council: {review.case.team.name}"


def meeting(review: Any) -> str:
    """The day, and the time where there is one."""
    if review.meeting_on is None:
        return ""
    at = review.meeting_at.strftime(" at %H:%M") if review.meeting_at else ""
    return f"{rules.in_words(review.meeting_on)}{at}"


def people(attendees: list[Any], review: Any, *, holds: bool) -> list[Row]:
    """Who is invited, whose advice came, and who was there."""
    return [
        {
            "name": each.name,
            "as": each.get_invited_as_display(),
            "invited": rules.in_words(each.invited_on) if each.invited_on else "Not yet",
            "advice": advice_in_words(each),
            "came": {True: "Yes", False: "No", None: ""}[each.came],
            "enter": reverse("reviews:advice", args=[review.key, each.pk])
            if holds and each.advice_asked_on and not each.advice_on and not review.over_on
            else "",
            "chase": reverse("reviews:chase", args=[review.key, each.pk])
            if holds and each.advice_asked_on and not each.advice_on and each.email and not review.met_on
            else "",
        }
        for each in attendees
    ]


def link_rows(attendees: list[Any], family: Row, links: Row, review: Any, *, holds: bool) -> list[Row]:
    """What became of the personal link of each of the family who has no account: sent, opened, answered."""
    found = []
    for each in attendees:
        person, held = family.get(each.contact_key), links.get(each.contact_key)
        if person is None or person.user_id is not None:
            continue
        may_send = holds and person.email and person.channel == "EMAIL"
        text, href = (
            "Send a new link" if held else "Send a link",
            reverse("reviews:send-link", args=[review.key, each.pk]),
        )
        actions = [{"text": text, "href": href}] if may_send else []
        found.append({"key": each.name, "value": link_in_words(held, each), "actions": actions})
    return found


def link_in_words(held: Any, person: Any) -> str:
    """How far somebody has come with their link."""
    if person.said_on:
        return f"Answered on {rules.in_words(person.said_on)}"
    if held is None:
        return "No link was sent: we have no email address that we may use. Write down what they say on the form."
    if held.came_back:
        return f"Sent on {rules.in_words(held.issued_on)}, and came back: the address may be wrong"
    if not held.is_live:
        return f"Sent on {rules.in_words(held.issued_on)}, and works no more"
    opened = f"opened on {rules.in_words(held.verified_on)}" if held.verified_on else "not opened yet"
    begun = ", begun and not sent" if person.has_begun else ""
    return f"Sent on {rules.in_words(held.issued_on)}, {opened}{begun}"


def advice_in_words(each: Any) -> str:
    if each.advice_on:
        return f"Came {rules.in_words(each.advice_on)}"
    return f"Asked for by {rules.in_words(each.advice_by)}" if each.advice_by else ""


def decided_changes(changes: list[Any], criteria: CriteriaSet) -> list[Row]:
    """Each change that was asked for and what was decided on it: for everybody whom the decision concerns."""
    return [
        {
            "where": f"Section {each.section}",
            "before": each.before,
            "wording": each.wording,
            "answer": Answered(each.answered).label if each.answered else "Not answered",
            "agreed": each.agreed_wording,
            "criterion": said.says if (said := criteria.criterion(each.criterion)) else "",
            "because": each.because,
        }
        for each in changes
    ]


def asked(changes: list[Change], likes: list[Like], criteria: CriteriaSet) -> list[Row]:
    """Each change that is asked for, in the plan's own words before and after, beside how others like it were decided."""
    by_section = {each.section: each for each in likes}
    return [
        {
            "called": each.called[:1].upper() + each.called[1:],
            "heading": f"{each.number}: {each.heading}",
            "now": each.now,
            "before": each.request.before,
            "wording": each.request.wording,
            "kind": each.kind,
            "is_stale": each.is_stale,
            "who": asker(each.request),
            "why": each.request.why,
            "weight": each.request.get_weight_display(),
            "like": like(by_section.get(each.request.section), criteria),
        }
        for each in changes
    ]


def asker(request: Any) -> str:
    role = request.get_asked_by_display()
    return f"{request.name}, {role.lower()}" if request.name else role


def like(found: Like | None, criteria: CriteriaSet) -> Row | None:
    """Decisions like this one, by area, with nobody in them."""
    if found is None:
        return None
    return {
        "phase": found.phase,
        "section": found.section,
        "decided": found.decided,
        "rates": [
            {
                "area": each.area,
                "decided": each.decided if each.decided is not None else "Fewer than 5",
                "accepted": f"{each.accepted}%" if each.accepted is not None else "Not shown",
            }
            for each in found.rates
        ],
        "declined_by": [
            (said.says if (said := criteria.criterion(key)) else key, number) for key, number in found.declined_by
        ],
    }


def proposal_rows(proposal: Any) -> list[Row]:
    """What an officer proposes."""
    return [
        {"key": "What is proposed", "value": proposal.get_outcome_display()},
        {"key": "By", "value": proposal.made_by.name},
        {"key": "On", "value": proposal.made_on},
        {"key": "Why", "value": proposal.reasons},
    ]


def owner(review: Any) -> str:
    """Who holds the case today."""
    return f"{review.case.owner.name}, {review.case.team.name}" if review.case.owner else str(review.case.team.name)


def look_rows(looks: list[Any], review: Any, *, replies: bool) -> list[Row]:
    """Each time the council was asked to look again, and what it replied."""
    return [
        {
            "asked_on": each.asked_on,
            "text": each.text,
            "with": owner(review),
            "reply_by": each.reply_by,
            "escalated_on": each.escalated_on,
            "replied_on": each.replied_on,
            "stands": "The decision stands" if each.stands else "The council will propose changes",
            "reply": each.reply,
            "reply_at": reverse("reviews:reply", args=[review.key, each.key])
            if replies and not each.replied_on
            else "",
        }
        for each in looks
    ]


def due_table(reviews: Any, params: Any, *, on: date) -> Table:
    """Reviews that are due, the first first. No address holds a name."""
    return Table(
        reviews,
        [
            Column(
                "Child",
                lambda each: each.case.child.name_shown,
                href=lambda each: reverse("reviews:show", args=[each.key]),
            ),
            Column("Reference", "case__reference"),
            Column("Where it stands", lambda each: stands(each, "OFFICER", on=on)["text"]),
            Column("Meeting", meeting),
            Column("Latest useful day for it", lambda each: each.due_by - FOUR_WEEKS),
            Column("Complete by", "due_by", sort="due"),
            Column("Late", lambda each: "Late" if rules.is_overdue(each, on=on) else ""),
        ],
        params=params,
        sorts={"due": "due_by"},
        caption="Reviews",
        things=("review", "reviews"),
        empty="No review is due.",
    )


def early_rows(request: Any, reasons: dict[str, str]) -> list[Row]:
    """A request for an early review and its answer; or that the council began one by itself, and why."""
    asked = request.asked_by not in BY_COUNCIL
    rows = (
        ("Asked for on" if asked else "Begun by the council on", request.asked_on),
        ("By" if asked else "Where it comes from", request.get_asked_by_display()),
        ("Why", ", ".join(reasons.get(each, each) for each in request.reasons)),
        ("What has changed", request.text if asked else ""),
        ("How soon", request.get_urgency_display()),
        ("Does the family know?", {True: "Yes", False: "No", None: ""}[request.family_knows]),
        ("We answer by", None if request.answered_on else request.answer_by),
        ("Answered on", request.answered_on if asked else None),
        ("Our answer", request.get_answer_display() if request.answer and asked else ""),
        ("Our reasons", request.because),
    )
    return [{"key": key, "value": value} for key, value in rows if value]
