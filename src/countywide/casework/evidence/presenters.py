"""Requests, links and evidence turned into rows, tags and words for a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from countywide.law import clocks
from countywide.platform.kit.tags.saying import in_words, short_date, short_time
from countywide.platform.kit.tags.showing import tag
from countywide.platform.outbox.enums import State

from .enums import Ended, LinkState, Source, Standing
from .models import AskedItem, EvidenceForm, EvidenceRequest, Item, Link
from .types import SchoolDays

COLOURS = {
    Standing.ASKED: "blue",
    Standing.STARTED: "yellow",
    Standing.LATE: "red",
    Standing.COMPLETE: "green",
    Standing.ADDING: "teal",
    Standing.NOT_THEIRS: "orange",
    Standing.WITHDRAWN: "grey",
}
FILE_STATES = {
    "RECEIVED": ("Being checked", "blue"),
    "CLEAN": ("Received", "green"),
    "UNSCANNED": ("Received, to be looked at", "green"),
    "QUARANTINED": ("Could not be used", "red"),
    "REFUSED": ("Could not be used", "red"),
}
SENT = {
    State.WAITING: "Waiting to be sent",
    State.SENDING: "Being sent",
    State.SENT: "Sent",
    State.DELIVERED: "Delivered",
    State.BOUNCED: "Came back: not delivered",
    State.FAILED: "Could not be sent",
    State.UNSURE: "Not certain that it arrived",
}


def year_words(group: int) -> str:
    """A year group as a school says it."""
    if group < 0:
        return "Not yet in Reception"
    return "Reception" if group == 0 else f"Year {group}"


def child_rows(child: Any, setting: Any, *, on: date) -> list[dict[str, Any]]:
    """The least by which a setting knows a child: the name they go by, when they were born, year group, setting."""
    group = child.year_group if child.year_group is not None else clocks.year_group(child.born_on, on)
    return [
        {"key": "Name", "value": child.name_shown},
        {"key": "Date of birth", "value": child.born_on},
        {"key": "Year group", "value": year_words(group)},
        {"key": "Setting", "value": setting.name},
    ]


def standing_tag(standing: Standing) -> Any:
    return tag(standing.label, COLOURS[standing])


def asked_rows(asked: Iterable[AskedItem], missing: Iterable[AskedItem]) -> list[dict[str, Any]]:
    """What was asked for, thing by thing, and whether it came: for a task list."""
    lacking = {each.pk for each in missing}
    return [_asked_row(each, sent=each.pk not in lacking) for each in asked]


def _asked_row(each: AskedItem, *, sent: bool) -> dict[str, Any]:
    if sent:
        status, colour = "Sent", "green"
    elif each.not_held_because:
        status, colour = "Not held", "grey"
    else:
        status, colour = ("Expected" if each.is_form else "To do"), "blue"
    hint = f"Not held because: {each.not_held_because}" if each.not_held_because else each.words
    return {"text": each.name, "hint": hint, "status": status, "colour": colour}


def file_rows(files: Iterable[Any], items: Mapping[Any, Item], *, at: Any) -> list[dict[str, Any]]:
    """Files sent, each with what is said of it. `at(name, pk)` gives the address of a step."""
    rows = []
    seen: set[str] = set()
    for file in files:
        item = items.get(file.pk)
        words, colour = FILE_STATES.get(file.state, ("Received", "green"))
        if item is None and colour != "red":
            words, colour = "Needs your words", "yellow"
        rows.append(
            {
                "file": file,
                "item": item,
                "size": size(file.size),
                "tag": tag(words, colour),
                "describe": at("file", file.pk),
                "remove": at("remove", file.pk),
                "spoilt": colour == "red",
                "twice": tag("The same file twice", "orange") if file.sha256 in seen else "",
            }
        )
        seen.add(file.sha256)
    return rows


def size(number: int) -> str:
    """A size in plain words."""
    return str(filesizeformat(number)).replace("\xa0", " ")


def wrapping(checksum: str) -> Any:
    """A checksum that may break after every eight signs, so that it fits a phone; copied, it is whole."""
    groups = ((checksum[at : at + 8],) for at in range(0, len(checksum), 8))
    return format_html_join(SafeString("<wbr>"), "{}", groups)


def receipt_rows(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Every file's name, size and checksum."""
    return [
        {
            "name": item.file.name,
            "kind": item.kind_name,
            "size": size(item.file.size),
            "sha256": wrapping(item.file.sha256),
        }
        for item in items
        if item.file
    ]


