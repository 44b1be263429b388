"""What somebody typed on the pages, read as the facts that are received."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from countywide.register.people.enums import Kin, Taught
from countywide.register.schools import queries as schools

from .. import rules
from ..enums import Answered, Requester, Way
from ..models import Draft
from ..types import Adult, Facts
from . import PAGES, PageForm
from .base import Voice

Filled = dict[str, PageForm]

SHOWN_AS_FACTS = {
    "name", "kin", "responsible", "own", "forename", "surname", "known_as", "pronouns", "born_on", "sex", "upn",
    "lives_here", "other_council", "channel", "email", "agrees", "phone", "lines", "postcode", "lives_with",
    "child_postcode", "child_lines", "child_lives", "is_withheld", "format", "reason", "taught", "school", "nursery",
    "college", "job", "organisation", "work", "parent_aware", "reports", "setting_name",
    *(f"{which}_{what}" for which in ("one", "two") for what in
      ("name", "kin", "responsible", "email", "phone", "lines", "postcode")),
}  # fmt: skip
"""Answers that have a place of their own on the record; every other answer is kept as question and answer."""


def voice_of(draft: Draft) -> Voice:
    """How the pages of a draft speak, by what was typed so far."""
    if draft.way == Way.YOUNG_PERSON:
        return Voice(is_self=True)
    typed = draft.answers.get("child", {})
    own = first(typed, "own")
    if draft.user and own and own != "new":
        form = page_form(PAGES[draft.way][1], draft)
        child = getattr(form, "own_children", {}).get(own)
        return Voice(child.first_name if child else "")
    return Voice(first(typed, "known_as") or first(typed, "forename"))


def first(typed: dict[str, list[str]], name: str) -> str:
    return (typed.get(name) or [""])[0].strip()


def as_posted(fields: dict[str, list[str]]) -> QueryDict:
    """Kept fields in the shape a form reads."""
    posted = QueryDict(mutable=True)
    for name, values in fields.items():
        posted.setlist(name, values)
    return posted


def page_form(page: type[PageForm], draft: Draft, voice: Voice | None = None) -> PageForm:
    """One page holding what was typed on it."""
    return page(as_posted(draft.answers.get(page.key, {})), voice=voice or Voice(), draft=draft)


def filled(draft: Draft) -> Filled:
    """Every page of a draft, checked."""
    voice = voice_of(draft)
    return {page.key: page_form(page, draft, voice) for page in PAGES[draft.way]}


def unfinished(pages: Filled) -> list[PageForm]:
    """The pages on which something needed is missing or wrong."""
    return [form for form in pages.values() if not form.is_valid()]


# --- facts -----------------------------------------------------------------------------------


def facts_of(draft: Draft, pages: Filled) -> Facts:
    """The facts of a draft whose pages are all in order."""
    said = {key: form.cleaned_data for key, form in pages.items()}
    read = {Way.FAMILY: by_family, Way.YOUNG_PERSON: by_young_person, Way.SCHOOL: by_school, Way.REFERRAL: by_other}
    return replace(read[Way(draft.way)](draft, said, pages), answers=rest_of(pages))


def by_family(draft: Draft, said: dict[str, Any], pages: Filled) -> Facts:
    you, child = said["you"], said["child"]
    asker = adult_of(you["name"], you, said["reach"])
    family = other_parent(said["more"])
    return Facts(
        requester=Requester.PARENT,
        source=rules.source_of(Requester.PARENT),
        asker=asker,
        family=family,
        **child_of(child, pages["child"]),
        **place_of(said["reach"], said["school"]),
        **lives(child),
        reason=said["why"]["reason"],
        language=said["reach"]["language"],
        needs_interpreter=bool(said["reach"]["language"]),
        family_to_check=said["more"]["other"] == "NOT_SAFE",
    )


def by_young_person(draft: Draft, said: dict[str, Any], pages: Filled) -> Facts:
    you = said["you"]
    name = f"{you['known_as'] or you['forename']} {you['surname']}"
    return Facts(
        requester=Requester.YOUNG_PERSON,
        source=rules.source_of(Requester.YOUNG_PERSON),
        asker=adult_of(name, {}, said["reach"]),
        **child_of(you, pages["you"]),
        **place_of(said["reach"], said["school"]),
        **lives(you),
        reason=said["why"]["reason"],
        language=said["reach"]["language"],
        needs_interpreter=bool(said["reach"]["language"]),
    )


def by_school(draft: Draft, said: dict[str, Any], pages: Filled) -> Facts:
    you, family = said["you"], said["family"]
    held = schools.school_of(draft.asker_organisation_id) if draft.asker_organisation_id else None
    held = held or schools.school_meant(you.get("school", ""))
    organisation = draft.asker_organisation_id or (held.organisation_id if held else None)
    name = held.name if held else you.get("school", "")
    born_on = said["child"]["born_on"]
    is_post_16 = held is not None and rules.is_post_16(held.phase)
    requester = Requester.POST_16 if is_post_16 else Requester.SCHOOL
    at_home = family["child_lives"] != "NO"
    return Facts(
        requester=requester,
        source=rules.source_of(requester),
        asker=Adult(name=you["name"], kin=Kin.OTHER, email=you["email"], phone=you["phone"]),
        job=you["job"],
        organisation_id=organisation,
        organisation_name=name,
        **{key: said["child"][key] for key in ("forename", "surname", "known_as", "pronouns", "sex", "upn")},
        born_on=born_on,
        lines=family["one_lines"] if at_home else family["child_lines"],
        postcode=family["one_postcode"] if at_home else family["child_postcode"],
        taught=Taught.COLLEGE if is_post_16 else Taught.SCHOOL,
        school_id=organisation,
        school_name="" if organisation else name,
        **lives(family),
        is_parent_aware={"YES": True, "NO": False}.get(family["parent_aware"]),
        family=tuple(adult for which in ("one", "two") if (adult := parent(family, which))),
        reason=said["why"]["reason"],
        language=family["language"],
        needs_interpreter=bool(family["language"]),
    )


def by_other(draft: Draft, said: dict[str, Any], pages: Filled) -> Facts:
    you, child, family = said["you"], said["child"], said["family"]
    setting = schools.school_meant(child["setting"]) if child["setting"] else None
    adults: tuple[Adult, ...] = ()
    if family["parent_name"]:
        adults = (Adult(family["parent_name"], email=family["parent_email"], phone=family["parent_phone"]),)
    return Facts(
        requester=Requester.PROFESSIONAL,
        source=rules.source_of(Requester.PROFESSIONAL, you["work"]),
        asker=Adult(name=you["name"], kin=Kin.OTHER, email=you["email"], phone=you["phone"]),
        job=you["job"],
        organisation_name=you["organisation"],
        forename=child["forename"],
        surname=child["surname"],
        born_on=child["born_on"],
        lines=child["lines"],
        postcode=child["postcode"],
        taught=Taught.SCHOOL if setting else "",
        school_id=setting.organisation_id if setting else None,
        school_name="" if setting else child["setting"],
        **lives(child),
        is_parent_aware={"YES": True, "NO": False}.get(family["parent_aware"]),
        family=adults,
        reason=said["why"]["reason"],
    )


# --- parts -----------------------------------------------------------------------------------


def adult_of(name: str, you: dict[str, Any], reach: dict[str, Any]) -> Adult:
    """Whoever of the family asks; with no way chosen, the one they left decides."""
    usual = "EMAIL" if reach["email"] else "POST"
    return Adult(
        name=name,
        kin=you.get("kin") or Kin.PARENT,
        responsible=you.get("responsible") or Answered.UNSURE,
        email=reach["email"] or "",
        phone=reach["phone"],
        lines=reach["lines"],
        postcode=reach["postcode"],
        channel=reach["channel"] or usual,
        format=reach["format"],
        language=reach["language"],
        agrees_to_email=bool(reach["agrees"]),
    )


def child_of(said: dict[str, Any], page: Any) -> dict[str, Any]:
    """Who the child is: one of one's own, or as typed."""
    if chosen := getattr(page, "chosen", None):
        return {
            "child_id": chosen.pk,
            "forename": chosen.legal_forename,
            "surname": chosen.legal_surname,
            "known_as": chosen.known_as,
            "pronouns": chosen.pronouns,
            "born_on": chosen.born_on,
        }
    return {key: said[key] or "" for key in ("forename", "surname", "known_as", "pronouns")} | {
        "born_on": said["born_on"]
    }


