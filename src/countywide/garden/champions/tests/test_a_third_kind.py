"""A third kind of role by one file of policy beside the council’s facts, and no line of code: from announcement to directory."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from countywide.garden.champions import actions, policies, queries
from countywide.garden.champions.models import Call, Champion, Paper

from . import deciding as make
from .deciding import BY, DAY, FEEDBACK, TODAY, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
KIND = "reading-mentors"
FILE = """
title = "Reading mentor"
plural = "Reading mentors"
team = "inclusion"
purpose = "Reading mentors listen to older beginners and show other adults how."
does = ["listens twice a week"]
does_not = ["teach a class"]
days = 3
commitment = "Three days a year; the way is paid."
steps = ["Check that you may take part.", "Write.", "Send."]
next_steps = ["You get a receipt.", "Two people read it without names."]
declaration = "What I have written is true."

[[check]]
key = "grown"
asks = "Are you over eighteen?"
right = "yes"
because = "Mentors are grown up."

[[page]]
key = "you"
heading = "About you"

[[page.question]]
key = "story"
asks = "What did you read as a child?"
kind = "long"
limit = 900

[[page.question]]
key = "languages"
asks = "In which languages do you read?"
kind = "choices"
options = ["English", "Polish", "Welsh"]

[[criterion]]
key = "warmth"
title = "Warmth"
says = "Would make somebody want to read."
questions = ["story"]

[[criterion]]
key = "reach"
title = "Reach"
says = "Reads in languages that are wanted."
weight = 3
questions = ["languages"]

[choosing]
panel = 2
scale = ["Not shown", "Shown", "Shown well"]
feedback_days = 5
reserve_months = 6
term_months = 6
directory = true
apart = 0
reply_days = 3

[serving]
can_be_asked = true
answer_days = 2
waiting_at_most = 1
expertise = "languages"
phase = ""

[serving.activities]
reading = "Reading together"
"""


@pytest.fixture
def reading_mentors(tmp_path: Path, settings) -> str:
    """One file in the folder beside the council’s file of facts."""
    facts = tmp_path / "council.toml"
    facts.write_bytes(Path(settings.COUNCIL_FILE).read_bytes() if settings.COUNCIL_FILE else b"")
    (tmp_path / policies.COUNCILS).mkdir()
    (tmp_path / policies.COUNCILS / f"{KIND}.2025-01-01.toml").write_text(FILE, encoding="utf-8")
    settings.COUNCIL_FILE = str(facts)
    return KIND


def test_a_third_kind_runs_from_announcement_to_directory_by_one_file(reading_mentors):
    announced = timezone.now() - 60 * DAY
    opens, closes = announced + 10 * DAY, announced + 40 * DAY
    call: Call = actions.plan(
        None, by=BY, now=announced, on=timezone.localdate(announced), kind=KIND, key="reading-mentors-1", title="Reading mentors",
        places=1, opens_at=opens, closes_at=closes, results_by=TODAY + 10 * DAY, starts_on=TODAY + 30 * DAY,
    )  # fmt: skip
    actions.announce(call, by=BY, now=announced)
    assert "Reading mentors listen to older beginners" in Client().get("/calls/reading-mentors-1").content.decode()
    sent = [applied(call, name) for name in ("Ada Quill", "Bo Ferris")]
    panel = make.readers(call, 2)
    actions.draw(call, by=BY, on=TODAY)
    first, second = (Paper.objects.get(application=each) for each in sent)
    assert [each.text for each in queries.sheet_of(first)] == ["I am [name] and I read tales.", "English, Welsh"]
    for reader in panel:
        make.score(reader, first, 2)
        make.score(reader, second, 1)
    assert queries.totals_of(call) == {first.number: 8.0, second.number: 4.0}
    make.talked(first)
    offer = actions.make_offer(first, by=BY, on=TODAY, agreement="Three days a year, with the way paid.")
    actions.shortlist(second, by=BY, on=TODAY, yes=False, reasons=WORDS)
    actions.tell_result(second, by=BY, on=TODAY, feedback=FEEDBACK, reserve=False)
    actions.accept(offer, by=sent[0].user, on=TODAY)
    one = actions.appoint(offer, by=BY, on=TODAY, starts_on=TODAY)
    actions.list_in_directory(one, by=one.user, on=TODAY, agrees=True, profile="I read aloud.")
    actions.decide(call, by=BY, now=timezone.now())
    assert (one.ends_on - one.starts_on).days in range(180, 186) and one.expertise == ["English", "Welsh"]
    assert queries.directory(KIND, on=TODAY, expertise="Welsh") == [one]
    page = Client().get(reverse("champions:directory-of", args=[KIND])).content.decode()
    assert "Ada Quill" in page and "Reading mentors" in page
    assert "I read aloud." in Client().get(reverse("champions:entry", args=[one.key])).content.decode()
    held = actions.ask(
        make.school(), by=BY, on=TODAY, kind=KIND, about="Six pupils of Year 8 who begin to read", first=TODAY + 3 * DAY, last=TODAY + 9 * DAY
    )  # fmt: skip
    assert held.champion == one and Champion.objects.get().kind == KIND


def applied(call: Call, name: str):
    """Written and sent while the call was open; nobody approves."""
    by, now = make.somebody(name), call.opens_at + DAY
    held = actions.begin(call, by=by, now=now, schools=[], role="", checks={"grown": "yes"})
    answers = {"story": f"I am {name} and I read tales.", "languages": ["English", "Welsh"]}
    actions.write(held, by=by, now=now, page="you", answers=answers)
    actions.send(held, by=by, now=now, declares=True)
    return held
