"""The demo county served as `make run` serves it, a real browser, and an accessibility check of every page seen."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.kills.processes import own_database, suites_server

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = 1280, 320
AXE = f"""async () => {{
    const found = await axe.run(document, {{runOnly: {{type: "tag", values: {STANDARDS}}}, resultTypes: ["violations"]}});
    return found.violations.map((one) => `${{one.id}}: ${{one.help}} (${{one.nodes.map((node) => node.target).join(", ")}})`);
}}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXT_SIZE = "(size) => { document.documentElement.style.fontSize = size; }"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one server, so one process runs them all."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))
    items.sort(key=lambda item: item.path.name == "test_q16.py")  # it takes a persona's role away: last


@dataclass(frozen=True)
class Letter:
    """One email that left."""

    to: str
    subject: str
    words: str
    attachments: tuple[str, ...]

    def link(self, part: str) -> str:
        """The first web address in it that holds these words, without the part that names the service."""
        return next(urlsplit(found).path for found in re.findall(r"https?://\S+", self.words) if part in found)


@dataclass(frozen=True)
class County:
    """The demo county as it is served: its address and its folder."""

    address: str
    var: Path
    database: str = ""  # the address of its PostgreSQL; empty where it is its own SQLite file

    def letters_to(self, mailbox: str, *, containing: str = "", at_least: int = 1, within: float = 20) -> list[Letter]:
        """The emails that reached a mailbox, newest last; waits until `at_least` so many contain the words."""
        until = time.monotonic() + within
        while True:
            found = [
                letter
                for letter in self.letters()
                if letter.to == mailbox.lower() and containing.lower() in f"{letter.subject} {letter.words}".lower()
            ]
            if len(found) >= at_least or time.monotonic() > until:
                return found
            time.sleep(0.2)

    def letters(self) -> list[Letter]:
        files = sorted((self.var / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime)
        return [letter_in(file) for file in files]

    def rows(self, question: str, *given: object) -> list[tuple[Any, ...]]:
        """What the demo's database answers, asked as another program that may only read."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(question.replace("%", "%%").replace("?", "%s"), given).fetchall()
        reader = sqlite3.connect(f"file:{self.var / 'countywide.sqlite3'}?mode=ro", uri=True, timeout=20)
        try:
            return reader.execute(question, given).fetchall()
        finally:
            reader.close()

    def run(self, words: str, *, within: float = 60) -> str:
        """Run a few lines of Python inside the demo, as a job of the council would; what they printed."""
        environment = {**without_settings(), "COUNTYWIDE_VAR": str(self.var), "COUNTYWIDE_ADDRESS": self.address}
        environment |= {"COUNTYWIDE_DEMO": "1", "DJANGO_SETTINGS_MODULE": "countywide.config.settings"}
        if self.database:
            environment["COUNTYWIDE_DATABASE_URL"] = self.database
        today = "from tests.journeys.travelling import Clock\nClock()\n" if self.travels() else ""
        lines = f"{today}import django\ndjango.setup()\n{words}"
        done = subprocess.run(
            [sys.executable, "-c", lines], env=environment, capture_output=True, text=True, timeout=within
        )
        assert done.returncode == 0, done.stderr[-1500:]
        return done.stdout.strip()

    # --- a county whose clock the journey moves ---

    def travels(self) -> bool:
        return (self.var / "today").exists()

    def is_now(self, day: date) -> None:
        """Go over to ten in the morning of a day, once nothing is left to be done on the day before, and wait until what is
        done each night is done."""
        self.is_quiet()
        (self.var / "tomorrow").write_text(f"{day.isoformat()}T10:00:00+00:00")
        (self.var / "tomorrow").rename(self.var / "today")  # at one stroke: nobody reads half a day
        until = time.monotonic() + 20
        while self.day() != day:
            assert time.monotonic() < until, f"It never became {day}."
            time.sleep(0.05)
        while self.rows(NIGHT, f"{day} 10:00:00")[0][0]:
            time.sleep(0.1)
        self.is_quiet()

    def day(self) -> date:
        """The day on the clock of whoever answers."""
        with urllib.request.urlopen(f"{self.address}/health/live", timeout=5) as answer:
            return parsedate_to_datetime(answer.headers["Date"]).date()

    def is_quiet(self, within: float = 60) -> None:
        """Wait until every message has left and no job waits."""
        until = time.monotonic() + within
        while (left := self.rows(WAITING)[0][0]) > 0:
            assert time.monotonic() < until, f"{left} jobs and messages still wait."
            time.sleep(0.1)

    def health(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.address}/health/ready", timeout=5) as answer:
            return dict(json.load(answer))


WAITING = """select (select count(*) from django_q_ormq)
+ (select count(*) from outbox_delivery where state in ('WAITING', 'SENDING') and attempts = 0)"""


NIGHT = "select count(*) from django_q_schedule where next_run < ?"


def letter_in(file: Path) -> Letter:
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    body: Any = mail.get_body(("plain",))
    names = tuple(str(part.get_filename()) for part in mail.iter_attachments())
    return Letter(str(mail["to"]).lower(), str(mail["subject"]), body.get_content(), names)


def without_settings() -> dict[str, str]:
    """This process's environment without the settings of the suite."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COUNTYWIDE_", "DJANGO_"))}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """`countywide demo` in a folder of its own, web and worker, stopped at the end.

    While writing a journey, one that runs already will do: RUNNING_COUNTY="http://127.0.0.1:8000 var".
    """
    if running := os.environ.get("RUNNING_COUNTY"):
        yield County(running.split()[0], Path(running.split()[1]).resolve())
        return
    yield from served(tmp_path_factory.mktemp("county"), "countywide")


@pytest.fixture(scope="session")
def july(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The same county, served as if today were Saturday 25 July 2026, when every school is closed for the summer."""
    yield from served(tmp_path_factory.mktemp("july"), "tests.journeys.travelling", "2026-07-25T10:00:00+00:00")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The same county, whose council lets one file hold 40 MB and one case 700 MB."""
    limits = {"COUNTYWIDE_FILE_LIMIT_MB": "40", "COUNTYWIDE_CASE_LIMIT_MB": "700"}
    yield from served(tmp_path_factory.mktemp("small"), "countywide", **limits)


@pytest.fixture(scope="module")
def travelling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """A small county on the kind of database of this run. It opens on Monday 17 August 2026, and the journey moves its clock.

    RUNNING_COUNTY does as for `county`, where it was started as this one is.
    """
    opens = "2026-08-17T10:00:00+00:00"
    if running := os.environ.get("RUNNING_COUNTY"):
        yield County(running.split()[0], Path(running.split()[1]).resolve())
        return
    var = tmp_path_factory.mktemp("travelling")
    (var / "today").write_text(opens)
    settings = {"FEW_CHILDREN": "yes", "COUNTYWIDE_DEMO": "1", "COUNTYWIDE_SESSION_SECONDS": str(1000 * 24 * 60 * 60)}
    with own_database(suites_server()) if suites_server() else nullcontext("") as database:
        yield from served(var, "tests.journeys.travelling", opens, database=database, **settings)


def served(var: Path, *program_name: str, database: str = "", **settings: str) -> Iterator[County]:
    """The demo county on a port of its own, in a folder of its own, with settings of its own, stopped at the end."""
    port = free_port()
    log = open(var / "log.txt", "w")  # noqa: SIM115
    here = str(Path(__file__).parents[2])
    program = subprocess.Popen(
        [sys.executable, "-m", *program_name, "demo", "--port", str(port)],
        env={
            **without_settings(),
            "PYTHONPATH": f"{here}/src:{here}",
            "COUNTYWIDE_VAR": str(var),
            "COUNTYWIDE_ADDRESS": f"http://127.0.0.1:{port}",
            **({"COUNTYWIDE_DATABASE_URL": database} if database else {}),
            **settings,
        },
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    county = County(f"http://127.0.0.1:{port}", var, database)
    try:
        wait_until_ready(county, program)
        yield county
    finally:
        log.close()
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def wait_until_ready(county: County, program: subprocess.Popen[bytes], within: float = 180) -> None:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if program.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{county.address}/health/ready", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"The demo county did not start:\n{(county.var / 'log.txt').read_text()[-3000:]}")


@pytest.fixture(scope="session")
def well_read(county: County) -> None:
    """The county once its answers are read for their meaning too, which the worker does in the first minute."""
    until = time.monotonic() + 180
    while not (search := county.health()["search"])["well"]:
        assert time.monotonic() < until, search["says"]
        time.sleep(0.5)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium where there is one."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return {**browser_type_launch_args, **({"executable_path": found} if found else {}), "args": QUIET}


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a browser of one's own: as a persona, or as nobody; with or without script; at a width."""
    contexts = []

    def start(persona: str = "", *, script: bool = True, width: int = 1280, at: County | None = None) -> Visit:
        at = at or request.getfixturevalue("county")  # not before: a journey of another county need not wait for it
        context = browser.new_context(
            base_url=at.address, java_script_enabled=script, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        visit = Visit(context.new_page(), at)
        if persona:
            visit.become(persona)
        return visit

    yield start
    for context in contexts:
        context.close()


def look(page: Page) -> list[str]:
    """What is wrong with a page: at both widths by the accessibility check, and where it is wider than the screen."""
    faults = []
    page.evaluate(AXE_SCRIPT)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"at {width}, {said}" for said in page.evaluate(AXE)]
        if (wide := page.evaluate(TOO_WIDE)) > 0:
            faults.append(f"at {width}, {wide} pixels wider than the screen")
    page.evaluate(TEXT_SIZE, "200%")
    if (wide := page.evaluate(TOO_WIDE)) > 0:
        faults.append(f"with text of twice the size, {wide} pixels wider than the screen")
    page.evaluate(TEXT_SIZE, "")
    return faults


class Visit:
    """One person at one browser."""

    def __init__(self, page: Page, county: County) -> None:
        self.page, self.county = page, county
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def become(self, persona: str) -> None:
        """Pick a persona on the demo's own page."""
        self.page.goto("/personas")
        self.page.get_by_role("button", name=re.compile(re.escape(persona), re.IGNORECASE)).first.click()
        self.page.wait_for_load_state()
        assert "/personas" not in self.page.url, f"Could not become {persona}."

    def open(self, address: str) -> Visit:
        answer = self.page.goto(address)
        assert answer is not None and answer.status < 400, f"{address} answered {answer and answer.status}."
        return self

    def says(self, *words: str) -> Visit:
        """Every one of these is on the page, in the main part."""
        text = " ".join(self.page.locator("main").inner_text().split()).lower()
        missing = [word for word in words if word.lower() not in text]
        assert not missing, f"{self.page.url} does not say {missing}. It says: {text[:1500]}"
        return self

    def never_says(self, *words: str) -> Visit:
        text = " ".join(self.page.locator("main").inner_text().split()).lower()
        assert [word for word in words if word.lower() in text] == []
        return self

    def follow(self, name: str) -> Visit:
        """Press a link of the page itself, or of its frame if it holds none of this name."""
        inside = self.page.locator("main a").filter(has_text=name)  # a link drawn as a button has the role of one
        (inside if inside.count() else self.page.get_by_role("link", name=name)).first.click()
        self.page.wait_for_load_state()
        return self

    def press(self, name: str) -> Visit:
        self.page.locator("main").get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def ask(self, words: str) -> Visit:
        """Type a question into the box of the ask page and press the button."""
        return self.open("/ask").fill("Your question", words).press("Ask")

    def fill(self, label: str, value: str) -> Visit:
        self.page.get_by_label(label).first.fill(value)
        return self

    def is_accessible(self) -> Visit:
        """No violation at this width, nothing wider than the screen, no complaint in the console."""
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(AXE)
        assert not found, f"{self.page.url}: {found}"
        wide = self.page.evaluate(TOO_WIDE)
        assert wide <= 0, f"{self.page.url} is {wide} pixels wider than the screen."
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"
        return self

    def is_usable(self) -> Visit:
        """The same at both widths, and with text of twice the size."""
        faults = look(self.page)
        assert not faults, f"{self.page.url}: {faults}"
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"
        return self
