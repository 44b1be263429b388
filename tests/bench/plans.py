"""Plans: opening one of 40 rows, saving a row as one types, two plans of thirty pages word by word, paper, checks."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.bench.__main__ import Figure
from tests.bench.timing import said, times

CALLS = range(20)


def measure(asked: argparse.Namespace) -> Iterator[Figure]:
    yield from of_words()
    yield from of_pages()


def of_words() -> Iterator[Figure]:
    """What is worked out from what a plan says, with no database."""
    from countywide.casework.plans import comparing, policies, rules
    from countywide.casework.plans.tests import contents as say
    from countywide.casework.plans.writers import pdf, word

    before = say.long()
    others = [
        rewritten(before, number) for number in CALLS
    ]  # another each time: what sets the paper remembers what it set
    given: dict[str, Any] = {"about": say.ABOUT, "issued_as": "FINAL", "on": say.DAY}
    pages = pages_of(pdf.write(before, **given))
    sized = f"{pages} pages, {len(before.rows)} rows, {letters(before):,} characters"
    looked = rules.Looked(before, say.SET, policies.in_force(say.DAY), "FINAL", say.DAY, 5)
    for what, target, work in (
        ("Two plans compared by word", "≤ 500 ms", lambda number: comparing.compare(before, others[number], say.SET)),
        ("PDF of a plan", "≤ 2 s", lambda number: pdf.write(others[number], **given)),
        ("Plan in plain words, PDF", "≤ 2 s", lambda number: pdf.write_plain(others[number], **given)),
        ("Plan as .docx", "–", lambda number: word.write(others[number], **given)),
        ("Checks of a plan", "–", lambda _: rules.findings(looked)),
    ):
        yield Figure(what, said(times(work, CALLS)), target, f"{sized}, {len(CALLS)} calls")
    longest = " ".join(say.SENTENCES * 60)[:20_000]
    taken = times(lambda _: comparing.by_word(longest, scrambled(longest, random.Random(2))), CALLS)
    yield Figure("The longest row compared by word", said(taken), "–", f"{len(longest):,} characters that repeat")


def of_pages() -> Iterator[Figure]:
    """Pages and changes of a plan of 40 rows, through the test client."""
    from django.db import connection, transaction
    from django.urls import reverse
    from django.utils.timezone import localdate

    from countywide.casework.plans import actions
    from countywide.casework.plans.tests import factories as make
    from tests.bench.cases import signed_in

    on = localdate()
    held = make.plan(on)
    rows = make.golden_thread(held, on)
    for number in range(37):
        make.row(held, ("B", "E", "F")[number % 3], f"Row {number}. Reading takes great effort.", on)
    for issued_as in ("DRAFT", "FINAL"):
        with transaction.atomic():
            actions.freeze(held, by=make.BY, on=on, issued_as=issued_as)
    user = make.assessments.officer()
    officer = signed_in(user)
    conditions = f"40 rows, {connection.vendor}, Django test client, {len(CALLS)} calls"
    for what, target, name, keys in (
        ("Plan opened to be written", "≤ 12 queries", "write", ()),
        ("Plan opened to be read", "≤ 12 queries", "version", (2,)),
        ("Comparison opened", "≤ 12 queries", "compare", ()),
        ("Plan in plain words opened", "≤ 12 queries", "plain", (2,)),
    ):
        address = reverse(f"plans:{name}", args=[held.key, *keys])
        queries = asked_of(lambda a=address: officer.get(a))
        taken = times(lambda _, a=address: officer.get(a), CALLS)
        yield Figure(what, f"{queries} queries, {said(taken)}", target, conditions)
    row = rows["need"]
    address = reverse("plans:row", args=[held.key, row.key])
    headers = {"Accept": "application/json"}
    typed = {"text": "Reading takes great effort and tires.", "seen": "1"}
    queries = asked_of(lambda: officer.post(f"{address}?keep-draft", typed, headers=headers))
    taken = times(lambda _: officer.post(f"{address}?keep-draft", typed, headers=headers), CALLS)
    yield Figure("Row kept as one types", f"{queries} queries, {said(taken)}", "≤ 100 ms", conditions)

    def changed(number: object) -> None:
        actions.change_row(row, by=user, on=on, text=f"Reading takes great effort, said {number} times.")

    yield Figure("Row changed, with its history and record", said(times(changed, CALLS)), "≤ 100 ms", conditions)


def asked_of(work: Callable[[], Any]) -> int:
    """How many questions of the database one call asks, after one that fills what is kept."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    work()
    with CaptureQueriesContext(connection) as found:
        answer = work()
    assert answer.status_code < 400, answer.status_code
    return len([each for each in found if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def rewritten(content: Any, seed: int) -> Any:
    """The same plan with one word in ten changed, some rows gone, some new and some moved."""
    from dataclasses import replace

    from countywide.casework.plans.types import numbered

    chance = random.Random(seed)
    rows = [replace(row, text=scrambled(row.text, chance)) for row in content.rows if chance.random() > 0.05]
    new = [replace(row, key=f"new-{row.key}") for row in rows if chance.random() < 0.05]
    order = {section: number for number, section in enumerate(dict.fromkeys(row.section for row in content.rows))}
    mixed = sorted([*rows, *new], key=lambda row: (order[row.section], chance.random() < 0.1))
    return replace(content, rows=numbered(mixed))


def scrambled(words: str, chance: random.Random) -> str:
    return " ".join("altered" if chance.random() < 0.1 else word for word in words.split())


def letters(content: Any) -> int:
    return sum(len(row.text) for row in content.rows)


def pages_of(document: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(document)) as paper:
        return len(paper.pages)
