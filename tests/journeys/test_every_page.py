"""Every page of the house in a real browser: usable by anybody, wide and narrow, large and small, with script and without.

Each page is opened once, by whoever sees most of it, and then narrowed and enlarged where it stands.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, Visit, look
from tests.journeys.counties import County

NOT_PAGES = {  # answered with a file, with data, or only to a press of a button
    "ledger:csv", "ledger:xlsx", "ledger:scenario-csv", "ledger:statement", "ledger:own-statement",
    "accounts:another-code", "accounts:be-persona", "front:live", "front:ready", "kit:still-here", "knowledge:changes-feed", "knowledge:suggest",
    "outbox:attachment", "outbox:delivery-attachment", "schools:suggest", "deadlines:calendar", "evidence:again", "evidence:own-home",
    "evidence:own-start", "evidence:send-code", "files:open", "files:plain", "files:remove", "files:upload", "files:uploads", "letters:pdf", "complaints:pdf", "insight:plan-read", "quality:letter-read", "quality:plan-read", "plans:pdf", "plans:plain-pdf", "plans:word", "wordings:word",
    "consultations:paper", "consultations:paper-of", "consultations:by-link-paper", "consultations:for-council-paper",
    "disclosures:pages", "disclosures:without", "disclosures:copy-file", "disclosures:yours-file", "disclosures:by-link-file",
    "letters:by-link-pdf", "letters:by-link-paper", "transfers:hand-over-pdf", "transfers:coming-hand-over-pdf", "transfers:overdue-pdf",
    "floor:events", "floor:answered", "floor:enter", "floor:choose", "floor:open", "floor:mode", "floor:item", "floor:vote", "floor:take-back",
    "floor:answered-now", "floor:not-answered", "floor:show-again", "floor:hide-line", "floor:approve-link", "floor:refuse-link",
    "accreditation:report-pdf", "accreditation:take",
    "forum:calendar", "forum:booking-calendar", "forum:sheet",
    "packs:certificate", "letters:print", "therapy:pdf", "communities:paper", "movers:letter", "links:again", "links:send-code", "requests:another", "requests:leave",
}  # fmt: skip
SEEN_IN = {  # pages that need a first step: the journeys that take it look at them too
    "accounts:sign-in-password": "test_signing_in", "accounts:sign-in-code": "test_q16",
    "accounts:second-step": "test_signing_in", "accounts:new-password": "test_signing_in",
    "accounts:password": "test_signing_in", "accounts:change-app": "test_signing_in",
    "accounts:set-up-second-step": "test_signing_in", "accounts:recovery-codes": "test_signing_in",
    "accounts:renew-recovery-codes": "test_signing_in", "accounts:end-session": "test_signing_in",
    **{f"deadlines:exception-{step}": "test_exception" for step in ("facts", "why", "aim", "check")},
    **{f"evidence:{page}": "test_q31" for page in ("link", "code", *(f"guest-{step}" for step in (
        "start", "child", "asked", "files", "file", "remove", "not-held", "check", "receipt", "more", "pass-on")))},
    **{f"accreditation:{page}": "test_q55" for page in ("close-doors", "found", "offer")}, "accreditation:remove-paper": "test_q52",
    **{f"champions:{page}": "test_a_champions_call" for page in (
        "panels", "panel", "declare", "paper", "score", "talk", "add-reader", "draw", "shortlist", "results", "plan-talk", "note-talk",
        "make-offer", "tell-result", "leave-reserve", "offer", "appoint", "decide", "my-results", "serving", "listing", "log", "step-down",
        "ask", "withdraw-ask", "give", "accept", "pass-on", "held", "feed-back", "drop-reader", "agree-move", "move")},
    "champions:announce": "test_q37", "champions:approve-by-link": "test_q38", "champions:allow-late": "test_q38", "champions:remove-cv": "test_q38",
    "links:open": "test_views_by_link", "links:code": "test_views_by_link", "reviews:views-by-link": "test_views_by_link", "placements:by-link": "test_q01", "letters:by-link": "test_q05", "transfers:coming-hand-over": "test_q05", "transfers:hand-over": "test_q05",
    "disclosures:by-link": "test_subject_access", "disclosures:yours": "test_subject_access",
    "plans:send-unsent": "test_q05", "plans:told-otherwise": "test_q05", "transfers:started": "test_q05",
    "placements:results-report": "test_q10",
    **{f"mapping:{page}": "test_q46" for page in ("waiting", "issue", "confirm", "change", "end")}, "mapping:map": "test_q22",
    **{f"mapping:{page}": "test_moderating" for page in ("rounds", "open-round", "round", "publish", "read", "settle", "answer-query", "query")},
    **{f"mapping:{page}": "test_q20" for page in ("grown-one", "answer-grown")}, "mapping:forecast-kept": "test_q49", "mapping:forecast-drop": "test_q49",
    **{f"coverage:{page}": "test_q42" for page in ("say", "gap", "silent")}, **{f"coverage:{page}": "test_q54" for page in ("enter", "merge", "reply")},
    "movers:by-link": "test_q19", "movers:ask-community": "test_q18", "movers:show": "test_q18", "communities:bridge": "test_q51", "communities:referrals": "test_q51", "movers:recognise": "test_q19",
    **{f"communities:{page}": "test_q48" for page in ("write", "send", "triage", "declare", "decide", "attendance")}, "communities:interest": "test_q44",
    **{f"communities:{page}": "test_a_communitys_term" for page in (
        "withdraw", "put-off", "close", "begun", "impact", "dispute", "rule", "open", "papers", "minutes", "confirm")},
    **{f"communities:{page}": "test_q51" for page in ("ask-bridge", "decide-bridge", "take", "close-case", "reason")},
    **{f"transfers:{page}": "test_q21" for page in ("add-to-year", "decide-year")},
    **{f"consultations:by-link{page}": "test_q03" for page in ("", "-ask", "-not-ours", "-answer", "-sign")}, "consultations:for-council": "test_q03", "consultations:look-over": "test_looking_over",
    **{f"complaints:{page}": "test_complaints" for page in ("by-link", "letter-by-link", "drop-point", "drop-remedy")},
    "forum:reply": "test_q68", "forum:swap": "test_q70",
    "evidence:add-file": "test_adding_evidence", "evidence:add-remove": "test_adding_evidence",
    **{f"floor:{page}": "test_q14" for page in ("mine-one", "reopen", "apart")},
    **{f"floor:{page}": "test_said_privately" for page in (
        "offer", "reply-by-link", "private-one", "private-take", "private-reply", "private-pass", "imported", "propose")},
    **{f"therapy:{page}": "test_q56" for page in ("action", "add-action", "plan", "teachers", "desk")},
    **{f"therapy:{page}": "test_q58" for page in ("own", "ask", "ask-record", "contact", "issue", "meeting", "share", "write")},
    **{f"therapy:{page}": "test_link_therapy_year" for page in (
        "add-agreed", "agree", "assign", "assistant", "cancel", "change", "confirm", "cover", "expected", "held", "leave", "pause", "propose",
        "provider", "resume", "show", "unlist")},
    **{f"packs:{page}": "test_q24a" for page in ("put-right", "send")},
    **{f"packs:{page}": "test_q26" for page in ("confirm-recording", "reply")},
    **{f"packs:{page}": "test_q73" for page in (
        "tell-changes", "vouch-for-link", "forget-did", "broken", "say", "leave-link-out", "remove-slides", "no-slides",
        "take-recording-away",
    )},
    **{f"requests:{page}": "test_writing_a_request" for page in ("page", "files", "check", "later", "link", "receipt")},
}  # fmt: skip
EMPTY_IS_AN_ANSWER = {  # a form that may be sent with nothing in it
    "schools:closures",
    "complaints:in-order",  # what it is about stands there already
    "complaints:answer",  # nothing need be learnt from it; it is refused for having no point
    "reviews:outcome",  # a card is kept as far as it has come
    "reviews:page",  # and so is a page
    "unplaced:flag",  # one press is enough
    "mapping:sign-up",  # and here too
}
SCRIPT_SAYS = re.compile(
    r"you have|characters|words|remaining|too many|all sections|saved|print this page|print this for the meeting|show|hide|minutes?|seconds?|no file chosen|choose file|or drop file"
    r"|choose a folder|take photographs of pages|cite these words|cite the selected words"
)

MORE = {
    "": (
        "/ask?q=do+the+summer+holidays+count+in+the+six+weeks",
        "/ask?q=which+museum+lends+roman+costumes",
        "/ask?q=evidance+uplaod+largest+fiel",
        "/ask?q=my+son+John+Smith+born+3+May+2014+NHS+number+943+476+5919",
        "/ask?q=%F0%9F%98%80%F0%9F%98%80",
        "/answers/all-about-me-profile-training",
        "/ask/send?q=which+museum+lends+roman+costumes",
        "/schools?name=primary",
        "/schools?postcode=ZZ1+1ZZ&within=5",
        "/who-do-i-ask?topic=phase-transfer",
        "/messages",  # asks to sign in
        "/no-such-page",
    ),
    "augustin": ("/desk", "/messages?words=nothing+at+all"),
    "wilhelmina": (
        "/ask?q=do+the+summer+holidays+count+in+the+six+weeks",
        "/answers/largest-file-i-can-send",
        "/people",
    ),
}
"""Further states of pages: found, refused, corrected, held back, empty, closed, not there."""


@pytest.fixture(scope="module")
def doors(county: County) -> list[dict[str, Any]]:
    """Every door of the house with an example that is there, and who opens it."""
    lines = f"from tests.journeys import doors; doors.tell({NOT_PAGES | set(SEEN_IN)!r})"
    return json.loads(county.run(lines, within=420).splitlines()[-1])


def addresses(doors: list[dict[str, Any]], who: str) -> list[tuple[str, str]]:
    """What somebody opens, each with the name of its door."""
    theirs = [
        (door["name"], door["address"])
        for door in doors
        if door["who"] == who and door["name"] not in {*NOT_PAGES, *SEEN_IN}
    ]
    return [*theirs, *(("", address) for address in MORE.get(who, ()))]


SEES_CASES = ("odalys", "ottoline", "merryn", "kwabena", "sorrel", "juniper", "thandeka", "leopold", "marcellus")
WHO = (
    "",
    "augustin",
    "wilhelmina",
    "pascoe",
    "barnaby",
    "honor",
    "ignatius",
    "calypso",
    "saffron",
    "zephyrine",
    "araminta",
    "morwenna",
    "idunn",
    *SEES_CASES,
)
NAMES = [who or "nobody" for who in WHO]


@pytest.mark.parametrize("who", WHO, ids=NAMES)
def test_every_page_is_usable_wide_narrow_and_large(who, doors, visit):
    visitor, faults = visit(who), []
    for name, address in addresses(doors, who):
        faults += faults_of(visitor, name, address)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("who", WHO, ids=NAMES)
def test_every_page_says_the_same_without_script(who, doors, visit):
    """What differs is read once more: meanwhile a message may have left, and no page says any longer that it has not."""
    scripted, plain, faults = visit(who), visit(who, script=False), []
    for name, address in addresses(doors, who):
        with_script = SEEN.get((who, address)) or main_words(scripted.page, address)
        without = main_words(plain.page, address)
        headings = plain.page.locator("h1").count()
        if headings != 1:
            faults.append(f"{address}: {headings} main headings without script")
        missing = with_script - without
        if missing and (missing := missing & main_words(scripted.page, address) - main_words(plain.page, address)):
            faults.append(f"{address}: without script there is no {sorted(missing)[:20]}")
    assert not faults, "\n".join(faults)


def test_every_page_is_walked(doors):
    """Nothing is left out: each door is opened by somebody above, or is known not to be a page."""
    left_out = {door["name"] for door in doors if door["who"] not in WHO} - NOT_PAGES - set(SEEN_IN)
    assert left_out == set()
    names = {door["name"] for door in doors}
    assert (NOT_PAGES | set(SEEN_IN)) - names == set()


def faults_of(visitor: Visit, name: str, address: str) -> list[str]:
    """What is wrong with one page, at both widths, at twice the size, and when its form is sent empty."""
    page = visitor.page
    visitor.complaints.clear()
    page.set_viewport_size({"width": DESK, "height": 900})
    answer = page.goto(address)
    if answer is None or answer.status >= 500:
        return [f"{address}: answered {answer and answer.status}"]
    if answer.status >= 400 and name:
        return [f"{address}: answered {answer.status}"]
    if answer.status >= 400:
        visitor.complaints.clear()  # the browser itself complains of an answer that is not found
    SEEN[visitor.persona, address] = words_on(page)
    faults = look(page)
    if name != "kit:gallery" and has_something_to_fill_in(page):  # the gallery's forms lead nowhere
        press_with_nothing_filled_in(page)
        visitor.complaints[:] = [each for each in visitor.complaints if "422" not in each]
        if name not in EMPTY_IS_AN_ANSWER and not page.locator(".govuk-error-summary").count():
            faults.append("sent empty, it shows no error summary")
        faults += [f"sent empty, {fault}" for fault in look(page)]
    faults += visitor.complaints
    return [f"{address}: {fault}" for fault in faults]


# --- a form that is sent empty; where a script sends it and the page stays, its own journey does ---

MUST_FILL = """() => [...document.querySelectorAll("main form[method=post]:not([data-sends])")].findIndex((form) =>
    form.querySelector("button[type=submit], button:not([type])") && [...form.querySelectorAll("input[type=text], input[type=email], textarea")].some((box) =>
        box.offsetParent && box.labels.length && !/optional/i.test(box.labels[0].innerText)
))"""
EMPTY_AND_SEND = """(place) => {
    const form = document.querySelectorAll("main form[method=post]:not([data-sends])")[place];
    form.noValidate = true;
    for (const box of form.querySelectorAll("input[type=text], input[type=email], textarea")) box.value = "";
    form.removeAttribute("data-draft-address");
    form.querySelector("button[type=submit], button:not([type])").click();
}"""


def has_something_to_fill_in(page: Page) -> bool:
    return page.evaluate(MUST_FILL) >= 0


def press_with_nothing_filled_in(page: Page) -> None:
    with page.expect_navigation():
        page.evaluate(EMPTY_AND_SEND, page.evaluate(MUST_FILL))


# --- without script ---

SEEN: dict[tuple[str, str], set[str]] = {}
"""The words each page said to whom, when it was looked at with script: it need not be opened again for them."""


def main_words(page: Page, address: str) -> set[str]:
    """The words of the page's main part, without numbers and without what script itself says."""
    answer = page.goto(address)
    assert answer is not None and (answer.status < 400 or address in sum(MORE.values(), ())), f"{address}: {answer}"
    return words_on(page)


def words_on(page: Page) -> set[str]:
    text = page.locator("main").inner_text().lower()
    return set(Counter(re.findall(r"[a-z’'-]{3,}", SCRIPT_SAYS.sub(" ", text))))