def check_rows(request: EvidenceRequest, items: Iterable[Item], *, at: Any) -> list[dict[str, Any]]:
    """What is about to be declared complete."""
    rows = [
        {
            "key": item.kind_name,
            "value": format_html(
                "{}<br>Written by {}, {}, on {}{}",
                item.file.name if item.file else "",
                item.author,
                item.author_role,
                short_date(item.written_on),
                ". Tells of somebody else" if item.third_party else "",
            ),
            "change_url": at("file", item.file_id),
        }
        for item in items
    ]
    rows += [
        {"key": asked.name, "value": f"Not held: {asked.not_held_because}", "change_url": at("not-held")}
        for asked in request.asked.all()
        if asked.not_held_because
    ]
    return rows


# --- for officers ----------------------------------------------------------------------------


def request_rows(requests: Iterable[EvidenceRequest], counts: Mapping[int, int], *, on: date) -> list[dict[str, Any]]:
    """What was asked on a case: for a task list."""
    rows = []
    for each in requests:
        standing, files = each.standing_on(on), counts.get(each.pk, 0)
        came = f"{files} file{'' if files == 1 else 's'}"
        rows.append(
            {
                "text": each.organisation.name,
                "href": reverse("evidence:asked", args=[each.case.reference, each.pk]),
                "hint": f"Asked {short_date(each.asked_on)}, due {short_date(each.due_on)}. {came}.",
                "status": standing.label,
                "colour": COLOURS[standing],
            }
        )
    return rows


def panel_rows(requests: Iterable[EvidenceRequest], *, on: date) -> list[dict[str, Any]]:
    """What was asked, in the evidence section of an officer's case page."""
    return [_short_row(each, "evidence:asked", [each.case.reference, each.pk], on) for each in requests]


def own_rows(requests: Iterable[EvidenceRequest], *, on: date) -> list[dict[str, Any]]:
    """What one's own setting is asked, in that section of its case page."""
    return [_short_row(each, "evidence:own-home", [each.pk], on) for each in requests]


def _short_row(each: EvidenceRequest, page: str, keys: list[Any], on: date) -> dict[str, Any]:
    standing = each.standing_on(on)
    return {
        "text": each.organisation.name,
        "href": reverse(page, args=keys),
        "hint": f"Due {short_date(each.due_on)}",
        "status": standing.label,
        "colour": COLOURS[standing],
    }


def handover_rows(requests: Iterable[EvidenceRequest], *, on: date) -> list[dict[str, Any]]:
    """What is still asked of a setting, for whoever takes over a role there."""
    return [
        {
            "key": each.case.child.name_shown,
            "value": f"Due {short_date(each.due_on)}. {each.standing_on(on).label}",
            "change_url": reverse("evidence:own-home", args=[each.pk]),
            "change_words": "Answer",
        }
        for each in requests
    ]


def request_summary(request: EvidenceRequest, *, on: date) -> list[dict[str, Any]]:
    """The facts of one request."""
    rows: list[dict[str, Any]] = [
        {"key": "Asked", "value": request.asked_on},
        {"key": "Due", "value": _due(request, on)},
        {"key": "Stands at", "value": standing_tag(request.standing_on(on))},
        {"key": "Note to them", "value": request.note},
    ]
    if request.chases:
        times = "once" if request.chases == 1 else f"{request.chases} times"
        rows.append({"key": "Reminded", "value": f"{times}, last on {short_date(request.chased_on)}"})
    if request.confirmed_at:
        rows.append({"key": "Said the child is theirs", "value": request.confirmed_at})
    if request.completed_on:
        rows.append(
            {"key": "Declared complete", "value": f"{short_date(request.completed_on)} by {request.completed_by}"}
        )
    if request.not_theirs_on:
        said = f"{short_date(request.not_theirs_on)}: {request.not_theirs_because}"
        rows.append({"key": "Said the child is not theirs", "value": said})
    if request.withdrawn_on:
        said = f"{short_date(request.withdrawn_on)}: {request.withdrawn_because}"
        rows.append({"key": "Withdrawn", "value": said})
    return rows


def _due(request: EvidenceRequest, on: date) -> str:
    said = (
        f"{short_date(request.due_on)}, {in_words(request.due_on, on)}"
        if request.is_open
        else short_date(request.due_on)
    )
    return f"{said}\n{request.due_because}" if request.due_because else said


def usual_words(usual: SchoolDays, name: str) -> tuple[str, str]:
    """The usual time, and the day at a setting with how it was counted."""
    shut = "; ".join(f"closed from {short_date(first)}, reopens {short_date(back)}" for first, back in usual.closed)
    said = f"For {name} that is {short_date(usual.due_on)}{f' ({shut})' if shut else ''}."
    return f"{usual.days} school days from today", f"{said} Days on which a setting is closed do not count."


def link_cards(links: Iterable[Link]) -> list[dict[str, Any]]:
    """For each link sent: where to, sent, delivered, opened, code entered, and how it ended."""
    return [{"title": f"Link sent {short_time(link.issued_at)}", "rows": _link_rows(link)} for link in links]


