"""What the form of a review says, page by page, and what it still needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.plans.types import Content, RowSaid

from .. import form_sets, rules
from ..enums import AskedBy, Delivered, Invited, Rating, Suggested, Weight
from ..filled import Answer, Card, ChangeAsked, Differs, Gathered, Line, Person, Report, ReportPage, Said
from ..form_sets import FormPage
from ..models import Review
from ..rules import filling as rule
from .form_files import papers_on
from .form_pages import page_of_view, pages_of
from .gathering import as_day, as_key, gathered
from .plan_words import content_now, content_of, row_before, rows_of, words_of


def missing(review: Review) -> list[tuple[str, str]]:
    """What the form still needs before the report can be sent: the page and a sentence."""
    return report_of(review).missing


def report_of(review: Review, *, held: Gathered | None = None) -> Report:
    """What the form says, page by page: the same to everybody. Views that were not sent are nobody's to read."""
    held = gathered(review) if held is None else held
    content, now = content_of(review), content_now(review)
    pages = pages_of(review)
    parts: dict[str, dict[str, Any]] = {
        "outcomes": {"cards": cards_of(review, held, content, now)},
        "provision": {"lines": lines_of(review, held, content, now)},
        "changes": {"changes": changes_of(held, content, now)},
        "people": {"people": tuple(map(person, held.people))},
        "differences": {
            "differences": tuple(Differs(each["pk"], each["who"], each["text"]) for each in held.differences)
        },
    }
    made = tuple(report_page(review, page, held, parts.get(page.holds, {})) for page in pages)
    yes = [each for page in pages for each in rule.significant(page, answers_on(held, page.key))]
    return Report(form_sets.form(review.form).title, made, tuple(yes))


def report_page(review: Review, page: FormPage, held: Gathered, parts: dict[str, Any]) -> ReportPage:
    """One page with what its kind holds, who changed it last, and what it needs."""
    kept, said = held.pages.get(page.key), answers_on(held, page.key)
    views, waiting = views_on(review, page, held) if page.holds == "views" else ((), 0)
    papers = papers_on(page.key, held)
    wants = rule.missing_on_page(page, said) if page.holds == "answers" else ()
    wants += tuple(says for each in (*parts.get("cards", ()), *parts.get("lines", ())) for says in each.missing)
    begun = bool(kept or views or papers or any(parts.values()))
    if page.holds in ("outcomes", "provision"):
        begun = bool(held.outcomes if page.holds == "outcomes" else held.provision)
    return ReportPage(
        key=page.key,
        heading=page.heading,
        holds=page.holds,
        changed_on=as_day(kept["on"]) if kept else None,
        changed_by=(kept["by"] or "") if kept else "",
        must=is_compulsory(page),
        is_begun=begun,
        missing=wants,
        answers=answers_in_words(page, said) if page.holds == "answers" else (),
        said=views,
        waiting=waiting,
        papers=papers,
        **parts,
    )


def is_compulsory(page: FormPage) -> bool:
    """Whether a report cannot go without this page."""
    return page.holds in ("outcomes", "provision") or any(map(rule.must_be_answered, page.fields))


def answers_on(held: Gathered, page: str) -> dict[str, Any]:
    kept = held.pages.get(page)
    return dict(kept["answers"]) if kept else {}


def answers_in_words(page: FormPage, said: dict[str, Any]) -> tuple[Answer, ...]:
    """The boxes that are asked, and what each says."""
    return tuple(Answer(each.label, in_words_of(each, said)) for each in page.fields if rule.is_asked(each, said))


def in_words_of(asked: form_sets.Field, said: dict[str, Any]) -> str:
    value = said.get(asked.key)
    if value in (None, ""):
        return rule.NOTHING if asked.or_nothing and said.get(rule.none_of(asked)) else ""
    if asked.kind == "yes-no":
        return "Yes" if value == "yes" else "No"
    return dict(asked.choices).get(str(value), str(value))


def cards_of(review: Review, held: Gathered, content: Content | None, now: Content | None) -> tuple[Card, ...]:
    """One card for each outcome of the reviewed plan, and for each that was written on and is no longer in it."""
    rows = list(rows_of(content, "OUTCOME"))
    known = {row.key for row in rows}
    rows += [row for key in held.outcomes if key not in known and (row := row_before(review, key))]
    on = review.met_on or review.meeting_on or review.scheduled_on
    return tuple(card(row, held.outcomes.get(row.key, {}), row.key in known, content, now, on=on) for row in rows)


