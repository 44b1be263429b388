"""A link to practise on: a made-up child, the same steps, nothing kept."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit import forms as kit
from countywide.platform.kit.guest_pages import GiveCode, Press
from countywide.platform.kit.guests import Shielded
from countywide.platform.kit.pages import FormPage

from .. import forms, presenters, queries
from ..policy import policy
from ..types import REPORT
from .describing import describe_options

CODE = "2468 1357"
STEPS = ("start", "code", "child", "asked", "file", "about", "not-held", "check", "receipt")
KEPT = "evidence_practice"
CHILD = [
    {"key": "Name", "value": "Robin Example (made up)"},
    {"key": "Date of birth", "value": "1 April 2017"},
    {"key": "Year group", "value": "Year 5"},
    {"key": "Setting", "value": "Your setting"},
]


class PracticeCode(GiveCode):
    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        if "".join(each for each in typed if each.isdigit()) != CODE.replace(" ", ""):
            raise kit.fields.ValidationError("That code is not right. For practice it is " + CODE, code="wrong")
        return str(typed)


class PracticeFile(kit.Form):
    file = kit.File("Choose a file", hint="Any file will do. We look at its size and do not keep it.", called="a file")


class PracticeNotHeld(kit.Form):
    because = kit.LongText(
        "Progress data", hint="We do not hold this because…", limit=500, rows=2, missing="Say why you do not hold this"
    )


FORMS: dict[str, Any] = {
    "code": PracticeCode,
    "child": forms.ConfirmChild,
    "file": PracticeFile,
    "about": forms.Describe,
    "not-held": PracticeNotHeld,
    "check": forms.Declare,
}
HEADINGS = {
    "start": "Practise with a test link",
    "code": "Enter the code",
    "child": "Check that this is the right child",
    "asked": "What we ask you for",
    "file": "Send files",
    "about": "Tell us about this file",
    "not-held": "What you do not hold",
    "check": "Check and declare this complete",
    "receipt": "Receipt",
}


class Practice(Shielded, FormPage):
    """One step of the practice. What is typed is not kept; the file's name, size and checksum last as long as the visit."""

    public = True
    template = "evidence/practice.html"
    keeps_drafts = False

    def find(self) -> Any:
        self.step = self.kwargs.get("step", "start")
        if self.step not in STEPS or (self.step == "start" and "step" in self.kwargs):
            raise Http404
        self.heading = HEADINGS[self.step]
        self.form_class = FORMS.get(self.step, Press)
        return None

    def form_options(self) -> dict[str, Any]:
        return describe_options(marked={REPORT: "", "progress": ""}) if self.step == "about" else {}

    def context(self) -> dict[str, Any]:
        sent = self.request.session.get(KEPT, {})
        form_now = queries.form_on(localdate())
        return {
            "step": self.step,
            "number": STEPS.index(self.step) + 1,
            "steps": len(STEPS),
            "code": CODE,
            "child": CHILD,
            "due_on": localdate() + timedelta(days=14),
            "guide": policy(localdate()).guide,
            "form_name": form_now.title if form_now else "Setting report",
            "sent": sent,
            "sha256": presenters.wrapping(sent.get("sha256", "")),
        }

    def act(self, **said: Any) -> None:
        if self.step == "file":
            self.request.session[KEPT] = facts_of(said["file"])
        self.theirs = said.get("theirs", forms.YES) == forms.YES

    def next_page(self) -> str:
        if not self.theirs:
            return reverse("evidence:practice")
        return reverse("evidence:practice-step", args=[STEPS[STEPS.index(self.step) + 1]])

    def back_address(self) -> str:
        before = STEPS[max(STEPS.index(self.step) - 1, 0)]
        if self.step == "start":
            return ""
        return reverse("evidence:practice") if before == "start" else reverse("evidence:practice-step", args=[before])

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.step == "receipt":
            request.session.pop(KEPT, None)
            return HttpResponseRedirect(reverse("evidence:practice"))
        return super().post(request, *args, **kwargs)


def facts_of(sent: Any) -> dict[str, str]:
    """What a receipt says of a file; the file itself is let go."""
    digest = hashlib.sha256()
    for chunk in sent.chunks():
        digest.update(chunk)
    return {"name": sent.name[:200], "size": presenters.size(sent.size), "sha256": digest.hexdigest()}
