"""Looking at the links in entries: those of this service are resolved, others only read for sense (no call leaves the machine)."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils import timezone

from countywide.garden.knowledge.models import Entry, Link, Topic


def look_at_all() -> int:
    """Note for every link whether it leads somewhere; how many do not."""
    slugs = set(Entry.objects.filter(withdrawn_at=None).values_list("slug", flat=True))
    topics = set(Topic.objects.values_list("key", flat=True))
    looked, now = [], timezone.now()
    for link in Link.objects.order_by("id"):
        link.checked_at, link.trouble = now, trouble_with(link.address, slugs, topics)
        looked.append(link)
    Link.objects.bulk_update(looked, ["checked_at", "trouble"], batch_size=500)
    return sum(bool(link.trouble) for link in looked)


def trouble_with(address: str, slugs: set[str], topics: set[str]) -> str:
    """What is wrong with an address, in a sentence; empty if nothing is."""
    parts = urlsplit(address)
    if parts.scheme in ("mailto", "tel"):
        return "" if parts.path else "The address is empty."
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ("http", "https") and "." in parts.netloc else "This is not a web address."
    try:
        found = resolve(parts.path)
    except Resolver404:
        return "There is no such page in this service."
    if found.view_name == "knowledge:answer" and found.kwargs["slug"] not in slugs:
        return "The answer it leads to was withdrawn or never published."
    if found.view_name == "knowledge:topic" and found.kwargs["key"] not in topics:
        return "There is no such topic."
    return ""
