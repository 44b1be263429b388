"""What the child and the family say for a review: written and sent by themselves, or entered for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.links.types import Guest

from .. import permissions
from ..models import Held, Review, View
from ..queries import by_link as by_link_queries
from ..queries import filling as queries
from ..rules import filling as rules
from .filling import bar_writing, save, touch, unchanged


@action(permissions.SAY)
def write_view(
    review: Review, *, by: Actor, on: date, answers: dict[str, Any], send: bool, shown: int | None = None
) -> View:
    """Keep what one of the family writes. Nobody else reads it before it is sent; what was sent can be put right until the
    council has decided."""
    if not queries.is_family(by, review):
        raise PermissionDenied(permissions.SAY.key)
    by_link = isinstance(by, Guest)
    bar = by_link_queries.bar_to_link(review) if by_link else None
    if bar := bar or rules.bar_to_saying(over_on=review.over_on, decided_on=review.decided_on):
        raise RuleBroken(bar)
    if send and not any(str(value).strip() for value in answers.values()):
        raise RuleBroken("Write something first. One answer is enough.")
    held: View = unchanged(queries.own_view(review, by), shown)
    if held.sent_on and not send:
        raise RuleBroken("You have sent this already. Send it again with what you changed, or leave it as it is.")
    held.answers = answers
    if send:
        held.sent_on = on
    save(held)
    how: dict[str, Any] = {"by_link": True, "holder": held.contact_key} if by_link else {}
    audit.record(
        "reviews.view-sent" if send else "reviews.view-kept",
        by=by,
        about=review,
        on=on.isoformat(),
        view=held.pk,
        **how,
    )
    return held


@action(permissions.HOLD)
def enter_view(
    review: Held,
    *,
    by: Actor,
    on: date,
    who: str,
    name: str,
    answers: dict[str, Any],
    view: View | None = None,
    shown: int | None = None,
) -> View:
    """Write down what somebody said, in their words. It stays marked as entered for them."""
    bar_writing(review)
    if not any(str(value).strip() for value in answers.values()):
        raise RuleBroken("Write down what they said.")
    held = (
        unchanged(View.objects.select_for_update().get(pk=view.pk, review=review), shown)
        if view
        else View(review=review)
    )
    held.who, held.name, held.answers, held.entered_for_them = who, name.strip(), answers, True
    held.by_id, held.sent_on = by.pk, held.sent_on or on  # type: ignore[attr-defined]
    save(held)
    touch(review, queries.page_for(review, who), by=by, on=on)
    audit.record("reviews.view-entered", by=by, about=review, on=on.isoformat(), view=held.pk)
    return held


@action(permissions.HOLD)
def remove_view(review: Held, *, by: Actor, on: date, view: View) -> None:
    """Take back what was entered for somebody wrongly. What they sent themselves stays."""
    bar_writing(review)
    View.objects.filter(pk=view.pk, review=review, entered_for_them=True).delete()
    audit.record("reviews.view-removed", by=by, about=review, on=on.isoformat(), view=view.pk)