def _link_rows(link: Link) -> list[dict[str, Any]]:
    delivery = link.delivery
    sent = SENT[State(delivery.state)] if delivery else ""
    moment = (delivery.delivered_at or delivery.sent_at) if delivery else None
    rows = [
        {"key": "To", "value": link.address},
        *([{"key": "Message", "value": f"{sent}, {short_time(moment)}" if moment else sent}] if sent else []),
        {
            "key": "Opened",
            "value": f"First on {short_time(link.opened_at)} (perhaps by a mail scanner)"
            if link.opened_at
            else "Not yet",
        },
        {"key": "Code entered", "value": link.verified_at or "Not yet"},
        {"key": "State", "value": _state(link)},
    ]
    if link.wrong_codes:
        rows.append({"key": "Wrong codes", "value": link.wrong_codes})
    return rows


def _state(link: Link) -> str:
    if link.ended_because:
        return f"{LinkState(link.state).label} {short_time(link.ended_at)}: {Ended(link.ended_because).label}"
    opened = link.state == LinkState.ISSUED and link.opened_at
    return f"{'Opened' if opened else LinkState(link.state).label}. Works until {short_date(link.expires_on)}"


def item_rows(items: Iterable[Item], twice: Collection[int], *, reference: str, officer: bool) -> list[dict[str, Any]]:
    """The evidence on a case as cards: each with the day it was written and the day it came."""
    return [_item_row(item, item.pk in twice, reference, officer) for item in items]


def _item_row(item: Item, twice: bool, reference: str, officer: bool) -> dict[str, Any]:
    flags = []
    if item.superseded_by_id:
        flags.append(tag("Replaced by a newer one", "grey"))
    if twice:
        flags.append(tag("The same file twice", "orange"))
    if item.third_party and officer:
        flags.append(tag("About somebody else too", "purple"))
    if item.to_family and officer:
        flags.append(tag("The family sees it", "teal"))
    if item.form_version and officer and item.form_version.accepted_until:
        flags.append(tag(f"Form of {short_date(item.form_version.from_on)}", "grey"))
    return {
        "item": item,
        "flags": flags,
        "by": f"{item.author}, {item.author_role}",
        "came": _came(item),
        "size": size(item.file.size) if item.file else "",
        "open": reverse("files:open", args=[item.file_id]) if item.file_id else "",
        "change": reverse("evidence:item", args=[reference, item.pk]) if officer else "",
    }


def _came(item: Item) -> str:
    whose = f" from {item.organisation.name}" if item.organisation else ""
    return f"{short_date(item.received_on)}{whose}, {Source(item.source).label.lower()}"


def item_summary(item: Item) -> list[dict[str, Any]]:
    """Everything said of one piece of evidence."""
    period = f"{short_date(item.period_from)} to {short_date(item.period_to)}" if item.period_from else ""
    return [
        {"key": "Kind", "value": item.kind_name},
        {"key": "Written", "value": item.written_on},
        {"key": "Received", "value": _came(item)},
        {"key": "Author", "value": f"{item.author}, {item.author_role}"},
        {"key": "Covers", "value": period},
        {"key": "Why it helps", "value": item.relevance},
        {"key": "About somebody else too", "value": item.third_party},
        {"key": "The family sees it", "value": item.to_family},
        {"key": "Replaced by", "value": item_words(item.superseded_by) if item.superseded_by else ""},
        {"key": "File", "value": f"{item.file.name}, {size(item.file.size)}" if item.file else "No file"},
        {"key": "Checksum (SHA-256)", "value": wrapping(item.file.sha256) if item.file else ""},
    ]


def item_words(item: Item) -> str:
    """One piece of evidence in one line."""
    return f"{item.kind_name} by {item.author}, written {short_date(item.written_on)}"


def version_words(version: EvidenceForm) -> str:
    """One version of the form in a list to choose from."""
    until = f", accepted until {short_date(version.accepted_until)}" if version.accepted_until else ""
    return f"{version.title}, from {short_date(version.from_on)}{until}"


def version_rows(versions: Iterable[EvidenceForm], *, on: date) -> list[dict[str, Any]]:
    """The versions of a form a setting may know: the one in force, those still accepted, the one to come."""
    rows = []
    for each in versions:
        if each.from_on > on:
            words, colour = f"From {short_date(each.from_on)}", "blue"
        elif each.accepted_until is None:
            words, colour = "In force", "green"
        elif on <= each.accepted_until:
            words, colour = f"Accepted until {short_date(each.accepted_until)}", "yellow"
        else:
            words, colour = f"Accepted until {short_date(each.accepted_until)}", "grey"
        rows.append({"version": each, "tag": tag(words, colour)})
    return rows
