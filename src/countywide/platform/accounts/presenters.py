"""People, roles and sessions as rows, cards and links for a page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.urls import reverse

from countywide.platform.accounts.enums import Workspace
from countywide.platform.accounts.models import Organisation, Persona, RoleHeld, User
from countywide.platform.accounts.roles import ROLES
from countywide.platform.kit.tags.saying import short_date, short_time

Row = dict[str, Any]

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def people_address(organisation: Organisation) -> str:
    """The page of an organisation's people."""
    return reverse("accounts:people-of", args=[organisation.key])


def in_fours(text: str) -> str:
    """Letters in groups of four, to copy by eye."""
    return " ".join(re.findall(".{1,4}", text))


def device(agent: str) -> str:
    """A browser as its owner knows it: "Firefox on Windows"."""
    browser = next((said for mark, said in BROWSERS if mark in agent), "A browser")
    where = next((said for mark, said in DEVICES if mark in agent), "")
    return f"{browser} on {where}" if where else browser


# --- one's own account ---


def details(user: User, *, with_password: bool, factor: Any) -> list[Row]:
    rows: list[Row] = [
        {"key": "Name", "value": user.name, "change_url": reverse("accounts:rename")},
        {"key": "Email address", "value": user.email},
    ]
    if with_password:
        is_set = user.has_usable_password()
        where = reverse("accounts:password" if is_set else "accounts:forgotten")
        rows.append({"key": "Password", "value": "Set" if is_set else "Not set", "change_url": where})
    else:
        rows.append({"key": "How you sign in", "value": "With a code we send to your email address each time"})
    rows.append(second_step(factor))
    return rows


def second_step(factor: Any) -> Row:
    """The second step with what can be done about it."""
    if factor is None:
        words = {"change_url": reverse("accounts:set-up-second-step"), "change_words": "Set up"}
        return {"key": "Second step", "value": "Not set up", **words}
    return {
        "key": "Second step",
        "value": f"An authenticator app, since {short_date(factor.created_at)}",
        "actions": [
            {"href": reverse("accounts:renew-recovery-codes"), "text": "New recovery codes"},
            {"href": reverse("accounts:change-app"), "text": "Use another app"},
        ],
    }


def own_role(held: RoleHeld, *, on: date, managed: bool = False) -> Row:
    """One role of a person: what, where, from when, until when."""
    rows: list[Row] = [{"key": "From", "value": held.starts_on}]
    if held.ends_on:
        rows.append({"key": "Until", "value": held.ends_on})
    if held.is_cover:
        rows.append({"key": "Kind", "value": "Cover"})
    if managed:
        rows.append(
            {
                "key": "Organisation",
                "value": held.organisation.name,
                "change_url": people_address(held.organisation),
                "change_words": "Open",
            }
        )
    elif held.granted_by_id or held.starts_on > on:
        address = reverse("accounts:handed-over", args=[held.pk])
        rows.append(
            {"key": "Hand-over", "value": "What you need to begin", "change_url": address, "change_words": "Open"}
        )
    return {"title": f"{held.label}, {held.organisation.name}", "rows": rows}


def session(signed_in: Any) -> Row:
    """One browser where somebody is signed in, with the way to end it."""
    which = "This browser" if signed_in.is_this_one else "That browser"
    address = reverse("accounts:end-session", args=[signed_in.pk])
    rows: list[Row] = [
        {
            "key": which,
            "value": f"Signed in {short_time(signed_in.since)}",
            "change_url": address,
            "change_words": "Sign out",
        },
        {"key": "Last used", "value": "Now" if signed_in.is_this_one else signed_in.last_seen_at},
    ]
    return {"title": device(signed_in.browser), "rows": rows}


def session_summary(signed_in: Any) -> list[Row]:
    """The browser about to be signed out."""
    return [{"key": "Browser", "value": device(signed_in.browser)}, {"key": "Signed in", "value": signed_in.since}]


def person(user: User, *, factor: Any) -> list[Row]:
    """A person's account as an operator sees it."""
    step: Row = {"key": "Second step", "value": "Set up" if factor else "Not set up"}
    if factor:
        step |= {"change_url": reverse("accounts:remove-second-step", args=[user.pk]), "change_words": "Remove"}
    account: Row = {"key": "Account", "value": "Open" if user.is_active else "Closed"}
    where = "accounts:close-account" if user.is_active else "accounts:reopen-account"
    account |= {
        "change_url": reverse(where, args=[user.pk]),
        "change_words": "Close" if user.is_active else "Open again",
    }
    return [
        {"key": "Email address", "value": user.email},
        {"key": "Added", "value": user.joined_at},
        {"key": "Last signed in", "value": user.last_login or "Never"},
        step,
        account,
    ]


# --- an organisation's people ---


def people(groups: Any) -> dict[str, Any]:
    """The groups of an organisation's people, each as cards; what is over, as events."""
    return {
        "today": [role_card(held) for held in groups.today],
        "cover": [role_card(held) for held in groups.cover],
        "joining": [role_card(held) for held in groups.joining],
        "history": [past(held) for held in groups.history],
    }


def role_card(held: RoleHeld) -> Row:
    """One person in one role, with what may be done about it."""
    said = held.label + (" (cover)" if held.is_cover else ", leaving" if held.ends_on else "")
    rows: list[Row] = [{"key": "Role", "value": said, "actions": ways(held)}]
    if held.covers:
        rows.append({"key": "Stands in for", "value": held.covers.user.name})
    rows.append({"key": "Email", "value": held.user.email})
    rows.append({"key": "From", "value": held.starts_on})
    if held.ends_on:
        rows.append({"key": "Last day", "value": held.ends_on})
    if held.has_successor:
        rows.append({"key": "Hands over to", "value": held.handed_over_to.user.name})
    return {"title": held.user.name, "rows": rows}


def ways(held: RoleHeld) -> list[Row]:
    """What may be done about a role that is not over."""
    named: list[tuple[str, str]] = []
    if not held.is_cover and not held.has_successor:
        named += [("hand-over", "Hand over"), ("cover", "Arrange cover")]
    named.append(("leave", "End"))
    return [{"text": text, "href": reverse(f"accounts:{name}", args=[held.pk])} for name, text in named]


def past(held: RoleHeld) -> Row:
    """A role that is over, as an event."""
    began, ended = short_date(held.starts_on), short_date(held.ends_on)
    to = f" Handed over to {held.handed_over_to.user.name}." if held.has_successor else ""
    never = held.ends_on is not None and held.ends_on < held.starts_on
    text = "Did not begin." if never else f"From {began} to {ended}.{to}"
    return {
        "title": f"{held.user.name}, {held.label}{' (cover)' if held.is_cover else ''}",
        "when": held.ends_on,
        "text": text,
        "state": "done",
    }


# --- the demonstration ---


def personas(every: list[Persona], roles: dict[int, list[RoleHeld]], *, on: date) -> list[dict[str, Any]]:
    """The invented people under the workspace of their first role."""
    groups: dict[str, list[Row]] = {key: [] for key in Workspace.values}
    for each in every:
        held = roles.get(each.user_id, [])
        known = [role for role in held if role.role in ROLES]
        if not known:
            continue
        first = known[0]
        groups[ROLES[first.role].workspace].append(
            {
                "name": each.user.name,
                "role": f"{first.label}, {first.organisation.name}",
                "from": first.starts_on if first.starts_on > on else None,
                "who": each.who,
                "address": reverse("accounts:be-persona", args=[each.key]),
                "button": f"Sign in as {each.user.name}",
            }
        )
    return [{"heading": Workspace(key).label, "people": found} for key, found in groups.items() if found]
