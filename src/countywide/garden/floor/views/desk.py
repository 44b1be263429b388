"""The desk of whoever sorts what was said: a meeting with both its sittings, one question, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import permissions
from ..actions import diverting, importing, proposing, sending, sorting, thanking
from ..forms import becoming as forms
from ..presenters import becoming as became
from ..presenters import sorting as shown
from ..queries import becoming as queries


class Desk(Page):
    """Every meeting of which something was said, with how much waits."""

    permission = permissions.HOST
    template = "floor/desk.html"
    heading = "Questions of sessions"

    def context(self) -> dict[str, Any]:
        return shown.desk()


class OfMeeting(Page):
    permission = permissions.HOST

    def find(self) -> Any:
        self.meeting = forum.meeting(self.kwargs["meeting"], self.actor)
        if self.meeting is None:
            raise Http404
        self.caption = self.meeting.title
        return self.meeting

    def back_address(self) -> str:
        return reverse("floor:desk-meeting", args=[self.meeting.key])

    def next_page(self) -> str:
        return reverse("floor:desk-meeting", args=[self.meeting.key])


class Triage(OfMeeting):
    """Everything said at both sittings."""

    template = "floor/triage.html"
    heading = "Sort what was said"

    def context(self) -> dict[str, Any]:
        return shown.triage(self.meeting, on=localdate())

    def back_address(self) -> str:
        return reverse("floor:desk")


class SendAll(OfMeeting, ConfirmPage):
    heading = "Send everything on"
    lead = "Each question that waits goes to the team its words lead to. Join repeats first."
    button = "Send to their teams"
    done = "Every question is with a team, and everybody who asked was told the day."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Questions that wait", "value": queries.unsorted(self.meeting).count()}]

    def act(self) -> None:
        sending.send_all(self.meeting, by=self.actor, on=localdate())


class PassOn(OfMeeting, ConfirmPage):
    heading = "Pass on the thanks"
    lead = "They go to the speakers, the teams they name and the organisers, without a name. They go by themselves each evening."
    button = "Pass them on now"
    done = "The thanks are passed on."

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Thanks not passed on yet", "value": queries.counts_of(self.meeting)["to_pass_on"]}]

    def act(self) -> None:
        thanking.pass_on_all(self.meeting, by=self.actor, on=localdate())


class OfQuestion(OfMeeting):
    """About one thing that was said; what is private is not there."""

    def find(self) -> Any:
        super().find()
        found = queries.question_to_sort(self.meeting, self.kwargs["reference"])
        if found is None:
            raise Http404
        return found

    def back_address(self) -> str:
        return reverse("floor:desk-one", args=[self.meeting.key, self.subject.reference])


class One(OfQuestion):
    template = "floor/desk_one.html"
    heading = "One question"

    def context(self) -> dict[str, Any]:
        return shown.sorting_page(self.subject, on=localdate())

    def back_address(self) -> str:
        return reverse("floor:desk-meeting", args=[self.meeting.key])


class SendOn(OfQuestion, FormPage):
    heading = "Send it to a team"
    form_class = forms.ToTeam
    button = "Send"
    done = "It is with the team, and everybody who asked was told the day."
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"teams": queries.team_names()}

    def initial(self) -> dict[str, Any]:
        return {"team": self.subject.handling.team_key}

    def act(self, *, team: str) -> None:
        sending.send_on(self.subject, by=self.actor, on=localdate(), team_key=team)


class AnswerWith(OfQuestion, ConfirmPage):
    heading = "This answers it"
    button = "Tell everybody who asked"
    done = "Everybody who asked has been sent that answer."

    def find(self) -> Any:
        self.entry = knowledge.entry_called(self.kwargs["slug"], actor=self.actor)
        if self.entry is None:
            raise Http404
        return super().find()

    def summary(self) -> list[dict[str, Any]]:
        return [
            {"key": "Asked", "value": self.subject.public_text},
            {"key": "Answered by", "value": knowledge.filled(self.entry.question)},
        ]

    def act(self) -> None:
        sending.answer_with(self.subject, by=self.actor, on=localdate(), entry=self.entry)


class Join(OfQuestion, FormPage):
    heading = "Join it to the same question"
    lead = "One is kept, and everybody who asked either hears its answer once."
    form_class = forms.Join
    button = "Join"
    done = "The two are one now. Everybody who asked either will hear its answer."
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"others": shown.others(self.subject)}

    def act(self, *, into: str = "", reference: str = "") -> None:
        kept = queries.question_to_sort(self.meeting, reference or into)
        if kept is None:
            raise RuleBroken("There is no question with this reference at this meeting.")
        sorting.join(self.subject, by=self.actor, on=localdate(), now=timezone.now(), into=kept)


class Sort(OfQuestion, FormPage):
    heading = "It is something else"
    form_class = forms.Sort
    button = "Save"
    done = "It is sorted."
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"kind": self.subject.kind}

    def act(self, *, kind: str) -> None:
        sorting.sort(self.subject, by=self.actor, on=localdate(), kind=kind)


class Divert(OfQuestion, FormPage):
    heading = "It is about one child"
    lead = "From now on the people of one team alone read it. You will not see it again. Whoever asked is told."
    form_class = forms.ToTeam
    button = "Handle it privately"
    done = "It is handled privately, and whoever asked was told."
    keeps_drafts = False

    def form_options(self) -> dict[str, Any]:
        return {"teams": queries.team_names()}

    def initial(self) -> dict[str, Any]:
        return {"team": self.subject.handling.team_key}

    def act(self, *, team: str) -> None:
        diverting.divert(self.subject, by=self.actor, on=localdate(), team_key=team)


class Import(OfMeeting, FormPage):
    """Bring a chat export or a document of questions and answers into a meeting that is over."""

    heading = "Bring in what was said"
    lead = "Every row is told afterwards. Either all of it is taken in, or none."
    form_class = forms.Bring
    button = "Bring it in"
    done = "It is taken in. This is what became of each row."
    keeps_drafts = False

    def act(self, *, file: Any) -> Any:
        now = timezone.now()
        sitting = importing.sitting_for(self.meeting, now)
        return importing.import_file(sitting, by=self.actor, on=localdate(), now=now, name=file.name, data=file.read())

    def next_page(self) -> str:
        return reverse("floor:imported", args=[self.meeting.key, self.outcome.pk])


class OfFile(OfMeeting):
    """One file that was brought in."""

    def find(self) -> Any:
        super().find()
        found = queries.file_numbered(self.meeting, self.kwargs["number"])
        if found is None:
            raise Http404
        return found


class Imported(OfFile):
    """What became of every row of a file."""

    template = "floor/imported.html"
    heading = "What became of each row"

    def context(self) -> dict[str, Any]:
        return became.import_report(self.subject)


class Propose(OfFile, ConfirmPage):
    """Its answers, as drafts for the knowledge desk."""

    heading = "Give these answers to the knowledge desk?"
    lead = (
        "Each becomes a draft of its team. An editor reads it before it is published, with a day on which it is looked at "
        "again. What held anything back is left out."
    )
    button = "Give them to the desk"

    def summary(self) -> list[dict[str, Any]]:
        return [{"key": "Answers", "value": queries.rows_to_propose(self.subject).count()}]

    def act(self) -> None:
        self.done = proposing.propose_answers(self.subject, by=self.actor, on=localdate()).says

    def back_address(self) -> str:
        return reverse("floor:imported", args=[self.meeting.key, self.subject.pk])

    def next_page(self) -> str:
        return self.back_address()
