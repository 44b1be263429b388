"""The demo county served as `make run` serves it, a real browser, and an accessibility check of every page seen."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys share one server, so one process runs them all."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@dataclass(frozen=True)
class County:
    """The demo county as it is served: its address and its folder."""

    address: str
    var: Path

    def letters_to(self, mailbox: str, *, containing: str = "", within: float = 20) -> list[str]:
        """The emails that reached a mailbox, newest last; waits for one that contains the words."""
        until = time.monotonic() + within
        while True:
            found = [
                text
                for text in self.letters()
                if mailbox.lower() in text.lower() and containing.lower() in text.lower()
            ]
            if found or time.monotonic() > until:
                return found
            time.sleep(0.2)

    def letters(self) -> list[str]:
        from email import message_from_bytes, policy

        folder = self.var / "outbox"
        files = sorted(folder.glob("**/*.eml"), key=lambda file: file.stat().st_mtime) if folder.exists() else []
        read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [
            f"To: {mail['to']}\nSubject: {mail['subject']}\n\n{mail.get_body(('plain',)).get_content()}"
            for mail in read
        ]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """`countywide demo` in a folder of its own, web and worker, stopped at the end."""
    var, port = tmp_path_factory.mktemp("county"), free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COUNTYWIDE_", "DJANGO_"))}
    log = open(var / "log.txt", "w")  # noqa: SIM115
    program = subprocess.Popen(
        [sys.executable, "-m", "countywide", "demo", "--port", str(port)],
        env={**kept, "COUNTYWIDE_VAR": str(var), "COUNTYWIDE_ADDRESS": f"http://127.0.0.1:{port}"},
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    county = County(f"http://127.0.0.1:{port}", var)
    try:
        wait_until_ready(county, program)
        yield county
    finally:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)


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
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium where there is one."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return {**browser_type_launch_args, **({"executable_path": found} if found else {}), "args": QUIET}


@pytest.fixture
def visit(county: County, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a browser of one's own: as a persona, or as nobody; with or without script; at a width."""
    contexts = []

    def start(persona: str = "", *, script: bool = True, width: int = 1280) -> Visit:
        context = browser.new_context(
            base_url=county.address, java_script_enabled=script, viewport={"width": width, "height": 900}
        )
        contexts.append(context)
        visit = Visit(context.new_page(), county)
        if persona:
            visit.become(persona)
        return visit

    yield start
    for context in contexts:
        context.close()


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

    def follow(self, name: str) -> Visit:
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def press(self, name: str) -> Visit:
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def fill(self, label: str, value: str) -> Visit:
        self.page.get_by_label(label).first.fill(value)
        return self

    def is_accessible(self) -> Visit:
        """No violation at this width, nothing wider than the screen, no complaint in the console."""
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels wider than the screen."
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"
        return self
