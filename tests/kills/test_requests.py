"""The web server killed with kill -9 while families press "send": every request arrives, each of them once."""

from __future__ import annotations

import random
import re
import time
from http.cookiejar import CookieJar
from threading import Event, Thread
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from tests.kills.processes import children, kill, kill_family
from tests.kills.test_server import free_port, served

pytestmark = pytest.mark.kills

FAMILIES, BROWSERS, KILLS = 24, 3, 3
SET_UP = """
from countywide.platform.accounts.models import Organisation
from countywide.register.contacts.models import Mailbox, Team
organisation = Organisation.objects.create(key="team-assessment", name="Assessment Team", kind="TEAM")
Team.objects.create(key="assessment", organisation=organisation, name="Assessment Team", owns="Requests.")
Mailbox.objects.create(organisation=organisation, role="TEAM", address="assessment@council.example")
"""
UNBROKEN = """
from countywide.platform.audit import queries
print(queries.first_broken())
"""


class Family(Thread):
    """Writes and sends one request after the other; presses again, as people do, when no answer comes."""

    def __init__(self, address: str, numbers: range, over: Event) -> None:
        super().__init__(daemon=True)
        self.address, self.numbers, self.over = address, numbers, over
        self.sent: dict[int, str] = {}  # the number of a request: the reference on its receipt
        self.presses = 0

    def run(self) -> None:
        for number in self.numbers:
            browser = build_opener(HTTPCookieProcessor(CookieJar()))
            key = self.until(lambda browser=browser: begun(browser, self.address))
            for page, answers in pages(number).items():
                there = f"{self.address}/request-an-assessment/{key}/write/{page}"
                self.until(lambda there=there, answers=answers, browser=browser: posted(browser, there, answers))
            check = f"{self.address}/request-an-assessment/{key}/check"
            self.sent[number] = self.until(lambda check=check, browser=browser: pressed(self, browser, check)) or ""

    def until(self, deed):
        """Try until an answer comes."""
        while not self.over.is_set():
            try:
                return deed()
            except (URLError, OSError, TimeoutError):
                time.sleep(0.05)
        return None


def pages(number: int) -> dict[str, dict[str, str]]:
    """What one family says; no two have children alike."""
    surname = f"Quill{chr(97 + number) * 7}"
    return {
        "you": {"name": f"Adult {surname}", "kin": "MOTHER"},
        "child": {
            "forename": f"Wren{chr(97 + number) * 5}",
            "surname": surname,
            "born_on-day": str(1 + number),
            "born_on-month": "3",
            "born_on-year": "2018",
        },
        "why": {"reason": "Mornings end in tears."},
    }


def posted(browser: OpenerDirector, address: str, answers: dict[str, str]):
    """Fill in one page."""
    page = browser.open(address, timeout=10).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    if token is None:
        return browser.open(address, timeout=10)
    return browser.open(address, urlencode({"csrfmiddlewaretoken": token[1], **answers}).encode(), timeout=10)


def begun(browser: OpenerDirector, address: str) -> str:
    """The key of a new draft, from the address of its first page."""
    return posted(browser, f"{address}/request-an-assessment/who", {"way": "FAMILY"}).url.split("/")[-3]


def pressed(family: Family, browser: OpenerDirector, check: str) -> str:
    """Press "send"; the reference on the receipt. Once it is sent, the check leads to the receipt by itself."""
    family.presses += 1
    page = posted(browser, check, {}).read().decode()
    return re.search(r"EHC-\w{4}-\w{4}", page)[0]  # type: ignore[index]


def test_a_request_that_was_sent_while_the_server_died_arrived_once(house):
    home, port, chance, over = house(), free_port(), random.Random(11), Event()
    home.python(SET_UP)
    server = served(home, port)
    each = FAMILIES // BROWSERS
    families = [Family(f"http://127.0.0.1:{port}", range(n * each, (n + 1) * each), over) for n in range(BROWSERS)]
    for family in families:
        family.start()
    for _ in range(KILLS):  # the one that answers alone, or its parent too
        time.sleep(chance.uniform(0.5, 2.0))
        if chance.random() < 0.5 and (below := children(server)):
            kill(below[0])
        else:
            kill_family(server)
            server = served(home, port)
    for family in families:
        family.join(90)
    over.set()

    received = {number: reference for family in families for number, reference in family.sent.items()}
    cases = dict(home.rows("select reference, id from cases_case"))
    assert sorted(received) == list(range(FAMILIES))
    assert sorted(received.values()) == sorted(cases)
    [(requests, with_case)] = home.rows("select count(*), count(case_id) from requests_assessmentrequest")
    assert (requests, with_case) == (FAMILIES, FAMILIES)
    [(clocks,)] = home.rows("select count(*) from deadlines_deadline where clock = 'NA-DECIDE'")
    [(receipts,)] = home.rows("select count(*) from letters_letter where kind = 'requests.receipt'")
    assert (clocks, receipts) == (FAMILIES, FAMILIES)
    assert home.python(UNBROKEN).strip() == "None"
