"""Putting a pack together: its slides, its summary, and the links of the chat basket."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from countywide.garden.floor import queries as floor
from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge import rules as working
from countywide.platform.audit import actions as audit
from countywide.platform.files import actions as files
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor

from .. import permissions, policies, queries, rules
from ..enums import Recorded
from ..models import Listed, Pack, Slide
from .changing import note


@action(permissions.KEEP)
def begin(meeting: Any, *, by: Actor, on: date, ended_on: date) -> Pack:
    """A meeting is over: its pack is due so many working days after its last sitting. Begun twice, it is one pack."""
    due_on = working.reply_by(ended_on, policies.promise_on(ended_on).working_days)
    pack, is_new = Pack.objects.get_or_create(meeting=meeting, defaults={"ended_on": ended_on, "due_on": due_on})
    taken = taken_from_basket(pack, on=on) if is_new else 0
    audit.record("packs.begun", by=by, about=pack, on=on.isoformat(), due_on=pack.due_on.isoformat(), links=taken)
    return pack


@action(permissions.KEEP)
def add_slides(pack: Pack, *, by: Actor, on: date, file: Any, title: str, given_by: str, dated_on: date) -> Slide:
    """Keep a file of slides, named and dated. It opens to others once it was looked at for viruses."""
    held = queries.slides_of(pack)
    if bar := rules.bar_to_slide(title=title, dated_on=dated_on, on=on, held=len(held)):
        raise RuleBroken(bar)
    kept = files.receive(file, keeper="packs", place=pack.place, by=by)
    return held_as_slides(pack, kept, by=by, on=on, title=title, given_by=given_by, dated_on=dated_on)


def held_as_slides(pack: Pack, kept: Any, *, by: Any, on: date, title: str, given_by: str, dated_on: date) -> Slide:
    """A file that is kept already becomes slides of the pack."""
    slide: Slide = pack.slides.create(
        number=next_number(pack.slides), file=kept, title=title.strip(), given_by=given_by.strip(), dated_on=dated_on
    )
    if pack.has_no_slides:
        pack.has_no_slides = False
        pack.save(update_fields=["has_no_slides"])
    note(pack, f"Slides were added: {slide.title}.")
    audit.record("packs.slides-added", by=by, about=pack, on=on.isoformat(), number=slide.number)
    return slide


@action(permissions.KEEP)
def remove_slides(pack: Pack, *, by: Actor, on: date, slide: Slide) -> None:
    """Take a file of slides out again."""
    slide.removed_on = on
    slide.save(update_fields=["removed_on"])
    files.remove(slide.file, by=by)
    note(pack, f"Slides were taken out: {slide.title}.")
    audit.record("packs.slides-removed", by=by, about=pack, on=on.isoformat(), number=slide.number)


@action(permissions.KEEP)
def no_slides(pack: Pack, *, by: Actor, on: date) -> None:
    """Say that nobody showed slides, so that nobody waits for them."""
    if queries.slides_of(pack):
        raise RuleBroken("There are slides in the pack. Take them out first.")
    pack.has_no_slides = True
    pack.save(update_fields=["has_no_slides"])
    audit.record("packs.no-slides", by=by, about=pack, on=on.isoformat())


@action(permissions.KEEP)
def write_summary(pack: Pack, *, by: Actor, on: date, words: str, seen: int | None = None) -> None:
    """Write down what was said, where it was not recorded or beside a recording. Nobody is named in it."""
    if bar := rules.bar_to_summary(words, knowledge.personal_in(words)):
        raise RuleBroken(bar)
    is_first = not pack.summary
    pack.summary = words.strip()
    pack.recorded = pack.recorded or Recorded.SUMMARY
    pack.save(update_fields=["summary", "recorded"])
    note(pack, "A written summary was added." if is_first else "The written summary was changed.")
    audit.record("packs.summary", by=by, about=pack, on=on.isoformat())


# --- links ------------------------------------------------------------------------------------------


@action(permissions.KEEP)
def take_links(pack: Pack, *, by: Actor, on: date) -> int:
    """Take over what was approved in the chat basket since."""
    taken = taken_from_basket(pack, on=on)
    if taken:
        note(pack, "Links from the session were added.")
    audit.record("packs.links-taken", by=by, about=pack, on=on.isoformat(), links=taken)
    return taken


def taken_from_basket(pack: Pack, *, on: date) -> int:
    """Each approved link of either sitting, once, with its title; and whether it leads somewhere."""
    here = {each.address for each in Listed.objects.filter(pack=pack)}
    once = {each.address: each for each in reversed(floor.links_of(pack.meeting)) if each.address not in here}
    found = list(reversed(once.values()))
    troubles = knowledge.troubles([each.address for each in found]) if found else {}
    number, now = next_number(pack.links), timezone.now()
    made = [
        Listed(
            pack=pack, number=number + place, source_key=each.pk, address=each.address, title=each.title,
            posted_on=timezone.localtime(each.posted_at).date(), checked_at=now, trouble=troubles[each.address] or each.trouble,
        )
        for place, each in enumerate(found)
    ]  # fmt: skip
    Listed.objects.bulk_create(made)
    return len(made)


@action(permissions.KEEP)
def add_link(pack: Pack, *, by: Actor, on: date, address: str, title: str, given_by: str = "") -> Listed:
    """Add a link that was missed."""
    address = address.strip()
    guard_link(pack, address, title, but=None)
    made = Listed.objects.create(
        pack=pack, number=next_number(pack.links), address=address, title=title.strip(), given_by=given_by.strip(),
        posted_on=pack.ended_on, checked_at=timezone.now(),
    )  # fmt: skip
    note(pack, f"A link was added: {made.title}.")
    audit.record("packs.link-added", by=by, about=pack, on=on.isoformat(), number=made.number)
    return made


@action(permissions.KEEP)
def mend_link(link: Listed, *, by: Actor, on: date, address: str, title: str) -> None:
    """Put right a link's address or title. It is in the pack again, and everybody is told once."""
    address, was_broken = address.strip(), link.is_broken
    guard_link(link.pack, address, title, but=link.pk)
    has_moved = address != link.address
    link.address, link.title, link.trouble, link.checked_at = address, title.strip(), "", timezone.now()
    if has_moved:
        link.reported_at = None
    link.save()
    if was_broken or has_moved:
        note(link.pack, f"A link was put right: {link.title}.")
    audit.record("packs.link-mended", by=by, about=link.pack, on=on.isoformat(), number=link.number)


