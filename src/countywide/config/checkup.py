"""What is connected, what is missing and what is unsafe in this installation."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

GOOD, MISSING, UNSAFE = "connected", "missing", "unsafe"


@dataclass(frozen=True)
class Finding:
    """One line of the check-up."""

    mark: str
    says: str


def findings() -> list[Finding]:
    """Every finding, in the order an operator would want them."""
    return [*database(), *mail(), *jobs(), *search(), *safety(), *council(), *letters()]


def database() -> Iterator[Finding]:
    where = (
        settings.DATABASES["default"]["NAME"] if connection.vendor == "sqlite" else "the server named in the settings"
    )
    yield Finding(GOOD, f"Database: {connection.vendor}, in {where}.")


def mail() -> Iterator[Finding]:
    if settings.MAIL_URL.startswith("file"):
        yield Finding(
            MISSING, f"Mail is written to {settings.VAR / 'outbox'} and leaves no further. Set COUNTYWIDE_MAIL_URL."
        )
    else:
        yield Finding(GOOD, f"Mail: {settings.MAIL_URL.split('://')[0]}.")


def jobs() -> Iterator[Finding]:
    from countywide.platform.jobs import queries

    if queries.worker_alive():
        yield Finding(GOOD, "Worker: alive.")
    else:
        yield Finding(MISSING, "No worker has been heard from lately. Start one with `countywide worker`.")


def search() -> Iterator[Finding]:
    from countywide.garden.knowledge import queries

    well, says = queries.search_health()
    yield Finding(GOOD if well else MISSING, says)


def safety() -> Iterator[Finding]:
    if settings.IS_DEMO:
        yield Finding(UNSAFE, "The demo county is on: anybody can sign in as anybody. Unset COUNTYWIDE_DEMO.")
    if not os.environ.get("COUNTYWIDE_SECRET_KEY"):
        yield Finding(MISSING, "COUNTYWIDE_SECRET_KEY is not set: the key kept in var/ serves one machine only.")
    if not settings.BASE_ADDRESS.startswith("https://"):
        yield Finding(UNSAFE, "COUNTYWIDE_ADDRESS is not https: sign-in cookies could be read on the way.")


def council() -> Iterator[Finding]:
    if settings.COUNCIL_FILE:
        yield Finding(GOOD, f"Council facts: {settings.COUNCIL_FILE}.")
    else:
        yield Finding(MISSING, "COUNTYWIDE_COUNCIL is not set: pages say “Your council”.")


def letters() -> Iterator[Finding]:
    """Facts that a letter must name by law: without them no such letter can be sent."""
    from countywide.casework.letters import queries

    missing = queries.missing_facts() if settings.COUNCIL_FILE else []
    for fact in missing:
        yield Finding(MISSING, f"Letters cannot be sent: the council file does not give {fact}.")
    if settings.COUNCIL_FILE and not missing:
        yield Finding(GOOD, "Letters: the council file gives every fact that the law wants them to name.")
