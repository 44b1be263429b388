"""Officers: every consultation, those of a case, preparing and sending one, questions, checking and releasing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.casework.cases import queries as cases
from countywide.casework.placements import queries as placements
from countywide.casework.transfers import queries as transfers
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, ListPage, Page
from countywide.platform.kit.paper import html
from countywide.register.schools import queries as schools

from .. import actions, permissions, policies, queries, rules, writers
from ..actions.packing import reasons_of
from ..enums import Standing
from ..forms import officers as forms
from ..presenters import showing
from .base import OfConsultation, paper_served


class Every(ListPage):
    """Every consultation of one’s own cases, the soonest answer first."""

    permission = permissions.CONSULT
    heading = "Consultations"

    def table(self) -> Any:
        return showing.officers_table(queries.listed_for(self.request.user), self.request.GET, on=localdate())


class OfCase(Page):
    """Every school that was asked on one case."""

    permission = SIGNED_IN
    template = "consultations/of_case.html"
    heading = "Schools that were asked"

    def find(self) -> Any:
        case = cases.case_with(self.kwargs["reference"].upper(), self.request.user)
        if case is None or case.kind != "PLAN" or cases.audience_of(self.request.user, case) != "OFFICER":
            raise Http404
        self.on, self.caption = localdate(), f"{case.child.name_shown} · {case.reference}"
        return case

    def context(self) -> dict[str, Any]:
        found = list(queries.consultations_on(self.subject))
        checks = list(queries.checks_on(self.subject))
        return {
            "checks": checks,
            "waits": any(each.answered_on is None for each in checks),
            "today": self.on,
            "rows": [{"each": each, **showing.standing(each, on=self.on), **showing.position(each)} for each in found],
            "works": self.request.user.may(permissions.CONSULT, about=self.subject) and self.subject.is_open,
        }

    def back_address(self) -> str:
        return reverse("front:case", args=[self.subject.reference])


class OfConsulter(OfCase):
    """The same for those alone who may consult schools on it."""

    permission = permissions.CONSULT

    def find(self) -> Any:
        case = super().find()
        if not self.request.user.may(permissions.CONSULT, about=case):
            raise Http404
        return case

    def back_address(self) -> str:
        return reverse("consultations:of-case", args=[self.subject.reference])


class New(OfConsulter, FormPage):
    """Prepare to ask a school. Nothing leaves yet."""

    template = "consultations/new.html"
    heading, button, done = (
        "Ask a school if the plan can name it",
        "Prepare it",
        "It is prepared. Look at what would go, then send it.",
    )
    form_class = forms.New

    def initial(self) -> dict[str, Any]:
        """A school that was chosen from the suggestions, by its URN."""
        found = schools.school_with(self.request.GET.get("school", ""))
        return {"school": f"{found.name} ({found.urn})"} if found else {}

    def context(self) -> dict[str, Any]:
        transfer = transfers.transfer_of(self.subject.child, on=self.on)
        now = placements.said_now(transfer) if transfer else ()
        named = [wish.name for _preference, said in now for wish in said.wishes.all() if wish.name]
        return {"named": list(dict.fromkeys(named))}

    def act(self, school: str, is_preference: str, why: str) -> None:
        found = schools.school_meant(school)
        if found is None:
            raise RuleBroken("We do not know which school this is. Choose it from the list, or write its URN.")
        self.made = actions.draft(
            self.subject, by=self.actor, on=self.on, setting_id=found.organisation_id, is_preference=is_preference == "yes",
            why=why,
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("consultations:officer", args=[self.made.key])


class Officer(OfConsultation):
    """One consultation: where it stands, what goes or went, questions, answers, and what can be done."""

    template = "consultations/officer.html"
    heading = "A school is asked if the plan can name it"

    def context(self) -> dict[str, Any]:
        of = self.subject
        audit.opened(of.case, by=self.actor, why="read a consultation")
        is_draft = of.standing == Standing.DRAFTED
        answers = list(queries.answers_of(of))
        address = lambda *at: reverse("consultations:paper-of", args=[of.key, *at])  # noqa: E731
        packs = [showing.pack(each, address, for_school=False) for each in queries.packs_of(of)]
        found = queries.sheets_of(of, on=self.on) if is_draft else []
        shown = showing.sheets(
            found, reasons_of(of) if is_draft else {}, on=self.on, policy=policies.policy_on(self.on)
        )
        return {
            "standing": showing.standing(of, on=self.on),
            "facts": showing.facts(of, on=self.on),
            "is_draft": is_draft,
            "sheets": shown,
            "reds": [each for each in shown if each["is_red"]],
            "pack": packs[0] if packs else None,
            "before": packs[1:],
            "questions": [showing.question(each) for each in queries.questions_of(of)],
            "answer": showing.answer(answers[0]) if answers else None,
            "earlier": [showing.answer(each) for each in answers[1:]],
            "chases": list(of.chases.order_by("id")) if not answers else [],
            "works": self.request.user.may(permissions.CONSULT, about=of),
            "may_check": of.standing == Standing.ANSWERED,
            "may_withdraw": rules.bar_to_withdrawing(standing=of.standing) is None,
            "full_waits": bool(of.full_asked_on and answers and not answers[0].releases.filter(what="FULL").exists()),
            "mailbox": queries.mailbox_of(of.setting_id, on=self.on) if is_draft or of.bounced_on else None,
            "school": getattr(of.setting, "school", None),
        }

    def back_address(self) -> str:
        return reverse("consultations:of-case", args=[self.subject.case.reference])


class Letter(OfConsultation):
    """The covering letter as it would go."""

    template = "consultations/letter.html"
    heading = "The covering letter"

    def context(self) -> dict[str, Any]:
        sheets = queries.sheets_of(self.subject, on=self.on)
        blocks = writers.letter_blocks(self.subject, sheets, due_on=self.subject.due_on, on=self.on)
        return {"letter": html.write(blocks[1:])}


class Paper(OfConsultation):
    """One paper as it was sent."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return paper_served(self.request, self.subject, self.kwargs["number"], self.kwargs["place"], by=self.actor)


