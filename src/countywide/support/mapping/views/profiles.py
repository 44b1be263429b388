"""A school's intake: profiles, levels, what they bring, and the way when it is not enough (Q20, Q22, Q46, Q50)."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

from .. import actions, forms, permissions, policies, queries, rules
from ..enums import MappedBy, State
from ..presenters import profiles as shown


class OwnSchool(Page):
    """A page of the school for which somebody acts."""

    permission = permissions.READ_OWN

    def find(self) -> Any:
        school = queries.school_where(self.request.user, self.permission, self.request.GET.get("school", ""))
        if school is None:
            raise Http404
        self.on, self.school, self.caption = localdate(), school, school.name
        return school.organisation

    def back_address(self) -> str:
        return reverse("mapping:intake")


class Intake(OwnSchool):
    """The children of one intake: level, amount, the sum, an even share, and the contingency."""

    template = "mapping/intake.html"
    heading = "Children who start Reception"

    def back_address(self) -> str:
        return ""

    def context(self) -> dict[str, Any]:
        years = queries.entry_years_of(self.subject.pk)
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdigit() else (years[0] if years else rules.entry_year(self.on) + 1)
        found = queries.profiles_of_school(self.subject.pk, year)
        mapped = [each for each in found if each.state == State.AGREED]
        pool = queries.pool_of(year)
        amounts = queries.shared_among(mapped, available=pool.left, on=self.on).amounts
        audit.opened(self.subject, by=self.actor, why="see the intake’s levels and amounts")
        return {
            "year": year,
            "years": [each for each in years if each != year],
            "dates": policies.terms_on(self.on).intake(year),
            "rows": shown.rows(found, amounts, on=self.on),
            "totals": shown.totals(found, amounts, pool, on=self.on),
            "in_time": (pool.in_time, pool.issued),
            "writes": self.request.user.may(permissions.WRITE, about=self.subject),
            "asks": self.request.user.may(permissions.GROWN, about=self.subject),
            "grown": [shown.grown(each, on=self.on) for each in queries.grown_of(self.subject.pk)],
        }


class Begin(OwnSchool, FormPage):
    """Enter a child who comes."""

    permission = permissions.WRITE
    form_class = forms.Begin
    heading, button = "A child who comes to your school", "Go on to the levels"
    lead = "With or without a plan, with or without an assessment. The amount follows the levels of need, and comes in writing."

    def act(self, **answers: Any) -> None:
        self.made = actions.begin(self.subject, by=self.request.user, on=self.on, **answers)

    def next_page(self) -> str:
        return reverse("mapping:write", args=[self.made.key])


class OfProfile(Page):
    """A page about one profile that somebody may read."""

    permission = permissions.READ_PROFILE

    def find(self) -> Any:
        profile = queries.profile_with(self.kwargs["key"], self.request.user)
        if profile is None:
            raise Http404
        self.on = localdate()
        self.is_schools = self.request.user.may(permissions.READ_OWN, about=profile)
        self.reads_words = self.request.user.may(permissions.WRITE, about=profile) or self.request.user.may(
            permissions.MAP
        )
        self.caption = shown.who(profile, names=self.is_schools or self.reads_words)
        return profile

    def next_page(self) -> str:
        return reverse("mapping:profile", args=[self.subject.key])

    def back_address(self) -> str:
        return self.next_page()


class OfWritten(OfProfile):
    """A page about a profile that one's own school writes."""

    permission = permissions.WRITE

    def find(self) -> Any:
        profile = super().find()
        if not self.request.user.may(permissions.WRITE, about=profile):
            raise Http404
        return profile


