"""Entries of the record as rows a person can read."""

from __future__ import annotations

import json

from countywide.platform.audit.models import Entry, Opening


def about(row: Entry | Opening) -> str:
    """The record an entry is about, by its kind and key."""
    return f"{row.about_kind}:{row.about_key}" if row.about_kind else ""


def details(entry: Entry) -> str:
    """What the entry says besides, as `key: value` pairs."""
    return "; ".join(f"{key}: {value}" for key, value in json.loads(entry.details).items())
