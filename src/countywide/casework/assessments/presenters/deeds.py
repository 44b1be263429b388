"""What can be done now, by stage and by who looks: offered on the case page. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from countywide.casework.cases.types import Deed

from .. import permissions

EARLY = ("VALIDATED", "EVIDENCE_REQUESTED", "EVIDENCE_IN")
REFUSED = ("REFUSED_TO_ASSESS", "REFUSED_TO_ISSUE")
RUNNING = ("RECEIVED", *EARLY, "READY", "AGREED", "ADVICE_IN", "DECIDED_TO_ISSUE", "DRAFT_ISSUED")


def at(*stages: str, permission: Any, audience: str = "OFFICER") -> Callable[[Any, Any, str], bool]:
    """Shown at these stages to an audience that holds the permission."""

    def shown(case: Any, user: Any, seen_as: str) -> bool:
        about = case if permission.own else None
        return seen_as == audience and case.stage in stages and bool(user.may(permission, about=about))

    return shown


def officer(text: str, name: str, place: int, *stages: str) -> Deed:
    return Deed(f"assessments.{name}", text, f"assessments:{name}", at(*stages, permission=permissions.WORK), place)


def decider(text: str, name: str, place: int, *stages: str) -> Deed:
    return Deed(f"assessments.{name}", text, f"assessments:{name}", at(*stages, permission=permissions.DECIDE), place)


def family(text: str, name: str, place: int, permission: Any, *stages: str) -> Deed:
    shown = at(*stages, permission=permission, audience="FAMILY")
    return Deed(f"assessments.{name}-family", text, f"assessments:{name}", shown, place)


DEEDS = (
    officer("Finish the check and tell everybody that we are considering it", "check", 10, "RECEIVED"),
    officer("Fill in the worksheet", "worksheet", 12, *EARLY, "READY"),
    officer("Propose whether to assess", "propose-assess", 14, *EARLY),
    officer("Put it before a panel", "to-panel", 16, "READY", "ADVICE_IN"),
    decider("Decide whether to assess", "decide-assess", 18, "READY"),
    officer("Advice: ask, take in, remind", "advice", 20, "READY", "AGREED", "ADVICE_IN"),
    officer("Go on without some of the advice", "go-on", 22, "AGREED"),
    officer("Propose whether to issue a plan", "propose-plan", 24, "ADVICE_IN"),
    decider("Decide whether to issue a plan", "decide-plan", 26, "ADVICE_IN"),
    officer("Send the draft plan", "draft", 28, "DECIDED_TO_ISSUE"),
    officer("Send a new draft plan", "new-draft", 30, "DRAFT_ISSUED"),
    officer("Enter what the family said of the draft", "enter-said", 32, "DRAFT_ISSUED"),
    officer("Consult a school", "consult", 34, "DECIDED_TO_ISSUE", "DRAFT_ISSUED"),
    decider("Make the plan final", "final", 36, "DRAFT_ISSUED"),
    officer("Arrange the way forward meeting", "meeting", 40, *REFUSED),
    officer("Enter what the way forward meeting agreed", "meeting-held", 42, *REFUSED),
    decider("Change the decision", "change-mind", 46, *REFUSED),
    officer("Tell those who could not be told", "tell-rest", 60, *EARLY, "READY"),
    officer("The request was withdrawn", "withdraw", 80, *RUNNING),
    officer("The family moved to another council’s area", "moved-away", 82, *RUNNING),
    officer("The assessment cannot go on", "end", 84, *RUNNING),
    family("Say what you think of the draft plan", "your-say", 10, permissions.ANSWER_DRAFT, "DRAFT_ISSUED"),
)
