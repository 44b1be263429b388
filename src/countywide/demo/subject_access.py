"""Requests for information of the made-up county, through the room's own actions: one being gathered, and one given by a link."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from countywide.casework.cases.models import Case
from countywide.casework.disclosures import actions, permissions, queries, tasks
from countywide.casework.disclosures.enums import How
from countywide.casework.disclosures.models import Item, Request
from countywide.casework.disclosures.types import Came, TakingOut
from countywide.demo import data, papers
from countywide.platform.accounts import queries as accounts
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine

DEMO = Machine("demo")
TRIES = 4  # cases whose papers the release guard may stop, as it would


def make(on: date) -> None:
    """One request whose papers wait for a word, and one whose copy whoever asked can open."""
    given = data.read(data.COUNTY / "subject-access.toml")
    first, *others = candidates()
    with papers.set_elsewhere():
        gathered(first, given["gathering"], on)
        for case in others:
            if is_given(gathered(case, given["given"], on), given["given"], on):
                break
    audit.record("demo.subject-access-made", by=DEMO, on=on.isoformat())


def candidates() -> list[Any]:
    """Open cases with an officer and with letters, of children whom none of the invented people knows."""
    found = Case.objects.filter(closed_on=None, owner__isnull=False, letters__isnull=False, child__user=None)
    strangers = found.exclude(child__relationships__contact__user__persona__isnull=False)
    return list(strangers.select_related("child", "owner", "team").distinct().order_by("pk")[: TRIES + 1])


def gathered(case: Any, given: dict[str, Any], on: date) -> Request:
    """It came, it is known who asks, and the papers are gathered and looked through."""
    by, came = case.owner, on - timedelta(days=given["received_ago"])
    said = Came(came, "PARENT", given["name"], given["wants"], given["email"])
    held = actions.record(case, by=by, on=came, came=said)
    actions.note_identity(held, by=by, on=came, known_on=came, how=given["known"])
    actions.note_competence(held, by=by, on=came, competence="NOT_YET", how=given["child"])
    actions.gather(held, by=by, on=on)
    held = Request.objects.select_related("case__team", "case__child", "case__owner").get(pk=held.pk)
    tasks.looked(held)
    return held


def is_given(held: Request, given: dict[str, Any], on: date) -> bool:
    """What may be about somebody else is taken out, the copy is bound, and a link to it sent."""
    by: Any = held.case.owner
    manager = accounts.people_who_may(permissions.DECIDE, organisation_id=held.organisation_id, on=on)[0]
    for item in Item.objects.listed().filter(request=held):
        if item.waits:
            settle(item, given, by=by, manager=manager, on=on)
    actions.withhold(held, by=manager, on=on, what=given["withheld"], exemption="PRIVILEGE", why=given["because"])
    copy = actions.ask_to_bind(held, by=by, on=on)
    if not tasks.bound(copy):
        return False
    actions.give(held, by=manager, on=on, at=timezone.now(), how=How.LINK, reasons="")
    return True


def settle(item: Item, given: dict[str, Any], *, by: Any, manager: Any, on: date) -> None:
    """Places are taken out; a paper without any that can be searched is given, or kept back where it cannot be opened."""
    if item.trouble:
        actions.keep_back(item, by=manager, on=on, exemption="THIRD_PARTY", why=given["taken"])
        return
    places, _, _ = queries.places_in(item, queries.as_pages(item))
    if not places:
        actions.give_whole(item, by=by, on=on, why=given["whole"])
        return
    said = TakingOut("THIRD_PARTY", given["taken"], tuple(each.key for each in places))
    actions.take_out(item, by=by, on=on, said=said)
