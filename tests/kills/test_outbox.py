"""Workers killed with kill -9 at random moments: no message is lost, none arrives twice, and what is not known is shown."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from email import message_from_bytes
from functools import partial
from pathlib import Path
from subprocess import Popen

import pytest
from aiosmtpd.controller import Controller
from tests.kills.processes import House, children, kill, kill_family, wait_until

MESSAGES = 60
FILES = 200  # a file is written sooner than a mail server answers

QUEUE = """
from countywide.platform.kit.doors import Machine
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.notices import TEST
from countywide.platform.outbox.types import Recipient
for number in range({count}):
    tell(TEST, to=[Recipient(f"office{{number}}@school.example")], cause=f"kills:{{number}}", by=Machine("test"), words="Words.")
"""


class Inbox:
    """A mail server that takes its time and counts what it said it took."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.chance = random.Random(2026)

    async def handle_RCPT(self, server, session, envelope, address, options):
        await asyncio.sleep(self.chance.uniform(0, 0.05))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.chance.uniform(0, 0.05))
        self.taken[message_from_bytes(envelope.content)["Message-ID"]] += 1
        await asyncio.sleep(self.chance.uniform(0, 0.15))  # taken, and its sender does not know it yet
        return "250 Taken"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        inbox.port = free.getsockname()[1]
    server = Controller(inbox, hostname="127.0.0.1", port=inbox.port)
    server.start()
    yield inbox
    server.stop()


def states(house: House) -> Counter[str]:
    return Counter(dict(house.rows("select state, count(*) from outbox_delivery group by state")))


def harass(house: House, arrived: Callable[[], int], *, of: int, ways: tuple[str, ...]) -> Counter[str]:
    """Kill worker processes while messages leave: one, their parent alone, or the whole family; which and how often."""
    chance, killed = random.Random(60), Counter[str]()
    worker = started(house)

    def is_over() -> bool:
        return arrived() >= of

    for way in ways:
        before = arrived()
        wait_until(lambda before=before: arrived() > before or is_over(), seconds=60, every=0.01)
        if is_over():
            break
        time.sleep(chance.uniform(0, 0.15))
        if way == "one":
            kill(chance.choice(wait_until(partial(children, worker), seconds=10)))
        else:
            (kill if way == "parent" else kill_family)(worker)
            worker = started(house)
        killed[way] += 1
    return killed


def started(house: House) -> Popen[bytes]:
    """A worker with its two processes."""
    worker = house.start("worker")
    wait_until(lambda: len(children(worker)) == 2, seconds=60)
    return worker


def settled(house: House) -> Counter[str]:
    """Wait for the worker, and past the leases of what was killed; then sweep once as an operator would."""
    wait_until(lambda: not states(house)["WAITING"], seconds=60)
    time.sleep(2.2)
    house.run("outbox", "deliver")
    return states(house)


def test_a_mail_server_gets_each_message_once_and_what_is_unsure_is_shown(house, inbox):
    home = house(COUNTYWIDE_MAIL_URL=f"smtp://127.0.0.1:{inbox.port}?tls=none")
    home.python(QUEUE.format(count=MESSAGES))
    killed = harass(home, lambda: len(inbox.taken), of=MESSAGES, ways=("one", "one", "parent", "one", "family", "one"))
    found = settled(home)
    assert set(found) <= {"SENT", "UNSURE"}
    assert sum(found.values()) == MESSAGES
    assert set(inbox.taken.values()) == {1}, "a message arrived twice"
    assert found["UNSURE"] <= killed["one"] + 2 * killed["family"], (
        "more in doubt than were in hand when a process was killed"
    )
    sent = {
        f"<{reference_of(row)}@countywide.example>"
        for row in home.rows("select reference from outbox_delivery where state = 'SENT'")
    }
    assert sent <= set(inbox.taken), "a message said to be sent did not arrive"
    assert "UNSURE" not in found or "UNSURE" in home.run("outbox", "list", "--state", "unsure")


def test_the_outbox_folder_has_each_message_once(house, tmp_path: Path):
    home, folder = house(), tmp_path / "outbox"
    home.python(QUEUE.format(count=FILES))
    harass(home, lambda: len(list(folder.glob("*.eml"))), of=FILES, ways=("one", "parent", "family"))
    assert settled(home) == {"SENT": FILES}
    mails = [message_from_bytes(file.read_bytes()) for file in sorted(folder.glob("*.eml"))]
    assert len(mails) == len({mail["Message-ID"] for mail in mails}) == FILES
    assert {mail.get_payload(decode=True).decode().count("Words.") for mail in mails} == {1}


def reference_of(row: tuple[object, ...]) -> str:
    """A UUID as SQLite (without dashes) and PostgreSQL keep it."""
    from uuid import UUID

    return str(UUID(str(row[0])))
