"""A paper of a case in which another child stands, stopped as a change that would send it stops it."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.casework.release import actions, rules
from countywide.casework.release.looking import look
from countywide.casework.release.models import Hold
from countywide.casework.release.types import Paper
from countywide.platform.kit.doors import Machine
from countywide.register.people.tests import factories as people

BY = Machine("test")
ON = date(2026, 11, 26)
WORDS = b"Lev Wren was there.\nDOB: 2 January 2016"


def other_child() -> Any:
    return people.child(legal_forename="Lev", legal_surname="Wren", born_on=date(2016, 1, 2))


def stopped(
    case: Any, data: bytes = WORDS, *, name: str = "advice.txt", by: Any = BY, on: date = ON, **more: Any
) -> Hold:
    """The paper is held, whether or not somebody has decided about it before."""
    [looked] = look([Paper(name, data, "Advice: psychology", **more)], case.child)
    mark = rules.fingerprint(looked)
    actions.stop(case, {mark: looked}, what="The draft plan", by=by, on=on)
    return Hold.objects.get(case=case, fingerprint=mark)
