"""What somebody finds in a pack, and what of it they may open."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from countywide.garden.floor.queries import afterwards, becoming
from countywide.garden.forum import queries as forum
from countywide.garden.knowledge import queries as knowledge
from countywide.platform.kit.doors import Visitor
from countywide.register.schools import queries as schools

from .. import permissions, rules
from ..models import Answered, Listed, Pack, Slide

BOOKED_HERE = "packs"  # in the session of somebody without an account: the packs of meetings they booked
NEXT = 2


def pack_of(key: str, actor: Any) -> Pack | None:
    """The pack of a meeting, as far as somebody may see it."""
    return (
        Pack.objects.seen_by(actor).select_related("meeting__series", "recording_file").filter(meeting__key=key).first()
    )


def pack_at(place: str) -> Pack | None:
    """The pack whose files lie at a place."""
    _kind, _, number = place.partition(":")
    return Pack.objects.select_related("meeting").filter(pk=int(number)).first() if number.isdigit() else None


def slides_of(pack: Pack) -> list[Slide]:
    """Its files of slides, in order."""
    return list(pack.slides.filter(removed_on=None, file__removed_at=None).select_related("file").order_by("number"))


def links_of(pack: Pack) -> list[Listed]:
    """Its links, those that are broken too: they are named and lead nowhere."""
    return list(Listed.objects.filter(pack=pack, left_out_on=None).order_by("number"))


def said_and_done(pack: Pack) -> list[Answered]:
    """“You said, we did.”"""
    return list(Answered.objects.filter(pack=pack, removed_on=None).order_by("id"))


def missing_from(pack: Pack, slides: list[Slide]) -> list[str]:
    """What the pack still lacks. A file that is not checked yet, or cannot be used, is not there."""
    files = [each.file for each in slides] + ([pack.recording_file] if pack.recording_file else [])
    return rules.missing(
        slides=len(slides),
        has_no_slides=pack.has_no_slides,
        is_recording_open=pack.is_recording_open,
        recorded=pack.recorded,
        summary=pack.summary,
        unchecked=sum(not each.is_open_to_others for each in files),
    )


# --- who opens the files ----------------------------------------------------------------------------


def booking_of(request: Any, meeting: Any) -> Any:
    """What whoever asks booked: by their account, or by the link of their own message."""
    if request.user.is_authenticated:
        return forum.booked_by(request.user, meeting)
    token = request.session.get(BOOKED_HERE, {}).get(str(meeting.pk), "")
    found = forum.booking_called(token) if token else None
    return found if found and found.meeting_id == meeting.pk and found.cancelled_at is None else None


def files_open_to(request: Any, pack: Pack, *, on: date, booking: Any) -> bool:
    """Whether whoever asks may open the slides and the recording."""
    user = request.user
    if user.is_authenticated and user.may(permissions.KEEP):
        return True
    if pack.sent_at is None:
        return False
    reads = bool(user.is_authenticated and user.may(permissions.READ))
    homes = user.organisations_where(permissions.READ) if reads and booking is None else []
    here = list(schools.schools_of(homes)) if homes else []
    return rules.may_open_files(
        reads=reads,
        is_of_school=bool(here) and len(here) == len(homes),
        is_state=any(schools.is_county_state(each, on=on) for each in here),
        is_booked=booking is not None,
    )


# --- answers and dates ------------------------------------------------------------------------------


def answers_in(pack: Pack, actor: Any, *, words: str = "", only_own: bool = False) -> list[tuple[Any, Any, Any]]:
    """What was asked at the meeting: each with the published answer that whoever asks may read, if there is one, and with the
    question as a team has it; of those that hold every word looked for."""
    asked = becoming.asked_at(pack.meeting)
    if only_own:
        own = afterwards.awaited_by(actor, pack.meeting)
        asked = [each for each in asked if each.pk in own]
    answers = {each.pk: becoming.answer_of(each) for each in asked}
    keys = {entry.pk for entry in answers.values() if entry is not None}
    entries = {each.pk: each for each in knowledge.entries_for(actor).filter(pk__in=keys)} if keys else {}
    found = [(each, readable(answers[each.pk], entries), becoming.at_team(each)) for each in asked]
    return [each for each in found if rules.holds(words, texts_of(each[0], each[1]))]


def readable(answer: Any, entries: dict[int, Any]) -> Any:
    """The answer as far as whoever asks may read it."""
    return entries.get(answer.pk) if answer is not None else None


def texts_of(question: Any, entry: Any) -> list[str]:
    """What a question is searched by."""
    written = getattr(question, "from_file", None)
    answers = [entry.question, entry.short_answer, entry.answer] if entry else []
    return [question.public_text, *answers, *([written.public_answer] if written is not None else [])]


def dates_to_come(now: datetime, *, series_id: int) -> list[tuple[Any, list[Any]]]:
    """The next meetings of the series, each with its sittings to come."""
    coming = [each for each in forum.upcoming_meetings(Visitor(), now) if each.series_id == series_id][:NEXT]
    return [
        (each, [at for at in forum.sittings_of(each) if at.cancelled_at is None and at.ends_at > now])
        for each in coming
    ]
