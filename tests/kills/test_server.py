"""The web server and imports killed with kill -9 at any moment: no question or import is lost, halved or made twice."""

from __future__ import annotations

import random
import re
import socket
import time
from collections import Counter
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from subprocess import Popen
from threading import Event, Thread
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from tests.kills.processes import House, children, kill, kill_family, wait_until

# fewer than one visitor may send in a quarter of an hour, with those that are lost
QUESTIONS, ASKERS, KILLS = 45, 3, 3
ROWS = 24

UPLOAD = """
from pathlib import Path
from django.core.files.base import ContentFile
from django.utils.timezone import localdate
from countywide.garden.knowledge import actions
from countywide.platform.kit.doors import Machine
actions.take_in(ContentFile(Path({file!r}).read_bytes(), name="notes.md"), by=Machine("test"), on=localdate())
"""
HEALTH = """
from countywide.garden.knowledge import queries
print(queries.search_health()[1])
"""
DIES_AFTER = """
import os, signal, sys
from django.db import connection
from countywide.config import program
def die(execute, sql, params, many, context):
    done = execute(sql, params, many, context)
    if sql.startswith(('INSERT INTO "{table}"', 'UPDATE "{table}"')):
        os.kill(os.getpid(), signal.SIGKILL)
    return done
sys.argv = ["countywide", "knowledge", "import", {file!r}]
with connection.execute_wrapper(die):
    program.main()
"""


# --- questions -------------------------------------------------------------------------------


class Asker(Thread):
    """Sends questions one after the other; presses the button again, as people do, when no answer comes."""

    def __init__(self, address: str, numbers: range, over: Event) -> None:
        super().__init__(daemon=True)
        self.address, self.numbers, self.over = address, numbers, over
        self.received: dict[int, str] = {}  # a question's number: the reference on the page that said it was sent
        self.tries = Counter[int]()

    def run(self) -> None:
        for number in self.numbers:
            while number not in self.received and not self.over.is_set():
                self.tries[number] += 1
                try:
                    self.received[number] = sent(self.address, number)
                except (OSError, HTTPException):  # refused, cut off, or cut off in the middle of a page
                    time.sleep(0.05)


def sent(address: str, number: int) -> str:
    """Send one question by the page; the reference it got."""
    browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{address}/ask/send", timeout=10).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]  # type: ignore[index]
    form = {"csrfmiddlewaretoken": token, "question": words(number), "email": f"asker{number}@home.example"}
    answer = browser.open(f"{address}/ask/send", urlencode(form).encode(), timeout=10)
    return answer.url.rsplit("/", 1)[-1]


def words(number: int) -> str:
    return f"Who mends lamp {number} when the keeper of lighthouse {number * 7} is ill?"


def served(house: House, port: int, *, workers: int = 1) -> Popen[bytes]:
    """A web server that answers."""
    server = house.start("serve", "--port", str(port), "--workers", str(workers))
    wait_until(lambda: answers(port), seconds=30)
    return server


def answers(port: int) -> bool:
    try:
        return build_opener().open(f"http://127.0.0.1:{port}/health/live", timeout=2).status == 200
    except OSError:
        return False


def test_a_question_that_was_said_to_be_sent_is_kept_once_and_receipted_once(house):
    home, port, chance, over = house(), free_port(), random.Random(7), Event()
    server = served(home, port)
    each = QUESTIONS // ASKERS
    askers = [Asker(f"http://127.0.0.1:{port}", range(n * each, (n + 1) * each), over) for n in range(ASKERS)]
    for asker in askers:
        asker.start()
    for _ in range(KILLS):  # the one that answers alone, or its parent too
        time.sleep(chance.uniform(0.3, 1.2))
        if chance.random() < 0.5 and (below := children(server)):
            kill(below[0])
        else:
            kill_family(server)
            server = served(home, port)
    for asker in askers:
        asker.join(40)
    over.set()

    received = {number: reference for asker in askers for number, reference in asker.received.items()}
    kept = home.rows("select text, reference from knowledge_question")
    assert sorted(kept) == sorted((words(number), reference) for number, reference in received.items())
    assert len(kept) == QUESTIONS
    receipts = Counter(
        address
        for (address,) in home.rows(
            "select d.address from outbox_delivery d join outbox_notice n on n.id = d.notice_id "
            "where n.kind = 'knowledge.question-sent'"
        )
    )
    assert receipts == {f"asker{number}@home.example": 1 for number in range(QUESTIONS)}
    assert any(asker.tries.most_common(1)[0][1] > 1 for asker in askers), "no kill hit a question on its way"
    home.run("audit", "verify")


