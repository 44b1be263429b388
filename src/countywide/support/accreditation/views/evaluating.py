"""A school’s evaluation: its cards, its papers, sharing it, looking at it together, the baseline and later rounds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.kit.pages import FormPage

from .. import actions, forms, queries
from ..presenters import evaluating as shown
from .base import Asked, Deed, OfEvaluation, OfSchool

KEEPING = (
    "We keep what your school writes here: ratings, evidence and files about the school, and who at the school wrote them. It belongs "
    "to the school. Whoever holds the role of SENCO or head reads it, now and later. Nobody else does, unless you share it with your "
    "link therapist; you can stop that at any time. Please write nothing about a child."
)


class Own(OfSchool):
    """The evaluation of one’s own school, those before it, and what came of feedback."""

    template = "accreditation/our_evaluation.html"
    heading = "Our evaluation"

    def context(self) -> dict[str, Any]:
        here = self.subject.organisation_id
        held = queries.evaluation_of(here)
        rounds = queries.rounds_of(held) if held else []
        return {
            "held": held,
            "standing": queries.standing_of(held, queries.framework_of(held), rounds) if held else None,
            "earlier": queries.earlier_of(here),
            "feedback": shown.feedback(queries.feedback_of(here), on=self.on),
        }


class Start(OfSchool, FormPage):
    """Begins an evaluation; the first time it asks whether it may be kept."""

    heading, button = "Evaluate your school", "Begin"
    form_class = forms.Start
    template = "accreditation/start.html"
    keeps_drafts = False
    back = "/our-evaluation"

    def form_options(self) -> dict[str, Any]:
        self.agreed = queries.consent_of(self.subject.organisation_id)
        return {"is_asked": self.agreed is None}

    def context(self) -> dict[str, Any]:
        return {"keeping": KEEPING, "agreed": self.agreed}

    def act(self, agrees: bool = False) -> None:
        if agrees and self.agreed is None:
            actions.agree_to_keeping(self.subject, by=self.actor, on=self.on, words=KEEPING)
        self.made = actions.start(self.subject, by=self.actor, on=self.on)

    def next_page(self) -> str:
        return reverse("accreditation:evaluation", args=[self.made.key])


class Show(OfEvaluation):
    """Every card, where the evaluation stands, and what can be done next."""

    template = "accreditation/evaluation.html"
    heading = "Evaluation"

    def context(self) -> dict[str, Any]:
        held, rounds = self.subject, self.rounds
        shared = queries.is_shared(held)
        standing = queries.standing_of(held, self.framework, rounds)
        newest = rounds[-1]
        return {
            "facts": shown.facts(held, standing, shared),
            "cards": shown.cards(held, self.framework, newest) if self.is_own else [],
            "papers": shown.papers(queries.papers_of(held)),
            "shared": shared,
            "is_own": self.is_own,
            "is_open": self.open_round is not None and held.ended_on is None,
            "round": newest,
            "framework": self.framework,
            "may_review": self.open_round is not None and newest.number == 0 and held.reviewed_on is None,
            "may_lock": self.open_round is not None and newest.number == 0 and held.reviewed_on is not None,
        }

    def back_address(self) -> str:
        return reverse("accreditation:our-evaluation" if self.is_own else "accreditation:shared")


class Rate(Asked):
    """One card. What is typed is kept as one goes."""

    form_class = forms.Rate
    button = "Save and go on"
    template = "accreditation/rate.html"

    def find(self) -> Any:
        held = super().find()
        self.place = (self.kwargs["strand"], self.kwargs["level"])
        places = [(strand.key, level.key) for strand, level in self.framework.cells]
        if self.place not in places or self.open_round is None or held.ended_on is not None:
            raise Http404
        self.at = places.index(self.place)
        self.following = places[self.at + 1] if self.at + 1 < len(places) else None
        self.heading = self.framework.called(*self.place)
        self.caption = f"Card {self.at + 1} of {len(places)} · {self.caption}"
        return held

    def form_options(self) -> dict[str, Any]:
        return {"ratings": self.framework.ratings}

    def initial(self) -> dict[str, Any]:
        said = queries.rating_at(self.open_round, *self.place)
        if said is None:
            return {}
        return {"rating": said.rating, "evidence": said.evidence, "link": said.link, "priority": said.priority}

    def context(self) -> dict[str, Any]:
        cell = queries.cells_of(self.framework, self.rounds)[self.at]
        return {
            "outcome": self.framework.outcomes.get(self.place, ""),
            "strand": next(each for each in self.framework.strands if each.key == self.place[0]),
            "before": cell.before_words if self.open_round.number else "",
            "owner": self.framework.owner,
        }

    def act(self, *, priority: str, **said: Any) -> None:
        strand, level = self.place
        actions.rate(
            self.subject, by=self.actor, on=self.on, strand=strand, level=level,
            priority=int(priority) if priority else None, **said,
        )  # fmt: skip

    def next_page(self) -> str:
        if self.following is None:
            return super().next_page()
        return reverse("accreditation:rate", args=[self.subject.key, *self.following])


class AddPaper(Asked):
    """Keeps the PDF of an outside tool."""

    heading, button = "Add a PDF from an outside tool", "Add it"
    form_class = forms.AddPaper
    keeps_drafts = False
    lead = "It is looked at for viruses first, which takes a minute. Then the school can open it, and whoever you share the evaluation with."
    done = "The file is kept beside your evaluation."

    def act(self, *, title: str, file: Any) -> None:
        actions.add_paper(self.subject, by=self.actor, on=self.on, title=title, file=file)


class RemovePaper(Deed):
    """Takes a paper away."""

    heading, button = "Take this file away?", "Take it away"

    def find(self) -> Any:
        held = super().find()
        self.paper = queries.paper_with(held, self.kwargs["pk"])
        if self.paper is None:
            raise Http404
        return held

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "File", "value": self.paper.title}, {"key": "Added on", "value": self.paper.added_on}]

    def act(self) -> None:
        actions.remove_paper(self.subject, by=self.actor, on=self.on, paper=self.paper)


class Share(Deed):
    """Shares it with the school’s link therapist."""

    heading, button = "Share with our link therapist?", "Share with our link therapist"
    lead = "Whoever is the link therapist of your school can read it here, and nobody else. You can stop at any time."
    done = "It is shared. Your link therapist has been told, and reads it here: nothing was attached."

    def act(self) -> None:
        actions.share(self.subject, by=self.actor, on=self.on)


class StopSharing(Deed):
    """Stops sharing it."""

    heading, button = "Stop sharing?", "Stop sharing"
    done = "It is no longer shared."

    def act(self) -> None:
        actions.stop_sharing(self.subject, by=self.actor, on=self.on)


class Reviewed(OfEvaluation, FormPage):
    """The school, or its link therapist, says when they looked at it together."""

    form_class = forms.Reviewed
    button, done = "Save", "It is noted."
    keeps_drafts = False

    def act(self, *, reviewed_on: date) -> None:
        deed = actions.review if self.is_own else actions.note_review
        deed(self.subject, by=self.actor, on=self.on, reviewed_on=reviewed_on)


class Lock(Deed):
    """Locks the baseline."""

    heading, button = "Lock the baseline?", "Lock the baseline"
    lead = "The baseline never changes afterwards. When you rate again, the change is shown beside it."
    done = "The baseline is locked."

    def act(self) -> None:
        actions.lock_baseline(self.subject, by=self.actor, on=self.on)


class Again(Deed):
    """Begins another round."""

    heading, button = "Rate again?", "Rate again"
    lead = "Every card begins empty, with what you said in the baseline beside it."

    def act(self) -> None:
        actions.rate_again(self.subject, by=self.actor, on=self.on)


class Close(Deed):
    """Closes a later round."""

    heading, button = "Close this round?", "Close this round"
    done = "The round is closed."

    def act(self) -> None:
        actions.close_round(self.subject, by=self.actor, on=self.on)


class Say(OfSchool, FormPage):
    """Feedback on the tools."""

    form_class = forms.Say
    button = "Send"
    back = "/our-evaluation"

    def act(self, *, said: str) -> None:
        made = actions.say(self.subject, by=self.actor, on=localdate(), said=said)
        self.done = f"Thank you. Your reference is {made.reference}. Who answers, and by when, stands below."

    def next_page(self) -> str:
        return reverse("accreditation:our-evaluation")
