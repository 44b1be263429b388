"""Makes the invented county through the same doors that a council would use. Making it twice changes nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django_q.tasks import async_task

from countywide.casework.assessments import actions as assessments
from countywide.casework.cases import actions as cases
from countywide.demo import (
    accreditation,
    asking,
    audits,
    champions,
    choosing,
    communities,
    complaining,
    consulting,
    coverage,
    data,
    disputes,
    evidence,
    floor,
    floor_after,
    forum,
    history,
    known,
    ledger,
    mailings,
    mapping,
    movers,
    moving,
    packs,
    people,
    plans,
    preferring,
    second_decisions,
    starters,
    subject_access,
    therapy,
    whole_round,
)
from countywide.demo.children import places, writing
from countywide.garden.knowledge import actions as knowledge
from countywide.garden.knowledge import importing
from countywide.platform.audit import actions as audit
from countywide.platform.audit.models import Entry
from countywide.platform.kit.doors import Machine
from countywide.platform.kit.upkeep import count_rows
from countywide.register.contacts import actions as contacts
from countywide.register.contacts import queries as contacts_asked
from countywide.register.schools import actions as schools

DEMO = Machine("demo")
MADE = "demo.made"
Say = Callable[[str], None]


def is_made() -> bool:
    """Whether the whole county was made before: the last step leaves its mark on the record."""
    return Entry.objects.filter(did=MADE).exists()


def make_county(*, on: date, say: Say = lambda words: None) -> None:
    """Make everything in one transaction, so that a stop half way leaves no half-made county."""
    with transaction.atomic(), uncollected():
        for words, step in STEPS:
            say(words)
            step(on)
        async_task("countywide.garden.knowledge.tasks.read_for_meaning")
        audit.record(MADE, by=DEMO, on=on.isoformat())


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage among records of which none is: it took a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def places_and_schools(on: date) -> None:
    council = data.read(data.COUNCIL)
    schools.import_extract(data.EXTRACT, by=DEMO, on=on, links=data.LINKS)
    schools.lay_out(
        None, by=DEMO, areas=council["area"], districts=council["district"], communities=council["community"]
    )
    schools.lay_out_schools(
        None, by=DEMO, since=date(2025, 9, 1), schools=data.read(data.COUNTY / "schools.toml")["school"]
    )


def teams_and_routes(on: date) -> None:
    contacts.lay_out_teams(None, by=DEMO, on=on, teams=data.read(data.COUNTY / "teams.toml")["team"])
    titles = {topic["key"]: topic["title"] for topic, _ in data.topics()}
    contacts.lay_out_routes(None, by=DEMO, routes=data.read(data.COUNTY / "routes.toml")["route"], topics=titles)
    held = data.read(data.COUNTY / "schools.toml")["school"]
    contacts.lay_out_schools(None, by=DEMO, on=on, schools_contacts=held)


def answers(on: date) -> None:
    figures: list[dict[str, Any]] = data.values()
    for topic, listed in data.topics():
        knowledge.load_answers(None, by=DEMO, on=on, topic=topic, answers=listed, values=figures)
        figures = []


def desks(on: date) -> None:
    """Who is written to in an assessment: the health board, advisers, social care, the team for plans."""
    for given in data.read(data.COUNCIL)["desk"]:
        if "team" in given:
            team = contacts_asked.team_with(given["team"])
            assert team is not None, f"council.toml names a team that is not there: {given['team']}."
            mailbox = contacts_asked.team_recipient(team.organisation_id)
            organisation, email = team.organisation, mailbox.address if mailbox else ""
        else:
            organisation, email = people.opened_as(given["organisation"], given["kind"]), given["email"]
        assessments.add_desk(
            None,
            by=DEMO,
            on=on,
            purpose=given["purpose"],
            organisation_id=organisation.pk,
            name=organisation.name,
            email=email,
            is_section_31=given.get("is_section_31", False),
            starts_on=date(2020, 9, 1),
        )


CHILDREN, SEED = 2_000, 2026


def children(on: date) -> None:
    """Two thousand invented children, their assessments at every stage, and when cases pass between teams."""
    council = data.read(data.COUNCIL)
    schools.lay_out_terms(None, by=DEMO, on=on, terms=council["term"])
    cases.lay_out_hand_over_rules(None, by=DEMO, rules_given=council["hand_over"])
    ground = places.ready(on)
    known.make(ground)
    writing.write(CHILDREN, ground=ground, seed=SEED)


OWNERS = {
    "getting-ready-for-an-annual-review": "casework",
    "moving-to-secondary-school-with-a-plan": "phase-transfer",
}
"""Whose a document is, as it says itself; the rows of any other go each to the team of its words."""


def documents(on: date) -> None:
    for file in sorted(data.DOCUMENTS.glob("*.md")):
        owner = OWNERS.get(file.stem, "")
        importing.bring_in(file, name=file.name, by=DEMO, on=on, findable_now=False, team_key=owner)


def counted(on: date) -> None:
    """PostgreSQL chooses its ways by what it knows of the tables. Inside one transaction it learns nothing by itself, and would
    join thousands of rows with thousands of others, each with each."""
    count_rows()


STEPS: tuple[tuple[str, Callable[[date], None]], ...] = (
    ("Schools, districts and communities", places_and_schools),
    ("Teams, mailboxes and who to ask", teams_and_routes),
    ("People", people.make),
    ("Who is written to in an assessment", desks),
    ("Children and their assessments", children),
    ("Evidence asked for", evidence.make),
    ("What was asked, decided and written before today", history.make),
    ("Plans, and the reviews of two years", plans.make),
    ("Disputes", disputes.make),
    ("Counting what is there", counted),
    ("A round from the list to the named schools", whole_round.make),
    ("Children who move to the next phase", moving.make),
    ("Counting them too", counted),
    ("What families would like next", preferring.make),
    ("Schools that are asked", consulting.make),
    ("Requests for information", subject_access.make),
    ("Audits", audits.make),
    ("Second decisions", second_decisions.make),
    ("Complaints", complaining.make),
    ("A funding year", ledger.make),
    ("Children who started Reception last September", starters.make),
    ("Children who start Reception", mapping.make),
    ("A term of two communities", communities.make),
    ("Pupils who came during the year", movers.make),
    ("Services by district", coverage.make),
    ("Link therapists and their schools", therapy.make),
    ("Evaluations, accreditation and schools to visit", accreditation.make),
    ("The forum", forum.make),
    ("Calls for people who want to help", champions.make),
    ("Champions who serve, and a call before its panel", choosing.make),
    ("Published answers", answers),
    ("Documents", documents),
    ("Questions that wait", asking.make),
    ("A session that is open today", floor.make),
    ("What was said after a session", floor_after.make),
    ("Packs of past sessions", packs.make),
    ("Messages to schools", mailings.send),
)
