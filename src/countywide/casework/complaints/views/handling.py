"""One complaint for those who deal with it, and what the complaints team enters."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.audit.actions import opened

from .. import actions, forms, permissions, presenters, queries
from ..policies import procedure_on
from .base import ComplaintForm, OfComplaint, picked


class Show(OfComplaint):
    """Where it stands, what is due, what can be entered, and all that was said."""

    permission = permissions.ANSWER
    template = "complaints/show.html"
    heading = "A complaint"

    def context(self) -> dict[str, Any]:
        complaint, user = self.subject, self.request.user
        opened(complaint, by=user, why="deal with a complaint")
        due = presenters.next_day(complaint)
        words, colour = presenters.standing(complaint, due, on=self.on)
        works = user.may(permissions.WORK)
        return {
            "state": words,
            "colour": colour,
            "due": due,
            "works": works,
            "deeds": presenters.deeds(complaint, user, late=due is not None and due.on < self.on),
            "facts": presenters.facts(complaint),
            "stages": presenters.stage_rows(complaint),
            "additions": list(complaint.additions.all()),
            "letters": presenters.letter_rows(complaint, "complaints:letter"),
            "referrals": [presenters.ombudsman_words(each) for each in queries.referrals_of(complaint)]
            if works
            else [],
            **presenters.signposts(complaint.about, complaint.received_on),
        }

    def back_address(self) -> str:
        return reverse("complaints:desk")


class Acknowledge(ComplaintForm):
    heading, form_class, button = "Acknowledge the complaint", forms.Acknowledge, "Send the letter"
    done = "Acknowledged. The complaint is yours from here, and the days of the answer run."

    def initial(self) -> dict[str, Any]:
        return {"understood": self.subject.stage.why or self.subject.words}

    def act(self, understood: str) -> None:
        actions.acknowledge(self.subject, by=self.actor, on=self.on, understood=understood)


class InOrder(ComplaintForm):
    heading, form_class = "Which case, and whom it is about", forms.InOrder
    lead = "From this follows who may not look into it. Nothing of it shows on the case."

    def form_options(self) -> dict[str, Any]:
        named = presenters.people_options(self.subject.complained_of.order_by("name"))
        return {
            "procedure": procedure_on(self.on),
            "people": [
                each for each in presenters.people_options(queries.who_may_look(on=self.on)) if each not in named
            ],
            "named": named,
            "behalf": self.subject.maker == "BEHALF",
        }

    def initial(self) -> dict[str, Any]:
        complaint = self.subject
        return {
            "reference": complaint.case.reference if complaint.case else "",
            "about": complaint.about,
            "complained_of": [str(pk) for pk in complaint.complained_of.order_by("pk").values_list("pk", flat=True)],
            "known_on": complaint.known_on,
            "consent": complaint.consent,
        }

    def act(
        self, reference: str, about: list[str], also: str, known_on: Any, complained_of: Any = (), consent: str | None = None
    ) -> None:  # fmt: skip
        actions.put_in_order(
            self.subject, by=self.actor, on=self.on, reference=reference or "", about=about, known_on=known_on,
            consent=self.subject.consent if consent is None else consent,
            complained_of=[int(key) for key in (*complained_of, also) if key],
        )  # fmt: skip


class Look(ComplaintForm):
    heading, form_class, button = "Who looks into it", forms.Look, "Ask them"
    lead = "Somebody who did not take the decisions complained of. At stage 2, not whoever answered stage 1."

    def form_options(self) -> dict[str, Any]:
        self.people = queries.who_may_look(on=self.on)
        return {"people": presenters.people_options(self.people)}

    def act(self, person: str) -> None:
        asked = picked(self.people, person)
        actions.ask_to_look(self.subject, by=self.actor, on=self.on, person=asked)
        self.done = f"{asked.name} is asked, and can read the complaint from now on."


class Extend(ComplaintForm):
    heading, form_class, button = "Give it more time", forms.Extend, "Extend the time, and send the letter"

    def find(self) -> Any:
        found = super().find()
        most = queries.procedure_of(found.stage).stage(found.stage.number).extend
        self.lead = f"Once, by up to {most} working days, before the day has passed. Whoever complains is told why."
        return found

    def act(self, **said: Any) -> None:
        actions.extend(self.subject, by=self.actor, on=self.on, **said)


class Close(ComplaintForm):
    heading, form_class, button = "Close it without an answer", forms.Close, "Close it, and send the letter"
    lead = "Seldom. What can be answered is answered, also where part of it belongs elsewhere."
    done = "Closed."

    def act(self, how: str, because: str) -> None:
        actions.close(self.subject, by=self.actor, on=self.on, how=how, because=because or "")


class Again(ComplaintForm):
    heading, form_class = "They ask for stage 2", forms.Again
    done = "Saved. The days of stage 2 run from the day on which it was asked for."

    def act(self, **said: Any) -> None:
        actions.ask_again(self.subject, by=self.actor, on=self.on, **said)
