"""What can be done to a plan, by stage and by who looks: offered on the case page. Nothing here asks the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from countywide.casework.cases.types import Deed

from .. import permissions

WRITTEN = ("DECIDED_TO_ISSUE", "DRAFT_ISSUED")
IN_FORCE = ("IN_FORCE", "REVIEW_PLANNED", "REVIEW_HELD", "REVIEW_REPORTED")


def at(*stages: str, permission: Any, audience: str = "OFFICER") -> Callable[[Any, Any, str], bool]:
    """Shown at these stages to an audience that holds the permission."""

    def shown(case: Any, user: Any, seen_as: str) -> bool:
        about = case if permission.own else None
        return seen_as == audience and case.stage in stages and bool(user.may(permission, about=about))

    return shown


def officer(text: str, name: str, place: int, *stages: str) -> Deed:
    return Deed(f"plans.{name}", text, f"plans:{name}", at(*stages, permission=permissions.WRITE), place)


def decider(text: str, name: str, place: int, *stages: str) -> Deed:
    return Deed(f"plans.{name}", text, f"plans:{name}", at(*stages, permission=permissions.DECIDE), place)


def family(text: str, name: str, place: int, *stages: str) -> Deed:
    shown = at(*stages, permission=permissions.SAY, audience="FAMILY")
    return Deed(f"plans.{name}-family", text, f"plans:{name}", shown, place)


DEEDS = (
    officer("Send a draft from the plan written here", "send-draft", 27, "DECIDED_TO_ISSUE", "DRAFT_ISSUED"),
    decider("Make the plan written here final", "make-final", 35, "DRAFT_ISSUED"),
    decider("Propose changes to the plan", "propose", 20, *IN_FORCE),
    officer("Read the proposed changes and the answers", "changes", 22, "AMENDING"),
    officer("Enter what the family said of the changes", "enter-said", 24, "AMENDING"),
    decider("Make the amended plan final", "make-amended", 26, "AMENDING"),
    decider("Do not amend the plan after all", "do-not-amend", 28, "AMENDING"),
    officer("End the plan: consult, decide, hold", "ending", 60, *IN_FORCE, "CEASING"),
    officer("Assess again: asked, decided, done", "again", 56, *IN_FORCE, "AMENDING"),
    officer("Personal budget and direct payments", "budget", 57, *WRITTEN, *IN_FORCE, "AMENDING", "CEASING"),
    officer("Another health board is responsible", "health", 59, *IN_FORCE, "AMENDING", "CEASING"),
    officer("The family moves to another council’s area", "move", 58, *IN_FORCE, "AMENDING", "CEASING"),
    family("Say what you think of the changes to the plan", "your-say", 10, "AMENDING"),
    family("Ask us to assess again", "please-assess-again", 30, *IN_FORCE, "AMENDING"),
    family("Personal budget and direct payments", "your-budget", 32, *WRITTEN, *IN_FORCE, "AMENDING", "CEASING"),
    family("Read the changes to the plan", "changes", 12, "AMENDING"),
)
