"""The pages of the form that a child is asked, and on which of them somebody is heard."""

from __future__ import annotations

from .. import form_sets, rules
from ..enums import AskedBy
from ..form_sets import FormPage
from ..models import Review
from ..rules import filling as rule


def pages_of(review: Review) -> tuple[FormPage, ...]:
    """The pages that this child is asked, on the day of the meeting: they do not change when the school year turns."""
    on = review.met_on or review.meeting_on or review.scheduled_on
    child = review.case.child
    year_group = rule.year_of(born_on=child.born_on, taught_in=child.year_group, on=on)
    transfers = rules.prepares_a_move(born_on=child.born_on, on=on, year_group=child.year_group)
    pages = form_sets.form(review.form).pages
    about_move = None if review.is_in_law else review.in_year.is_for_move
    return rule.pages_asked(pages, type=review.type, year_group=year_group, transfers=transfers, about_move=about_move)


def page_of(review: Review, key: str) -> FormPage | None:
    """One of the pages that this child is asked."""
    return next((page for page in pages_of(review) if page.key == key), None)


def page_of_view(who: str) -> str:
    """Whose page a view stands on."""
    return "CHILD" if who == AskedBy.CHILD else "PARENT"


def page_for(review: Review, who: str) -> str:
    """The page on which a view of somebody stands."""
    wanted = page_of_view(who)
    return next((page.key for page in form_sets.form(review.form).pages if page.who == wanted), "")
