"""What the child, the young person or a parent says for the review, on a page of their own."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.guest_pages import GuestForm
from countywide.platform.kit.pages import FormPage
from countywide.platform.links import queries as links

from .. import permissions
from ..actions import views_given
from ..forms import filling as forms
from ..presenters import filling as shown
from ..queries import by_link
from ..queries import filling as queries


class ViewsPage(FormPage):
    """Writes and sends what one of the family wants to say. The school reads nothing of it before it is sent."""

    template = "reviews/form/your_views.html"
    heading = "What you want to say for the review"
    button = "Send what I wrote"
    versioned = True
    SENT = "Thank you. What you wrote is sent, and goes with the report."

    def open_view(self, review: Any) -> Any:
        """The form of this person's page, and what they have written on it."""
        self.review = review
        self.caption = f"{review.case.child.name_shown} · {review.case.reference}"
        view = queries.own_view(review, self.actor)
        who = queries.page_of_view(view.who)
        page = next((each for each in queries.pages_of(review) if each.who == who), None)
        if page is None:
            raise Http404
        self.form_class = forms.form_of(page, False)
        return view

    def initial(self) -> dict[str, Any]:
        return dict(self.subject.answers)

    def try_to_act(self, form: Any) -> HttpResponse:
        self.kept = form.kept()
        return super().try_to_act(form)

    def act(self, **_: Any) -> None:
        sends = "keep" not in self.request.POST
        views_given.write_view(
            self.review, by=self.actor, on=localdate(), answers=self.kept, send=sends, shown=self.seen()
        )
        self.done = self.SENT if sends else "What you wrote is saved. Nobody else can read it before you send it."

    def next_page(self) -> str:
        return self.request.path


class YourViews(ViewsPage):
    """The page of somebody who is signed in."""

    permission = permissions.SAY

    def find(self) -> Any:
        review = queries.own_review(self.kwargs["key"], self.request.user)
        if review is None:
            raise Http404
        return self.open_view(review)

    def context(self) -> dict[str, Any]:
        audit.opened(self.review.case, by=self.actor, why="say something for a review")
        papers = queries.own_papers(self.review, self.request.user)
        return {
            "held": self.review,
            "view": self.subject,
            "keeper": queries.KEEPER,
            "place": queries.place_of_family(self.review, self.request.user),
            "papers": shown.own_paper_rows(papers),
            "used": queries.room_used(self.review),
            "report": reverse("reviews:check", args=[self.review.key]) if self.review.report_on else "",
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.review.case.reference])


class ViewsByLink(GuestForm, ViewsPage):
    """The same page for somebody without an account who entered the code of their link."""

    behind = links.Behind(by_link.VIEWS)
    template = "reviews/form/views_by_link.html"
    SENT = "Thank you. What you wrote is sent, and goes with the report. A receipt is on this page."

    def find(self) -> Any:
        review = by_link.review_by_link(self.guest.subject)
        if review is None:
            raise Http404
        return self.open_view(review)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        audit.opened(self.review.case, by=self.actor, why="say something for a review by link")
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        return {"held": self.review, "view": self.subject}
