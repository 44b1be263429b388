"""Run inside the demo: makes sure there is something behind every door, and lists the doors with who opens each.

`python -c "import django; django.setup(); from tests.journeys import doors; doors.tell()"` prints JSON.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

BROKEN = "f" * 32  # the key of a job that failed
SEES_MOST = ("augustin", "wilhelmina", "pascoe", "barnaby", "honor")  # whoever comes first and may, opens it
DOCUMENT = b"""# Questions after a meeting

| Question | Answer |
|---|---|
| Who do we ring about the hall? | Ring Mrs Barbara Quillington on 07700 900123. |
| Is the hall warm in winter? | Yes, the heating was mended. |
"""


def tell() -> None:
    """Prepare, then print every door of ours: its name, its address and who opens it."""
    prepare()
    print(json.dumps(list(doors())))


def prepare() -> None:
    """What a county has after a week: a problem reported, words held back, a job that failed, a follower."""
    from django.core.files.base import ContentFile
    from django.utils import timezone
    from django_q.models import Task
    from django_q.tasks import async_task

    from countywide.garden.knowledge import actions
    from countywide.garden.knowledge.models import Entry, Topic, Upload
    from countywide.platform.kit.doors import Machine, Visitor

    by, on = Machine("journey"), timezone.localdate()
    entry, topic = Entry.objects.order_by("pk")[0], Topic.objects.order_by("pk")[0]
    actions.judge(entry, by=Visitor(), on=on, helped=False, problem="The second link does not work.")
    actions.judge(entry, by=Visitor(), on=on, helped=True, wording="how do the reviews go")
    actions.follow(topic, by=Visitor(), on=on, email="someone@home.example")
    actions.take_up_synonyms(None, by=by, on=on)
    upload = actions.take_in(ContentFile(DOCUMENT, name="hall.md"), by=by, on=on)
    async_task("math.sqrt", -1)
    now = timezone.now()
    broken = {"name": "broken", "func": "math.sqrt", "args": (-1,), "success": False, "started": now, "stopped": now}
    Task.objects.get_or_create(id=BROKEN, defaults=broken)
    until = time.monotonic() + 30
    while Upload.objects.get(pk=upload.pk).source_id is None and time.monotonic() < until:
        time.sleep(0.2)


WALKED_ELSEWHERE = (
    "files:",
    "people:",
    "cases:",
    "deadlines:",
    "letters:",
    "evidence:",
    "panels:",
    "requests:",
    "assessments:",
    "schools:closures",
    "calendar-feeds:",
    "front:case",
    "front:opened",
    "front:told",
    "front:work",
    "front:give",
    "front:find-case",
    "front:pupils",
    "front:my-family",
)
"""Rooms whose pages want a case, an upload or a link of one's own: their journeys and pages tests open them."""


def doors() -> Any:
    from countywide.platform.accounts.models import Persona
    from tests.house.pages import address, every_door

    people = {key: Persona.objects.get(key=key).user for key in SEES_MOST}
    for door in every_door():
        if door.is_ours and door.permission is not None and not door.name.startswith(WALKED_ELSEWHERE):
            may = [key for key, user in people.items() if user.may(door.permission)]
            who = "" if door.permission.public else next(iter(may), None)
            yield {"name": door.name, "address": address(door, example_of_demo), "who": who}


def example_of_demo(name: str, part: str) -> str:
    """As the house's examples, and something real where a fresh county has nothing."""
    from tests.house.examples import example, first

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
        ("jobs:remove-waiting", "key"): lambda: newest("django_q.OrmQ"),
        ("accounts:person", "pk"): first("accounts.User"),
        ("accounts:close-account", "pk"): first("accounts.User"),
        ("accounts:remove-second-step", "pk"): first("accounts.User"),
        ("accounts:reopen-account", "pk"): first("accounts.User"),
        ("api-1:one_school", "urn"): lambda: "900003",
    }
    return better[name, part]() if (name, part) in better else example(name, part)


def first_of(label: str, field: str) -> Any:
    """A field of the newest record."""
    from django.apps import apps

    return apps.get_model(label).objects.order_by("-pk").values_list(field, flat=True)[0]
