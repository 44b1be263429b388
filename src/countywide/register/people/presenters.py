"""A child and their family as pages show them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from . import permissions, queries
from .enums import NoUpn, Responsibility, Taught


def page(child: Any, user: Any, *, on: date) -> dict[str, Any]:
    """The record of one child, as far as this reader may know it."""
    keeps, changes = user.may(permissions.KEEP_FAMILY), user.may(permissions.CHANGE)
    holder = queries.rights_holder(child, on)
    return {
        "heading": child.name_shown,
        "facts": facts(child, changes),
        "homes": homes(child, user, changes),
        "taught": taught(child, on, changes),
        "rights": rights(child, holder),
        "may_say_who_decides": keeps and holder.who != "PARENT",
        "adults": [adult(tie, user, on, keeps) for tie in queries.family_of(child)],
        "proposals": [proposal(each, keeps) for each in child.proposals.all()[:20]],
        "may_keep": keeps,
        "may_propose": user.may(permissions.PROPOSE),
        "child": child,
    }


def facts(child: Any, changes: bool) -> list[dict[str, Any]]:
    """Names and numbers."""
    name, rest = (reverse(f"people:{which}", args=[child.key]) if changes else "" for which in ("names", "facts"))
    upn = child.upn or f"None: {NoUpn(child.no_upn).label.lower()}" if child.no_upn or child.upn else ""
    return [
        {"key": "Name in law", "value": f"{child.legal_forename} {child.legal_surname}", "change_url": name},
        {"key": "Goes by", "value": child.first_name, "change_url": name},
        {"key": "Pronouns", "value": child.pronouns, "change_url": name},
        {"key": "Date of birth", "value": child.born_on, "change_url": rest},
        {"key": "UPN", "value": upn, "change_url": rest},
        {"key": "Language at home", "value": child.language, "change_url": rest},
        {"key": "Looked after", "value": "Yes" if child.is_looked_after else "No", "change_url": rest},
    ]


def homes(child: Any, user: Any, changes: bool) -> list[dict[str, Any]]:
    """Where the child lived and lives. A withheld address is told to those alone who may know it."""
    known = user.may(permissions.SEE_WITHHELD)
    rows = []
    for home in child.addresses.all():
        hidden = (home.is_withheld or child.is_withheld) and not known
        until = f" until {home.until_on.day} {home.until_on:%B %Y}" if home.until_on else ""
        rows.append(
            {
                "key": f"From {home.from_on.day} {home.from_on:%B %Y}{until}",
                "value": "Withheld" if hidden else ", ".join(home.address_lines),
            }
        )
    if changes:
        rows.append(
            {
                "key": "Moved?",
                "value": "",
                "actions": [{"text": "Enter a new address", "href": reverse("people:move", args=[child.key])}],
            }
        )
    return rows


def taught(child: Any, on: date, changes: bool) -> list[dict[str, Any]]:
    """Where the child is and was taught."""
    rows = []
    for place in child.enrolments.select_related("organisation"):
        where = place.organisation.name if place.organisation else place.name or Taught(place.kind).label
        until = f" until {place.ends_on.day} {place.ends_on:%B %Y}" if place.ends_on else ""
        rows.append({"key": f"From {place.starts_on.day} {place.starts_on:%B %Y}{until}", "value": where})
    if changes:
        rows.append(
            {
                "key": "Changed?",
                "value": "",
                "actions": [{"text": "Enter a new place", "href": reverse("people:place", args=[child.key])}],
            }
        )
    return rows


def rights(child: Any, holder: Any) -> str:
    """Who holds the rights of the Act, and when they pass."""
    day = f"{holder.passes_on.day} {holder.passes_on:%B %Y}"
    if holder.who == "PARENT":
        return f"The parent holds the rights under the Act. They pass to {child.first_name} after {day}."
    if holder.represented:
        return f"Rights passed on {day}. {child.first_name} is represented."
    return f"Rights passed to {child.first_name} on {day}: letters go to {child.first_name}."


def came_back(contact: Any) -> str:
    """When a message came back, and what follows from it."""
    day = contact.email_bounced_on
    return f"On {day.day} {day:%B %Y}. Letters go by post until the address is put right."


def adult(tie: Any, user: Any, on: date, keeps: bool) -> dict[str, Any]:
    """Somebody in the family. Contact details are for officers, and for oneself."""
    contact = tie.contact
    own = contact.user_id == user.pk
    rows = [{"key": "Is", "value": tie.get_kind_display()}]
    if keeps or own:
        rows += [
            {"key": "Parental responsibility", "value": tie.get_responsibility_display()},
            {"key": "Email", "value": contact.email},
            *([{"key": "Email came back", "value": came_back(contact)}] if contact.email_bounced_on else []),
            {"key": "Telephone", "value": contact.phone},
            {"key": "Letters go by", "value": contact.get_channel_display()},
            {"key": "Format", "value": contact.format},
            {"key": "Follows the case online", "value": "Yes" if contact.user_id else "No account yet"},
        ]
    if keeps:
        rows += [
            {"key": "Letters about the child", "value": "Yes" if tie.corresponds else "No"},
            {"key": "Safe to contact", "value": "Yes" if tie.is_safe else "No"},
            {"key": "Note", "value": tie.note},
        ]
    links = [("Change", "adult"), ("Enter a new address", "move-adult"), ("End", "end-adult")]
    if contact.user_id is None and tie.responsibility == Responsibility.YES and tie.is_safe:
        links.insert(0, ("Let them follow the case online", "give-account"))
    return {
        "name": contact.name,
        "rows": rows,
        "warn": keeps and not tie.is_safe,
        "links": [
            {"text": text, "href": reverse(f"people:{name}", args=[tie.child.key, tie.pk])}
            for text, name in links
            if keeps
        ],
    }


def proposal(each: Any, keeps: bool) -> dict[str, Any]:
    """What a family asked to be put right, and what became of it."""
    state = "Waiting for an officer" if each.is_taken_up is None else "Put right" if each.is_taken_up else "Not changed"
    href = reverse("people:answer", args=[each.child.key, each.pk]) if keeps and each.is_taken_up is None else ""
    return {"title": each.what, "when": each.made_on, "text": f"{state}. {each.answer}".strip(), "href": href}


def likeness(each: Any) -> dict[str, Any]:
    """A child who may be the one being entered."""
    twin = " May be a twin: two children of one day." if each.maybe_twin else ""
    return {
        "name": each.child.name_shown,
        "born_on": each.child.born_on,
        "why": f"{', '.join(each.why).capitalize()}.{twin}",
        "href": reverse("people:child", args=[each.child.key]),
    }
