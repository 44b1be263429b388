"""For whoever never got a personal link, or whose link does not work: a new one, if we know the address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_q.tasks import async_task

from countywide.platform.kit.guest_pages import Limited
from countywide.platform.kit.guests import place_of
from countywide.platform.kit.pages import FormPage

from .. import forms, queries
from ..knocks import OWN as knocks


class Lost(Limited, FormPage):
    """It answers the same whichever address is given, in the same time: a job does what there is to do."""

    public = True
    heading = "My personal link did not come, or does not work"
    button = "Send me a new link"
    template = "links/lost.html"
    form_class = forms.GiveAddress
    keeps_drafts = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.too_many() if self.pressed_too_often() else super().post(request, *args, **kwargs)

    def pressed_too_often(self) -> bool:
        return knocks.too_many_from(place_of(self.request), now=timezone.now())

    def try_to_act(self, form: Any) -> HttpResponse:
        """The address itself goes nowhere: only the numbers of its links are handed to the job."""
        keys = queries.newest_at(form.cleaned_data["address"])
        async_task("countywide.platform.links.tasks.send_again", keys, save=False)
        self.template, self.heading = "links/sent_again.html", "If we know this address, a new link is on its way"
        return self.show(form=None)
