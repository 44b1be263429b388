"""What everybody may read: the map and table, one service in one district, need beside provision, what was asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import Page

from .. import permissions, queries, rules
from ..enums import State
from ..policies import policy_on
from ..presenters import figures, gaps, rows
from ..types import Provided, Spot


class Public(Page):
    """A page that anybody reads."""

    permission = permissions.READ
    back = "/coverage"

    def chosen(self, policy: Any, *, usual: str) -> str:
        """The service that the address asks for; an unknown one is the usual one."""
        asked = self.request.GET.get("service", usual)
        return asked if asked == "" or policy.service(asked) else usual

    @property
    def user(self) -> Any:
        return self.request.user

    def logs(self) -> bool:
        return bool(self.user.is_authenticated and self.user.may(permissions.LOG))


class Coverage(Public):
    """Which service reaches which district (Q42): on a map and in a table, with every owner and the day of the next news."""

    template = "coverage/all.html"
    heading = "Which services reach which district"
    lead = "Who provides each service, since when or not yet, what can be used until then, who owns it and by when there is news."
    back = ""

    def context(self) -> dict[str, Any]:
        on = localdate()
        board = queries.board(on)
        chosen = self.chosen(board.policy, usual=board.policy.services[0].key)
        shown = [each for each in board.spots if chosen in ("", each.service.key)]
        own = queries.school_of(self.user) if self.logs() else None
        district = own.district if own else None
        near = [each for each in board.spots if district and each.district.pk == district.pk]
        boxes = queries.owner_addresses([*near, *shown])
        links = rows.links(board.policy, chosen, reverse("coverage:all"))
        listed = rows.rows(shown, boxes, on=on)
        return {
            "links": [*links, {"text": "Every service", "href": "?service=", "current": chosen == ""}],
            "map": rows.picture(shown, queries.figures(on), on=on) if chosen else None,
            "usual": rows.usual(listed) if chosen else None,
            "rows": listed,
            "service": board.policy.service(chosen),
            "district": district,
            "near": rows.rows(near, boxes, on=on),
            "logs": self.logs(),
        }


class Show(Public):
    """One service in one district, all that was said of it, and what was asked."""

    template = "coverage/show.html"

    def find(self) -> Any:
        self.on = localdate()
        spot = queries.spot(self.kwargs["service"], self.kwargs["place"], on=self.on)
        if spot is None:
            raise Http404
        self.heading = f"{spot.service.name} in {spot.district.name}"
        return spot

    def context(self) -> dict[str, Any]:
        spot, policy = self.subject, policy_on(self.on)
        said, alarms = queries.history_of(spot.reach) if spot.reach else ([], [])
        box = rows.mailbox(spot, queries.owner_addresses([spot]))
        return {
            "facts": rows.facts(spot, policy, box, on=self.on),
            "silent": rows.silence(spot, on=self.on),
            "alarms": rows.alarms(alarms, spot) if rows.silence(spot, on=self.on) else [],
            "history": rows.history(said),
            "gaps": gaps.total(queries.gap_numbers(), spot.service.key, spot.place),
            "published": gaps.published(queries.published_at(spot.service.key, spot.place), policy),
            "logs": self.logs(),
            "keeps": spot.organisation_id is not None and self.user.is_authenticated and self.user.may(permissions.KEEP, about=spot),
        }  # fmt: skip


class Need(Public):
    """Need beside provision, district by district, with intervals; and gaps by district and by who pays."""

    template = "coverage/need.html"
    heading = "Need beside provision"

    def context(self) -> dict[str, Any]:
        on = localdate()
        board = queries.board(on)
        chosen = self.chosen(board.policy, usual=board.policy.services[0].key) or board.policy.services[0].key
        spots = [each for each in board.spots if each.service.key == chosen]
        held, waits = queries.figures(on), queries.waits_by_district(chosen)
        found = rules.compared(
            {each.district.name: held[each.district.pk] for each in spots if each.district.pk in held},
            {each.district.name: provided_by(each, on) for each in spots if each.reach},
            {each.district.name: waits.get(each.district.pk, 0) for each in spots},
        )
        names = {rules.place_key(each.name): each.name for each in board.districts}
        return {
            "links": rows.links(board.policy, chosen, reverse("coverage:need")),
            "service": board.policy.service(chosen),
            "need": figures.need_picture(found),
            "provision": figures.provision_picture(found),
            "rows": figures.table(found),
            "gaps": figures.gaps(queries.gap_numbers(), board.policy, names),
        }


class Asked(Public):
    """What was asked in each section, and the one record behind it (Q54)."""

    template = "coverage/asked.html"
    heading = "What was asked, and where it is answered"
    lead = "A question that several people asked is answered once. Every section in which it was asked leads to that answer."

    def context(self) -> dict[str, Any]:
        return {"sections": gaps.sections(queries.by_section(), policy_on(localdate()))}


def provided_by(spot: Spot, on: date) -> Provided:
    """What the owner says is contracted, and whether it has begun."""
    return Provided(spot.reach.sessions, spot.reach.staff_hundredths, spot.reach.state_on(on) != State.RUNS)