# --- imports ---------------------------------------------------------------------------------


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Questions and answers made on the fly."""
    chance = random.Random(2026)
    things = "lamp tower boat rope harbour mist bell ladder window wick brass lens tide rock".split()
    rows = [
        f"| What becomes of {chance.choice(things)} {n} when it rains? | Put {chance.choice(things)} {n} under a roof. |"
        for n in range(ROWS)
    ]
    file = tmp_path / "notes.md"
    file.write_text("\n".join(["# Notes for keepers", "", "| Question | Answer |", "|---|---|", *rows, ""]))
    return file


def there(house: House) -> tuple[int, int]:
    """How many documents, and how many of their rows."""
    return (
        house.rows("select count(*) from knowledge_source")[0][0],
        house.rows("select count(*) from knowledge_entry where source_id is not null")[0][0],
    )


NOTHING, WHOLE = (0, 0), (1, ROWS)


def killed_after(house: House, table: str, document: Path) -> None:
    """Import, with kill -9 the moment after the first line is written to a table."""
    with pytest.raises(AssertionError):
        house.python(DIES_AFTER.format(table=table, file=str(document)))


def test_an_import_killed_half_way_leaves_nothing_and_is_done_once_when_run_again(house, document):
    home, chance = house(), random.Random(3)
    for table in ("knowledge_entry", "audit_head"):
        killed_after(home, table, document)
        assert there(home) == NOTHING, f"killed after writing to {table}"
    process = home.start("knowledge", "import", str(document))
    time.sleep(chance.uniform(1, 3))  # at no known moment
    kill_family(process)
    assert there(home) in (NOTHING, WHOLE)
    home.run("knowledge", "import", str(document))
    assert there(home) == WHOLE
    assert "Nothing was changed" in home.run("knowledge", "import", str(document))
    assert there(home) == WHOLE
    home.run("audit", "verify")


def test_an_import_killed_once_it_is_kept_is_made_findable_when_run_again(house, document):
    home = house()
    killed_after(home, "knowledge_vector", document)
    assert there(home) == WHOLE
    assert "Nothing was changed" in home.run("knowledge", "import", str(document))
    assert there(home) == WHOLE
    assert "are not read for meaning yet" not in home.python(HEALTH)


def test_an_import_whose_worker_is_killed_is_done_once_by_the_next(house, document):
    home, chance = house(), random.Random(11)
    home.python(UPLOAD.format(file=str(document)))
    worker = home.start("worker")
    for _ in range(3):
        wait_until(lambda: home.rows("select 1 from jobs_run where worker <> ''") or is_done(home), seconds=60)
        time.sleep(chance.uniform(0, 1.5))
        kill_family(worker)
        assert there(home) in (NOTHING, WHOLE)
        worker = home.start("worker")
    wait_until(lambda: is_done(home), seconds=40)
    assert there(home) == WHOLE
    assert home.rows("select source_id is not null, trouble from knowledge_upload") in ([(1, "")], [(True, "")])
    wait_until(lambda: home.rows("select count(*) from django_q_ormq") == [(0,)], seconds=60)
    assert there(home) == WHOLE


def is_done(house: House) -> bool:
    return bool(house.rows("select 1 from knowledge_upload where source_id is not null"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
