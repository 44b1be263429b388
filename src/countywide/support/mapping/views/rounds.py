"""Rounds of moderation: arranged, mapped blind, compared, settled, published."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import FormPage, Page

from .. import actions, forms, permissions, policies, queries, rules
from ..presenters import rounds as shown
from .profiles import OfWritten


class Published(Page):
    """What rounds found, for anybody."""

    public = True
    template = "mapping/published.html"
    heading = "What moderation found"

    def context(self) -> dict[str, Any]:
        return {"rounds": [shown.found(each, queries.sampled_in(each)) for each in queries.published_rounds()[:10]]}

    def back_address(self) -> str:
        return reverse("mapping:sets")


class Every(Page):
    """The rounds that somebody arranges, or maps in."""

    permission = permissions.SEE_ROUNDS
    template = "mapping/rounds.html"
    heading = "Rounds of moderation"

    def context(self) -> dict[str, Any]:
        user = self.request.user
        funds = user.may(permissions.FUND)
        return {
            "rounds": list(queries.rounds_seen_by(user)[:20]),
            "funds": funds,
            "volunteers": list(queries.volunteers()) if funds else [],
        }


class Open(FormPage):
    """Open a round."""

    permission = permissions.FUND
    form_class = forms.OpenRound
    heading, button = "Open a round of moderation", "Sample the children and tell the moderators"
    done = "Opened. Both moderators are told."

    def find(self) -> Any:
        self.on = localdate()
        self.of_schools = queries.moderators(on=self.on, of_schools=True)
        self.of_council = queries.moderators(on=self.on, of_schools=False)
        return None

    def form_options(self) -> dict[str, Any]:
        return {
            "of_schools": [(str(each.pk), each.name) for each in self.of_schools],
            "of_council": [(str(each.pk), each.name) for each in self.of_council],
        }

    def act(self, *, title: str, number: int, school_moderator: str, council_moderator: str) -> None:
        people = {str(each.pk): each for each in (*self.of_schools, *self.of_council)}
        self.made = actions.open_round(
            None, by=self.request.user, on=self.on, title=title, number=number,
            school_moderator=people[school_moderator], council_moderator=people[council_moderator],
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("mapping:round", args=[self.made.key])

    def back_address(self) -> str:
        return reverse("mapping:rounds")


class OfRound(Page):
    """A page of a round that somebody arranges, or maps in."""

    permission = permissions.SEE_ROUNDS

    def find(self) -> Any:
        found = queries.round_with(self.kwargs["key"], self.request.user)
        if found is None:
            raise Http404
        self.on, self.caption = localdate(), found.title
        return found

    def next_page(self) -> str:
        return reverse("mapping:round", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class Show(OfRound):
    """How far it is; once both have mapped every child, what each chose."""

    template = "mapping/round.html"
    heading = "A round of moderation"

    def back_address(self) -> str:
        return reverse("mapping:rounds")

    def context(self) -> dict[str, Any]:
        held = queries.sampled_in(self.subject)
        compared = self.subject.compared_on is not None
        return {
            "still": queries.still_to_read(self.subject, self.request.user),
            "moderates": self.request.user.pk in (self.subject.school_moderator_id, self.subject.council_moderator_id),
            "funds": self.request.user.may(permissions.FUND),
            "rows": shown.compared(self.subject, held) if compared else [],
            "agreement": shown.agreement(self.subject, held) if compared else None,
            "progress": shown.progress(self.subject, held),
        }


class OfSample(OfRound, FormPage):
    """A page of one child of a round, under its number."""

    keeps_drafts = False

    def find(self) -> Any:
        self.round = super().find()
        found = queries.sampled_with(self.round, self.kwargs["number"])
        self.found = policies.set_with(self.round.version)
        if found is None or self.found is None:
            raise Http404
        self.caption = f"{self.round.title} · Child {found.number}"
        return found

    def next_page(self) -> str:
        return reverse("mapping:round", args=[self.round.key])


class Read(OfSample):
    """Map one child blind: no name, no school, nobody's levels."""

    permission = permissions.MODERATE
    form_class = forms.Levels
    template = "mapping/read.html"
    heading, button = "Map this child", "Keep my levels"
    done = "Kept. Nobody sees them before both have mapped every child."

    def form_options(self) -> dict[str, Any]:
        return {"found": self.found}

    def context(self) -> dict[str, Any]:
        profile = self.subject.profile
        audit.opened(profile, by=self.actor, why="moderate a mapping, without the name")
        child = profile.child
        names = (child.legal_forename, child.legal_surname, child.known_as)
        evidence = {key: rules.without_names(said, names) for key, said in queries.evidence_of(profile).items()}
        return {
            "shown": [(area.name, evidence[area.key]) for area in self.found.areas if evidence.get(area.key)],
            "provision": rules.without_names(profile.provision, names),
        }

    def act(self, **answers: str) -> None:
        levels = {key: int(level) for key, level in answers.items()}
        actions.read(self.subject, by=self.request.user, on=self.on, levels=levels)


class Settle(OfSample):
    """What came of the discussion."""

    permission = permissions.FUND
    form_class = forms.Settle
    heading, button = "What was agreed", "Settle"
    done = "Settled."

    def form_options(self) -> dict[str, Any]:
        return {"found": self.found}

    def initial(self) -> dict[str, Any]:
        mapping = queries.standing_mapping(self.subject.profile)
        return {key: str(level) for key, level in mapping.levels.items()} if mapping else {}

    def act(self, *, reason: str = "", **answers: str) -> None:
        levels = {key: int(level) for key, level in answers.items()}
        actions.settle(self.subject, by=self.request.user, on=self.on, levels=levels, reason=reason or "")


class AnswerQuery(OfSample):
    """A school queried it."""

    permission = permissions.FUND
    form_class = forms.Reasons
    template = "mapping/answer_query.html"
    heading, button = "Answer the school’s query", "Send the answer"
    done = "Answered. The school is told."

    def act(self, *, words: str) -> None:
        actions.answer_query(self.subject, by=self.request.user, on=self.on, words=words)


class Publish(OfRound, FormPage):
    """Publish what was found."""

    permission = permissions.FUND
    form_class = forms.Publish
    heading, button = "Publish what the round found", "Publish"
    done = "Published."

    def act(self, *, learned: str) -> None:
        actions.publish(self.subject, by=self.request.user, on=self.on, learned=learned)


class Query(OfWritten, FormPage):
    """A school queries what moderators settled."""

    form_class = forms.Query
    template = "mapping/query.html"
    heading, button = "Query what the moderators settled", "Send the query"
    done = "Sent. The funding team answers with reasons."

    def find(self) -> Any:
        profile = super().find()
        self.sampled = queries.sampled_of(profile)
        if self.sampled is None or self.sampled.settled_on is None:
            raise Http404
        return profile

    def context(self) -> dict[str, Any]:
        return {"sampled": self.sampled}

    def act(self, *, words: str) -> None:
        actions.query(self.subject, by=self.request.user, on=self.on, words=words)

    def next_page(self) -> str:
        return reverse("mapping:query", args=[self.subject.key])

    def back_address(self) -> str:
        return reverse("mapping:profile", args=[self.subject.key])
