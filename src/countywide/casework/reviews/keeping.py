"""Who may send and open the files of this room: asked by the files room at every upload and every opening.

A place is "review:12:needs" (with one page of the form) or "views:12:7" (with what one of the family says).
"""

from __future__ import annotations

from typing import Any

from countywide.casework.cases import queries as cases
from countywide.platform.files.types import Keeper

from . import permissions
from .actions import papers
from .models import Held
from .queries import filling as queries
from .rules import filling as rules


def may_add(request: Any, place: str) -> bool:
    """Whoever fills in the form, while it can be written; one of the family to what they say, until it is decided."""
    user, (kind, review, last) = request.user, split(place)
    if not user.is_authenticated or review is None:
        return False
    if kind == "views":
        heard = not rules.bar_to_saying(over_on=review.over_on, decided_on=review.decided_on)
        return heard and last == str(user.pk) and user.may(permissions.SAY) and queries.is_family(user, review)
    if kind != "review" or queries.page_of(review, last) is None:
        return False
    barred = rules.bar_to_filling(over_on=review.over_on, report_on=review.report_on, returned_on=review.returned_on)
    return not barred and bool(user.may(permissions.HOLD, about=review))


def may_open(request: Any, file: Any) -> bool:
    """Whoever fills in the form and officers of the case; the family what is its own, and all of it once the report was sent.
    What goes with a view that was not sent is its writer's alone."""
    user, (kind, review, last) = request.user, split(file.place)
    if not user.is_authenticated or review is None:
        return False
    own = kind == "views" and last == str(user.pk) and queries.is_family(user, review)
    if own or (kind == "views" and not queries.has_sent(review, last)):
        return own
    if user.may(permissions.HOLD, about=review):
        return True
    if not user.may(permissions.READ) or not cases.cases_seen_by(user).filter(pk=review.case_id).exists():
        return False
    audience = cases.audience_of(user, review.case)
    return audience == "OFFICER" or (audience in ("FAMILY", "SCHOOL") and review.report_on is not None)


def arrived(file: Any) -> None:
    """List the file with its page."""
    kind, review, last = split(file.place)
    if review is not None:
        page = last if kind == "review" else queries.own_page(review, file.uploaded_by_id)
        papers.take_in(file, review_id=review.pk, page=page)


def bucket(place: str) -> str:
    """Every file about one case counts against the one limit of that case."""
    _, review, _ = split(place)
    return f"case:{review.case_id if review else 0}"


def split(place: str) -> tuple[str, Held | None, str]:
    """The kind of place, its review, and the page or the person."""
    kind, _, rest = place.partition(":")
    number, _, last = rest.partition(":")
    return kind, queries.review_by_pk(int(number)) if number.isdigit() else None, last


PAPERS = Keeper(key=queries.KEEPER, may_add=may_add, may_open=may_open, bucket=bucket, arrived=arrived)