@action(permissions.KEEP)
def vouch_for_link(link: Listed, *, by: Actor, on: date) -> None:
    """An organiser opened a link that seemed broken: it works, and stands in the pack."""
    if not link.is_broken:
        raise RuleBroken("This link is not marked as broken.")
    link.vouched_at = timezone.now()
    link.save(update_fields=["vouched_at"])
    note(link.pack, f"A link works again: {link.title}.")
    audit.record("packs.link-vouched", by=by, about=link.pack, on=on.isoformat(), number=link.number)


@action(permissions.KEEP)
def leave_link_out(link: Listed, *, by: Actor, on: date) -> None:
    """Take a link out for good: an advert, a private document, or a page that has gone."""
    link.left_out_on = on
    link.save(update_fields=["left_out_on"])
    note(link.pack, f"A link was taken out: {link.title}.")
    audit.record("packs.link-left-out", by=by, about=link.pack, on=on.isoformat(), number=link.number)


def guard_link(pack: Pack, address: str, title: str, *, but: int | None) -> None:
    others = Listed.objects.filter(pack=pack, left_out_on=None).exclude(pk=but or 0)
    bar = rules.bar_to_link(
        address=address,
        title=title,
        trouble=knowledge.troubles([address])[address],
        is_there=others.filter(address=address).exists(),
        held=others.count(),
    )
    if bar or knowledge.personal_in(title):
        raise RuleBroken(bar or "The title seems to hold personal data. Everybody reads it: take that out.")


def next_number(held: Any) -> int:
    """The number after the last that was ever given."""
    return (held.aggregate(last=Max("number"))["last"] or 0) + 1
