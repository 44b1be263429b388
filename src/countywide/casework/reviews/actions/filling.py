"""Filling in the form of a review: boxes, cards of outcomes, lines of provision, changes asked for, and differences.

Nothing here edits the plan. Each record is shown with its version, so that several people write at once and lose nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import ChangedMeanwhile, RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.kit.models import Versioned

from .. import permissions
from ..enums import AskedBy, Weight
from ..filled import CardSaid, ChangeSaid, JoinSaid, LineSaid
from ..models import ChangeRequest, Difference, Held, OutcomeReview, Page, ProvisionReview
from ..queries import filling as queries
from ..rules import filling as rules

Kept = TypeVar("Kept", bound=Versioned)


@action(permissions.HOLD)
def fill(review: Held, *, by: Actor, on: date, page: str, answers: dict[str, Any], shown: int | None = None) -> Page:
    """Keep what is written on a page with boxes, finished or not. What is missing is said before the report is sent."""
    bar_writing(review)
    held = unchanged(queries.page_kept(review, page), shown)
    held.answers = answers
    keep_page(held, by=by, on=on)
    audit.record("reviews.filled", by=by, about=review, on=on.isoformat(), page=page)
    return held


@action(permissions.HOLD)
def rate_outcome(
    review: Held, *, by: Actor, on: date, row_key: str, said: CardSaid, shown: int | None = None
) -> OutcomeReview:
    """Say how far one outcome has come. Where new words or taking it out is suggested, a change to the plan is asked for,
    and kept in step with the card."""
    bar_writing(review)
    held = unchanged(queries.card_kept(review, row_key), shown)
    if held.version == 0 and not is_row(review, row_key, "OUTCOME"):
        raise RuleBroken("This outcome is not in the plan that is reviewed.")
    held.rating, held.evidence, held.helped_by = said.rating, said.evidence.strip(), list(said.helped_by)
    held.suggested, held.wording, held.next_step = said.suggested, said.wording.strip(), said.next_step.strip()
    save(held)
    ask_by_card(review, held, on=on)
    touch(review, "outcomes", by=by, on=on)
    audit.record("reviews.outcome-rated", by=by, about=review, on=on.isoformat(), row=row_key)
    return held


@action(permissions.HOLD)
def check_provision(review: Held, *, by: Actor, on: date, lines: Sequence[LineSaid]) -> None:
    """Say of several lines of provision whether each is given. Only the lines that somebody wrote on are handed in."""
    bar_writing(review)
    kept = queries.lines_kept(review)
    for said in lines:
        held = kept.get(said.row_key)
        if held is None:
            if not is_row(review, said.row_key, "PROVISION"):
                raise RuleBroken("A line of provision is not in the plan that is reviewed.")
            held = ProvisionReview(review=review, row_key=said.row_key, version=0)
        unchanged(held, said.shown)
        held.delivered, held.impact = said.delivered, said.impact.strip()
        save(held)
    touch(review, "provision", by=by, on=on)
    audit.record("reviews.provision-checked", by=by, about=review, on=on.isoformat(), lines=len(lines))


@action(permissions.HOLD)
def ask_change(
    review: Held, *, by: Actor, on: date, said: ChangeSaid, row_key: str = "", section: str = ""
) -> ChangeRequest:
    """Ask for a change to a row of the plan, or for a new row in a section. The plan's words are kept beside the new ones."""
    bar_writing(review)
    row = the_row(review, row_key) if row_key else None
    if row is None and section not in {each.key for each in review.plan.sections.sections if not each.made_from_record}:
        raise RuleBroken("Choose a section of the plan.")
    made = ChangeRequest(
        review=review,
        section=row.section if row else section,
        row_key=row.key if row else None,
        before=queries.words_of(row),
        made_on=on,
    )
    write_change(made, said)
    touch(review, "changes", by=by, on=on)
    audit.record("reviews.change-asked", by=by, about=review, on=on.isoformat(), change=made.pk, section=made.section)
    return made


@action(permissions.HOLD)
def join_outcomes(review: Held, *, by: Actor, on: date, join: JoinSaid) -> list[ChangeRequest]:
    """Ask for several outcomes of one need to become one: the first of them gets the new words, and the others are taken out,
    so that what helps with them helps with the first. Nothing of the plan changes before the council decides."""
    bar_writing(review)
    rows = [the_row(review, key) for key in dict.fromkeys(join.rows)]
    needs = [frozenset(row.answers_to) for row in rows]
    asked = ChangeRequest.objects.filter(review=review, row_key__in=[row.key for row in rows])
    bar = rules.bar_to_joining(
        rows=len(rows), of_one_need=bool(needs and frozenset.intersection(*needs)), asked_already=asked.exists()
    )
    if bar:
        raise RuleBroken(bar)
    made: list[ChangeRequest] = []
    for row in rows:
        change = ChangeRequest(
            review=review, section=row.section, row_key=row.key, before=queries.words_of(row), made_on=on
        )
        if made:
            change.joined_into = rows[0].key
        write_change(change, replace(join.said, wording="") if made else join.said)
        made.append(change)
    touch(review, "changes", by=by, on=on)
    audit.record("reviews.outcomes-joined", by=by, about=review, on=on.isoformat(), changes=[each.pk for each in made])
    return made


