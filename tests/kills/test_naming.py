"""A server killed in the middle of naming a child's next place: everything of it is there or nothing, and once it is pressed again
each letter leaves once (Q05)."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode
from urllib.request import Request, build_opener

import pytest
from tests.kills.processes import SOURCE, House, children, kill, kill_family, wait_until
from tests.kills.test_outbox import settled, started
from tests.kills.test_server import free_port, served

# Seconds from the press of the button to the kill, a child each: to make six letters takes longer than the first of them.
AFTER = (0.05, 0.15, 0.3, 0.6)
TABLES = ("plans_version", "letters_letter", "outbox_notice", "plans_unsent", "audit_head")

SET_UP = """
from datetime import timedelta
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate
from countywide.casework.assessments.tests import factories as people
from countywide.casework.plans.models import Amendment
from countywide.casework.plans.tests import factories as make
from countywide.register.contacts.models import Mailbox
from countywide.register.schools.tests import factories as schools
on = localdate()
for key in ("admissions", "funding"):
    people.cases.team(key)  # the transport team has no mailbox: one of each is a task
there = schools.make_school(la_code="990", lowest_age=11, highest_age=16, name="Tidemark School")
Mailbox.objects.create(organisation=there.organisation, role="SENCO", address="senco@tidemark.example")
for number in range({number}):
    held = make.in_force(on - timedelta(days=90))
    amendment = make.served(held, on - timedelta(days=20))
    print("child", held.case.reference, held.pk, amendment.pk)
client = Client()
client.force_login(make.of_team(held, "manager"))
session = client.session
session["second_factor_passed"] = True
session.save()
print("cookie", settings.SESSION_COOKIE_NAME, session.session_key)
"""
DIES_AFTER = """
import os, signal
from datetime import date
from django.db import connection
from django.utils.timezone import localdate
from countywide.casework.assessments.tests import factories as people
from countywide.casework.plans import actions
from countywide.casework.plans.models import Amendment
from countywide.casework.plans.tests import factories as make
from countywide.platform.accounts.models import Organisation
def die(execute, sql, params, many, context):
    done = execute(sql, params, many, context)
    if sql.startswith(('INSERT INTO "{table}"', 'UPDATE "{table}"')):
        os.kill(os.getpid(), signal.SIGKILL)
    return done
amendment = Amendment.objects.select_related("plan__case__team").get(pk={amendment})
by, there = make.of_team(amendment.plan, "manager"), Organisation.objects.get(school__name="Tidemark School")
naming = people.naming(there, date(localdate().year + 1, 9, 1))
with connection.execute_wrapper(die):
    actions.make_final_amended(amendment, by=by, on=localdate(), answer=make.ANSWER, naming=naming)
