"""What people say of a session and its pack, and what the organisers answer."""

from __future__ import annotations

from datetime import date
from secrets import randbelow
from typing import Any

from django.utils import timezone

from countywide.garden.knowledge import queries as knowledge
from countywide.garden.knowledge import rules as working
from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor, Visitor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient

from .. import notices, permissions, policies, queries, rules
from ..enums import About, Rating
from ..models import Answered, Listed, Pack, Remark
from .changing import note


@action(permissions.SAY)
def say(pack: Pack, *, by: Any, on: date, who: str, rating: int, words: str = "", is_anonymous: bool = False) -> Remark:
    """How the session was. Said again, it takes the place of what was said before; whoever leaves their name off is kept nowhere."""
    if rating not in Rating.values:
        raise RuleBroken("Say how useful it was.")
    made, _ = Remark.objects.update_or_create(
        pack=pack, about=About.FEEDBACK, whose=queries.whose(pack, who),
        defaults={"rating": rating, "words": words.strip(), "user_id": None if is_anonymous else by.pk, "at": timezone.now()},
        create_defaults={
            "reference": new_reference(), "rating": rating, "words": words.strip(),
            "user_id": None if is_anonymous else by.pk,
        },
    )  # fmt: skip
    audit.record("packs.feedback", by=Visitor() if is_anonymous else by, about=pack, on=on.isoformat())
    return made


@action(permissions.SAY)
def say_missing(pack: Pack, *, by: Any, on: date, email: str, words: str) -> Remark:
    """Something is missing from the pack: the organisers are told, and whoever misses it has a reference and a day."""
    made = Remark.objects.create(
        pack=pack, reference=new_reference(), about=About.MISSING, words=words.strip(), email=email.strip().lower(),
        user_id=by.pk, reply_by=working.reply_by(on, policies.promise_on(on).reply_working_days),
    )  # fmt: skip
    given: dict[str, Any] = {
        "reference": made.reference,
        "reply_by": made.reply_by,
        "title": pack.meeting.title,
        "key": pack.meeting.key,
    }
    tell(
        notices.MISSED, to=[Recipient(made.email, user_id=by.pk)], cause=f"missed:{made.pk}", by=by, about=made, **given
    )
    tell(
        notices.MISSED_HERE,
        to=queries.organisers(pack, on=on),
        cause=f"missed-here:{made.pk}",
        by=by,
        about=made,
        **given,
    )
    audit.record("packs.missed", by=by, about=pack, on=on.isoformat())
    return made


@action(permissions.KEEP)
def answer_missing(remark: Remark, *, by: Actor, on: date, reply: str) -> None:
    """Say what became of it; whoever missed it is told."""
    if remark.replied_at is not None or remark.about != About.MISSING:
        raise RuleBroken("This was answered already.")
    if not reply.strip():
        raise RuleBroken("Write what became of it.")
    remark.reply, remark.replied_at = reply.strip(), timezone.now()
    remark.save(update_fields=["reply", "replied_at"])
    tell(
        notices.MISSED_REPLY, to=[Recipient(remark.email, user_id=remark.user_id)], cause=f"missed-reply:{remark.pk}",
        by=by, about=remark, reference=remark.reference, reply=remark.reply, title=remark.pack.meeting.title,
        key=remark.pack.meeting.key,
    )  # fmt: skip
    audit.record("packs.missed-answered", by=by, about=remark.pack, on=on.isoformat())


@action(permissions.SAY)
def report_broken(link: Listed, *, by: Any, on: date) -> None:
    """A reader says that a link does not open: it is flagged at once and left out, and the organisers look at it."""
    if link.is_broken:
        raise RuleBroken("Somebody said so already. The organisers look at it.")
    link.reported_at = timezone.now()
    link.save(update_fields=["reported_at"])
    tell(
        notices.BROKEN, to=queries.organisers(link.pack, on=on), cause=f"link:{link.pk}:{on.isoformat()}", by=by,
        about=link.pack, title=link.pack.meeting.title, key=link.pack.meeting.key, broken=[(link.title, link.says_trouble)],
    )  # fmt: skip
    audit.record("packs.link-reported", by=by, about=link.pack, on=on.isoformat(), number=link.number)


@action(permissions.KEEP)
def did(pack: Pack, *, by: Actor, on: date, said: str, done: str) -> Answered:
    """“You said, we did”: what many said, and what came of it. Nobody is named or quoted."""
    if bar := rules.bar_to_naming(knowledge.personal_in(f"{said}\n{done}")):
        raise RuleBroken(bar)
    made = Answered.objects.create(pack=pack, said=said.strip(), did=done.strip())
    note(pack, "A note was added of what you said and what we did.")
    audit.record("packs.did", by=by, about=pack, on=on.isoformat())
    return made


@action(permissions.KEEP)
def forget_did(pack: Pack, *, by: Actor, on: date, answered_id: int) -> None:
    """Take a line of the note out again."""
    if not Answered.objects.filter(pack=pack, pk=answered_id, removed_on=None).update(removed_on=on):
        raise RuleBroken("This line was taken out already.")
    audit.record("packs.did-removed", by=by, about=pack, on=on.isoformat())


def new_reference() -> str:
    """A reference that says nothing, and that nobody else has."""
    while True:
        made = f"FP-{randbelow(10_000_000):07}"
        if not Remark.objects.filter(reference=made).exists():
            return made
