"""Q19: children moved in with no plan but funded before; should it follow?"""

from __future__ import annotations

from datetime import date

from tests.journeys.asking import code_in
from tests.journeys.sharing import PUPIL, SENCO_MAILBOX, ago, fill_day, pick, reference_on, senco, tick, words

SEES = "He settles with an adult near, and leaves the room when it is loud."
FUNDED = """
from datetime import timedelta
from django.db import transaction
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Organisation
from countywide.platform.kit.doors import Machine
from countywide.register.people.models import Child
from countywide.support.ledger import actions, queries
from countywide.support.ledger.enums import Standing, Stream
on, by = localdate(), Machine("journey")
year = queries.year_at(on)
pot = queries.pot_of(year, Stream.YEAR_R) or actions.open_pot(year, by=by, on=on, stream=Stream.YEAR_R, pence=9_000_00, why="Starters")
child = Child.objects.get(key="{child}")
before = Organisation.objects.get(key="school-900004")
with transaction.atomic():
    actions.award(
        pot, by=by, on=on, school_id=before.pk, child_id=child.pk, annual_pence=3_650_00, standing=Standing.CONFIRMED,
        from_on=max(year.starts_on, on - timedelta(days=60)), to_on=year.ends_on, basis="Reception amount",
        source="journey:q19:{child}",
    )
"""


NAMED = """
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Organisation
from countywide.register.people import queries
school = Organisation.objects.get(key="school-900004")
child = queries.pupils_at(school.pk, localdate()).order_by("-id")[0]
print(child.key, child.legal_forename, child.legal_surname, child.born_on.isoformat(), sep="|")
"""


def told(
    visit, *, known: str, came_from: str, child: str = "", name: str = "Osric Lanternwood", born_on: date | None = None,
    more: dict[str, str] | None = None,
):  # fmt: skip
    """The form of an arrival, filled in and sent."""
    school = visit(senco()).open("/arrivals/tell")
    if child:
        pick(school, "child", child)
    else:
        words(school, "name", name)
        fill_day(school, "born_on", born_on or ago(2500))
    words(school, "initials", "OL")
    pick(school, "year", "1")
    fill_day(school, "arrived_on", ago(4))
    tick(school, known)
    for name, value in (more or {}).items():
        words(school, name, value)
    words(school, "from_school", came_from)
    return words(school, "sees", SEES).press("Tell us")


def test_q19_money_here_ends_stays_or_follows_with_its_sum_in_writing(visit, county):
    """The school sees at once what the rule says, how much and from when; finance tells it in writing and the ledger follows.

    Page: /arrivals/money
    """
    # given a mover who had an allocation here, when the admission is recorded
    child = county.run(PUPIL.format(place=0)).strip()
    county.run(FUNDED.format(child=child))
    school = told(
        visit, known="There was money at another school of this council’s area", came_from="900004", child=child
    )

    # then the school sees whether it follows, with its amount, the day, and the part of the year
    school.says("Follows the child", "A Reception amount follows the child, by the day", "£3,650 a year, by")
    school.says("the funding team confirms it in writing", "told in writing about money by").is_usable()
    reference, shown = reference_on(school), school.page.url

    # and in writing, within ten school days, carried out in the ledger
    finance = visit("Ignatius").open("/arrivals/money").says(reference).is_usable()
    finance.follow(reference).is_usable().follow("Answer about the money").says(
        "What becomes of earlier money"
    ).is_usable()
    finance.press("Tell the school and carry it out").says("the ledger follows", "Carried out on").is_usable()
    (letter,) = county.letters_to(SENCO_MAILBOX, containing=reference)
    visit(senco(), width=320).open(letter.link("/arrivals/")).says("Answered", "The letter (PDF)").is_accessible()
    assert county.letters_to("senco@gull-beacon-primary.example", containing="has moved")
    assert shown


def test_q19_another_councils_evidence_is_asked_for_at_once_and_given_by_a_link(visit, county):
    """A council that paid is asked the same minute, by a link opened with a code; its answer is seen at the school.

    Page: /arrivals/tell
    """
    # given another council that funded the child, when the admission is recorded
    desk = "send.records@quaymouth.example"
    school = told(
        visit, known="There was money, and another council paid it", came_from="not known",
        more={"council_name": "Quaymouth", "council_email": desk},
    )  # fmt: skip
    school.says("Quaymouth", "Asked on").is_usable()
    shown, reference = school.page.url, reference_on(school)

    # then a request for evidence is sent by itself
    (asked,) = county.letters_to(desk, containing=f"personal link: {reference}")
    assert "Lanternwood" not in asked.words
    other = visit().open(asked.link("/personal-link/")).says("send the records of a pupil who left you").is_usable()
    other.press("Send me a code")
    code = code_in(county.letters_to(desk, containing=f"code for your personal link: {reference}")[-1].words)
    other.fill("The code in our message", code).press("Continue")
    other.says("Osric Lanternwood", "what was tried").is_usable()
    tick(other, "The records were sent").press("Send the answer").says("The new school is told").is_accessible()
    school.open(shown).says("The records were sent", "answered on").is_usable()


def test_q19_a_pupil_whom_the_school_could_not_choose_is_recognised_and_the_money_found(visit, county):
    """The funding team says which child of the register it is; what the child had is looked up, and the rule for it said.

    Page: /arrivals/<key>
    """
    # given a pupil who had an allocation at another school, and is not yet on the list of the new one
    child, forename, surname, born_on = county.run(NAMED).strip().split("|")
    county.run(FUNDED.format(child=child))
    school = told(
        visit, known="There was money at another school of this council’s area", came_from="900004",
        name=f"{forename} {surname}", born_on=date.fromisoformat(born_on),
    )  # fmt: skip
    reference, shown = reference_on(school), school.page.url

    # when the funding team says which child it is
    finance = visit("Ignatius").open("/arrivals/money").follow(reference).is_usable()
    finance.open(f"{shown.split('?')[0].rstrip('/')}/which-child").is_usable()
    finance.page.locator("main input[name=child]").first.check()
    finance.press("This is the child").says("earlier money was looked up", "Follows the child").is_usable()

    # then the school reads what becomes of it
    school.open(shown).says("Follows the child", "£3,650 a year").is_usable()