class ByOfficer(OfConsultation, FormPage):
    """Something that an officer of the team does about a consultation."""

    permission = permissions.CONSULT
    works = True


class OldPapers(ByOfficer):
    """Why an old paper goes all the same."""

    heading, button, done = "Old papers", "Keep the reasons", "The reasons are kept, and go with the pack’s record."

    def find(self) -> Any:
        found = super().find()
        said, policy = reasons_of(found), policies.policy_on(self.on)
        rows = showing.sheets(queries.sheets_of(found, on=self.on), said, on=self.on, policy=policy)
        self.reds = [each for each in rows if each["is_red"]]
        named = [(at, each["title"], f"Of {rules.day(each['dated_on'])}.") for at, each in enumerate(self.reds, 1)]
        self.form_class = forms.reasons_form(named)
        return found

    def initial(self) -> dict[str, Any]:
        return {f"because_{at}": each["because"] for at, each in enumerate(self.reds, 1)}

    def act(self, **answers: Any) -> None:
        for at, each in enumerate(self.reds, 1):
            because = answers[f"because_{at}"]
            actions.give_reason(self.subject, by=self.actor, on=self.on, source=each["source"], because=because)


class Send(ByOfficer, ConfirmPage):
    """Send it: the pack is frozen and looked through, and fifteen days begin."""

    heading, button = "Send it to the school?", "Send it"
    done = "It is sent. The school has 15 days, and the family reads that it was asked."
    template = "consultations/send.html"

    def find(self) -> Any:
        found = super().find()
        if found.council_code:
            self.form_class = forms.SendElsewhere
        return found

    def initial(self) -> dict[str, Any]:
        return {"council_address": self.subject.council_address} if self.subject.council_code else {}

    def summary(self) -> list[dict[str, Any]]:
        mailbox, has = (
            queries.mailbox_of(self.subject.setting_id, on=self.on),
            queries.has_account(self.subject.setting_id, on=self.on),
        )
        how = (
            "Its staff sign in and find it here"
            if has
            else "By a personal link, opened with a code sent to the same mailbox"
        )
        rows = [
            ("School", self.subject.setting.name),
            ("Goes to", mailbox.address if mailbox else "No mailbox of this school is checked"),
            ("How", how),
            ("Family asks for it", "Yes" if self.subject.is_preference else "No"),
            ("Maintained by", self.subject.council_name),
        ]
        return [{"key": key, "value": value} for key, value in rows if value]

    def act(self, council_address: str = "") -> None:
        actions.send(self.subject, by=self.actor, on=self.on, at=timezone.now(), council_address=council_address)


