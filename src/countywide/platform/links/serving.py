"""Forms for anybody, whose button sends a message or keeps words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from countywide.platform.kit.guest_pages import Limited
from countywide.platform.kit.guests import place_of

from .knocks import OWN as knocks


class LimitsVisitors(Limited):
    """A visitor who presses the button too often from one place is asked to wait. Whoever signed in is known, and not counted.

    Name it before the form page: `class Thank(LimitsVisitors, FormPage)`.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_visitor = not request.user.is_authenticated
        return self.too_many() if is_visitor and self.pressed_too_often() else super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def pressed_too_often(self) -> bool:
        return knocks.too_many_from(place_of(self.request), now=timezone.now())  # type: ignore[attr-defined]
