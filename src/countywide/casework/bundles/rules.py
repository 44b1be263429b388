"""What stands in the way of a bundle, said in a sentence."""

from __future__ import annotations

from datetime import date

from .enums import State


def bar_to_beginning(*, has_appeal: bool, is_open: bool, has_open_part: bool) -> str | None:
    """Papers are bound for an appeal that the Tribunal registered and has not ended."""
    if not has_appeal:
        return "The Tribunal has registered no appeal yet, so there is nothing to make a bundle for."
    if not is_open:
        return "This appeal is over."
    return "There is one already that was not sent." if has_open_part else None


def bar_to_choosing(*, state: str) -> str | None:
    """What was sent never changes, and nothing is changed while a worker binds it."""
    if state == State.SENT:
        return "This bundle was sent. Add later papers as a further part: no page that somebody cites moves then."
    return "The bundle is being bound just now. Wait until it is done." if state == State.MAKING else None


def bar_to_making(*, state: str, chosen: int, not_ready: int) -> str | None:
    """A bundle holds at least one paper, and each was checked by the service."""
    if bar := bar_to_choosing(state=state):
        return bar
    if not chosen:
        return "Choose at least one paper."
    if not_ready:
        return (
            "One paper is still being checked for viruses, or did not pass. Wait a minute, or leave it out."
            if not_ready == 1
            else f"{not_ready} papers are still being checked for viruses, or did not pass. Wait a minute, or leave them out."
        )
    return None


def bar_to_sending(*, state: str, made_on: date | None, sent_on: date, on: date) -> str | None:
    """Only what is bound can have been sent, on a day between then and today."""
    if state != State.MADE or made_on is None:
        return "Bind the bundle first." if state != State.SENT else "That it was sent is entered already."
    return None if made_on <= sent_on <= on else "The day lies between the day it was bound and today."
