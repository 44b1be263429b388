"""The messages that were sent and the changes that were recorded about a child, as papers that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps

from countywide.casework.cases.types import Content, OnFile, Papers
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import queries as audit
from countywide.platform.kit.paper.blocks import Block, as_written, clean, details, heading, table
from countywide.platform.links.queries import masked
from countywide.platform.outbox import queries as outbox

from .paths import about

BETWEEN_US = ("disclosures.",)  # a request is between the council and whoever made it
NO_CHANGE = ("disclosures.", "release.looked-through", "files.", "links.")


def as_cases(keys: str) -> list[Any]:
    return list(apps.get_model("cases.Case").objects.filter(pk__in=keys.split("-")).order_by("pk"))


def keys_of(cases: Sequence[Any]) -> str:
    return "-".join(str(each.pk) for each in cases)


# --- messages --------------------------------------------------------------------------------


def messages(cases: Sequence[Any]) -> Any:
    """What was sent about these cases, in the order in which it was made. A code or a one-time link is in no list."""
    found = outbox.notices_about(about(cases, outbox.kinds_spoken_of()))
    for kind in BETWEEN_US:
        found = found.exclude(kind__startswith=kind)
    return found


def listed_messages(cases: Sequence[Any]) -> Iterator[OnFile]:
    newest = messages(cases).last()
    if newest is not None:
        series = f"messages:{keys_of(cases)}:"
        yield OnFile(f"{series}{newest.pk}", "Messages that were sent", newest.made_at.date(), series=series)


def content_of_messages(key: str) -> Content:
    """Each message as it was sent, and to whom: a body by its name, a person by a masked address."""
    cases, _, last = key.partition(":")
    blocks: list[Block] = [heading("Messages that were sent", 1)]
    for each in messages(as_cases(cases)).filter(pk__lte=int(last)).prefetch_related("deliveries__organisation"):
        to = sorted(
            {one.organisation.name if one.organisation else masked(one.address) for one in each.deliveries.all()}
        )
        blocks += [
            heading(clean(each.subject) or "A message"),
            details([("Day", f"{each.made_at.day} {each.made_at:%B %Y}"), ("To", clean("; ".join(to)))]),
            *as_written(each.body),
        ]
    return Content(blocks=tuple(blocks))


# --- changes ---------------------------------------------------------------------------------


def changes(cases: Sequence[Any]) -> Any:
    """What was done on these cases and to the child's record, in order."""
    found = audit.entries_that(about(cases, audit.kinds_changed()))
    for kind in NO_CHANGE:
        found = found.exclude(did__startswith=kind)
    return found


def listed_changes(cases: Sequence[Any]) -> Iterator[OnFile]:
    newest = changes(cases).last()
    if newest is not None:
        series = f"changes:{keys_of(cases)}:"
        yield OnFile(f"{series}{newest.pk}", "What was decided and changed", newest.at.date(), series=series)


def content_of_changes(key: str) -> Content:
    """A table of changes. Who did it is named where they did so at work; nobody of a family is."""
    cases, _, last = key.partition(":")
    at_work = set(accounts.names_at_work())
    rows = []
    for each in changes(as_cases(cases)).filter(pk__lte=int(last)).select_related("by"):
        by = (
            each.by.name
            if each.by and each.by.name in at_work
            else "Somebody of a family"
            if each.by
            else "The service"
        )
        rows.append([f"{each.at.day} {each.at:%B %Y}", in_words(each.did), clean(by)])
    return Content(blocks=(heading("What was decided and changed", 1), table("Changes", ("Day", "What", "By"), rows)))


def in_words(did: str) -> str:
    """The name of a change as words: "assessments.not-to-assess" is "Assessments: not to assess"."""
    room, _, what = did.partition(".")
    return f"{room.replace('-', ' ').capitalize()}: {what.replace('-', ' ')}"


MESSAGES = Papers("messages", "Messages", listed_messages, content_of_messages, place=80)
CHANGES = Papers("changes", "What was decided and changed", listed_changes, content_of_changes, place=85)
