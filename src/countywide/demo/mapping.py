"""Children who start Reception in the made-up county, through the room's own actions: some mapped, some waiting, one late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countywide.demo import data
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine
from countywide.register.schools import queries as schools
from countywide.support.ledger import actions as ledger
from countywide.support.ledger import queries as money
from countywide.support.mapping import actions, policies

DEMO = Machine("demo")


def make(on: date) -> None:
    """The money first, then each child as far as it has come, and the amounts of those who were mapped in time."""
    given = data.read(data.COUNTY / "mapping.toml")
    issued_on = on - timedelta(days=given["issued_ago"])
    pots(given, on)
    school = schools.school_with(given["urn"])
    assert school is not None, "mapping.toml names a school that is not there."
    later = [
        child for child in given["child"] if not child.get("mapped_ago") or child["mapped_ago"] < given["issued_ago"]
    ]
    first = [child for child in given["child"] if child not in later]
    for child in first:
        entered(child, school.organisation, on)
    actions.issue_intake(None, by=DEMO, on=issued_on, entry_year=first[0]["entry_on"].year)
    for child in later:
        entered(child, school.organisation, on)
    audit.record("demo.mapping-made", by=DEMO, on=on.isoformat())


def pots(given: dict[str, Any], on: date) -> None:
    """The funding years in which these children start, and the pots that pay, where nobody opened them yet."""
    for day in sorted({child["entry_on"] for child in given["child"]}):
        begins = day.year if day.month >= 4 else day.year - 1
        year = money.year_at(day) or ledger.open_year(
            None,
            by=DEMO,
            on=on,
            name=f"{begins} to {begins + 1}",
            starts_on=date(begins, 4, 1),
            ends_on=date(begins + 1, 3, 31),
        )
        for pot in given["pot"]:
            if money.pot_of(year, pot["stream"]) is None:
                ledger.open_pot(year, by=DEMO, on=on, stream=pot["stream"], pence=pot["pence"], why=pot["why"])


def entered(child: dict[str, Any], school: Any, on: date) -> None:
    """One child: written, sent in, and mapped where that was done."""
    sent_on = on - timedelta(days=child["sent_ago"])
    names = {name: child[name] for name in ("forename", "surname", "born_on", "entry_on")}
    profile = actions.begin(
        school, by=DEMO, on=sent_on, parent_informed_on=sent_on - timedelta(days=5), shares=True,
        pattern="Mornings for two weeks, then whole days", **names,
    )  # fmt: skip
    actions.write(
        profile, by=DEMO, on=sent_on, levels=child["levels"], evidence=dict.fromkeys(child["levels"], child["shown"]),
        provision=child["provision"], early_years=child.get("early_years", ""),
    )  # fmt: skip
    actions.send(profile, by=DEMO, on=sent_on)
    if ago := child.get("mapped_ago"):
        mapped_on = on - timedelta(days=ago)
        found = policies.set_in_force(mapped_on)
        assert found is not None, "No descriptors are in force."
        actions.map_child(profile, by=DEMO, on=mapped_on, version=found.version, levels=child["levels"])
