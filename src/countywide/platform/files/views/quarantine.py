"""Files that were refused, locked away or kept back, as an officer sees them."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from countywide.platform.files import actions, permissions, queries
from countywide.platform.files.forms import Release as ReleaseForm
from countywide.platform.files.presenters import quarantine_table
from countywide.platform.kit.pages import FormPage, ListPage


class Quarantine(ListPage):
    """What was not let through, and why."""

    permission = permissions.SEE_QUARANTINE
    heading = "Files that were not let through"
    lead = "Whoever sent each one was told why, and how to send it again."

    def table(self) -> Any:
        return quarantine_table(queries.not_clean(), self.request.GET, self.actor)


class Release(FormPage):
    """Let others open a file that the scanner could not read."""

    permission = permissions.RELEASE
    heading, button = "Let others open this file", "Let it through"
    form_class = ReleaseForm
    done = "The file was let through."
    keeps_drafts = False

    def find(self) -> Any:
        file = queries.file_with(self.kwargs["pk"])
        if file is None:
            raise Http404
        return file

    def act(self, *, because: str) -> None:
        actions.release(self.subject, by=self.actor, now=timezone.now(), because=because)

    def next_page(self) -> str:
        return reverse("files:quarantine")
