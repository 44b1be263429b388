"""Calendars that people read in their own programs: making one, ending one, and the file itself."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.timezone import localdate, now
from django.views import View

from countywide.platform.kit.doors import PUBLIC
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, feeds, forms, ical, permissions
from ..presenters import calendars as shown

QUARTER = 15 * 60
READS = 60  # of one calendar in a quarter of an hour; programs read it every few hours
STRANGE = 30  # addresses that lead nowhere, from one place


class Feeds(Page):
    """The calendars one reads, and those one may have."""

    permission = permissions.SUBSCRIBE
    template = "deadlines/feeds.html"
    heading = "Dates in your own calendar"

    def context(self) -> dict[str, Any]:
        return {"feeds": [shown.row(each) for each in feeds.feeds_of(self.request.user)]}


class MakeFeed(FormPage):
    """Makes a secret address, which is shown once."""

    permission = permissions.SUBSCRIBE
    button = "Make the address"
    form_class = forms.NewFeed
    template = "deadlines/make_feed.html"
    keeps_drafts = False
    back = "/calendar-feeds"

    def form_options(self) -> dict[str, Any]:
        return {"offered": [(shown.word(of, pk), name) for of, pk, name in feeds.offered_to(self.request.user)]}

    def act(self, *, whose: str) -> None:
        of, organisation_id = shown.meant(whose)
        self.token = actions.make_feed(None, by=self.actor, on=localdate(), of=of, organisation_id=organisation_id)

    def try_to_act(self, form: Any) -> HttpResponse:
        """The address is shown on the answer itself: it is kept nowhere from which another page could show it."""
        answer = super().try_to_act(form)
        if answer.status_code != 302:
            return answer
        address = self.request.build_absolute_uri(reverse("deadlines:calendar", args=[self.token]))
        frame = {"page": self, "heading": "Your calendar address", "address": address, **shown.ways(address)}
        made = render(self.request, "deadlines/feed_made.html", frame)
        made.headers["Cache-Control"] = "no-store, private"
        return made

    def next_page(self) -> str:
        return reverse("deadlines:feeds")


class RevokeFeed(ConfirmPage):
    """The address stops answering."""

    permission = permissions.SUBSCRIBE
    heading, button = "End this calendar", "End it"
    back = "/calendar-feeds"
    done = "The calendar has ended. Its address answers no more."

    def find(self) -> Any:
        if (feed := feeds.feed_of(self.request.user, self.kwargs["pk"])) is None:
            raise Http404
        return feed

    def summary(self) -> list[dict[str, Any]]:
        return shown.summary(self.subject)

    def act(self) -> None:
        actions.revoke_feed(self.subject, by=self.actor, on=localdate())

    def next_page(self) -> str:
        return reverse("deadlines:feeds")


class Calendar(View):
    """The file. Whoever has the address reads it, so it holds no child's name, and it is rate-limited.

    A calendar program cannot sign in: the address is the key, and it stops when its reader's role does.
    """

    permission = PUBLIC

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        place = str(request.META.get("REMOTE_ADDR", ""))
        feed = feeds.feed_with(token) if len(token) < 100 else None
        bucket, most = (f"feed:{feed.pk}", READS) if feed else (f"feed-strange:{hashed(place)}", STRANGE)
        if too_often(bucket, most):
            return HttpResponse(status=429, headers={"Retry-After": str(QUARTER)})
        if feed is None:
            return shielded(HttpResponse(status=404, content_type="text/plain"))
        written = ical.written(shown.name_of(feed), feeds.dates_of(feed, on=localdate()))
        etag = quote_etag(hashlib.sha256(written).hexdigest()[:32])
        answer = get_conditional_response(request, etag=etag)
        if answer is None:
            answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
            answer.headers["Content-Disposition"] = 'inline; filename="dates.ics"'
        answer.headers["ETag"] = etag
        return shielded(answer)


def shielded(answer: HttpResponse) -> HttpResponse:
    """An address that is a key belongs in no shared cache, no search engine and no other site's log."""
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def hashed(place: str) -> str:
    """A place as it is counted: it is kept nowhere."""
    return hashlib.sha256(place.encode()).hexdigest()[:24]


def too_often(bucket: str, most: int) -> bool:
    """Counts in the cache: a page that is only read writes no row, and a lost count does no harm."""
    key = f"deadlines.{bucket}:{int(now().timestamp() // QUARTER)}"
    seen = int(cache.get(key, 0))
    cache.set(key, seen + 1, timeout=QUARTER)
    return seen >= most
