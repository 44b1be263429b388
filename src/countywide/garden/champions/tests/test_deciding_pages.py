"""The pages after a call: closed to others, honest to each, and light."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from countywide.garden.champions import actions, queries
from countywide.garden.champions.models import Ask, Champion, Offer, Outcome, Thanks
from countywide.platform.outbox.models import Delivery

from . import deciding as make
from .deciding import BY, DAY, FEEDBACK, KIND, TODAY, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council_facts")]
MOST_QUERIES = 20


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day(name: str, on) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


@pytest.fixture
def keeper(client_for) -> Client:
    return client_for(make.keeper())


def test_a_panel_from_its_members_to_the_shortlist(keeper, client_for):
    of = make.call()
    one, two = (
        make.application(of, name, make.school(f"Marram {name[:3]} School")) for name in ("Ada Quill", "Bo Ferris")
    )
    panel = reverse("champions:panel", args=[of.key])
    reader = make.somebody("Rita Reed")
    keeper.post(f"{panel}/readers", {"email": reader.email})
    assert keeper.post(f"{panel}/readers", {"email": "nobody@people.example"}).status_code == 422
    keeper.post(f"{panel}/numbers")
    assert "Ada Quill" not in words(keeper.get(panel))
    theirs = client_for(reader)
    assert client_for(make.somebody("Stranger")).get(panel).status_code == 404
    assert "First" in words(theirs.get("/your-panels"))
    paper = reverse("champions:paper", args=[of.key, one.paper.number])
    assert theirs.get(f"{paper}/points").status_code == 404
    theirs.post(f"{panel}/interests", {"papers": [], "says": ""})
    assert "Ada" not in words(theirs.get(paper)) and "We wrote the day in pictures" in words(theirs.get(paper))
    keys = [each.key for each in make.policies.kind_of(of).criteria]
    sent = {f"points-{key}": "2" for key in keys} | {f"note-{key}": make.NOTE for key in keys}
    assert theirs.post(f"{paper}/points", {**sent, f"note-{keys[0]}": ""}).status_code == 422
    assert theirs.post(f"{paper}/points", sent).status_code == 302
    other = reverse("champions:paper", args=[of.key, two.paper.number])
    theirs.post(f"{other}/points", sent)
    assert "level for the last place" in words(theirs.get(panel))
    assert keeper.post(f"{paper}/shortlist", {"yes": "yes", "reasons": WORDS}).status_code == 422
    point = queries.to_talk_about(of)[0]
    code = f"tie-{point.papers[0]}-{point.papers[1]}"
    assert (
        theirs.post(f"{panel}/talk", {"about": code, "said": "The first offers more days in the Fen."}).status_code
        == 302
    )
    assert keeper.post(f"{paper}/shortlist", {"yes": "yes", "reasons": WORDS}).status_code == 302
    assert theirs.get(f"{paper}/shortlist").status_code == 403
    assert "Shortlisted" in words(theirs.get(panel))
    keeper.post(reverse("champions:drop-reader", args=[of.key, of.readers.get().key]))
    assert theirs.get(panel).status_code == 404


def test_results_offers_and_ones_own_result(keeper, client_for):
    of, (first, second) = make.decided("Ada Quill", "Bo Ferris")
    for each in (first, second):
        actions.shortlist(each, by=BY, on=TODAY, yes=True, reasons=WORDS)
    results = reverse("champions:results", args=[of.key])
    assert "Ada Quill" in words(keeper.get(results))
    paper = reverse("champions:paper", args=[of.key, first.number])
    keeper.post(f"{paper}/talk-day", day("day", TODAY + 3 * DAY))
    keeper.post(f"{paper}/talked", {**day("talked_on", TODAY), "notes": "Spoke well of how colleagues are helped."})
    keeper.post(f"{paper}/offer", {"agreement": make.AGREED})
    other = reverse("champions:paper", args=[of.key, second.number])
    assert keeper.post(f"{other}/result", {"feedback": "Short.", "reserve": "yes"}).status_code == 422
    keeper.post(f"{other}/result", {"feedback": FEEDBACK, "reserve": "yes"})
    offer = Offer.objects.get()
    own, theirs = client_for(first.application.user), client_for(second.application.user)
    page = reverse("champions:offer", args=[offer.key])
    assert theirs.get(page).status_code == 404 and "council pays for cover" in words(own.get(page))
    assert own.post(page, {"answer": "yes"}).status_code == 302
    assert FEEDBACK in words(theirs.get("/your-results")) and FEEDBACK not in words(own.get("/your-results"))
    leave = reverse("champions:leave-reserve", args=[second.application.reference])
    assert own.get(leave).status_code == 404
    theirs.post(leave)
    assert Outcome.objects.get(application=second.application).left_reserve_on == TODAY
    appoint = reverse("champions:appoint", args=[offer.key])
    assert own.get(appoint).status_code == 403
    keeper.post(appoint, day("starts_on", TODAY))
    assert Champion.objects.get().name == "Ada Quill"
    keeper.post(reverse("champions:decide", args=[of.key]))
    of.refresh_from_db()
    assert of.decided_at is not None and "This call was decided" in words(keeper.get(results))


def test_the_directory_thanks_and_what_is_wanted_are_public(keeper):
    one = make.champion("Osric Vantage", make.district())
    quiet = make.champion("Quiet Person", make.district(), listed=False)
    nobody = Client()
    assert "Osric Vantage" in words(nobody.get("/champions")) and "Quiet Person" not in words(nobody.get("/champions"))
    assert "Osric" not in words(nobody.get("/champions?phase=Secondary"))
    assert nobody.get(reverse("champions:entry", args=[quiet.key])).status_code == 404
    assert "I coach colleagues." in words(nobody.get(reverse("champions:entry", args=[one.key])))
    assert nobody.get("/champions/of/no-such-kind").status_code == 404
    assert nobody.post("/champions/thanks", {"whom": str(one.key), "said": "Thank you for coming."}).status_code == 302
    assert Thanks.objects.get().champion == one
    assert {each.address for each in Delivery.objects.all()} == {one.email, f"head@{one.school.urn}.example"}
    wanted = reverse("champions:want", args=[KIND, one.district.gss_code])
    assert nobody.get(wanted).status_code in (302, 403)
    keeper.post(wanted, {"number": "3", "phase": "Primary", "expertise": ""})
    assert "1 wanted" in words(nobody.get(reverse("champions:vacancies", args=[KIND])))


def test_a_visit_from_the_request_to_what_changed(keeper, client_for):
    one, school = make.champion("Osric Vantage"), make.school("Asking Primary School")
    senco = client_for(make.somebody("Sam Senco", role="senco", organisation=school.organisation))
    theirs, stranger = client_for(one.user), client_for(make.somebody("Stranger"))
    sent = {
        "about": "How to keep playtimes calm for all",
        **day("first", TODAY + 5 * DAY),
        **day("last", TODAY + 20 * DAY),
        "whom": "",
    }
    assert senco.post(reverse("champions:ask-for", args=[KIND]), {**sent, "about": "Help"}).status_code == 422
    senco.post(reverse("champions:ask-for", args=[KIND]), sent)
    held = Ask.objects.get()
    page = reverse("champions:ask", args=[held.key])
    assert stranger.get(page).status_code == 404 and "Osric Vantage is asked" in words(senco.get(page))
    assert senco.get(f"{page}/accept").status_code == 404 and theirs.get(f"{page}/feedback").status_code in (403, 404)
    assert "Asking Primary School" in words(theirs.get("/champions/serving"))
    theirs.post(f"{page}/accept", day("day", TODAY + 6 * DAY))
    assert "comes on" in words(senco.get(page)) and "Planned" in words(senco.get("/champions/asked"))
    Ask.objects.update(planned_on=TODAY)
    theirs.post(
        f"{page}/held", {**day("held_on", TODAY), "minutes": "120", "sort": "visit", "changed": "Zones at playtime"}
    )
    assert "Visits of which nothing was heard" in words(keeper.get("/champions/work"))
    senco.post(f"{page}/feedback", {"feedback": "Playtimes are calm on most days.", "may_quote": "on"})
    assert "Playtimes are calm on most days." in words(theirs.get(page))
    assert "Playtimes are calm on most days." in words(keeper.get(reverse("champions:impact", args=[KIND])))


def test_where_one_serves_is_ones_own_and_the_teams(keeper, client_for):
    one, other = make.champion("Osric Vantage"), make.champion("Petra Lowe")
    theirs = client_for(one.user)
    log = reverse("champions:log", args=[one.key])
    theirs.post(
        log, {**day("held_on", TODAY), "minutes": "90", "sort": "coaching", "changed": "A plan", "schools_met": "2"}
    )
    assert "1 hour 30 minutes" in words(theirs.get("/champions/serving"))
    assert client_for(other.user).get(log).status_code == 404
    listing = reverse("champions:listing", args=[one.key])
    assert keeper.get(listing).status_code == 404
    theirs.post(listing, {"agrees": "no", "profile": ""})
    assert "Osric" not in words(Client().get("/champions"))
    new = make.school("New Primary School")
    keeper.post(reverse("champions:move", args=[one.key]), {"school": new.urn, **day("day", TODAY), "agreed": "no"})
    assert "has not answered" in words(keeper.get("/champions/work"))
    keeper.post(reverse("champions:agree-move", args=[one.key]))
    assert "has not answered" not in words(keeper.get("/champions/work"))
    theirs.post(reverse("champions:step-down", args=[one.key]), day("day", TODAY))
    assert "Stepped down" in words(keeper.get("/champions/work"))


def test_pages_ask_as_little_for_three_as_for_one(keeper):
    numbers = []
    for _ in range(2):
        for page in ("/champions", "/champions/work"):
            keeper.get(page)
        with CaptureQueriesContext(connection) as asked:
            keeper.get("/champions"), keeper.get("/champions/work")
        numbers.append(len(asked))
        make.champion(f"One {len(numbers)}"), make.champion(f"Two {len(numbers)}")
    assert numbers[0] + 1 >= numbers[1] and numbers[1] <= 2 * MOST_QUERIES