class Show(OfProfile):
    """Where it stands, everybody's levels with the sum, old and new amounts, the letters."""

    template = "mapping/profile.html"
    heading = "Profile and amount"

    def back_address(self) -> str:
        return reverse("mapping:intake") if self.is_schools else reverse("mapping:waiting")

    def context(self) -> dict[str, Any]:
        user, state = self.request.user, self.subject.state
        audit.opened(self.subject, by=self.actor, why="read a child’s profile for funding")
        funds = user.may(permissions.FUND)
        return {
            "state": State(state).label,
            "colour": shown.COLOURS[State(state)],
            "facts": shown.facts(self.subject, names=self.is_schools or self.reads_words, on=self.on),
            "late": rules.is_late(self.subject.due_by, self.subject.issued_on, self.on) and state != State.ENDED,
            "again": rules.next_look(self.subject.due_by, self.on, policies.terms_on(self.on))
            if self.subject.due_by
            else None,
            "mappings": shown.mappings(self.subject, words=self.reads_words),
            "words": self.reads_words,
            "changes": shown.changes(self.subject),
            "letters": queries.letters_of(self.subject),
            "writes": user.may(permissions.WRITE, about=self.subject) and state == State.DRAFT,
            "takes_back": user.may(permissions.WRITE, about=self.subject) and state in ("DRAFT", "SUBMITTED", "AGREED"),
            "maps": user.may(permissions.MAP) and state == State.SUBMITTED,
            "confirms": funds and state == State.INDICATIVE,
            "ends": funds and state in (State.INDICATIVE, State.CONFIRMED),
        }


class Write(OfWritten, FormPage):
    """The school's levels, with what shows them."""

    form_class = forms.Write
    heading, button = "Levels of need, and what shows them", "Go on"
    template = "mapping/write.html"
    versioned = True

    def find(self) -> Any:
        profile = super().find()
        self.found = policies.set_in_force(self.on)
        if self.found is None:
            raise Http404
        return profile

    def form_options(self) -> dict[str, Any]:
        return {"found": self.found, "evidence_from": policies.terms_on(self.on).evidence_from}

    def initial(self) -> dict[str, Any]:
        own, evidence = queries.mapping_of(self.subject, MappedBy.SCHOOL), queries.evidence_of(self.subject)
        return {
            **({key: str(level) for key, level in own.levels.items()} if own else {}),
            **{f"{key}_shown": words for key, words in evidence.items()},
            "provision": self.subject.provision,
            "early_years": self.subject.early_years,
        }

    def context(self) -> dict[str, Any]:
        return {"found": self.found}

    def act(self, *, provision: str, early_years: str = "", **answers: Any) -> None:
        keys = [area.key for area in self.found.areas]
        actions.write(
            self.subject, by=self.request.user, on=self.on, seen=self.seen(), levels={key: int(answers[key]) for key in keys},
            evidence={key: answers.get(f"{key}_shown") or "" for key in keys}, provision=provision, early_years=early_years or "",
        )  # fmt: skip

    def next_page(self) -> str:
        return reverse("mapping:send", args=[self.subject.key])


class Send(OfWritten, ConfirmPage):
    """Look it over and send it in."""

    heading, button = "Check and send in", "Send it in"
    done = "Sent in. You see below by when the amount comes."
    template = "mapping/send.html"

    def summary(self) -> list[dict[str, Any]]:
        return shown.facts(self.subject, names=True, on=self.on)

    def context(self) -> dict[str, Any]:
        terms = policies.terms_on(self.on)
        due = rules.due_by(submitted_on=self.on, entry_on=self.subject.entry_on, terms=terms)
        return {**super().context(), "mappings": shown.mappings(self.subject, words=True), "due": due, "words": True}

    def act(self) -> None:
        actions.send(self.subject, by=self.request.user, on=self.on)


class TakeBack(OfWritten, ConfirmPage):
    """The school takes it back."""

    heading, button = "Take the profile back", "Take it back"
    lead = "Nothing is paid for the child, and another school can send a profile."
    done = "The profile was taken back."

    def act(self) -> None:
        actions.take_back(self.subject, by=self.request.user, on=self.on)

    def next_page(self) -> str:
        return reverse("mapping:intake")


class Letter(Page):
    """A letter as it was written."""

    permission = permissions.READ_LETTER
    template = "mapping/letter.html"
    heading = "What your school is paid for a child"

    def find(self) -> Any:
        letter = queries.letter_with(self.kwargs["key"], self.request.user)
        if letter is None:
            raise Http404
        return letter

    def context(self) -> dict[str, Any]:
        audit.opened(self.subject.profile, by=self.actor, why="read the letter about a child’s amount")
        rows = self.subject.facts
        if not self.request.user.may(permissions.READ_OWN, about=self.subject.profile):
            rows = [row for row in rows if row[0] != "Child" or self.request.user.may(permissions.MAP)]
        return {"rows": [{"key": key, "value": value} for key, value in rows]}

    def back_address(self) -> str:
        return reverse("mapping:profile", args=[self.subject.profile.key])
