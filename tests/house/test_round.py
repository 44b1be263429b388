"""Who sees what of one round: every actor at the children whom the demo county carries right through it. The matrix is printed.

The role matrix (`test_matrix.py`) asks what a role may do to its own; here stand people and links of one round side by side: the
family, another family, the school of today, the school that was asked, the one that is named, another school, schools and a council
elsewhere by link, officers and managers of the team and of others, the teams that hear of a place, and health. Run with `-s`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from countywide.casework.consultations import queries as consultations
from countywide.casework.consultations.models import Consultation
from countywide.casework.disputes.models import Dispute
from countywide.casework.placements.models import Preference
from countywide.casework.plans.models import Sent
from countywide.casework.transfers.models import Transfer
from countywide.casework.unplaced.models import Search
from countywide.platform.links.models import Link
from countywide.platform.links.tests.factories import let_in
from tests.house.pages import answer_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]

FAMILY, PRESENT = {"saoirse"}, {"merryn"}
OFFICERS = {
    "isolde",
    "marcellus",
    "pascoe",
}  # of the team, their manager, and data coordination, which keeps every record straight
WORKS = {"isolde", "marcellus"}
OUTSIDE = {
    "ansel",
    "sorrel",
    "temperance",
    "roisin",
    "odalys",
    "cressida",
    "ottoline",
    "ignatius",
    "leopold",
    "saffron",
}
"""Other families, other schools, officers and a manager of other teams, finance, and advisers whom nobody asked."""
ACTORS = (*sorted(FAMILY | PRESENT | OFFICERS | OUTSIDE | {"hollis", "demelza"}),)


def move(surname: str) -> Transfer:
    return Transfer.objects.select_related("case", "plan").get(child__legal_surname=surname)


def asked(surname: str, name: str) -> Consultation:
    return Consultation.objects.get(case=move(surname).case, setting__name=name)


def of(door: str, *parts: Callable[[], Any]) -> Callable[[], str]:
    return lambda: reverse(door, args=[part() for part in parts])


def letter(to_whom: str) -> Callable[[], str]:
    """What one of the eight was sent of the final plan."""
    return lambda: str(
        Sent.objects.get(plan=move("Harkaway-Reyes").plan, what__startswith="final:", to_whom=to_whom).letter.key
    )


def the_case() -> str:
    return str(move("Harkaway-Reyes").case.reference)


def the_move() -> str:
    return str(move("Harkaway-Reyes").key)


def larkvale() -> str:
    return str(asked("Harkaway-Reyes", "Larkvale School").key)


def bowline() -> str:
    return str(asked("Harkaway-Reyes", "Bowline School").key)


def one() -> int:
    return 1


PAGES: tuple[tuple[str, Callable[[], str], set[str]], ...] = (
    ("the case", of("front:case", the_case), FAMILY | PRESENT | OFFICERS),
    ("the move", of("transfers:show", the_move), FAMILY | PRESENT | OFFICERS),
    ("what the family would like, as it says it", of("placements:yours", the_move), FAMILY),
    ("what the family would like, beside each other", of("placements:beside", the_move), OFFICERS),
    ("which schools were asked, for the family", of("consultations:family", the_case), FAMILY | PRESENT),
    ("which schools were asked, for officers", of("consultations:of-case", the_case), OFFICERS),
    ("what a school answered, for officers", of("consultations:officer", larkvale), OFFICERS),
    ("what Larkvale School was sent", of("consultations:show", larkvale), {"hollis"}),
    ("a paper that Larkvale School was sent", of("consultations:paper", larkvale, one, one), {"hollis"}),
    ("the same paper, for officers", of("consultations:paper-of", larkvale, one, one), OFFICERS),
    ("what Bowline School was sent", of("consultations:show", bowline), set()),
    ("the plan", of("plans:show", lambda: str(move("Harkaway-Reyes").plan.key)), FAMILY | PRESENT | OFFICERS),
    ("its changes", of("plans:changes", the_case), FAMILY | OFFICERS),
    ("the list of letters", of("letters:of-case", the_case), OFFICERS),
    ("the family’s letter", of("letters:show", letter("FAMILY")), FAMILY | OFFICERS),
    ("the present school’s letter", of("letters:show", letter("SCHOOL")), PRESENT | OFFICERS),
    ("the named school’s letter", of("letters:show", letter("NAMED")), OFFICERS),
    ("health’s letter", of("letters:show", letter("HEALTH")), OFFICERS),
    ("admissions’ letter", of("letters:show", letter("ADMISSIONS")), OFFICERS),
    ("transport’s letter", of("letters:show", letter("TRANSPORT")), OFFICERS),
    ("finance’s letter", of("letters:show", letter("FINANCE")), OFFICERS),
    ("the other council’s letter", of("letters:show", letter("COUNCIL")), OFFICERS),
    (
        "the search for a place, of another child",
        of("unplaced:show", lambda: str(Search.objects.get(plan=move("Quintrell-Bahari").plan).key)),
        {"demelza"} | PRESENT | OFFICERS,
    ),
    (
        "the appeal of another child",
        of("disputes:show", lambda: str(Dispute.objects.get(case=move("Eastcliffe-Rahal").case).key)),
        {"ansel"} | OFFICERS,
    ),
    (
        "that a child has started, of another child",
        of("transfers:started", lambda: str(move("Eastcliffe-Rahal").key)),
        {"hollis"},
    ),
    (
        "the hand-over sheet, for those who follow the move",
        of("transfers:hand-over", the_move),
        FAMILY | PRESENT | OFFICERS,
    ),
    (
        "the hand-over sheet at the next place, of another child",
        of("transfers:coming-hand-over", lambda: str(move("Eastcliffe-Rahal").key)),
        {"hollis"},
    ),
    (
        "the link of a parent, of another child",
        of("placements:send", lambda: str(Preference.objects.get(transfer=move("Thackerby-Osei")).key)),
        PRESENT,
    ),
)


FOLLOWS = {"merryn": "idunn"}
"""Who has the role once the one before has left it."""


def somebody(key: str, client_for: Any) -> Client:
    """One of the demo’s people; whoever follows where they hold their role no more."""
    from countywide.platform.accounts.models import Persona

    user = Persona.objects.get(key=key).user
    if not user.roles_today:
        user = Persona.objects.get(key=FOLLOWS[key]).user
    return client_for(user)  # type: ignore[no-any-return]


def test_each_actor_opens_its_own_part_of_a_round_and_nothing_else(client_for, capsys):
    lines, wrong = [], []
    addresses = {says: address() for says, address, _ in PAGES}
    for key in ACTORS:
        client = somebody(key, client_for)
        opened = {says for says, address in addresses.items() if answer_of(client, address).status_code == 200}
        expected = {says for says, _, whose in PAGES if key in whose}
        lines.append(f"{key:12} {', '.join(sorted(opened)) or 'nothing'}")
        if opened != expected:
            wrong.append((key, sorted(opened - expected), sorted(expected - opened)))
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("purpose", [consultations.BY_LINK, consultations.FOR_COUNCIL])
def test_a_school_elsewhere_and_its_council_open_by_their_link_what_they_were_sent_and_nothing_else(purpose):
    """The one that is asked just now; both read the pack, only the school is asked anything."""
    waits = Consultation.objects.get(setting__name="Bowline School", answered_on=None)
    link = Link.objects.get(purpose=purpose, subject=str(waits.key), ended_at=None)
    client, first = let_in(link)
    assert [answer_of(client, where).status_code for where in (first, f"{first}/papers/1/1")] == [200, 200]
    assert client.get(f"{first}/answer").status_code == (200 if purpose == consultations.BY_LINK else 404)
    assert {client.get(address()).status_code for _, address, _ in PAGES} == {302}  # to sign in
    assert client.get(reverse("consultations:officer", args=[waits.key])).status_code == 302
    assert client.get(reverse("front:case", args=[waits.case.reference])).status_code == 302


def test_lists_of_a_round_hold_ones_own_children_alone(client_for):
    """By name, on the pages that schools and officers open each morning."""
    held, names = move("Harkaway-Reyes").round, ("Harkaway-Reyes", "Brightmoor", "Eastcliffe-Rahal")
    at = {"own": reverse("transfers:own", args=[held]), "coming": reverse("transfers:coming")}
    found = {
        (key, page): tuple(name for name in names if name in somebody(key, client_for).get(address).content.decode())
        for key in ("merryn", "temperance", "hollis")
        for page, address in at.items()
    }
    assert found == {
        ("merryn", "own"): ("Harkaway-Reyes",),
        ("merryn", "coming"): (),
        ("temperance", "own"): ("Brightmoor", "Eastcliffe-Rahal"),
        ("temperance", "coming"): (),
        ("hollis", "own"): (),
        ("hollis", "coming"): ("Eastcliffe-Rahal",),
    }


@pytest.mark.parametrize(
    ("key", "sees"), [("isolde", True), ("ottoline", True), ("odalys", False), ("cressida", False)]
)
def test_the_list_of_a_round_names_to_an_officer_of_another_team_no_child_of_this_one(client_for, key, sees):
    """Managers and the team oversee the whole round; whoever works elsewhere sees the children of their own team."""
    address = f"{reverse('transfers:round', args=[move('Harkaway-Reyes').round])}?stage=NAMED"
    shown = somebody(key, client_for).get(address)
    assert shown.status_code == 200
    assert ("Harkaway-Reyes" in shown.content.decode()) == sees


def test_the_teams_and_the_other_council_hear_of_the_place_and_read_no_plan(client_for):
    """Admissions, transport, finance and the council in whose area the school lies: the name of the place and the day, and no need."""
    for to_whom in ("ADMISSIONS", "TRANSPORT", "FINANCE", "COUNCIL"):
        sent = Sent.objects.get(plan=move("Harkaway-Reyes").plan, what__startswith="final:", to_whom=to_whom).letter
        said = str(sent.blocks)
        assert "Bowline School" in said and "/files/" not in said
        for word in ("autis", "hears every sound", "Larkvale"):
            assert word not in said