def card(
    row: RowSaid, kept: dict[str, Any], is_reviewed: bool, content: Content | None, now: Content | None, *, on: date
) -> Card:
    number = row.number if is_reviewed else ""
    gone = gone_since(row.key, now) if is_reviewed else GONE
    helped = [each for key in kept.get("helped_by", ()) if content and (each := content.row(key))]
    rating, suggested, wording = (str(kept.get(name, "")) for name in ("rating", "suggested", "wording"))
    wants = rule.missing_on_card(
        name=number, rating=rating, evidence=kept.get("evidence", ""), suggested=suggested, wording=wording, gone=bool(gone)
    )  # fmt: skip
    return Card(
        key=row.key,
        number=number,
        text=words_of(row),
        words=row.text,
        rating=label(Rating, rating),
        evidence=kept.get("evidence", ""),
        helped_by=tuple(f"{each.number}: {each.text}" for each in helped),
        suggested=label(Suggested, suggested),
        wording=wording,
        next_step=kept.get("next_step", ""),
        gone=gone,
        past=by_when if (by_when := as_day(row.details.get("by_when"))) and rules.is_past(by_when, on) else None,
        missing=wants,
    )


GONE = "This is no longer in the plan. What was written on it is kept."


def gone_since(key: str, now: Content | None) -> str:
    """What to say of a row that the newest final plan does not have."""
    return GONE if now is not None and now.row(key) is None else ""


def lines_of(review: Review, held: Gathered, content: Content | None, now: Content | None) -> tuple[Line, ...]:
    """One line for each piece of provision of the reviewed plan, and for each that was looked at and is gone."""
    rows = list(rows_of(content, "PROVISION"))
    known = {row.key for row in rows}
    rows += [row for key in held.provision if key not in known and (row := row_before(review, key))]
    return tuple(line(row, held.provision.get(row.key, {}), row.key in known, now) for row in rows)


def line(row: RowSaid, kept: dict[str, Any], is_reviewed: bool, now: Content | None) -> Line:
    number, delivered, impact = row.number if is_reviewed else "", kept.get("delivered", ""), kept.get("impact", "")
    gone = gone_since(row.key, now) if is_reviewed else GONE
    wants = rule.missing_on_line(name=number, delivered=delivered, impact=impact, gone=bool(gone))
    return Line(row.key, number, words_of(row), label(Delivered, delivered), impact, gone, wants)


def changes_of(held: Gathered, content: Content | None, now: Content | None) -> tuple[ChangeAsked, ...]:
    """The changes that are asked for, in the order in which they were made."""
    return tuple(change(each, content, now) for each in held.changes)


def change(kept: dict[str, Any], content: Content | None, now: Content | None) -> ChangeAsked:
    key = as_key(kept["row_key"])
    row = said_of(key, content, now)
    return ChangeAsked(
        pk=int(kept["pk"]),
        number=row.number if row else "",
        section=kept["section"],
        asked_by=label(AskedBy, kept["asked_by"]),
        name=kept["name"],
        before=kept["before"],
        wording=kept["wording"],
        why=kept["why"],
        weight=label(Weight, kept["weight"]),
        made_on=as_day(kept["made_on"]) or date.min,
        is_new=not key,
        from_card=bool(kept["from_card"]),
        joined_into=into.number if (into := said_of(as_key(kept["joined_into"]), content, now)) else "",
        behind=behind(key, kept["before"], now),
    )


def said_of(key: str, content: Content | None, now: Content | None) -> RowSaid | None:
    """A row as the reviewed plan has it, or the newest one."""
    return (content.row(key) if content else None) or (now.row(key) if now else None)


def behind(key: str, before: str, now: Content | None) -> str:
    """What to say where a change was asked for on words that the plan has no longer."""
    if not key or now is None:
        return ""
    row = now.row(key)
    if row is None:
        return "This was asked for on an older plan. The plan no longer has this passage."
    said = words_of(row)
    return "" if said == before else f"This was asked for on older words. The plan now says: {said}"


def views_on(review: Review, page: FormPage, held: Gathered) -> tuple[tuple[Said, ...], int]:
    """What was sent by or entered for those whose page it is, and how many are still writing."""
    of_page = [each for each in held.views if page_of_view(each["who"]) == page.who]
    sent = [each for each in of_page if each["sent_on"] or each["entered_for_them"]]
    return tuple(said(review, page, each) for each in sent), len(of_page) - len(sent)


def said(review: Review, page: FormPage, kept: dict[str, Any]) -> Said:
    sent_on = as_day(kept["sent_on"])
    return Said(
        key=as_key(kept["key"]),
        who=label(AskedBy, kept["who"]),
        name=kept["name"],
        answers=answers_in_words(page, kept["answers"]),
        entered_for_them=bool(kept["entered_for_them"]),
        sent_on=sent_on,
        is_late=bool(sent_on and review.report_on and sent_on > review.report_on),
    )


def person(kept: dict[str, Any]) -> Person:
    return Person(
        name=kept["name"],
        invited_as=label(Invited, kept["invited_as"]),
        invited_on=as_day(kept["invited_on"]),
        advice_asked_on=as_day(kept["advice_asked_on"]),
        advice_on=as_day(kept["advice_on"]),
        came=None if kept["came"] is None else bool(kept["came"]),
    )


def label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""
