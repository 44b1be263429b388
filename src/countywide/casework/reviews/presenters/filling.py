"""The form of a review as its pages show it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.counting import counted
from countywide.platform.kit.tags.saying import short_date
from countywide.platform.kit.tags.showing import words_table

from .. import permissions
from ..filled import Card, ChangeAsked, Line, PaperListed, Person, Report, ReportPage, Said
from ..form_sets import FormPage
from ..models import Review
from ..rules import filling as rules


def tasks(report: Report, review: Review) -> list[dict[str, Any]]:
    """One task a page: what is compulsory, where it stands, and who changed it last."""
    return [task(page, reverse("reviews:page", args=[review.key, page.key])) for page in report.pages]


def task(page: ReportPage, address: str) -> dict[str, Any]:
    status, colour = standing(page)
    return {"text": page.heading, "href": address, "hint": hint(page), "status": status, "colour": colour}


def standing(page: ReportPage) -> tuple[str, str]:
    """Where a page stands, and its colour; done is plain words."""
    if page.holds in ("outcomes", "provision") and not (page.cards or page.lines):
        return "Nothing to fill in", ""
    if page.must and not page.missing:
        return "Done", ""
    if page.is_begun:
        return ("Begun", "blue") if page.must else (what_is_there(page), "")
    return ("Not begun", "grey") if page.must else ("Optional", "")


def what_is_there(page: ReportPage) -> str:
    """What an optional page holds, counted."""
    if page.holds == "views":
        return counted(len(page.said), "view") if page.said else "Being written"
    if page.holds == "people":
        return counted(len(page.people), "person", "people")
    if page.holds == "changes" and page.changes:
        return counted(len(page.changes), "change")
    if page.holds == "differences" and page.differences:
        return counted(len(page.differences), "difference")
    if page.papers and page.holds == "papers":
        return counted(len(page.papers), "file")
    return "Begun"


def hint(page: ReportPage) -> str:
    """What is compulsory, how far it is, what lies with it and who changed it last, in one line."""
    parts = [compulsory(page)]
    if page.papers and page.holds != "papers":
        parts.append(f"{counted(len(page.papers), 'file')} added.")
    if page.changed_on:
        by = f" by {page.changed_by}" if page.changed_by else ""
        parts.append(f"Last changed{by} on {short_date(page.changed_on)}.")
    return " ".join(parts)


def compulsory(page: ReportPage) -> str:
    if page.cards:
        done = sum(not each.missing for each in page.cards)
        return f"Compulsory: every outcome. {done} of {len(page.cards)} done."
    if page.lines:
        done = sum(not each.missing for each in page.lines)
        return f"Compulsory: every line. {done} of {len(page.lines)} done."
    if page.must and page.missing:
        return f"Compulsory: {counted(len(page.missing), 'answer')} to give."
    return "Compulsory." if page.must else "Optional."


def early_address(review: Review, user: Any) -> str:
    """Where an early review is asked for, for those who may ask."""
    may = user.may(permissions.ASK_EARLY)
    return reverse("reviews:ask-early", args=[review.case.reference]) if may else ""


def of_update(review: Review) -> dict[str, str]:
    """Where an in-year form is sent and put aside; nothing for a review, whose report the head signs."""
    if review.is_in_law:
        return {}
    return {name: reverse(f"reviews:{name}-update", args=[review.key]) for name in ("send", "drop")}


# --- what is missing -------------------------------------------------------------------------


def missing_rows(report: Report, review: Review) -> list[dict[str, str]]:
    """What is still needed, each with the place where it is given."""
    rows = []
    for page in report.pages:
        where = reverse("reviews:page", args=[review.key, page.key])
        if page.cards:
            for card in page.cards:
                address = card_address(review, card)
                rows += [{"text": says, "href": address} for says in card.missing]
        elif page.lines:
            rows += [{"text": says, "href": f"{where}#line-{each.key}"} for each in page.lines for says in each.missing]
        else:
            rows += [{"text": f"{says} ({page.heading})", "href": where} for says in page.missing]
    return rows


# --- cards and lines -------------------------------------------------------------------------


def card_address(review: Review, card: Card) -> str:
    return reverse("reviews:outcome", args=[review.key, card.key])


def card_rows(page: ReportPage, review: Review) -> list[dict[str, Any]]:
    """The outcomes as cards, each with how far it is."""
    return [
        {
            "card": card,
            "heading": card.number or "An outcome that is no longer in the plan",
            "href": card_address(review, card),
            "status": "" if card.gone else card_status(card),
            "colour": "green" if not card.missing else "blue" if card.rating or card.evidence else "grey",
        }
        for card in page.cards
    ]


def card_status(card: Card) -> str:
    if not card.missing:
        return card.rating
    return "Begun" if card.rating or card.evidence or card.suggested else "Not begun"


def report_card(card: Card) -> list[dict[str, Any]]:
    """A card as a report shows it."""
    rows = [
        {"key": "How far it has come", "value": card.rating},
        {"key": "What shows it", "value": card.evidence},
        {"key": "Help that made a difference", "value": list(card.helped_by)},
        {"key": "What should become of it", "value": card.suggested},
    ]
    if card.wording:
        rows.append({"key": "New words", "value": card.wording})
    return [*rows, {"key": "Next step", "value": card.next_step}]


def report_line(line: Line) -> list[dict[str, Any]]:
    return [{"key": "Given as the plan says", "value": line.delivered}, {"key": "What it does", "value": line.impact}]


# --- changes ---------------------------------------------------------------------------------


def change_rows(page: ReportPage, review: Review, *, links: bool = True) -> list[dict[str, Any]]:
    """The changes that are asked for, with what can be done to each."""
    return [
        {
            "change": each,
            "heading": change_heading(each),
            "rows": change_lines(each),
            "edit": reverse("reviews:change", args=[review.key, each.pk]) if links else "",
            "withdraw": reverse("reviews:withdraw-change", args=[review.key, each.pk]) if links else "",
        }
        for each in page.changes
    ]


def change_heading(change: ChangeAsked) -> str:
    """ "A change to F3", "Take E2 out", "Something new in section F"."""
    where = change.number or f"section {change.section}"
    if change.is_new:
        return f"Something new in section {change.section}"
    if change.joined_into:
        return f"Join {where} into {change.joined_into}"
    return f"A change to {where}" if change.wording else f"Take {where} out"


def change_lines(change: ChangeAsked) -> list[dict[str, Any]]:
    who = f"{change.asked_by}, {change.name}" if change.name else change.asked_by
    rows = [{"key": "The plan says", "value": change.before}] if change.before else []
    if change.wording:
        rows.append({"key": "It should say", "value": change.wording})
    rows += [
        {"key": "Asked for by", "value": who},
        {"key": "Why", "value": change.why},
        {"key": "How much it changes", "value": change.weight},
    ]
    return rows


def plan_rows(content: Any, sections: Any, review: Review, words: Any) -> list[dict[str, Any]]:
    """The plan section by section, each row with the way to ask for a change to it."""
    shown = []
    for section in sections:
        if section.made_from_record:
            continue
        rows = content.rows_in(section.key) if content else ()
        shown.append(
            {
                "heading": f"{section.key}: {section.heading}",
                "key": section.key,
                "add": reverse("reviews:change-section", args=[review.key, section.key]),
                "rows": [
                    {
                        "number": row.number,
                        "text": words(row),
                        "href": reverse("reviews:change-row", args=[review.key, row.key]),
                    }
                    for row in rows
                ],
            }
        )
    return shown


# --- people, views and files -----------------------------------------------------------------


def people_table(people: tuple[Person, ...]) -> str:
    """Who is invited, how far their advice is, and whether they came; nothing where nobody is."""
    rows = [[each.name, each.invited_as, on_day(each.invited_on), advice(each), came(each.came)] for each in people]
    headings = ["Who", "As", "Invited", "Advice", "At the meeting"]
    return words_table("Who is invited, and whose advice has come", headings, rows) if rows else ""


def on_day(day: Any) -> str:
    return short_date(day) if day else "Not yet"


def advice(person: Person) -> str:
    if person.advice_on:
        return f"Came on {short_date(person.advice_on)}"
    return f"Asked on {short_date(person.advice_asked_on)}" if person.advice_asked_on else "Not asked"


def came(was_there: bool | None) -> str:
    return {None: "", True: "Came", False: "Did not come"}[was_there]


def view_rows(page: ReportPage, review: Review) -> list[dict[str, Any]]:
    """What was said, by whom, and whether they wrote it themselves."""
    return [
        {
            "heading": f"{each.who}{': ' + each.name if each.name else ''}",
            "how": how_said(each),
            "rows": [{"key": answer.question, "value": answer.says} for answer in each.answers if answer.says],
            "edit": reverse("reviews:entered-view", args=[review.key, each.key]) if each.entered_for_them else "",
            "remove": reverse("reviews:remove-view", args=[review.key, each.key]) if each.entered_for_them else "",
        }
        for each in page.said
    ]


def how_said(said: Said) -> str:
    if said.entered_for_them:
        return "Written down for them by somebody else."
    late = " This came after the report was sent." if said.is_late else ""
    return f"Written by themselves, sent on {short_date(said.sent_on)}.{late}"


def paper_rows(papers: tuple[PaperListed, ...], review: Review, *, links: bool = True) -> list[dict[str, Any]]:
    """Files with their sizes, their days and what can be done to each."""
    return [
        {
            "title": each.title,
            "written_on": each.written_on,
            "size": each.size,
            "href": reverse("files:open", args=[each.file_id]) if each.is_open else "",
            "waits": ""
            if each.is_open
            else WAITS.get(each.state, "It was not let through. Take it out and send another."),
            "describe": reverse("reviews:paper", args=[review.key, each.pk]) if links else "",
            "remove": reverse("reviews:remove-paper", args=[review.key, each.pk]) if links else "",
        }
        for each in papers
    ]


WAITS = {"RECEIVED": "It is being checked.", "UNSCANNED": "It could not be checked yet."}


# --- the report ------------------------------------------------------------------------------


def report_pages(report: Report, review: Review, *, may_write: bool) -> list[dict[str, Any]]:
    """Every page as it is read and printed, with the way back to it for whoever writes."""
    return [
        {
            "page": page,
            "href": reverse("reviews:page", args=[review.key, page.key]) if may_write else "",
            "answers": [{"key": each.question, "value": each.says} for each in page.answers],
            "cards": [{"card": each, "rows": report_card(each)} for each in page.cards],
            "lines": [{"line": each, "rows": report_line(each)} for each in page.lines],
            "changes": change_rows(page, review, links=False),
            "views": view_rows(page, review),
            "people": people_table(page.people),
            "papers": paper_rows(page.papers, review, links=False),
        }
        for page in report.pages
    ]


def lead_of(page: FormPage) -> str:
    """What a page says before its boxes."""
    may_stay = any(not rules.must_be_answered(each) for each in page.fields)
    saved = "You can save the page before it is complete, and others can go on with it."
    needed = (
        "Answers marked optional can stay empty. The others are needed before the report is sent."
        if may_stay
        else "Every answer is needed before the report is sent."
    )
    return " ".join(part for part in (page.lead, saved, needed) if part)


def own_paper_rows(papers: tuple[PaperListed, ...]) -> list[dict[str, Any]]:
    """What one of the family added; they take back their own."""
    return [
        {
            "title": each.title,
            "size": each.size,
            "written_on": each.written_on,
            "href": reverse("files:open", args=[each.file_id]) if each.is_open else "",
            "waits": ""
            if each.is_open
            else WAITS.get(each.state, "It was not let through. Take it out and send another."),
            "take_back": reverse("files:remove", args=[each.file_id]),
        }
        for each in papers
    ]
