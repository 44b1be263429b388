"""The operator's pages about jobs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ, Task

from countywide.platform.jobs import actions, forms, permissions, presenters, queries
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

LATELY = timedelta(hours=1)


class Jobs(Page):
    """How the machinery stands: what runs, waits, failed and was done, and what is done regularly."""

    permission = permissions.OPERATE
    template = "jobs/jobs.html"
    heading = "Jobs"
    lead = "Work the service does by itself: sending messages, reading documents, clearing up."

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        standing = queries.standing(now)
        return {
            "standing": presenters.standing_in_words(standing),
            "mood": presenters.mood(standing),
            "running": presenters.running_table(queries.running(now)),
            "waiting": presenters.waiting_table(queries.waiting(now), now),
            "failed": presenters.failed_table(queries.failed()),
            "done": presenters.done_table(queries.done_since(now - LATELY)),
            "schedules": presenters.schedule_rows(queries.schedules()),
        }


class Failed(Page):
    """One job that was given up: why, and what can be done."""

    permission = permissions.OPERATE
    template = "jobs/failed.html"
    caption = "A job that failed"
    back = "/jobs"

    def find(self) -> Task:
        return get_object_or_404(queries.failed(), pk=self.kwargs["key"])

    def context(self) -> dict[str, Any]:
        task = self.subject
        return {
            "heading": presenters.words_for(task.func),
            "rows": [
                {"key": "Why it failed", "value": presenters.last_line(task.result)},
                {"key": "Tries", "value": task.attempt_count},
                {"key": "Given up", "value": task.stopped},
                {"key": "Job", "value": task.func},
            ],
            "trouble": str(task.result),
        }


class RunAgain(ConfirmPage):
    permission = permissions.OPERATE
    heading, button, done = "Run this job again", "Run it again", "The job is back in the queue."

    def find(self) -> Task:
        return get_object_or_404(queries.failed(), pk=self.kwargs["key"])

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Job", "value": presenters.words_for(self.subject.func)}]

    def act(self) -> None:
        actions.run_again(self.subject, by=self.actor)

    def next_page(self) -> str:
        return reverse("jobs:jobs")


class Remove(FormPage):
    permission = permissions.OPERATE
    heading, button, done = "Remove this job", "Remove it", "The job is removed."
    form_class = forms.Remove
    keeps_drafts = False

    def find(self) -> Task:
        return get_object_or_404(queries.failed(), pk=self.kwargs["key"])

    def act(self, *, reason: str) -> None:
        actions.remove(self.subject, by=self.actor, reason=reason)

    def next_page(self) -> str:
        return reverse("jobs:jobs")


class RemoveWaiting(Remove):
    heading = "Remove this job from the queue"

    def find(self) -> OrmQ:
        queued = queries.waiting(timezone.now()).filter(pk=self.kwargs["key"]).first()
        if queued is None:
            raise Http404
        self.lead = presenters.words_for(queued.func())
        return queued

    def act(self, *, reason: str) -> None:
        actions.remove_waiting(self.subject, by=self.actor, reason=reason)
