"""Whether this process lives and is fit to serve, for whatever watches over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from countywide.platform.kit.doors import PUBLIC, door


def live(request: HttpRequest) -> JsonResponse:
    """The process answers: nothing else is asked."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Fit to serve: the database answers and is up to date. What else is unwell is told, and does not stop service."""
    findings = {name: told(check) for name, check in CHECKS.items()}
    fit = all(findings[name]["well"] for name in MUST)
    return JsonResponse({"ready": fit, **findings}, status=200 if fit else 503)


def told(check: Callable[[], tuple[bool, str]]) -> dict[str, Any]:
    """One check's finding; a check that cannot ask the database is unwell, not a crash."""
    try:
        well, says = check()
    except DatabaseError:
        well, says = False, "The database did not answer."
    return {"well": well, "says": says}


def database() -> tuple[bool, str]:
    from django.db.migrations.recorder import MigrationRecorder

    known = MigrationRecorder(connection).applied_migrations()
    return bool(known), f"{connection.vendor}, {len(known)} migrations applied."


def worker() -> tuple[bool, str]:
    from countywide.platform.jobs import queries

    alive = queries.worker_alive()
    return alive, "A worker is alive." if alive else "No worker has been heard from lately: messages wait until one is."


def search() -> tuple[bool, str]:
    from countywide.garden.knowledge import queries

    return queries.search_health()


CHECKS = {"database": database, "worker": worker, "search": search}
MUST = ("database",)

for view in (live, ready):
    door(view, PUBLIC)