class SendAgain(ByOfficer, ConfirmPage):
    """Once more, to the mailbox of today."""

    heading, button, done = "Send it to the school again?", "Send it", "It is on its way. The days run on."

    def act(self) -> None:
        actions.send_again(self.subject, by=self.actor, on=self.on, at=timezone.now())


class Renew(ByOfficer, ConfirmPage):
    """Send what came since."""

    heading, button = "Send the school what came since?", "Send it"
    done = "The school has a new version of its pack, and is told what was added. Its date stays."

    def act(self) -> None:
        actions.renew(self.subject, by=self.actor, on=self.on)


class MoreDays(ByOfficer):
    heading, button, done = (
        "Give the school more days",
        "Give them",
        "The school is told. The family’s dates do not move.",
    )
    form_class = forms.MoreDays

    def act(self, to: Any, because: str) -> None:
        actions.extend(self.subject, by=self.actor, on=self.on, to=to, because=because)


class Withdraw(ByOfficer):
    heading, button, done = "Ask this school no more", "Withdraw it", "It is withdrawn."
    form_class = forms.Withdraw
    keeps_drafts = False

    def act(self, because: str) -> None:
        actions.withdraw(self.subject, by=self.actor, on=self.on, at=timezone.now(), because=because)


class Reply(ByOfficer):
    """Answer a question of the school."""

    template = "consultations/reply.html"
    heading, button, done = "Answer the school’s question", "Send it", "The school has your answer."
    form_class = forms.Reply

    def find(self) -> Any:
        found = super().find()
        self.question = queries.question_with(found, self.kwargs["pk"])
        if self.question is None:
            raise Http404
        return found

    def context(self) -> dict[str, Any]:
        return {"question": self.question}

    def act(self, answer: str) -> None:
        actions.reply(self.subject, by=self.actor, on=self.on, question=self.question, answer=answer)


class WithAnswer(ByOfficer):
    """A page that shows the answer that counts beside what is asked."""

    def context(self) -> dict[str, Any]:
        self.counts = found = queries.answer_now(self.subject)
        shown = showing.answer(found) if found else None
        text = rules.full_text(found) if found else ""
        return {"answer": shown, "text": text}


class Check(WithAnswer):
    """Complete, or returned for detail."""

    template = "consultations/check.html"
    heading, button, done = "Check the school’s answer", "Keep what you found", "It is kept, and the school is told."
    form_class = forms.Check

    def act(self, verdict: str, because: str = "") -> None:
        actions.check(self.subject, by=self.actor, on=self.on, adequate=verdict == "yes", because=because or "")


class TakeOut(WithAnswer):
    """Take words about somebody else out before the family reads them."""

    template = "consultations/take_out.html"
    heading, button, done = (
        "Take words out",
        "Take them out",
        "They are taken out. The log keeps which, why and by whom.",
    )
    form_class = forms.TakeOut

    def act(self, words: str, why: str) -> None:
        actions.take_out(self.subject, by=self.actor, on=self.on, words=words, why=why)


class NoteFullAsked(ByOfficer, ConfirmPage):
    """The family asked by telephone or in a letter."""

    heading, button, done = "Has the family asked for the full reply?", "Note it", "It is noted."

    def act(self) -> None:
        actions.note_full_asked(self.subject, by=self.actor, on=self.on)


class Release(WithAnswer, ConfirmPage):
    """Release the full answer, as the family will read it."""

    template = "consultations/release.html"
    heading, button, done = (
        "Release the full reply?",
        "Release it",
        "It is released. The family and the school are told.",
    )

    def context(self) -> dict[str, Any]:
        held = super().context()
        found = self.counts
        passages = [(each.words, each.why) for each in (*found.passages.all(), *found.taken_out.all())] if found else []
        text, removed = rules.without(held["text"], passages)
        return {**held, "text": text, "removed": rules.reasons_of(removed), "summary": []}

    def act(self) -> None:
        actions.release_full(self.subject, by=self.actor, on=self.on)
