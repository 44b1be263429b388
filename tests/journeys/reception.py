"""Children who start Reception, for journeys: entered by their school, mapped by the council, and paid for."""

from __future__ import annotations

from typing import Any

SENCO, HEAD, MAPS, PAYS = "Merryn", "Augustin", "Lettice", "Ignatius"
TOLD = tuple(f"{role}@sandpiper-strand-primary.example" for role in ("head", "senco", "finance"))
LEVELS = {
    "communication": 3,
    "cognition": 1,
    "emotional": 1,
    "physical": 0,
    "sensory": 2,
    "care": 1,
}  # 23 points: level 2
SHOWN = "Points, pulls, and leaves loud rooms twice a day with an adult."
HELP = "Pictures all day with somebody who knows them, and a quiet corner."
REASON = "What is seen at home and at the nursery is alike, and both are told in detail: the words of the set fit as chosen here."

ASSESSED = """
from django.utils.timezone import localdate
from countywide.casework.cases.models import Case
from countywide.law import clocks
on = localdate()
found = Case.objects.filter(kind="ASSESSMENT", closed_on=None, child__user=None, child__profiles=None)
found = found.exclude(child__relationships__contact__user__persona__isnull=False).select_related("child").order_by("pk")
case = [each for each in found if clocks.year_group(each.child.born_on, on) == -1][{number}]
child = case.child
print("|".join((child.key, child.legal_forename, child.legal_surname, child.born_on.isoformat(), case.reference)))
"""
ISSUED = """
from datetime import date
from django.utils.timezone import localdate
from countywide.platform.accounts.models import Organisation
from countywide.platform.kit.doors import Machine
from countywide.register.people.models import Child
from countywide.support.mapping import actions
school = Organisation.objects.get(key="school-900003")
child = Child.objects.get(key="{key}")
actions.plan_issued(child.pk, setting_id=school.pk, named_from=date.fromisoformat("{named}"), by=Machine("journey"), on=localdate())
"""


def day(visit: Any, name: str, iso: str) -> None:
    """Fill the three boxes of a date."""
    for part, value in zip(("year", "month", "day"), iso.split("-"), strict=True):
        visit.page.locator(f'main [name="{name}-{part}"]').fill(str(int(value)))


def choose_levels(visit: Any, levels: dict[str, int] = LEVELS) -> Any:
    for area, level in levels.items():
        visit.page.locator(f'main input[name="{area}"][value="{level}"]').check()
    return visit


def assessed(county: Any, number: int = 0) -> tuple[str, ...]:
    """The key, names, birthday and case of a child who starts next September and whose assessment runs."""
    return tuple(county.run(ASSESSED.format(number=number), within=120).strip().split("|"))


def sent(
    county: Any, visit: Any, *, forename: str, surname: str, born: str, entry: str = "2027-09-01"
) -> tuple[Any, str]:
    """The SENCO enters a child, chooses levels and sends the profile in; its address."""
    senco = visit(SENCO).open("/reception").follow("Enter a child who comes").is_usable()
    senco.fill("Forename", forename).fill("Surname", surname)
    for name, iso in (("born_on", born), ("entry_on", entry), ("parent_informed_on", county.day().isoformat())):
        day(senco, name, iso)
    senco.page.get_by_label("The parent agrees").check()
    senco.press("Go on to the levels").is_usable()
    choose_levels(senco)
    for area, level in LEVELS.items():
        if level >= 2:
            senco.page.locator(f'main [name="{area}_shown"]').fill(SHOWN)
    senco.page.locator('main [name="provision"]').fill(HELP)
    senco.press("Go on").says("23 points", SHOWN).is_usable()
    senco.press("Send it in").says("Sent in.", "With the council: to be mapped")
    return senco, senco.page.url


def mapped(visit: Any, address: str) -> Any:
    """The inclusion officer maps the child as the school did."""
    officer = visit(MAPS).open(address).follow("Map the child").is_usable()
    return officer.press("Map").says("Mapped.", "The council’s levels")


def issued(visit: Any, year: int = 2027) -> Any:
    """The finance officer issues what is mapped."""
    payer = visit(PAYS).open(f"/reception/issue/{year}").is_usable()
    return payer.press("Issue them").says("Letters written")
