"""What stands in the way of a bundle."""

from __future__ import annotations

from datetime import date

import pytest

from .. import rules

MADE, DAY, TODAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("has_appeal", "is_open", "has_open_part", "bar"),
    [
        (True, True, False, None),
        (False, True, False, "The Tribunal has registered no appeal yet, so there is nothing to make a bundle for."),
        (True, False, False, "This appeal is over."),
        (True, True, True, "There is one already that was not sent."),
    ],
)
def test_beginning(has_appeal, is_open, has_open_part, bar):
    assert rules.bar_to_beginning(has_appeal=has_appeal, is_open=is_open, has_open_part=has_open_part) == bar


@pytest.mark.parametrize(
    ("state", "chosen", "not_ready", "begins"),
    [
        ("LISTED", 2, 0, None),
        ("STOPPED", 2, 0, None),
        ("MADE", 2, 0, None),
        ("LISTED", 0, 0, "Choose at least one"),
        ("LISTED", 2, 1, "One paper is still being checked"),
        ("LISTED", 4, 3, "3 papers are still being checked"),
        ("MAKING", 2, 0, "The bundle is being bound"),
        ("SENT", 2, 0, "This bundle was sent."),
    ],
)
def test_making(state, chosen, not_ready, begins):
    bar = rules.bar_to_making(state=state, chosen=chosen, not_ready=not_ready)
    assert bar is None if begins is None else bar.startswith(begins)


@pytest.mark.parametrize(
    ("state", "sent_on", "begins"),
    [
        ("MADE", DAY, None),
        ("MADE", MADE, None),
        ("MADE", TODAY, None),
        ("MADE", date(2026, 11, 19), "The day lies between"),
        ("MADE", date(2026, 11, 27), "The day lies between"),
        ("LISTED", DAY, "Bind the bundle first"),
        ("SENT", DAY, "That it was sent is entered already"),
    ],
)
def test_sending(state, sent_on, begins):
    bar = rules.bar_to_sending(state=state, made_on=MADE, sent_on=sent_on, on=TODAY)
    assert bar is None if begins is None else bar.startswith(begins)
