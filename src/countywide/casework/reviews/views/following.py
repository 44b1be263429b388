"""A review as those who hold it, follow it and are concerned by it see it; arranging and holding its meeting."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.timezone import localdate

from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ListPage

from .. import actions, permissions, queries
from ..forms import arranging as forms
from ..presenters import deeds, rows
from ..types import Meeting
from .base import Form, HolderConfirm, HolderForm, OfReview


class Show(OfReview):
    """One review: where it stands, its dates, its people, what was decided on each change, and what can be done now."""

    heading = "The review"
    template = "reviews/review.html"

    def back_address(self) -> str:
        return f"/cases/{self.case.reference}"

    def context(self) -> dict[str, Any]:
        review, user, audience = self.review, self.request.user, self.audience
        audit.opened(self.case, by=self.actor, why="read a review")
        stands = rows.stands(review, audience, on=self.on)
        holds, invited = queries.may_hold(review, user), list(queries.with_words(queries.attendees_of(review)))
        decided = bool(review.decided_on and (review.told_on or audience == "OFFICER"))
        asks_again = audience in ("OFFICER", "SCHOOL") and bool(review.told_on)
        return {
            "review": review,
            "audience": audience,
            "stands": stands,
            "facts": rows.facts(review, audience),
            "people": rows.people(invited, review, holds=holds),
            "deeds": deeds.deeds(review, user, audience, standing=stands["key"], holds=holds),
            "links": self.links(invited, holds),
            "decided": decided,
            "changes": rows.decided_changes(list(queries.asked_of(review)), queries.criteria_of(review, on=self.on))
            if decided
            else [],
            "looks": rows.look_rows(
                list(queries.looks_of(review)), review, replies=user.may(permissions.DECIDE, about=review)
            )
            if asks_again
            else [],
        }

    def links(self, invited: list[Any], holds: bool) -> list[dict[str, Any]]:
        """For whoever holds the review and for officers: what became of the family's links."""
        review = self.review
        if not (holds or self.audience == "OFFICER") or not review.invited_on or queries.bar_to_link(review):
            return []
        return rows.link_rows(
            [each for each in invited if each.contact_key],
            queries.family_now(review, on=self.on),
            queries.links_of(review, on=self.on),
            review,
            holds=holds,
        )


class Due(ListPage):
    """The reviews that one's own school holds, or that one's own teams follow."""

    permission = SIGNED_IN
    heading = "Reviews that are due"
    template = "reviews/due.html"

    def find(self) -> Any:
        user = self.request.user
        if not (user.may(permissions.HOLD) or user.may(permissions.WORK)):
            raise Http404
        return None

    def table(self) -> Any:
        on = localdate()
        return rows.due_table(queries.due_seen_by(self.request.user), self.request.GET, on=on)


class Plan(HolderForm):
    heading, button, done = "Set the day of the review meeting", "Save the day", "The day is set. Invite people next."
    lead = "Everybody must know of the meeting at least two weeks before, and advice takes about six weeks to come."
    template = "reviews/plan.html"
    form_class = forms.Meeting

    def initial(self) -> dict[str, Any]:
        held = self.review
        at = held.meeting_at.strftime("%H:%M") if held.meeting_at else ""
        known = {"on": held.meeting_on, "at": at, "mode": held.mode, "chair": held.chair}
        return {**known, "place": held.place, "place_of_both": held.place, "care_review_on": held.care_review_on}

    def form_options(self) -> dict[str, Any]:
        return {"looked_after": self.case.child.is_looked_after}

    def context(self) -> dict[str, Any]:
        latest = self.review.due_by - rows.FOUR_WEEKS
        return {**super().context(), "due_by": self.review.due_by, "latest": latest}

    def act(self, **said: Any) -> None:
        place = said["place_of_both"] if said["mode"] == "BOTH" else said["place"]
        meeting = Meeting(said["on"], said["mode"], said["at"], place or "", said["chair"], said.get("care_review_on"))
        actions.plan_meeting(self.review, by=self.request.user, on=self.on, meeting=meeting, knowing=said["knowing"])


class Invite(HolderForm):
    heading, button = "Invite people and ask for advice", "Invite them"
    done = "They are invited, and asked for advice."
    template = "reviews/invite.html"
    form_class = forms.Invite

    def form_options(self) -> dict[str, Any]:
        self.known = list(queries.attendees_of(self.review))
        usual = [
            each
            for each in queries.usual_invitees(self.review, on=self.on)
            if not any(one.invited_as == each.invited_as and one.name == each.name for one in self.known)
        ]
        have = {each.invited_as for each in (*self.known, *usual)}
        wanted = [role for role in queries.roles_wanted(self.review) if role in forms.ROLES and role not in have]
        return {"usual": usual, "wanted": wanted}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "known": rows.people(self.known, self.review, holds=False), "held": self.review}

    def act(self, **_: Any) -> None:
        form = forms.Invite(self.request.POST, **self.form_options())
        form.is_valid()
        actions.invite(self.review, by=self.request.user, on=self.on, people=form.invited())


