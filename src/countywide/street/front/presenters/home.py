"""What the first pages show, gathered from the rooms below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from countywide.casework.cases import permissions as may_cases
from countywide.casework.deadlines import permissions as may_dates
from countywide.garden.knowledge import permissions as may_knowledge
from countywide.garden.knowledge import queries as knowledge
from countywide.platform.jobs import permissions as may_jobs
from countywide.platform.jobs import queries as jobs
from countywide.platform.outbox import permissions as may_outbox
from countywide.platform.outbox import queries as outbox
from countywide.register.contacts import permissions as may_contacts
from countywide.register.contacts import queries as contacts

from . import families, waiting

LATELY = timedelta(days=30)
FEW = 5

COOKIES = [
    {"key": "sessionid", "value": "Keeps you signed in. Ends when you sign out, or after a time without use."},
    {"key": "csrftoken", "value": "Makes sure that a form you send really came from this site. Lasts a year."},
    {"key": "last-person", "value": "Remembers for a day whose words to keep if a session ends while they write."},
    {"key": "messages", "value": "Carries one sentence, such as “Saved”, to the next page."},
]


def first(actor: Any) -> dict[str, Any]:
    """The public home: topics with their counts, and what changed lately."""
    topics = [topic for topic in knowledge.topics(actor=actor) if topic.answers]
    return {"topics": topics, "changes": lately(actor)}


def lately(actor: Any) -> list[dict[str, Any]]:
    """What changed for this reader lately, each entry once."""
    changed = knowledge.changes_since(timezone.now() - LATELY, actor=actor)[: FEW * 4]
    newest = {change.entry_id: change for change in reversed(changed)}
    shown = sorted(newest.values(), key=lambda change: change.at, reverse=True)[:FEW]
    return [
        {
            "title": knowledge.filled(change.entry.question),
            "href": change.entry.get_absolute_url(),
            "when": timezone.localdate(change.at),
            "text": change.get_did_display(),
        }
        for change in shown
    ]


def home(user: Any, *, on: date) -> dict[str, Any]:
    """A signed-in person's own page: what waits for them, where they work, what they may open."""
    held = user.roles_today
    return {
        "heading": f"Hello, {user.name.split()[0]}",
        "lead": "" if held else "You hold no role today. Ask whoever runs your organisation's people to add you.",
        "roles": [f"{role.label}, {role.organisation.name}" for role in held],
        "tasks": [*waiting.tasks(user, on), *school_tasks(user, on), *answering_tasks(user, on), *running_tasks(user)],
        "pupils": waiting.pupils(user),
        "children": families.children(user) if user.may(may_cases.READ_OWN_CHILD) else [],
        "places": places(user),
        "messages_sent": recent_messages(user),
        "changes": lately(user),
    }


# --- what waits ---


def school_tasks(user: Any, on: date) -> list[dict[str, Any]]:
    """What a school is asked for: to confirm its contacts each September."""
    return [
        {
            "text": f"Confirm the contacts of {school.name}",
            "hint": "Messages from the council go to these mailboxes. Every September we ask whether they are still right.",
            "href": reverse("contacts:own"),
            "status": "To do",
            "colour": "yellow",
        }
        for school in contacts.own_schools(user)
        if not contacts.is_confirmed(school.organisation_id, on=on)
    ]


def answering_tasks(user: Any, on: date) -> list[dict[str, Any]]:
    """What waits on the desk of whoever answers or edits."""
    if not (user.may(may_knowledge.EDIT) or user.may(may_knowledge.ANSWER)):
        return []
    count, late = knowledge.how_many_wait(user, on)
    waiting = {
        "text": "Questions waiting for an answer",
        "hint": "Each shows how long it has waited and the day by which a reply is due.",
        "href": reverse("knowledge:desk-questions"),
        "status": f"{count} waiting, {late} late",
        "colour": "red" if late else "yellow" if count else "",
    }
    if not user.may(may_knowledge.EDIT):
        return [waiting]
    upkeep = {
        "text": "Keeping answers right",
        "hint": "Answers past their review date, searches that found nothing, words held back, links that broke.",
        "href": reverse("knowledge:desk"),
        "status": "Open the desk",
    }
    return [waiting, upkeep]


def running_tasks(user: Any) -> list[dict[str, Any]]:
    """What an operator would want to know first."""
    if not user.may(may_jobs.OPERATE):
        return []
    alive, failed = jobs.worker_alive(), jobs.failed().count()
    return [
        {
            "text": "Jobs",
            "hint": "Messages, imports and reminders are done by a worker in the background.",
            "href": reverse("jobs:jobs"),
            "status": f"{failed} failed" if alive else "No worker is alive",
            "colour": "red" if failed or not alive else "",
        }
    ]


# --- where to go ---


def places(user: Any) -> list[dict[str, str]]:
    """Pages this person may open, in the order they are likely to want them."""
    from countywide.platform.accounts import permissions as may_people
    from countywide.platform.audit import permissions as may_record

    offered = [
        (
            may_outbox.READ_OWN,
            "Messages to us",
            "/messages",
            "Everything the council sent to your organisation, whether it arrived, and a button to send it again.",
        ),
        (
            may_contacts.KEEP_OWN,
            "Our contacts",
            "/our-school/contacts",
            "Who holds each role, and the mailbox the council writes to.",
        ),
        (
            may_contacts.OVERSEE,
            "Contacts",
            "/contacts",
            "Which schools have confirmed who holds their roles, mailboxes that bounced, and which team answers what.",
        ),
        (may_cases.WORK_LISTS, "Find a case", "/work/find", "By its reference, or by a child’s name and birthday."),
        (
            may_dates.SUBSCRIBE,
            "Dates in your calendar",
            "/calendar-feeds",
            "The dates of your cases in the calendar you use already, without a child’s name.",
        ),
        (
            may_dates.KEEP_CALENDAR,
            "Bank holidays",
            "/dates/bank-holidays",
            "Add or take away a day, and see which dates that moved.",
        ),
        (may_people.MANAGE_PEOPLE, "Our people", "/our-people", "Add a colleague, arrange cover, hand a role on."),
        (
            may_knowledge.EDIT,
            "Editor's desk",
            "/desk",
            "Questions without an answer, answers to check, documents to import.",
        ),
        (may_outbox.READ_ALL, "Deliveries", "/deliveries", "Messages that bounced, failed or wait."),
        (may_people.MANAGE_EVERYONE, "People", "/people", "Everybody who can sign in, and the roles they hold."),
        (may_record.READ, "The record", "/record", "Every change made in the service, and who opened what."),
    ]
    return [
        {"title": title, "href": href, "text": text}
        for permission, title, href, text in offered
        if user.may(permission)
    ]


def recent_messages(user: Any) -> list[dict[str, Any]]:
    """The last few messages sent to this person's organisations."""
    if not user.may(may_outbox.READ_OWN):
        return []
    return [
        {
            "title": delivery.notice.subject,
            "href": reverse("outbox:message", args=[delivery.pk]),
            "when": delivery.made_at,
            "text": delivery.get_state_display(),
        }
        for delivery in outbox.archive(user)[:FEW]
    ]