@action(permissions.HOLD)
def amend_change(
    review: Held, *, by: Actor, on: date, change: ChangeRequest, said: ChangeSaid, shown: int | None = None
) -> ChangeRequest:
    """Put a change that is asked for in other words. The plan's words stay those on which it was asked."""
    bar_writing(review)
    held = unchanged(ChangeRequest.objects.select_for_update().get(pk=change.pk, review=review), shown)
    held.from_card = False  # it is somebody's own words from here on: its card no longer rewrites it
    write_change(held, said)
    touch(review, "changes", by=by, on=on)
    audit.record("reviews.change-amended", by=by, about=review, on=on.isoformat(), change=held.pk)
    return held


@action(permissions.HOLD)
def withdraw_change(review: Held, *, by: Actor, on: date, change: ChangeRequest) -> None:
    """No longer ask for a change."""
    bar_writing(review)
    ChangeRequest.objects.filter(pk=change.pk, review=review).delete()
    if change.row_key and not change.joined_into:  # nothing is joined into words that nobody asks for
        ChangeRequest.objects.filter(review=review, joined_into=change.row_key).delete()
    touch(review, "changes", by=by, on=on)
    audit.record("reviews.change-withdrawn", by=by, about=review, on=on.isoformat(), change=change.pk)


@action(permissions.HOLD)
def note_difference(review: Held, *, by: Actor, on: date, who: str, text: str) -> Difference:
    """Keep where somebody saw it otherwise; the report says it beside what the others recommend (reg 20(8))."""
    bar_writing(review)
    made = Difference.objects.create(review=review, who=who.strip(), text=text.strip())
    touch(review, "differences", by=by, on=on)
    audit.record("reviews.difference-noted", by=by, about=review, on=on.isoformat(), difference=made.pk)
    return made


@action(permissions.HOLD)
def remove_difference(review: Held, *, by: Actor, on: date, difference: Difference) -> None:
    """Take back a difference that was noted wrongly."""
    bar_writing(review)
    Difference.objects.filter(pk=difference.pk, review=review).delete()
    touch(review, "differences", by=by, on=on)
    audit.record("reviews.difference-removed", by=by, about=review, on=on.isoformat(), difference=difference.pk)


# --- what these share ------------------------------------------------------------------------


def bar_writing(review: Held) -> None:
    """Stop where the form cannot be written now."""
    bar = rules.bar_to_filling(over_on=review.over_on, report_on=review.report_on, returned_on=review.returned_on)
    if bar:
        raise RuleBroken(bar)


def unchanged(held: Kept, shown: int | None) -> Kept:
    """The record, if it is still as it was shown; a record that is not kept yet has version 0."""
    if shown is not None and held.version != shown:
        raise ChangedMeanwhile(held)
    return held


def save(held: Versioned) -> None:
    """Keep a record; one that was not kept before begins at version 1."""
    if held.pk is None:
        held.version = 1
    held.save()


def keep_page(held: Page, *, by: Actor, on: date) -> None:
    held.changed_on, held.changed_by_id = on, by.pk  # type: ignore[attr-defined]
    save(held)


def touch(review: Held, page: str, *, by: Actor, on: date) -> None:
    """Keep who changed a page last whose answers are records of their own."""
    keep_page(queries.page_kept(review, page), by=by, on=on)


def is_row(review: Held, row_key: str, sort: str) -> bool:
    content = queries.content_of(review)
    row = content.row(row_key) if content else None
    return row is not None and row.sort == sort


def the_row(review: Held, row_key: str) -> Any:
    """A row of the reviewed plan, or of the newest one."""
    contents = (queries.content_of(review), queries.content_now(review))
    row = next((row for content in contents if content and (row := content.row(row_key))), None)
    if row is None:
        raise RuleBroken("The plan no longer has this passage. Look at what it says now.")
    return row


def write_change(held: ChangeRequest, said: ChangeSaid) -> None:
    """Put down a change in somebody's words."""
    if bar := rules.bar_to_change(is_new=held.row_key is None, before=held.before, wording=said.wording, why=said.why):
        raise RuleBroken(bar)
    held.asked_by, held.name, held.wording, held.why, held.weight = (
        said.asked_by,
        said.name.strip(),
        said.wording.strip(),
        said.why.strip(),
        said.weight,
    )
    if held.wording:  # it is kept after all
        held.joined_into = None
    held.save()


def ask_by_card(review: Held, card: OutcomeReview, *, on: date) -> None:
    """Keep the change that a card asks for in step with what it suggests."""
    wording = rules.change_of_card(suggested=card.suggested, wording=card.wording)
    made = ChangeRequest.objects.filter(review=review, row_key=card.row_key, from_card=True).first()
    if wording is None:
        if made is not None:
            made.delete()
        return
    if made is None:
        if ChangeRequest.objects.filter(review=review, row_key=card.row_key, asked_by=AskedBy.SCHOOL).exists():
            return  # somebody has put it in words of their own: those stand
        content = queries.content_of(review)
        row = (content.row(str(card.row_key)) if content else None) or queries.row_before(review, str(card.row_key))
        section = row.section if row else "E"
        made = ChangeRequest(
            review=review, row_key=card.row_key, section=section, before=queries.words_of(row), from_card=True, made_on=on
        )  # fmt: skip
        made.asked_by, made.weight = AskedBy.SCHOOL, Weight.UPDATING
    made.wording, made.why = wording, card.evidence
    made.save()
