"""The web server killed while people send questions, and an import killed half way: nothing lost, nothing twice."""

from __future__ import annotations

import random
import re
import socket
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path

from tests.kills.processes import House, kill_family, wait_until

PEOPLE, EACH = 4, 6
WORDS = "otters herons voles newts pike eels terns swifts".split()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def send_until_told(address: str, question: str, email: str, stop: threading.Event) -> str:
    """Send one question as a person does: open the page, press the button, and press again when the page did not come."""
    while not stop.is_set():
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        try:
            page = browser.open(f"{address}/ask/send", timeout=10).read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
            fields = {"csrfmiddlewaretoken": token, "question": question, "email": email}
            answer = browser.open(f"{address}/ask/send", urllib.parse.urlencode(fields).encode(), timeout=10)
            if found := re.search(r"/ask/sent/(CW-\w+)", answer.geturl()):
                return found[1]
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise AssertionError(f"Never told: {question}")


def test_a_server_killed_while_questions_are_sent_loses_none_and_keeps_none_twice(house: Callable[..., House]):
    here, port = house(), free_port()
    address = f"http://127.0.0.1:{port}"
    serving = ("serve", "--port", str(port), "--workers", "1")
    server, worker, stop = here.start(*serving), here.start("worker"), threading.Event()
    told: dict[str, str] = {}

    def person(number: int) -> None:
        for turn in range(EACH):
            question = (
                f"Where do the {WORDS[number]} and the {WORDS[-number - 1]} sleep in month {number * EACH + turn}?"
            )
            told[question] = send_until_told(address, question, f"person{number}x{turn}@home.example", stop)

    people = [threading.Thread(target=person, args=(number,), daemon=True) for number in range(PEOPLE)]
    try:
        wait_until(lambda: answers(address), seconds=30)
        for each in people:
            each.start()
        chance, killed = random.Random(76), 0
        while any(each.is_alive() for each in people) and killed < 4:
            time.sleep(chance.uniform(0.3, 1.0))
            kill_family(server)
            killed += 1
            server = here.start(*serving)
            wait_until(lambda: answers(address), seconds=30)
        for each in people:
            each.join(45)
    finally:
        stop.set()
    assert killed >= 2 and len(told) == PEOPLE * EACH
    kept = dict(here.rows("select text, reference from knowledge_question"))
    assert kept == told
    assert here.rows("select count(*) from knowledge_asker") == [(PEOPLE * EACH,)]
    wait_until(lambda: len(receipts(here.folder)) == PEOPLE * EACH, seconds=30)
    assert set(Counter(receipts(here.folder)).values()) == {1}
    assert "The record is whole" in here.run("audit", "verify")
    kill_family(worker)


def answers(address: str) -> bool:
    try:
        return urllib.request.urlopen(f"{address}/health/live", timeout=2).status == 200
    except (OSError, HTTPException):
        return False


def receipts(folder: Path) -> list[str]:
    """To whom each letter in the outbox folder went, of those that thank an asker."""
    letters = [message_from_bytes(file.read_bytes()) for file in (folder / "outbox").glob("**/*.eml")]
    return [letter["To"] for letter in letters if letter["To"].endswith("@home.example")]


def test_an_import_killed_half_way_is_there_whole_or_not_at_all(house: Callable[..., House], tmp_path: Path):
    here = house()
    document = tmp_path / "long-guidance.md"
    rows = "\n".join(f"| Where do the otters of pond {n} sleep? | In holt {n}, under the alder. |" for n in range(60))
    document.write_text(f"# Ponds\n\n| Question | Answer |\n|---|---|\n{rows}\n", "utf-8")
    found = set()
    for seconds in (1.2, 1.8, 2.4, 3.2):
        importing = here.start("knowledge", "import", str(document))
        time.sleep(seconds)
        kill_family(importing)
        found.add(here.rows("select count(*) from knowledge_entry")[0][0])
    assert found <= {0, 60}
    here.run("knowledge", "import", str(document))
    assert here.rows("select count(*), count(distinct slug) from knowledge_entry") == [(60, 60)]
    assert here.rows("select count(*) from knowledge_source") == [(1,)]
    assert "The record is whole" in here.run("audit", "verify")
