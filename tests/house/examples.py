"""An example from the demo county for each part of an address that names a record.

A new room adds a line here when its addresses name a record; the walk fails, saying so, when one is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.apps import apps


def first(label: str, field: str = "pk", **where: object) -> Callable[[], str]:
    """The first record of a model that fits, by one of its fields."""

    def found() -> str:
        return str(apps.get_model(label).objects.filter(**where).order_by("pk").values_list(field, flat=True)[0])

    return found


SCHOOL, TEAM = first("schools.School", "urn"), first("contacts.Team", "key")
ENTRY, TOPIC = first("knowledge.Entry", "slug"), first("knowledge.Topic", "key")
SEARCH = first("knowledge.Search")


def nothing() -> str:
    """A key of the right shape behind which there is nothing: the page answers that it is not found."""
    return "0"


def last_entry() -> str:
    """Another entry than the first."""
    return str(apps.get_model("knowledge.Entry").objects.order_by("-pk").values_list("slug", flat=True)[0])


def of_a_school() -> str:
    """A message that reached the school most personas work at."""
    return first("outbox.Delivery", organisation__key="school-900003")()


def a_case() -> str:
    """An open case of a pupil of the school most personas work at."""
    return first("cases.Case", "reference", school__key="school-900003", closed_on=None)()


def a_date() -> str:
    """A date that runs on that case."""
    return first("deadlines.Deadline", case__reference=a_case(), met_on=None, ended_on=None)()


def a_child() -> str:
    """The child of that case."""
    return first("people.Child", "key", cases__reference=a_case())()


def an_adult() -> str:
    """An adult of that child's family."""
    return first("people.Relationship", child__key=a_child())()


EXAMPLES: dict[tuple[str, str], Callable[[], str]] = {
    ("schools:*", "urn"): SCHOOL,
    ("schools:*", "pk"): first("schools.Flag"),
    ("schools:closures", "urn"): lambda: "900003",
    ("contacts:*", "urn"): SCHOOL,
    ("contacts:*", "key"): TEAM,
    ("contacts:*", "role"): lambda: "senco",
    ("contacts:mailbox", "pk"): first("contacts.Mailbox"),
    ("contacts:end-mailbox", "pk"): first("contacts.Mailbox"),
    ("contacts:end-route", "pk"): first("contacts.Route"),
    ("accounts:be-persona", "key"): first("accounts.Persona", "key"),
    ("accounts:*", "key"): lambda: "school-900003",
    ("accounts:*", "pk"): first("accounts.RoleHeld"),
    ("accounts:*", "token"): lambda: "token",
    ("outbox:*", "pk"): of_a_school,
    ("outbox:*", "file"): nothing,
    ("jobs:*", "key"): nothing,
    ("knowledge:*", "slug"): ENTRY,
    ("knowledge:*", "reference"): first("knowledge.Question", "reference"),
    ("knowledge:*", "token"): lambda: "token",
    ("knowledge:*", "key"): TOPIC,
    ("knowledge:importing", "key"): lambda: "00000000-0000-4000-8000-000000000000",
    ("knowledge:document", "pk"): first("knowledge.Source"),
    ("knowledge:*", "other"): last_entry,
    ("knowledge:desk-search", "pk"): SEARCH,
    ("knowledge:write-for-search", "pk"): SEARCH,
    ("knowledge:give-search-to", "pk"): SEARCH,
    ("knowledge:search-dealt-with", "pk"): SEARCH,
    ("knowledge:desk-hold", "pk"): nothing,
    ("knowledge:desk-wording", "pk"): first("knowledge.Wording"),
    ("knowledge:desk-problem", "pk"): nothing,
    ("knowledge:change-value", "pk"): first("knowledge.Value"),
    ("knowledge:change-synonyms", "pk"): nothing,
    ("knowledge:remove-synonyms", "pk"): nothing,
    ("letters:*", "key"): nothing,
    ("letters:*", "reference"): a_case,
    ("evidence:*", "token"): lambda: "token",
    ("evidence:*", "reference"): first("evidence.Item", "case__reference"),
    ("evidence:*", "pk"): first("evidence.Item", "request_id"),
    **{(f"evidence:{page}", "pk"): first("evidence.Item") for page in ("item", "change-item", "share", "supersede")},
    ("evidence:follow", "pk"): first("accounts.Organisation", key="school-900003"),
    ("evidence:*", "file"): first("evidence.Item", "file_id"),
    ("evidence:*", "key"): lambda: "progress",
    ("evidence:*", "step"): lambda: "code",
    ("front:*", "reference"): a_case,
    ("cases:*", "reference"): a_case,
    ("cases:*", "pk"): nothing,
    ("deadlines:*", "reference"): a_case,
    ("deadlines:*", "pk"): a_date,
    ("deadlines:forget-bank-holiday", "pk"): nothing,
    ("deadlines:revoke-feed", "pk"): nothing,
    ("deadlines:*", "claim"): nothing,
    ("deadlines:*", "token"): lambda: "token",
    ("requests:*", "token"): lambda: "token",
    ("requests:page", "page"): lambda: "child",
    ("assessments:*", "reference"): a_case,
    ("requests:*", "key"): nothing,
    ("panels:*", "key"): nothing,
    ("people:*", "key"): a_child,
    ("people:*", "pk"): an_adult,
    ("people:answer", "pk"): nothing,
    ("files:*", "pk"): lambda: "00000000-0000-4000-8000-000000000000",
    ("*", "pk"): nothing,
}
"""(name of the address, its room and "*", or "*"; the part) → an example. The nearest fit wins."""


@cache
def example(name: str, part: str) -> str:
    """An example for one part of one address."""
    for key in ((name, part), (f"{name.split(':')[0]}:*", part), ("*", part)):
        if key in EXAMPLES:
            return EXAMPLES[key]()
    raise AssertionError(f"tests/house/examples.py has no example for <{part}> of the address {name}.")
