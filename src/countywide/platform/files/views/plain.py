"""Sending files without script, and taking one out again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from countywide.platform.files import actions, queries, scanning
from countywide.platform.files.store import StoreAway
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import PUBLIC, actor_of
from countywide.platform.kit.pages import Page

from .common import guest_of, may_add, may_remove


class Plain(View):
    """Files that come with a plain form: each is taken, or its sentence is said on the page they came from."""

    public = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        keeper, place = request.POST.get("keeper", ""), request.POST.get("place", "")
        if not may_add(request, keeper, place):
            return HttpResponse("You cannot add files here. Open the page again from its link.", status=403)
        sent = request.FILES.getlist("file")
        if not sent:
            messages.error(request, "Choose a file first.")
        for uploaded in sent:
            self.take(request, uploaded, keeper, place)
        return HttpResponseRedirect(back(request))

    def take(self, request: HttpRequest, uploaded: Any, keeper: str, place: str) -> None:
        """One file: kept, or its sentence said."""
        try:
            actions.receive(uploaded, keeper=keeper, place=place, by=actor_of(request), guest=guest_of(request))
        except RuleBroken as broken:
            messages.error(request, str(broken))
        except (OSError, StoreAway):
            messages.error(
                request, "There is no room for the moment. Try again in a few minutes; nothing else is lost."
            )
        else:
            messages.success(request, "A file arrived. It is being checked, and you can go on.")


class Remove(View):
    """Take one's own file out of its place, while its keeper lets one add there."""

    public = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        file = queries.file_with(pk)
        if file is None or not may_remove(request, file):
            return HttpResponse("There is no such file.", status=404)
        if file.uploaded_by_id not in (None, request.user.pk):
            return HttpResponse("Somebody else sent this file.", status=403)
        actions.remove(file, by=actor_of(request))
        messages.success(request, "The file was taken out.")
        return HttpResponseRedirect(back(request))


def back(request: HttpRequest) -> str:
    """The page they came from, if it is one of ours."""
    there = request.POST.get("next", "")
    fits = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if fits and there else reverse("files:help")


class Help(Page):
    """How big a file may be, and what to do with one that is bigger."""

    permission = PUBLIC
    template = "files/help.html"
    heading = "Sending files"

    def context(self) -> dict[str, Any]:
        return {"scanner": scanning.is_connected()}
