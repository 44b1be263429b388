"""How an application is shown to whoever wrote it, and to whoever approves."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from countywide.platform.kit.tags.saying import short_date, short_time

from ..enums import ApplicationState
from ..models import Application
from ..types import FormPage, Kind

COLOURS = {
    ApplicationState.DRAFT: "blue", ApplicationState.ASKED: "yellow", ApplicationState.REFUSED: "red",
    ApplicationState.APPROVED: "green", ApplicationState.SENT: "green", ApplicationState.KEPT: "orange",
    ApplicationState.UNSENT: "grey", ApplicationState.WITHDRAWN: "grey",
}  # fmt: skip
CHANGES = (ApplicationState.DRAFT, ApplicationState.ASKED, ApplicationState.REFUSED, ApplicationState.APPROVED)


def facts(application: Application, kind: Kind) -> list[dict[str, Any]]:
    """What the application is for, and by which school and role."""
    role = kind.role(application.role)
    rows = [
        ("Reference", application.reference),
        ("Call", application.call.title),
        ("School", application.school.name if application.school else ""),
        ("What you do there", role.name if role else ""),
        ("Sent", short_time(application.sent_at)),
        ("The council takes it until the end of", short_date(application.late_until) if application.late_until else ""),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def tasks(
    application: Application, kind: Kind, state: ApplicationState, *, missing: list[str], approver: str
) -> list[dict[str, Any]]:
    """What is to be done, in order; each leads to its page while it may be changed."""
    may = state in CHANGES
    at = lambda name, *more: reverse(f"champions:{name}", args=[application.reference, *more]) if may else ""  # noqa: E731
    done = {page.key: page.heading not in missing for page in kind.pages}
    listed = [
        {"text": page.heading, "href": at("write", page.key), **status(done[page.key], page.key in application.pages_done)}
        for page in kind.pages
    ]  # fmt: skip
    if kind.takes_cv:
        listed.append(
            {
                "text": "Curriculum vitae",
                "href": at("cv"),
                "status": "Added" if application.cv else "You may leave it out",
                "hint": "Nobody reads it before you are on the shortlist.",
            }
        )
    if kind.monitoring:
        listed.append(
            {
                "text": "About equality",
                "href": at("equality"),
                "status": "You may leave it out",
                "hint": "Kept apart from your application, and only ever counted.",
            }
        )
    if approver:
        listed.append(
            {
                "text": f"Approval of your {approver}",
                "href": at("ask-approval") if not missing else "",
                **approval_status(state, missing),
            }
        )
    can_send = not missing and (not approver or state == ApplicationState.APPROVED)
    listed.append(
        {
            "text": "Check your answers and send",
            "href": at("send") if can_send else "",
            "status": "Ready" if can_send else "Cannot start yet",
            **({"colour": "blue"} if can_send else {}),
        }
    )
    return listed


def status(is_done: bool, is_begun: bool) -> dict[str, str]:
    if is_done:
        return {"status": "Completed"}
    return {"status": "In progress", "colour": "yellow"} if is_begun else {"status": "Not started", "colour": "blue"}


def approval_status(state: ApplicationState, missing: list[str]) -> dict[str, str]:
    match state:
        case ApplicationState.ASKED:
            return {"status": "Asked: no answer yet", "colour": "yellow"}
        case ApplicationState.APPROVED:
            return {"status": "Approved"}
        case ApplicationState.REFUSED:
            return {"status": "Not given", "colour": "red"}
    return {"status": "Cannot start yet" if missing else "Not asked yet", **({} if missing else {"colour": "blue"})}


def answers(application: Application, page: FormPage, *, may_change: bool) -> list[dict[str, Any]]:
    """One page of answers, each with where to change it."""
    change = reverse("champions:write", args=[application.reference, page.key]) if may_change else ""
    return [
        {"key": each.asks, "value": application.answers.get(each.key), **({"change_url": change} if change else {})}
        for each in page.questions
    ]


def cv_of(application: Application) -> dict[str, Any] | None:
    """The curriculum vitae that was added: its address once it is checked, else what is the matter."""
    file = application.cv
    if file is None:
        return None
    is_open = file.is_open_to_others
    href = reverse("files:open", args=[file.pk]) if is_open else ""
    return {"name": file.name, "href": href, "says": "" if is_open else file.get_state_display(), "help": file.help}


def for_approver(application: Application, kind: Kind) -> list[dict[str, Any]]:
    """Who asks and for what, as whoever approves reads it. What the applicant wrote is not shown to them."""
    role = kind.role(application.role)
    rows = [
        ("Who asks", application.name),
        ("Their role", role.name if role else ""),
        ("School", application.school.name if application.school else ""),
        ("What for", application.call.title),
        ("Time it takes", kind.commitment),
        ("The role begins", short_date(application.call.starts_on)),
        (
            "Please answer before",
            short_date(application.late_until) if application.late_until else short_time(application.call.closes_at),
        ),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]
