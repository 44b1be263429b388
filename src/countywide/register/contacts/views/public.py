"""Who do I ask? Open to anybody, and without the name of any person."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.platform.kit.pages import Page
from countywide.register.schools import queries as schools

from .. import forms, presenters, queries, rules


class Ask(Page):
    """Pick a topic and a school or area: one team, where to write, when it answers. With nothing chosen, every team."""

    public = True
    template = "contacts/ask.html"
    heading = "Who do I ask?"

    @cached_property
    def form(self) -> forms.Ask:
        return forms.Ask(self.request.GET)

    @cached_property
    def answers(self) -> dict[str, Any]:
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def school(self) -> Any:
        typed = self.answers.get("school", "")
        return schools.school_meant(typed) if typed else None

    def where(self) -> dict[str, Any]:
        """The area, phase and side of the border that the answers mean; a school's own come before what was picked."""
        area, phase = self.answers.get("area", ""), self.answers.get("phase", "")
        if self.school is None:
            outside = area == forms.OUTSIDE
            return {"area": "" if outside else area, "phase": phase, "out_of_county": outside}
        district = self.school.district
        own_area = district.area.key if district and district.area else ""
        return {
            "area": own_area,
            "phase": phase or rules.PHASE_OF_GIAS.get(self.school.phase, ""),
            "out_of_county": not schools.is_in_county(self.school, on=localdate()),
        }

    def context(self) -> dict[str, Any]:
        table = queries.Table(on=localdate())
        shown: dict[str, Any] = {"form": self.form, "school": self.school, "unknown_school": ""}
        if self.answers.get("school") and self.school is None:
            shown["unknown_school"] = self.answers["school"]
        topic = self.answers.get("topic")
        if topic:
            found = table.team_for(topic=topic, **self.where())
            shown["answer"] = presenters.answer(found) if found else None
            shown["tied"] = found.tied if found else ()
            shown["nobody"] = found is None
        elif self.school or self.answers.get("area"):
            asked = {name: self.request.GET[name] for name in ("school", "area", "phase") if self.request.GET.get(name)}
            every = [(topic, table.team_for(topic=topic.key, **self.where())) for topic in queries.topics()]
            shown["by_topic"] = presenters.by_topic(every, asked)
        else:
            shown["teams"] = [presenters.team_card(team, table.mailboxes_of(team)) for team in table.teams.values()]
        return shown


class Team(Page):
    """One team: what it owns and how to reach it."""

    public = True
    template = "contacts/team.html"
    back = "/who-do-i-ask"

    def find(self) -> Any:
        team = queries.team_with(self.kwargs["key"])
        if team is None or team.ended_on:
            raise Http404
        self.heading, self.lead = team.name, team.owns
        return team

    def context(self) -> dict[str, Any]:
        mailboxes = list(queries.mailboxes_for(self.subject.organisation_id))
        covers = [area.name for area in self.subject.covers.all()]
        return {"card": presenters.team_card(self.subject, mailboxes), "covers": covers}
