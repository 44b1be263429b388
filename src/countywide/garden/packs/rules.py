"""Decisions and sums of packs, on plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean, median

from .types import Came, Promise, Rated, Times

MOST_SLIDES, MOST_LINKS = 30, 200
LEAST_WORDS = 20
OPENED_BY = ("http://", "https://")


# --- what a pack needs -----------------------------------------------------------------------------


def keep_until_at_most(ended_on: date, promise: Promise) -> date:
    """The last day on which a recording may be kept: so many months after the session, the last day of a shorter month."""
    years, month = divmod(ended_on.month - 1 + promise.recording_months, 12)
    for day in range(ended_on.day, 27, -1):
        try:
            return date(ended_on.year + years, month + 1, day)
        except ValueError:
            continue
    return date(ended_on.year + years, month + 1, min(ended_on.day, 28))


def missing(
    *, slides: int, has_no_slides: bool, is_recording_open: bool, recorded: str, summary: str, unchecked: int = 0
) -> list[str]:
    """What a pack still lacks, each with what to do (Q24a, Q26): nobody is sent half of it without being told."""
    said = []
    if not slides and not has_no_slides:
        said.append("Add the slides, or say that there were none.")
    if not recorded:
        said.append("Add a recording, or a written summary where it was not recorded.")
    elif recorded == "RECORDING" and not is_recording_open:
        said.append("Confirm that no pupil is named in the recording.")
    elif recorded == "SUMMARY" and not summary:
        said.append("Write the summary.")
    if unchecked:
        said.append("Wait until the files are checked for viruses, or take out one that cannot be used.")
    return said


def bar_to_sending(*, is_sent: bool, ended_on: date, on: date, missing: Sequence[str]) -> str | None:
    """Name what stands in the way of sending a pack to everybody."""
    if is_sent:
        return "The pack was sent. What you add now is told to everybody once."
    if on < ended_on:
        return "The session is not over."
    return " ".join(missing) or None


def bar_to_slide(*, title: str, dated_on: date, on: date, held: int) -> str | None:
    """A file of slides has a name and a day, so that it can be told from last year's."""
    if not title.strip():
        return "Give the slides a name."
    if dated_on > on:
        return "The date of the slides lies in the future."
    if held >= MOST_SLIDES:
        return f"A pack holds at most {MOST_SLIDES} files of slides."
    return None


def bar_to_recording(
    *, address: str, has_file: bool, ended_on: date, keep_until: date, promise: Promise, on: date
) -> str | None:
    """A recording is one file or one address, and has a last day (UK GDPR art. 5(1)(e): no longer than is needed)."""
    if bool(address) == has_file:
        return "Give the address of the recording, or choose its file: one of the two."
    if address and not address.startswith(OPENED_BY):
        return "The address of the recording begins with https://."
    latest = keep_until_at_most(ended_on, promise)
    if not on <= keep_until <= latest:
        return f"The recording is kept until a day from today to {latest.day} {latest:%B %Y}."
    return None


def bar_to_confirming(*, has_recording: bool, heard: bool, was_cut: bool, what_was_cut: str) -> str | None:
    """Before a recording opens to anybody, somebody heard it through and cut every passage that names a pupil."""
    if not has_recording:
        return "Add the recording first."
    if not heard:
        return "Listen to all of it first."
    if was_cut and not what_was_cut.strip():
        return "Say at which minutes you cut it. Do not say who was named."
    return None


def bar_to_summary(words: str, found: Sequence[str]) -> str | None:
    """What is written for everybody who was not there: enough to follow, and about nobody."""
    if len(words.split()) < LEAST_WORDS:
        return f"Write at least {LEAST_WORDS} words, so that somebody who was not there can follow."
    return bar_to_naming(found)


def bar_to_naming(found: Sequence[str]) -> str | None:
    """Words that everybody reads hold nothing about a person."""
    if found:
        return f"This seems to hold personal data ({', '.join(found)}). Everybody reads it: take that out."
    return None


def bar_to_link(*, address: str, title: str, trouble: str, is_there: bool, held: int) -> str | None:
    """A link has a title and leads somewhere, and stands in a pack once."""
    if not title.strip():
        return "Give the link a title, so that people know where it leads."
    if trouble:
        return f"{trouble} Enter the whole address, such as https://www.example.org/page."
    if is_there:
        return "This address is in the pack already."
    if held >= MOST_LINKS:
        return f"A pack holds at most {MOST_LINKS} links."
    return None


# --- who is sent it, and who opens it ----------------------------------------------------------------


def bar_to_asking(*, to_address: int, by_person: int, promise: Promise) -> str | None:
    """How often a pack may be sent again to one address, and by one person, on one day."""
    if to_address >= promise.most_to_one_address:
        return f"The pack was sent to this address {to_address} times today. Look in Messages whether it arrived."
    if by_person >= promise.most_by_one_person:
        return f"You have sent {by_person} packs today. Share the address of this page instead: it needs no account."
    return None


def may_open_files(*, reads: bool, is_of_school: bool, is_state: bool, is_booked: bool) -> bool:
    """Slides and recordings are for whoever booked, for people of state schools of the county, and for the services."""
    return is_booked or (reads and (not is_of_school or is_state))


def holds(words: str, texts: Iterable[str]) -> bool:
    """Whether every word looked for stands in one of the texts."""
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())


# --- figures ----------------------------------------------------------------------------------------


def times(answered: Iterable[tuple[int, bool]], *, late_open: int, fewest: int) -> Times:
    """How long answers took: for each its working days and whether it was in time. One that is open beyond its time counts as
    late, and has no length yet. Below the fewest no figure is given: it would tell of one question."""
    given = list(answered)
    number = len(given) + late_open
    if number < fewest:
        return Times(number, None, None)
    in_time = sum(was_in_time for _days, was_in_time in given)
    middle = float(median(days for days, _ in given)) if len(given) >= fewest else None
    return Times(number, middle, round(100 * in_time / number))


def came(says: str, *, booked: int, came: int, fewest: int) -> Came:
    """Attendance of one sitting: no number where either those who came or those who did not are too few to be hidden among."""
    if booked < fewest:
        return Came(says, None, None)
    if came < fewest or 0 < booked - came < fewest:
        return Came(says, booked, None)
    return Came(says, booked, came)


def rated(ratings: Sequence[int], *, fewest: int) -> Rated:
    """What a session was rated, once enough have."""
    return Rated(len(ratings), round(fmean(ratings), 1) if len(ratings) >= fewest else None)
