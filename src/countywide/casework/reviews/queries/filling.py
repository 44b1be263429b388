"""The form of a review: whose it is to fill in and to read, and its single records. What it says: `report_of`, `missing`."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.plans.enums import Issued
from countywide.platform.links.types import Guest

from .. import permissions
from ..enums import AskedBy
from ..filled import Gathered
from ..models import ChangeRequest, Difference, Held, OutcomeReview, Page, ProvisionReview, Review, View
from ..rules import filling as rules
from .by_link import family_now, is_holder, view_by_link
from .form_files import KEEPER, has_sent, own_page, own_papers, paper_with, place_of, place_of_family, room_used
from .form_pages import page_for, page_of, page_of_view, pages_of
from .form_report import behind, lines_of, missing, report_of
from .joining import crowded_needs, need_to_join
from .plan_words import choices_of_provision, content_now, content_of, row_before, with_details, words_of

__all__ = [
    "KEEPER",
    "Gathered",
    "audience_of",
    "behind",
    "card_kept",
    "change_kept",
    "choices_of_provision",
    "content_now",
    "content_of",
    "crowded_needs",
    "difference_kept",
    "form_held",
    "form_read",
    "forms_held_by",
    "has_sent",
    "is_family",
    "is_written",
    "lines_kept",
    "lines_of",
    "missing",
    "need_to_join",
    "own_page",
    "own_papers",
    "own_review",
    "own_view",
    "page_for",
    "page_kept",
    "page_of",
    "page_of_view",
    "pages_of",
    "paper_with",
    "place_of",
    "place_of_family",
    "report_of",
    "review_by_pk",
    "room_used",
    "row_before",
    "view_entered",
    "with_details",
    "with_form",
    "words_of",
]


def with_form(reviews: Any) -> Any:
    """Reviews with all that their form shows of the child, the plan and the setting, in one query."""
    final = reviews.model._meta.get_field("of_version").related_model.objects.filter(
        plan=OuterRef("plan"), issued_as=Issued.FINAL
    )
    joined = reviews.select_related("case__child", "case__team", "plan", "of_version", "setting", "in_year")
    return joined.annotate(newest_final=Subquery(final.order_by("-number").values("pk")[:1]))


def forms_held_by(user: Any) -> QuerySet[Held]:
    """The reviews whose form somebody fills in."""
    return with_form(Held.objects.held_by(user.organisations_where(permissions.HOLD))).order_by("due_by", "id")  # type: ignore[no-any-return]


def form_held(key: Any, user: Any) -> Held | None:
    """The review with a key, if this person fills in its form."""
    return forms_held_by(user).filter(key=key).first()


def form_read(key: Any, user: Any) -> tuple[Review, str] | None:
    """The review with a key and as whom this person reads its form; the family and others once the report was sent."""
    seen = Q(case__in=cases.cases_seen_by(user).order_by()) | Q(
        pk__in=Held.objects.held_by(user.organisations_where(permissions.HOLD)).order_by().values("pk")
    )
    review = with_form(Review.objects.filter(seen)).filter(key=key).first()
    if review is None:
        return None
    audience = audience_of(user, review)
    return (review, audience) if audience in ("HOLDER", "OFFICER") or review.report_on else None


def audience_of(user: Any, review: Review) -> str:
    """As whom somebody reads a form: HOLDER, OFFICER, FAMILY, SCHOOL or PROFESSIONAL."""
    holder = review.setting_id if review.arranged_by == "SCHOOL" else review.case.team_id
    if holder in user.organisations_where(permissions.HOLD):
        return "HOLDER"
    return cases.audience_of(user, review.case)


def own_review(key: Any, user: Any) -> Review | None:
    """The review of oneself or one's own child with a key."""
    if not user.may(permissions.SAY):
        return None
    found = with_form(Review.objects.filter(case__in=cases.cases_seen_by(user).order_by())).filter(key=key).first()
    return found if found and is_family(user, found) else None


def is_family(user: Any, review: Review) -> bool:
    """Whether somebody is the young person, or an adult with responsibility for the child, today."""
    if isinstance(user, Guest):
        return is_holder(user, review, on=localdate())
    return cases.audience_of(user, review.case) == "FAMILY"


def is_written(review: Review) -> bool:
    """Whether the form can be written now."""
    bar = rules.bar_to_filling(over_on=review.over_on, report_on=review.report_on, returned_on=review.returned_on)
    return bar is None


def review_by_pk(pk: int) -> Held | None:
    """A review by its number, for the keeper of its files."""
    return Held.objects.select_related("case__child", "in_year").filter(pk=pk).first()


def page_kept(review: Review, name: str) -> Page:
    """The record of a page; where nobody wrote on it yet, an empty one that is not kept (version 0)."""
    return Page.objects.filter(review=review, name=name).first() or Page(review=review, name=name, version=0)


def card_kept(review: Review, row_key: str) -> OutcomeReview:
    found = OutcomeReview.objects.filter(review=review, row_key=row_key).first()
    return found or OutcomeReview(review=review, row_key=row_key, version=0)


def lines_kept(review: Review) -> dict[str, ProvisionReview]:
    return {str(each.row_key): each for each in ProvisionReview.objects.filter(review=review).order_by("id")}


def change_kept(review: Review, pk: int) -> ChangeRequest | None:
    return ChangeRequest.objects.filter(review=review, pk=pk).first()


def difference_kept(review: Review, pk: int) -> Difference | None:
    return Difference.objects.filter(review=review, pk=pk).first()


def view_entered(review: Review, key: Any) -> View | None:
    """What the setting entered for somebody."""
    return View.objects.filter(review=review, key=key, entered_for_them=True).first()


def own_view(review: Review, user: Any) -> View:
    """What one of the family writes for a review; an empty one that is not kept where they have not begun (version 0)."""
    if isinstance(user, Guest):
        return view_by_link(review, user.holder, on=localdate())
    who = AskedBy.CHILD if review.case.child.user_id == user.pk else AskedBy.PARENT
    found = View.objects.filter(review=review, by=user, entered_for_them=False).first()
    return found or by_link_before(review, user) or View(review=review, by=user, who=who, name=user.name, version=0)


def by_link_before(review: Review, user: Any) -> View | None:
    """What somebody wrote by their link before they had an account: it is theirs to go on with."""
    written = View.objects.filter(review=review, by=None, entered_for_them=False).exclude(contact_key="").order_by("id")
    found = list(written)
    family = family_now(review, on=localdate()).values() if found else ()
    own = {each.key for each in family if each.user_id == user.pk}
    return next((each for each in found if each.contact_key in own), None)