class OfAttendee(HolderForm):
    """A page about one person who is invited."""

    def find(self) -> Any:
        found = super().find()
        self.attendee = queries.attendee_with(found, self.kwargs["pk"])
        if self.attendee is None:
            raise Http404
        return found


class SendLink(OfAttendee, HolderConfirm):
    """Sends one of the family a personal link, or a new one in the place of another."""

    heading, button, done = "Send a personal link", "Send it", "The link is sent. One that was sent before has stopped."
    lead = "With it they say in their own words what they want to say for the review. They need no account."

    def find(self) -> Any:
        found = super().find()
        if not self.attendee.contact_key:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        on_file = queries.family_now(self.review, on=self.on).get(self.attendee.contact_key)
        return [
            {"key": "To", "value": self.attendee.name},
            {"key": "Email address", "value": on_file.email if on_file else ""},
        ]

    def act(self) -> None:
        actions.send_link(self.review, by=self.request.user, on=self.on, at=timezone.now(), attendee=self.attendee)


class Advice(OfAttendee):
    heading, button, done = "Enter advice that came", "Save", "The advice is entered."
    form_class = forms.Advice

    def find(self) -> Any:
        found = super().find()
        self.lead = self.attendee.name
        return found

    def act(self, advice_on: Any, text: str) -> None:
        actions.record_advice(
            self.review, by=self.request.user, on=self.on, attendee=self.attendee, advice_on=advice_on, text=text
        )


class Chase(HolderConfirm):
    heading, button, done = "Remind somebody of their advice", "Send a reminder", "The reminder is on its way."

    def find(self) -> Any:
        found = super().find()
        self.attendee = queries.attendee_with(found, self.kwargs["pk"])
        if self.attendee is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        each = self.attendee
        return [{"key": "To", "value": each.name}, {"key": "Advice wanted by", "value": each.advice_by}]

    def act(self) -> None:
        actions.chase(self.review, by=self.request.user, on=self.on, attendee=self.attendee)


class PapersRound(HolderConfirm):
    heading, button, done = (
        "Send the papers round",
        "Send them to everybody",
        "Everybody who is invited is sent the papers.",
    )
    lead = "Everybody gets the same. They should have it two weeks before the meeting."

    def summary(self) -> list[dict[str, Any]]:
        people = list(queries.attendees_of(self.review))
        came = [each.name for each in people if each.advice_on]
        missing = [each.name for each in people if each.advice_asked_on and not each.advice_on]
        return [
            {"key": "Advice that has come", "value": ", ".join(came) or "None yet"},
            {"key": "Missing, and said to be missing", "value": ", ".join(missing) or "None"},
        ]

    def act(self) -> None:
        actions.send_papers(self.review, by=self.request.user, on=self.on)


class Met(HolderForm):
    heading, button = "Enter that the meeting was held", "Save"
    done = "Saved. The report goes to everybody within two weeks of the meeting."
    form_class = forms.Met

    def form_options(self) -> dict[str, Any]:
        people = queries.attendees_of(self.review)
        return {"people": [(str(each.pk), f"{each.name} – {each.get_invited_as_display().lower()}") for each in people]}

    def initial(self) -> dict[str, Any]:
        return {"met_on": self.review.meeting_on}

    def act(self, met_on: Any, came: list[str], quorum_note: str) -> None:
        here = [int(pk) for pk in came]
        actions.hold(self.review, by=self.request.user, on=self.on, met_on=met_on, came=here, quorum_note=quorum_note)


class TakeOver(Form):
    heading, button = "Let the council hold the meeting", "The council holds it"
    done = "The council holds the meeting now. The school is told."
    lead = (
        "What the school has arranged and written is kept. Your team plans the meeting, holds it and writes the report."
    )
    form_class = forms.TakeOver

    def act(self, because: str) -> None:
        actions.take_over(self.review, by=self.request.user, on=self.on, because=because)


class SendBack(Form):
    heading, button = "Send the report back to be mended", "Send it back"
    done = "The school has it back. The four weeks run on."
    lead = "Only for a defect. If you disagree with what the report says, decide otherwise and say why."
    form_class = forms.SendBack

    def act(self, defects: list[str], because: str) -> None:
        actions.send_back(self.review, by=self.request.user, on=self.on, defects=defects, because=because)
