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
    return [*database(), *mail(), *files(), *jobs(), *search(), *safety(), *council(), *letters()]


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


def files() -> Iterator[Finding]:
    from shutil import disk_usage

    from countywide.platform.files import scanning, spool
    from countywide.platform.files.limits import in_words, limits
    from countywide.platform.files.store import store

    yield Finding(GOOD, f"{store().says()} At most {limits().file_words} a file, {limits().bucket_words} a case.")
    free = disk_usage(spool.folder()).free
    room = GOOD if free > 2 * limits().bucket_bytes else MISSING
    yield Finding(room, f"Room for uploads under way: {in_words(free)} free.")
    if not scanning.is_connected():
        yield Finding(MISSING, "No virus engine is connected: files get our own checks only. Set COUNTYWIDE_CLAMD.")
    elif name := scanning.engine():
        yield Finding(GOOD, f"Virus scanner: {name}.")
    else:
        yield Finding(UNSAFE, "The virus scanner named in COUNTYWIDE_CLAMD does not answer: files wait unseen.")


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