def place_of(reach: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Where the child lives and is taught."""
    elsewhere = reach.get("lives_with") == "NO"
    taught = now["taught"]
    typed = {Taught.SCHOOL: now["school"], Taught.EARLY_YEARS: now["nursery"], Taught.COLLEGE: now["college"]}
    named = typed.get(taught) or ""
    school = schools.school_meant(named) if named and taught != Taught.EARLY_YEARS else None
    return {
        "lines": "" if elsewhere else reach["lines"],
        "postcode": reach["child_postcode"] if elsewhere else reach["postcode"],
        "is_withheld": bool(reach["is_withheld"]),
        "taught": taught,
        "school_id": school.organisation_id if school else None,
        "school_name": "" if school else named,
    }


def lives(said: dict[str, Any]) -> dict[str, Any]:
    return {"lives_here": said["lives_here"] or "YES", "other_council": said["other_council"] or ""}


def parent(family: dict[str, Any], which: str) -> Adult | None:
    """A parent or carer of whom a school told us."""
    if not family[f"{which}_name"]:
        return None
    email, lines = family[f"{which}_email"] or "", family[f"{which}_lines"] or ""
    return Adult(
        name=family[f"{which}_name"],
        kin=family[f"{which}_kin"] or Kin.PARENT,
        responsible=family[f"{which}_responsible"] or Answered.UNSURE,
        email=email,
        phone=family.get(f"{which}_phone") or "",
        lines=lines,
        postcode=family[f"{which}_postcode"] or "",
        channel="EMAIL" if email and not lines else "POST",
    )


def other_parent(more: dict[str, Any]) -> tuple[Adult, ...]:
    """The second parent a family named, if it is safe to write to them. An officer looks before anybody does."""
    if more["other"] != "YES" or not more["other_name"]:
        return ()
    email, lines = more["other_email"] or "", more["other_lines"] or ""
    channel = "EMAIL" if email and not lines else "POST"
    return (Adult(more["other_name"], email=email, lines=lines, channel=channel, responsible=Answered.UNSURE),)


# --- everything else -------------------------------------------------------------------------


def rest_of(pages: Filled) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The answers that have no place of their own, page by page, in the words of their questions."""
    found = []
    for form in pages.values():
        pairs = tuple((q, a) for name, q, a in answered(form) if name not in SHOWN_AS_FACTS)
        if pairs:
            found.append((form.heading_for(form.voice), pairs))
    return tuple(found)


def answered(form: PageForm) -> list[tuple[str, str, str]]:
    """Each question that was answered: its name, its words, and the answer as a person would write it."""
    rows = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if value not in (None, "", [], False):
            rows.append((name, str(field.label), in_words(field, value)))
    return rows


def in_words(field: Any, value: Any) -> str:
    """An answer in words: the label of a choice, a date in full."""
    choices = dict(getattr(field, "choices", ()) or ())
    if isinstance(value, list):
        return ", ".join(str(choices.get(each, each)) for each in value)
    if value is True:
        return "Yes"
    if hasattr(value, "strftime"):
        return rules.in_words(value)
    return str(choices.get(value, value))
