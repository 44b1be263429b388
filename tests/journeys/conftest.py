"""The demo county served as `make run` serves it, a real browser, and an accessibility check of every page seen."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.journeys.counties import TRAVELLING, County, served
from tests.kills.processes import suites_server

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # as tools/browser.py
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = 1280, 320
STILL_COMES = 5  # seconds
AXE = f"""async () => {{
    const found = await axe.run(document, {{runOnly: {{type: "tag", values: {STANDARDS}}}, resultTypes: ["violations"]}});
    return found.violations.map((one) => `${{one.id}}: ${{one.help}} (${{one.nodes.map((node) => node.target).join(", ")}})`);
}}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXT_SIZE = "(size) => { document.documentElement.style.fontSize = size; }"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs in a browser."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """`countywide demo` in a folder of its own, web and worker, stopped at the end. Each file of journeys has one as it was made:
    what one does there is never in another's way.

    While writing a journey, one that runs already will do: RUNNING_COUNTY="http://127.0.0.1:8000 var".
    """
    if running := os.environ.get("RUNNING_COUNTY"):
        yield County(running.split()[0], Path(running.split()[1]).resolve())
        return
    var = tmp_path_factory.mktemp("county")
    with served(var, "countywide") as one:
        yield one
    shutil.rmtree(var, ignore_errors=True)


@pytest.fixture(scope="session")
def july(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The same county, served as if today were Saturday 25 July 2026, when every school is closed for the summer."""
    with served(tmp_path_factory.mktemp("july"), TRAVELLING, opens="2026-07-25T10:00:00+00:00") as one:
        yield one


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """The same county, whose council lets one file hold 40 MB and one case 700 MB."""
    limits = {"COUNTYWIDE_FILE_LIMIT_MB": "40", "COUNTYWIDE_CASE_LIMIT_MB": "700"}
    with served(tmp_path_factory.mktemp("small"), "countywide", **limits) as one:
        yield one


@pytest.fixture(scope="module")
def travelling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """A small county on the kind of database of this run. It opens on Monday 17 August 2026, and the journey moves its clock.

    RUNNING_COUNTY does as for `county`, where it was started as this one is.
    """
    if running := os.environ.get("RUNNING_COUNTY"):
        yield County(running.split()[0], Path(running.split()[1]).resolve())
        return
    var, opens = tmp_path_factory.mktemp("travelling"), "2026-08-17T10:00:00+00:00"
    settings = {"FEW_CHILDREN": "yes", "COUNTYWIDE_DEMO": "1", "COUNTYWIDE_SESSION_SECONDS": str(1000 * 24 * 60 * 60)}
    with served(var, TRAVELLING, opens=opens, server=suites_server(), **settings) as one:
        yield one


@pytest.fixture(scope="module")
def well_read(county: County) -> None:
    """The county once its answers are read for their meaning too, which the worker does in the first minute."""
    until = time.monotonic() + 180
    while not (search := county.health()["search"])["well"]:
        assert time.monotonic() < until, search["says"]
        time.sleep(0.5)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium where there is one; the one without a window first."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
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
        visit = Visit(context.new_page(), at, script=script)
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


def is_complaint(said: Any) -> bool:
    """Whether the browser complains. That a form was sent back to be put right is no complaint, though the browser notes it."""
    return bool(said.type == "error" and "status of 422" not in said.text)


NEEDS_SCRIPT = "The check runs script: look at this page in a browser that has it, or it would wait for ever."


class Visit:
    """One person at one browser."""

    def __init__(self, page: Page, county: County, *, script: bool = True) -> None:
        self.page, self.county, self.persona, self.has_script = page, county, "", script
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if is_complaint(said) else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def become(self, persona: str) -> None:
        """Pick a persona on the demo's own page."""
        self.page.goto("/personas")
        self.page.get_by_role("button", name=re.compile(re.escape(persona), re.IGNORECASE)).first.click()
        self.page.wait_for_load_state()
        assert "/personas" not in self.page.url, f"Could not become {persona}."
        self.persona = persona

    def open(self, address: str) -> Visit:
        answer = self.page.goto(address)
        assert answer is not None and answer.status < 400, f"{address} answered {answer and answer.status}."
        return self

    def says(self, *words: str) -> Visit:
        """Every one of these is on the page, in the main part; a page that still comes is waited for."""
        until = time.monotonic() + STILL_COMES
        while missing := [word for word in words if word.lower() not in (text := self.text())]:
            assert time.monotonic() < until, f"{self.page.url} does not say {missing}. It says: {text[:1500]}"
            self.page.wait_for_timeout(100)
        return self

    def never_says(self, *words: str) -> Visit:
        text = self.text()
        assert [word for word in words if word.lower() in text] == []
        return self

    def text(self) -> str:
        """The words of the main part, small and with one space between them."""
        return " ".join(self.page.locator("main").inner_text().split()).lower()

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
        assert self.has_script, NEEDS_SCRIPT
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(AXE)
        assert not found, f"{self.page.url}: {found}"
        wide = self.page.evaluate(TOO_WIDE)
        assert wide <= 0, f"{self.page.url} is {wide} pixels wider than the screen."
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"
        return self

    def is_usable(self) -> Visit:
        """The same at both widths, and with text of twice the size."""
        assert self.has_script, NEEDS_SCRIPT
        faults = look(self.page)
        assert not faults, f"{self.page.url}: {faults}"
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"
        return self
