"""The kit's own addresses: staying signed in, and the gallery of components in the demo."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import Page


class StillHere(Page):
    """Moves the end of the session forward because its person says they are still here."""

    permission = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session["slid_at"] = 0
        request.session.modified = True
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"session_ends_in": settings.SESSION_COOKIE_AGE})
        return HttpResponseRedirect("/home")


class Gallery(Page):
    """Every component in every state, for those who build rooms; in the demo only."""

    public = True
    template = "kit/gallery.html"
    heading = "Components"

    def find(self) -> None:
        if not settings.IS_DEMO:
            raise Http404

    def context(self) -> dict[str, object]:
        from countywide.platform.kit.gallery import gallery_context

        return gallery_context()
