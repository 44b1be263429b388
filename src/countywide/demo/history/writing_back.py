"""Writes changed records back, a few hundred in each statement: quicker by far than one update for each."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Model

BATCH = 400


def write_back(records: Sequence[Model], *fields: str) -> None:
    """Update these fields of records that are there already, all of one kind."""
    if records:
        type(records[0])._base_manager.bulk_create(
            records, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=BATCH
        )
