"""A whole session at once: 300 connected attendees, 20 questions and 200 votes a minute, from the server as it is served.

The attendees are one program of their own (`forum_crowd.py`), which shares the machine's cores with the server. A tenth of them
lose their line halfway through and come back. A vote is on a screen when the line of that attendee said so.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil

from tests.bench.__main__ import Figure
from tests.bench.answering import fill
from tests.bench.cases import signed_in
from tests.bench.crowd import served
from tests.bench.forum_crowd import TOKEN
from tests.bench.timing import said
from tests.bench.words import questions

ATTENDEES, QUESTIONS, VOTES, SECONDS = 300, 20, 200, 120
PASSAGES = 2_000  # published answers among which is looked while one types: more than any council has


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    from django.conf import settings
    from django.db import connection, connections

    from countywide.garden.floor.models import Question, Vote

    rows = fill(min(asked.passages, PASSAGES))
    key, cookies = a_session(), [cookie(user, settings.SESSION_COOKIE_NAME) for user in people(ATTENDEES)]
    kind = connection.vendor
    connections.close_all()
    with served() as port, tempfile.TemporaryDirectory() as folder:
        plan = {
            "port": port, "key": key, "cookies": cookies, "questions": QUESTIONS, "votes": VOTES, "seconds": SECONDS,
            "texts": questions(QUESTIONS * SECONDS // 60, seed=7), "typed": questions(400, seed=8), "told": f"{folder}/told",
        }  # fmt: skip
        Path(folder, "plan.json").write_text(json.dumps(plan))
        warmed(plan)
        before = memory()
        crowd = subprocess.Popen([sys.executable, "-m", "tests.bench.forum_crowd", f"{folder}/plan.json"])
        most = before
        while crowd.poll() is None:
            try:
                crowd.wait(2)
            except subprocess.TimeoutExpired:
                most = max(most, memory())
        told = json.loads(Path(plan["told"]).read_text())
    sizes = (
        f"{ATTENDEES} lines open, {QUESTIONS} questions and {VOTES} votes a minute for {SECONDS} s, {kind}, "
        f"{os.cpu_count()} cores shared with the attendees"
    )
    yield Figure("A session: from vote to screen", said(told["votes"]), "p95 ≤ 1,000 ms", sizes)
    yield Figure("A session: from question to screen", said(told["questions"]), "–", sizes)
    yield Figure("A session: answering a vote", said(told["answers"]), "–", sizes)
    kept = (
        f"{Question.objects.count()} of {told['asked']} questions, {Vote.objects.count()} of {told['voted']} votes kept"
    )
    lost = f"{kept}; {told['unseen']} not seen by somebody"
    yield Figure("A session: nothing lost", lost, "all, and 0", f"{told['cut']} lines cut and taken up again")
    yield Figure("A session: memory of the server", f"+{(most - before) / 2**20:.0f} MB", "< 150 MB", sizes)
    found = f"{rows:,} published answers, while the session goes on"
    yield Figure("A session: an answer while typing", said(told["typed"]), "p95 ≤ 50 ms", f"at the asker; {found}")
    yield Figure("A session: the same, at the server", said(told["at_server"]), "p95 ≤ 50 ms", found)


def a_session() -> str:
    """A sitting that is on now, with people let in."""
    from django.utils import timezone

    from countywide.garden.floor import actions as floor
    from countywide.garden.floor import queries
    from countywide.garden.forum import actions as forum
    from countywide.platform.kit.doors import Machine

    by, now = Machine("bench"), timezone.now()
    series = forum.open_series(
        None, by=by, on=now.date(), key="bench", name="Bench", audience="Everybody", team_key="forum"
    )
    meeting = forum.plan_meeting(series, by=by, now=now, title="A full session", key="bench")
    long_ago, start = now - timedelta(days=30), now - timedelta(minutes=5)
    ends_at = start + timedelta(hours=2)
    sitting = forum.add_sitting(meeting, by=by, now=long_ago, starts_at=start, ends_at=ends_at, capacity=400)
    meeting.announced_at = now
    meeting.save(update_fields=["announced_at"])
    floor.open_floor(queries.floor_of(sitting), by=by, now=now)
    return str(sitting.key)


def people(count: int) -> list[Any]:
    """So many SENCOs of one school."""
    from datetime import date

    from countywide.platform.accounts.models import Organisation, RoleHeld, User

    school = Organisation.objects.create(key="bench-forum", name="Bench School", kind="SCHOOL")
    made = [User.objects.create_user(email=f"senco{n}@bench.example", name=f"Senco {n}") for n in range(count)]
    RoleHeld.objects.bulk_create(
        RoleHeld(user=user, role="senco", organisation=school, starts_on=date(2020, 9, 1)) for user in made
    )
    return made


def warmed(plan: dict[str, Any]) -> None:
    """Each process has read its rows and its weights: that is its memory at rest, and no part of a session."""
    words = urlencode({"text": plan["typed"][0]})
    head = {
        "Cookie": f"{plan['cookies'][0]}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    for _ in range(40):
        connection = http.client.HTTPConnection("127.0.0.1", plan["port"], timeout=60)
        connection.request("POST", f"/forum/{plan['key']}/floor/answered", words, head)
        assert connection.getresponse().status == 200
        connection.close()


def cookie(user: Any, name: str) -> str:
    return f"{name}={signed_in(user).cookies[name].value}"


def memory() -> int:
    """What the server's processes hold of their own, in bytes: what they share is counted once."""
    here = psutil.Process()
    family = [each for child in here.children() for each in (child, *child.children(recursive=True))]
    return sum(each.memory_full_info().pss for each in family if "serve" in " ".join(each.cmdline()))