"""
LETTERS = "from plans_sent s join letters_letter l on l.id = s.letter_id where s.what = 'final:{amendment}'"
BRINGS = (
    f"n.cause in (select 'letter:' || l.id {LETTERS}) or n.cause in (select 'link:' || k.id from links_link k "
    f"where k.purpose = 'letters.read' and k.subject in (select l.key {LETTERS}))"
)
"""The messages that bring the letters: to read them signed in, or by a link where nobody has an account."""
NOTHING, WHOLE = (0, 0, 0, 0, 0, 0), (1, 1, 6, 6, 1, 1)


def there(house: House, plan: int, amendment: int) -> tuple[int, ...]:
    """What is there of one naming: the decision, the place, the letters, their messages, the task, and the record of it."""
    asked = (
        f"select count(*) from plans_amendment where id = {amendment} and final_on is not null",
        f"select count(*) from plans_plan where id = {plan} and named = 'Tidemark School'",
        f"select count(*) {LETTERS.format(amendment=amendment)}",
        f"select count(*) from outbox_notice n where {BRINGS.format(amendment=amendment)}",
        f"select count(*) from plans_unsent where amendment_id = {amendment}",
        f"select count(*) from audit_entry where did = 'plans.amended' and about_key = '{amendment}'",
    )
    return tuple(int(house.rows(question)[0][0]) for question in asked)


class Press(Thread):
    """An officer who opens the page, fills it in and presses the button."""

    def __init__(self, address: str, reference: str, cookie: str) -> None:
        super().__init__(daemon=True)
        self.page, self.cookie = f"{address}/cases/{reference}/plan-changes/final", cookie
        self.pressed, self.answered = Event(), False

    def run(self) -> None:
        try:
            answer = self.open(self.page)
            token = re.search(r"csrftoken=(\w+)", str(answer.headers))[1]  # type: ignore[index]
            words = answer.read().decode()
            hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', words))
            sent = urlencode({**hidden, **NAMED}).encode()
            self.pressed.set()
            self.answered = self.open(self.page, sent, f"; csrftoken={token}").status in (200, 302)
        except (OSError, HTTPException):
            self.answered = False

    def open(self, address: str, sent: bytes | None = None, more: str = "") -> object:
        return build_opener().open(Request(address, sent, {"Cookie": self.cookie + more}), timeout=60)


NAMED = {
    "answer": "You told us that you agree, so the plan says what we proposed.",
    "what": "NAMED",
    "school": "Tidemark School",
    "starts_on-day": "1",
    "starts_on-month": "9",
    "starts_on-year": str(time.gmtime().tm_year + 1),
    "preference": "This is the school that the family asked for.",
}


def made(house: House) -> tuple[list[tuple[str, int, int]], str]:
    """The children, and the cookie of a manager who is signed in."""
    said = [line.split() for line in house.python(SET_UP.format(number=len(AFTER)), seconds=240).splitlines()]
    found = [(line[1], int(line[2]), int(line[3])) for line in said if line[0] == "child"]
    return found, next(f"{line[1]}={line[2]}" for line in said if line[0] == "cookie")


def test_naming_killed_at_any_moment_is_whole_or_nothing_and_each_letter_leaves_once(house, tmp_path: Path):
    home, port, chance = (
        house(COUNTYWIDE_COUNCIL=str(SOURCE / "countywide/demo/county/council.toml")),
        free_port(),
        random.Random(5),
    )
    found, cookie = made(home)
    first = found[0]
    for table in TABLES:
        with pytest.raises(AssertionError):
            home.python(DIES_AFTER.format(table=table, amendment=first[2]))
        assert there(home, *first[1:]) == NOTHING, f"killed after writing to {table}"

    server, cut = served(home, port), 0
    address = f"http://127.0.0.1:{port}"
    for after, (reference, plan, amendment) in zip(AFTER, found, strict=True):
        press = Press(address, reference, cookie)
        press.start()
        assert press.pressed.wait(60)
        time.sleep(after)
        kill_family(server)
        press.join(60)
        cut += not press.answered
        assert there(home, plan, amendment) in (NOTHING, WHOLE), "half of it is there"
        server = served(home, port)
        if there(home, plan, amendment) == NOTHING:
            again = Press(address, reference, cookie)
            again.run()
            assert again.answered
        assert there(home, plan, amendment) == WHOLE
    assert cut, "no kill hit a naming on its way"

    worker = started(home)
    wait_until(lambda: len(list((tmp_path / "outbox").glob("*.eml"))) > len(found), seconds=60, every=0.01)
    kill(chance.choice(wait_until(lambda: children(worker), seconds=20)))
    assert set(settled(home)) == {"SENT"}
    for _reference, plan, amendment in found:
        assert there(home, plan, amendment) == WHOLE
        sent = home.rows(
            "select d.notice_id, count(*) from outbox_delivery d join outbox_notice n on n.id = d.notice_id where "
            f"({BRINGS.format(amendment=amendment)}) and d.state = 'SENT' group by d.notice_id"
        )
        assert Counter(number for _notice, number in sent) == {1: 6}
        wait_until(lambda amendment=amendment: law_kept(home, amendment), seconds=60)
    home.run("audit", "verify")


def law_kept(house: House, amendment: int) -> bool:
    """All whom the law names were sent it; the transport team, which has no mailbox, was not, so not everybody is told."""
    asked = (
        f"select count(*) from plans_amendment where id = {amendment} and final_sent_on is not null and told_on is null"
    )
    return bool(house.rows(asked)[0][0])
