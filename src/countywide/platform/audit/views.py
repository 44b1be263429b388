"""The record as auditors read it: what was changed, and who opened what."""

from __future__ import annotations

from typing import Any

from django import forms

from countywide.platform.audit import permissions, presenters
from countywide.platform.audit.models import Entry, Opening
from countywide.platform.kit.pages import ListPage
from countywide.platform.kit.tables import Column, Filter, Table


class Changes(ListPage):
    """Every change, newest first."""

    permission = permissions.READ
    heading = "The record of changes"
    lead = (
        "Every change made in the service, in the order it was made. "
        "Each entry is sealed to the one before it, so that none can be altered or removed unseen."
    )

    def table(self) -> Table:
        return Table(
            Entry.objects.all(),
            [
                Column("Entry", "number", sort="number", is_number=True),
                Column("When", "at"),
                Column("What was done", "did"),
                Column("By", "actor"),
                Column("To", presenters.about),
                Column("Details", presenters.details),
            ],
            [
                Filter(
                    "did", forms.CharField(label="What was done", help_text="For example knowledge.published"), "did"
                ),
                Filter("actor", forms.CharField(label="By", help_text="For example user:12"), "actor"),
                Filter(
                    "about", forms.CharField(label="Record", help_text="For example accounts.roleheld:7"), of_record
                ),
            ],
            sorts={"number": "-number"},
            params=self.request.GET,
            caption="Changes",
            things=("change", "changes"),
        )


class Openings(ListPage):
    """Who opened which record, newest first."""

    permission = permissions.READ
    heading = "Who opened what"
    lead = "Every time somebody opened a record about a person or an organisation: who, which record, when and why."

    def table(self) -> Table:
        return Table(
            Opening.objects.all(),
            [
                Column("When", "at", sort="when"),
                Column("By", "actor"),
                Column("Record", presenters.about),
                Column("Why", "why"),
            ],
            [
                Filter("actor", forms.CharField(label="By", help_text="For example user:12"), "actor"),
                Filter("about", forms.CharField(label="Record", help_text="For example outbox.delivery:7"), of_record),
            ],
            sorts={"when": "-pk"},
            params=self.request.GET,
            caption="Openings",
            things=("opening", "openings"),
        )


def of_record(rows: Any, typed: str) -> Any:
    """The rows about one record, named as `kind:key` or by its kind alone."""
    kind, _, key = typed.strip().lower().partition(":")
    return rows.filter(about_kind=kind, about_key=key) if key else rows.filter(about_kind=kind)
