"""Fifty requests sent at once, a worker and a web process killed meanwhile: each arrives once, and each receipt too."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from email.policy import default
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Barrier, Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tests.kills.processes import SOURCE, House, children, kill, wait_until
from tests.kills.test_outbox import settled, started
from tests.kills.test_server import free_port, served

FAMILIES = 50
WRITE_AT_ONCE = 8  # the pages before the last; the last is sent by all fifty at once
ARRIVED = 8  # requests that are there when a web process and a worker are killed
LEFT = 5  # messages that have left when a worker is killed again
PATIENCE = 60  # seconds
DESK = "assessment@council.example"

SET_UP = f"""
from countywide.platform.accounts.models import Organisation
from countywide.register.contacts.models import Mailbox, Team
organisation = Organisation.objects.create(key="team-assessment", name="Assessment Team", kind="TEAM")
Team.objects.create(key="assessment", organisation=organisation, name="Assessment Team", owns="Requests.")
Mailbox.objects.create(organisation=organisation, role="TEAM", address="{DESK}")
"""
ONE_OF_EACH = """
select count(*), count(distinct r.reference), count(distinct c.reference), count(distinct c.child_id),
    count(distinct d.id), count(distinct l.id)
from requests_assessmentrequest r
join cases_case c on c.id = r.case_id
join deadlines_deadline d on d.case_id = c.id and d.clock = 'NA-DECIDE'
join letters_letter l on l.case_id = c.id and l.kind = 'requests.receipt'
"""


class Family(Thread):
    """A browser that fills in the form, then sends it with all the others; presses again when no answer comes."""

    def __init__(self, address: str, number: int, together: Barrier) -> None:
        super().__init__(daemon=True)
        self.start_page, self.number, self.together = f"{address}/request-an-assessment", number, together
        self.browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.email = f"family{number}@home.example"
        self.presses, self.reference, self.refused = 0, "", ""

    def write(self) -> None:
        """Every page but the last, and the last opened."""
        first = self.fill(f"{self.start_page}/who", {"way": "FAMILY"})
        key = first.split("/")[-3]
        for page, answers in pages(self.number, self.email).items():
            self.fill(f"{self.start_page}/{key}/write/{page}", answers)
        self.check = f"{self.start_page}/{key}/check"
        self.form = self.token(self.check)

    def fill(self, address: str, answers: dict[str, str]) -> str:
        """Open a page and send its answers; the address of the next page."""
        sent = urlencode({**self.token(address), **answers}).encode()
        return str(self.browser.open(address, sent, timeout=PATIENCE).url)

    def token(self, address: str) -> dict[str, str]:
        """Open a page; what its form carries against forgery."""
        page = self.browser.open(address, timeout=PATIENCE).read().decode()
        name = "csrfmiddlewaretoken"
        return {name: re.search(rf'name="{name}" value="(\w+)"', page)[1]}  # type: ignore[index]

    def run(self) -> None:
        """Press "send" when all do, and again when the connection breaks, with the same form."""
        self.together.wait(PATIENCE)
        until = time.monotonic() + PATIENCE
        while not self.reference and not self.refused and time.monotonic() < until:
            self.presses += 1
            try:
                self.press()
            except HTTPError as answered:
                self.refused = f"{answered.code} {answered.reason}"
            except (OSError, HTTPException):
                time.sleep(0.1)

    def press(self) -> None:
        """Send the form; the reference that the receipt shows."""
        answer = self.browser.open(self.check, urlencode(self.form).encode(), timeout=PATIENCE)
        receipt = answer.read().decode()
        assert answer.url.endswith("/receipt"), answer.url
        self.reference = re.search(r"EHC-\w{4}-\w{4}", receipt)[0]  # type: ignore[index]


def pages(number: int, email: str) -> dict[str, dict[str, str]]:
    """What one family says; no two children are alike."""
    letter, further = "abcdefghijklmnopqrstuvwxy"[number % 25], "kq"[number // 25]
    surname = f"{letter * 4}{further * 4}{letter * 3}".title()
    return {
        "you": {"name": f"Adult {surname}", "kin": "MOTHER"},
        "child": {
            "forename": f"{further * 3}{letter * 5}".title(),
            "surname": surname,
            "born_on-day": str(1 + number % 25),
            "born_on-month": str(1 + number // 25),
            "born_on-year": "2018",
            "lives_here": "YES",
        },
        "reach": {"channel": "EMAIL", "email": email, "agrees": "on"},
        "why": {"reason": "Mornings end in tears."},
        "school": {"taught": "SCHOOL"},
        "more": {"reports": "LATER"},
    }


def ready(address: str) -> list[Family]:
    """Fifty browsers that stand before the last page, each waiting for the others."""
    together = Barrier(FAMILIES)
    families = [Family(address, number, together) for number in range(FAMILIES)]
    with ThreadPoolExecutor(WRITE_AT_ONCE) as threads:
        list(threads.map(Family.write, families))
    return families


def kept(house: House) -> int:
    """How many requests have arrived."""
    return int(house.rows("select count(*) from requests_assessmentrequest")[0][0])


def mails(folder: Path) -> list[tuple[str, str]]:
    """To whom each message in the folder went, and what it was about."""
    found = [message_from_bytes(file.read_bytes(), policy=default) for file in sorted(folder.glob("*.eml"))]
    assert len({mail["Message-ID"] for mail in found}) == len(found)
    return [(str(mail["To"]), str(mail["Subject"])) for mail in found]


def test_fifty_sent_at_once_arrive_once_each_with_a_worker_and_a_web_process_killed_meanwhile(house, tmp_path):
    home, port, chance = (
        house(COUNTYWIDE_COUNCIL=str(SOURCE / "countywide/demo/county/council.toml")),
        free_port(),
        random.Random(50),
    )
    home.python(SET_UP)
    server, worker = served(home, port, workers=2), started(home)
    families = ready(f"http://127.0.0.1:{port}")
    for family in families:
        family.start()
    wait_until(lambda: kept(home) >= ARRIVED, seconds=30, every=0.01)
    kill(chance.choice(children(server)))
    kill(chance.choice(children(worker)))
    assert kept(home) < FAMILIES, "all had arrived before anything was killed"
    wait_until(lambda: len(mails(tmp_path / "outbox")) >= LEFT, seconds=30, every=0.01)
    kill(chance.choice(wait_until(lambda: children(worker), seconds=10)))
    assert len(mails(tmp_path / "outbox")) < 3 * FAMILIES, "all had left before the worker was killed"
    for family in families:
        family.join(PATIENCE)

    assert [(family.number, family.refused) for family in families if not family.reference] == []
    assert sum(family.presses for family in families) > FAMILIES, "the kill hit no request on its way"
    assert home.rows(ONE_OF_EACH) == [(FAMILIES,) * 6]
    assert [home.rows(f"select count(*) from {table}")[0][0] for table in ("cases_case", "people_child")] == [
        FAMILIES
    ] * 2
    assert {family.reference for family in families} == {
        each for (each,) in home.rows("select reference from cases_case")
    }

    assert set(settled(home)) == {"SENT"}
    asked = dict(home.rows("select asker_email, reference from requests_assessmentrequest"))
    wanted = [(family.email, f"We have your request {family.reference}") for family in families]
    wanted += [
        (family.email, f"SEND request {family.reference}: we have your request for an assessment")
        for family in families
    ]
    wanted += [(DESK, f"A new request waits to be checked: {asked[family.email]}") for family in families]
    assert Counter(mails(tmp_path / "outbox")) == Counter(wanted)
    home.run("audit", "verify")
