"""What is shown of a draft: where one is, what was typed, what is still missing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.urls import reverse

from .. import rules
from ..enums import Way
from ..models import Draft
from . import CHECK, FILES, PAGES, PageForm, Voice, page_of
from .reading import as_posted, first, page_form, voice_of


def address_of(draft: Draft, page: str, *, then_check: bool = False) -> str:
    """The address of one page of a draft; with `then_check` one is taken back to the check."""
    if page in (FILES, CHECK):
        return reverse(f"requests:{page}", args=[draft.key])
    return reverse("requests:page", args=[draft.key, page]) + ("?then=check" if then_check else "")


def step(draft: Draft, page: str) -> str:
    """Where one is: "Page 2 of 6"."""
    keys = [each.key for each in PAGES[draft.way]]
    return f"Page {keys.index(page) + 1} of {len(keys)}" if page in keys else ""


def birthday_of(draft: Draft) -> date | None:
    """The date of birth that was typed, if it is a date."""
    page = page_of(draft.way, "child") or page_of(draft.way, "you")
    assert page
    form = page_form(page, draft)
    form.is_valid()
    if chosen := getattr(form, "chosen", None):
        return chosen.born_on  # type: ignore[no-any-return]
    found = form.cleaned_data.get("born_on")
    return found if isinstance(found, date) else None


def email_typed(draft: Draft) -> str:
    """An email address that was typed on any page about whoever asks."""
    for page in ("reach", "you"):
        if found := first(draft.answers.get(page, {}), "email"):
            return found
    return draft.user.email if draft.user else ""


def is_older(draft: Draft, *, on: date) -> bool:
    """A parent asks for somebody who holds the right themselves."""
    born_on = birthday_of(draft) if draft.way == Way.FAMILY else None
    return born_on is not None and rules.rights_passed(born_on, on=on)


def sections(draft: Draft, pages: dict[str, PageForm]) -> list[dict[str, Any]]:
    """Every page with its answers as they were typed, and the way to change them."""
    return [
        {
            "title": form.heading_for(form.voice),
            "rows": rows(form),
            "change": address_of(draft, key, then_check=True),
            "is_open": not form.is_valid(),
        }
        for key, form in pages.items()
    ]


def rows(form: PageForm) -> list[dict[str, Any]]:
    """The questions of a page that were answered, or must be."""
    from .reading import in_words

    form.is_valid()
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name) if name != "reports" else None
        if value in (None, "", [], False):
            if field.required and name in form.errors:
                found.append({"key": str(field.label), "value": "Not given yet"})
            continue
        words = in_words(field, value)
        found.append({"key": str(field.label), "value": linebreaksbr(words)})
    return found


def missing(draft: Draft, forms: list[PageForm]) -> list[dict[str, str]]:
    """The pages on which something is missing or wrong, with the first thing to put right on each."""
    return [
        {
            "text": f"{form.heading_for(form.voice)}: {next(iter(form.errors.values()))[0]}",
            "href": address_of(draft, form.key) + "?check&then=check",
        }
        for form in forms
    ]


def asides(draft: Draft, page: str, voice: Voice) -> list[dict[str, Any]]:
    """What was written on a page in another window, which stands nowhere else."""
    found = page_of(draft.way, page)
    assert found
    shown = []
    for kept in draft.asides.get(page, {}).values():
        form = found(as_posted(kept["fields"]), voice=voice, draft=draft)
        form.is_valid()
        shown.append({"at": datetime.fromisoformat(kept["at"]), "rows": rows(form)})
    return shown


def differing(mine: PageForm, theirs: PageForm) -> list[dict[str, Any]]:
    """Each answer that differs between two windows, both as they were typed."""
    return [
        {"label": field.label, "name": name, "theirs": in_text(theirs, name), "yours": in_text(mine, name)}
        for name, field in mine.fields.items()
        if name in theirs.fields and in_text(mine, name) != in_text(theirs, name)
    ]


def in_text(form: PageForm, name: str) -> str:
    """One answer as it was typed."""
    value = form[name].value()
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    if isinstance(value, list | tuple):
        return ", ".join(str(choices.get(each, each)) for each in value if each)
    return str(choices.get(value, value) if value not in (None, False) else "")


def held(drafts: list[Draft]) -> list[dict[str, Any]]:
    """The drafts this browser may open, by their reference and nothing else."""
    return [
        {
            "reference": draft.reference,
            "href": reverse("requests:receipt" if draft.request_id else "requests:check", args=[draft.key]),
            "is_sent": draft.request_id is not None,
            "saved_at": draft.saved_at,
        }
        for draft in drafts
    ]


__all__ = [
    "address_of", "asides", "birthday_of", "differing", "email_typed", "held", "is_older", "missing", "rows",
    "sections", "step", "voice_of",
]  # fmt: skip
