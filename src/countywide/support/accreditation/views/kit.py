"""The guide in steps, what a school may take without asking, and thanks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, materials, permissions, queries
from .base import OfSchool


class Steps(Page):
    """The guide: six steps, from choosing a lead to looking again."""

    public = True
    template = "accreditation/steps.html"
    heading = "Getting started, in six steps"


class Kit(Page):
    """Words and pictures to take."""

    public = True
    template = "accreditation/kit.html"
    heading = "Words and pictures for your school"
    lead = "Take what you like. You need not ask."

    def context(self) -> dict[str, Any]:
        school = school_of(self.request)
        name = school.name if school else "our school"
        return {
            "pieces": [{"piece": each, "words": each.filled(school=name)} for each in materials.pieces()],
            "school": school,
        }


class Take(Page):
    """One piece, as a file."""

    public = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        piece, ending = materials.piece_with(kwargs["piece"]), kwargs["ending"]
        if piece is None or ending not in piece.files:
            raise Http404
        school = school_of(request)
        answer = HttpResponse(
            piece.content(ending, school=school.name if school else "our school"), content_type=materials.TYPES[ending]
        )
        answer["Content-Disposition"] = f'attachment; filename="{piece.key}.{ending}"'
        return answer


class Thank(OfSchool, FormPage):
    """A school says thank you."""

    form_class = forms.Thank
    button, done = "Send our thanks", "Thank you. It is counted, and passed on."
    back = "/comms-kit"

    def act(self, *, said: str) -> None:
        actions.thank(self.subject, by=self.actor, on=self.on, said=said)

    def next_page(self) -> str:
        return self.back


def school_of(request: HttpRequest) -> Any:
    """The school whose name is filled in: one’s own, where one takes part for one."""
    user: Any = request.user
    if not user.is_authenticated or not user.may(permissions.TAKE_PART):
        return None
    return queries.own_school(user)
