"""Children of the county who move to the next phase: every open round as of some weeks ago, and what schools have said since."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.db.models import F

from countywide.casework.transfers import actions
from countywide.casework.transfers.models import Answer, Transfer
from countywide.casework.transfers.rounds import read
from countywide.demo import data
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine

BY, SEED = Machine("demo"), 7
AGO = timedelta(days=45)
CONFIRMED, QUERIED = 0.7, 0.73
OURS = "school-900003"  # of the personas: it has its list since today
WHY = "The plan says that this child stays in the year group for another year."


def make(on: date) -> None:
    """The lists, and what schools said of most of the children on them."""
    draw, found = Random(SEED), 0  # nosec B311: made-up people
    for held in read(data.COUNCIL):
        if held.is_open(on):
            found += actions.build(held, by=BY, on=max(held.opens, on - AGO))["identified"]
    lately = Transfer.objects.filter(identified_on__gte=listed_since(on))
    lately.filter(setting__key=OURS).update(identified_on=on, confirm_by=on + timedelta(days=14))
    others = list(lately.filter(setting__isnull=False).exclude(setting__key=OURS).order_by("id"))
    said = [(each, chance) for each in others if (chance := draw.random()) < QUERIED]
    Answer.objects.bulk_create(answer(each, chance, on) for each, chance in said)
    for stage, low, high in (("CONFIRMED", 0, CONFIRMED), ("QUERIED", CONFIRMED, QUERIED)):
        keys = [each.pk for each, chance in said if low <= chance < high]
        Transfer.objects.filter(pk__in=keys).update(stage=stage, version=F("version") + 1)
    audit.record("demo.moves-made", by=BY, children=found)


def listed_since(on: date) -> date:
    """Who was listed before this day is carried through the round by `whole_round`."""
    return on - AGO


def answer(each: Transfer, chance: float, on: date) -> Answer:
    """What one school said."""
    moves = chance < CONFIRMED
    day = max(each.identified_on, on - timedelta(days=30))
    return Answer(
        transfer=each, setting_id=each.setting_id, says="MOVES" if moves else "STAYS", why="" if moves else WHY, said_on=day,
        settled_on=day if moves else None,
    )  # fmt: skip
