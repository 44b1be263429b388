"""How organisers put a pack together, send it, and follow whether it arrived."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from countywide.platform.kit.pages import ListPage

from .. import actions, forms, permissions, policies, queries, rules
from ..presenters import keeping as shown
from .base import Asked, Deed, Kept


class Every(ListPage):
    """Every pack: what is overdue and due first, and what people miss."""

    permission = permissions.KEEP
    template = "packs/every.html"
    heading = "Packs of sessions"

    def table(self) -> Any:
        return shown.table(queries.packs_kept(), self.request.GET, on=localdate())

    def context(self) -> dict[str, Any]:
        on = localdate()
        waiting = queries.waiting()
        return {
            **super().context(),
            "overdue": [each for each in waiting if each.is_overdue(on)],
            "due": [each for each in waiting if not each.is_overdue(on)],
            "missing": list(queries.missing_waiting()[:50]),
            "today": on,
        }


class Keep(Kept):
    """One pack while it is put together, and afterwards."""

    template = "packs/keep.html"
    heading = "The pack of this session"

    def back_address(self) -> str:
        return "/forum/work/packs"

    def context(self) -> dict[str, Any]:
        pack = self.subject
        slides, everybody = queries.slides_of(pack), queries.everybody(pack)
        names = {to.address.lower(): booking.name for booking, to in everybody if booking is not None}
        told = shown.deliveries(queries.told_of(pack), names)
        state, colour = shown.standing(pack, on=self.on)
        return {
            "pack": pack,
            "state": state,
            "colour": colour,
            "slides": shown.slides(slides),
            "lacks": queries.missing_from(pack, slides),
            "links": queries.links_of(pack),
            "to": len(everybody),
            "told": told,
            "counted": shown.counted(told),
            "untold": queries.untold(pack),
            "missing": list(queries.missing_in(pack)[:50]),
            "feedback": list(queries.feedback_of(pack)[:50]),
            "rated": queries.rating_of(pack, on=self.on),
            "answered": queries.said_and_done(pack),
        }


class AddSlides(Asked):
    """A file of slides."""

    form_class = forms.Slides
    heading, button, done = (
        "Add slides",
        "Add them",
        "The slides arrived. They are checked for viruses before anybody opens them.",
    )
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        return {"dated_on": self.subject.ended_on}

    def act(self, **given: Any) -> None:
        actions.add_slides(self.subject, by=self.actor, on=self.on, **given)


class OfSlide(Kept):
    """A page about one file of slides."""

    def find(self) -> Any:
        pack = super().find()
        self.slide = queries.slide_numbered(pack, self.kwargs["number"])
        if self.slide is None:
            raise Http404
        return pack


class RemoveSlides(OfSlide, Deed):
    """Take a file out."""

    heading, button, done = "Take these slides out?", "Take them out", "The slides were taken out."

    def summary(self) -> list[dict[str, Any]]:
        assert self.slide is not None
        return [{"key": "Name", "value": self.slide.title}, {"key": "Given by", "value": self.slide.given_by}]

    def act(self) -> None:
        assert self.slide is not None
        actions.remove_slides(self.subject, by=self.actor, on=self.on, slide=self.slide)


class NoSlides(Deed):
    """Nobody showed slides."""

    heading, button, done = "Were there no slides?", "There were none", "The pack says that there were no slides."

    def act(self) -> None:
        actions.no_slides(self.subject, by=self.actor, on=self.on)


class Recording(Asked):
    """Where the recording is, and until when it is kept."""

    form_class = forms.Recording
    heading, button = "Add the recording", "Add it"
    done = "The recording is kept, and closed to others until you confirm that no pupil is named in it."
    keeps_drafts = False

    def initial(self) -> dict[str, Any]:
        last: date = rules.keep_until_at_most(self.subject.ended_on, policies.promise_on(self.on))
        return {"keep_until": last}

    def act(self, *, address: str, keep_until: date, file: Any = None) -> None:
        actions.add_recording(
            self.subject, by=self.actor, on=self.on, address=address, file=file or None, keep_until=keep_until
        )


class ConfirmRecording(Asked):
    """Heard through: no pupil is named."""

    form_class = forms.Confirm
    heading, button, done = (
        "Is no pupil named in the recording?",
        "Open it to others",
        "The recording is open to those who may.",
    )
    keeps_drafts = False

    def act(self, *, heard: bool, was_cut: str, what_was_cut: str = "") -> None:
        actions.confirm_recording(
            self.subject,
            by=self.actor,
            on=self.on,
            heard=heard,
            was_cut=was_cut == "YES",
            what_was_cut=what_was_cut or "",
        )


class TakeRecordingAway(Deed):
    """Close the recording at once."""

    heading, button, done = "Take the recording away?", "Take it away", "The recording is gone."

    def act(self) -> None:
        actions.take_recording_away(self.subject, by=self.actor, on=self.on)


class Summary(Asked):
    """What was said, in writing."""

    form_class = forms.Summary
    heading, button, done = "Write a summary", "Save", "The summary is in the pack."
    versioned = True

    def initial(self) -> dict[str, Any]:
        return {"words": self.subject.summary}

    def act(self, *, words: str) -> None:
        actions.write_summary(self.subject, by=self.actor, on=self.on, words=words, seen=self.seen())


class Send(Deed):
    """Send it to everybody who booked."""

    heading, button = "Send the pack to everybody who booked?", "Send it"

    def summary(self) -> list[dict[str, Any]]:
        pack = self.subject
        links = queries.links_of(pack)
        return [
            {"key": "Goes to", "value": f"{len(queries.everybody(pack))} addresses: all who booked, whether or not they came"},
            {"key": "Slides", "value": ", ".join(each.title for each in queries.slides_of(pack)) or "None were shown"},
            {"key": "Recording or summary", "value": "Both" if pack.is_recording_open and pack.summary
             else "A recording" if pack.is_recording_open else "A summary" if pack.summary else "Neither yet"},
            {"key": "Links", "value": sum(not each.is_broken for each in links)},
            {"key": "Broken links, named and left out", "value": sum(each.is_broken for each in links)},
        ]  # fmt: skip

    def act(self) -> None:
        number = actions.send(self.subject, by=self.actor, on=self.on)
        self.done = f"The pack is on its way to {number} addresses."


class TellChanges(Deed):
    """Tell everybody once what changed."""

    heading, button = "Tell everybody what changed?", "Tell them"

    def summary(self) -> list[dict[str, Any]]:
        said = dict.fromkeys(each.says for each in queries.untold(self.subject))
        return [{"key": "Changed", "value": each} for each in said]

    def act(self) -> None:
        number = actions.tell_changes(self.subject, by=self.actor, on=self.on)
        self.done = f"{number} addresses are told."


class PutRight(Asked):
    """A wrong address."""

    form_class = forms.Address
    heading, button, done = (
        "What is the right address?",
        "Send it there",
        "The pack is on its way to the address put right.",
    )
    keeps_drafts = False

    def find(self) -> Any:
        pack = super().find()
        if self.kwargs["delivery"] not in {each.pk for each in queries.told_of(pack)}:
            raise Http404
        return pack

    def act(self, *, email: str) -> None:
        actions.put_right(self.subject, by=self.actor, on=self.on, delivery_id=self.kwargs["delivery"], email=email)


class Did(Asked):
    """You said, we did."""

    form_class = forms.Did
    heading, button, done = "You said, we did", "Add it", "It stands in the pack."

    def act(self, *, said: str, done: str) -> None:
        actions.did(self.subject, by=self.actor, on=self.on, said=said, done=done)


class ForgetDid(Deed):
    """Take a line out."""

    heading, button, done = "Take this line out?", "Take it out", "The line was taken out."

    def find(self) -> Any:
        pack = super().find()
        if self.kwargs["pk"] not in {each.pk for each in queries.said_and_done(pack)}:
            raise Http404
        return pack

    def act(self) -> None:
        actions.forget_did(self.subject, by=self.actor, on=self.on, answered_id=self.kwargs["pk"])


class Reply(Asked):
    """Answer what somebody misses."""

    form_class = forms.Reply
    heading, button, done = "What became of it?", "Answer", "The answer is on its way."

    def find(self) -> Any:
        pack = super().find()
        self.remark = queries.remark_called(self.kwargs["reference"], self.actor)
        if self.remark is None or self.remark.pack_id != pack.pk:
            raise Http404
        self.lead = self.remark.words
        return pack

    def act(self, *, reply: str) -> None:
        assert self.remark is not None
        actions.answer_missing(self.remark, by=self.actor, on=self.on, reply=reply)
