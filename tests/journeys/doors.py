"""Run inside the demo: lists every door of ours, something that is behind it, and who opens it.

`python -c "import django; django.setup(); from tests.journeys import doors; doors.tell()"` prints JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

# whoever comes first and may, opens it
SEES_MOST = (
    "augustin",
    "wilhelmina",
    "pascoe",
    "barnaby",
    "honor",
    "ignatius",
    "calypso",
    "saffron",
    "zephyrine",
    "araminta",
    "morwenna",
)

APPLIES = "idunn"  # she writes an application


def tell(besides: set[str]) -> None:
    """Prepare, then print every door of ours besides these: its name, its address and who opens it."""
    from tests.journeys.furnish import prepare

    prepare()
    print(json.dumps(list(doors(besides))))


CASEWORK = (
    "files:", "people:", "cases:", "deadlines:", "letters:", "evidence:", "panels:", "requests:", "assessments:",
    "plans:", "release:", "reviews:", "transfers:", "disputes:", "bundles:", "wordings:", "disclosures:", "complaints:", "placements:", "unplaced:", "consultations:",
    "schools:closures", "front:case", "front:opened", "front:told", "front:work", "front:give", "front:find-case",
    "front:pupils", "front:my-family",
)  # fmt: skip
"""Rooms whose pages want a case, a letter or a link of one's own: whoever can open one of them opens it."""
OVERSIGHT = ("insight:", "quality:")
"""The same, as far as not everybody may open the page."""


def doors(besides: set[str]) -> Any:
    from countywide.platform.accounts.models import Persona
    from tests.house.pages import address, every_door
    from tests.journeys.openings import opening

    people = {key: Persona.objects.get(key=key).user for key in SEES_MOST}
    for door in every_door():
        if not door.is_ours or door.permission is None:
            continue
        if door.name in besides:
            who, where = None, ""
        elif door.name.startswith(CASEWORK) or (door.name.startswith(OVERSIGHT) and not door.permission.public):
            who, where = opening(door.name, door.route, door.permission) or (None, "")
        elif door.route.startswith("calls/mine/"):
            who, where = APPLIES, address(door, example_of_applicant)
        else:
            may = [key for key, user in people.items() if user.may(door.permission)]
            who = "" if door.permission.public else next(iter(may), None)
            where = address(door, example_of_demo)
        yield {"name": door.name, "address": where, "who": who}


def example_of_applicant(name: str, part: str) -> str:
    """What somebody wrote who puts herself forward: nobody else opens it."""
    from tests.house.examples import first

    own = first("champions.Application", "reference", sent_at=None, user__persona__key=APPLIES)
    return own() if part == "reference" else example_of_demo(name, part)


def example_of_demo(name: str, part: str) -> str:
    """As the house's examples, and something real where a fresh county has nothing."""
    from tests.house.examples import example, first
    from tests.journeys.furnish import BROKEN

    newest: Callable[..., str] = lambda label, field="pk": str(first_of(label, field))  # noqa: E731
    better: dict[tuple[str, str], Callable[[], str]] = {
        ("knowledge:desk-hold", "pk"): lambda: newest("knowledge.Hold"),
        ("knowledge:desk-problem", "pk"): first("knowledge.Judgement", problem__gt=""),
        ("knowledge:desk-wording", "pk"): first("knowledge.Wording", approved_at=None),
        ("knowledge:change-synonyms", "pk"): first("knowledge.SynonymGroup"),
        ("knowledge:remove-synonyms", "pk"): first("knowledge.SynonymGroup"),
        ("knowledge:importing", "key"): first("knowledge.Upload"),
        ("knowledge:confirm-follow", "token"): lambda: newest("knowledge.Follow", "token"),
        ("knowledge:stop-following", "token"): lambda: newest("knowledge.Follow", "token"),
        ("jobs:failed", "key"): lambda: BROKEN,
        ("jobs:run-again", "key"): lambda: BROKEN,
        ("jobs:remove", "key"): lambda: BROKEN,
        ("jobs:remove-waiting", "key"): job_that_breaks,
        ("accounts:person", "pk"): first("accounts.User"),
        ("accounts:close-account", "pk"): first("accounts.User"),
        ("accounts:remove-second-step", "pk"): first("accounts.User"),
        ("accounts:reopen-account", "pk"): first("accounts.User"),
        ("api-1:one_school", "urn"): lambda: "900003",
    }
    return better[name, part]() if (name, part) in better else example(name, part)


def job_that_breaks() -> str:
    """The job that waits to be tried again, and never goes: others that wait may be done before somebody looks."""
    from django_q.models import OrmQ

    return next(str(job.pk) for job in OrmQ.objects.order_by("-pk") if job.func() == "math.sqrt")


def first_of(label: str, field: str) -> Any:
    """A field of the newest record."""
    from django.apps import apps

    return apps.get_model(label).objects.order_by("-pk").values_list(field, flat=True)[0]
