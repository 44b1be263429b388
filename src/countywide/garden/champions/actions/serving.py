"""Those who serve: how they are found, a move to another school, stepping down, what is wanted, what they did, and thanks."""

from __future__ import annotations

from datetime import date
from typing import Any

from countywide.platform.audit import actions as audit
from countywide.platform.kit.conduct import RuleBroken, action
from countywide.platform.kit.doors import Actor
from countywide.platform.outbox.actions import tell
from countywide.platform.outbox.types import Recipient
from countywide.register.contacts import queries as contacts
from countywide.register.schools import queries as schools

from .. import notices, permissions, queries
from ..models import Activity, Ask, Champion, Move, Thanks, Wanted
from ..rules import offering
from ..rules import serving as rules
from .visiting import hand_on
from .words import title_of, to_person


def own_or_kept(champion: Champion, by: Actor) -> None:
    """Somebody’s service is theirs to keep, and the team’s."""
    who = getattr(by, "pk", None)
    if who is not None and who != champion.user_id and not by.may(permissions.KEEP):
        raise RuleBroken("This is somebody else’s page.")


@action(permissions.SERVE)
def list_in_directory(champion: Champion, *, by: Actor, on: date, agrees: bool, profile: str = "") -> None:
    """Whether somebody is found in the public directory, and with which words: theirs alone to say, and to take back."""
    if getattr(by, "pk", None) not in (None, champion.user_id):
        raise RuleBroken("Only the person themselves agrees to be found in the directory.")
    champion.agreed_on = on if agrees else None
    champion.profile = profile.strip()
    champion.save(update_fields=["agreed_on", "profile"])
    audit.record("champions.listed" if agrees else "champions.unlisted", by=by, about=champion, on=on.isoformat())


@action(permissions.KEEP)
def move(champion: Champion, *, by: Actor, on: date, school: Any, day: date, agreed: bool) -> Move:
    """Somebody moves to another school during their term. Inside the county they go on once the new school agrees; the district in
    which they serve is that of the new school."""
    if bar := offering.bar_to_ending(ended=is_over(champion, on), day=day, starts_on=champion.starts_on, on=on):
        raise RuleBroken(bar)
    if champion.school_id == school.pk:
        raise RuleBroken("That is the school where they are.")
    if not schools.is_in_county(school, on=day):
        raise RuleBroken("That school lies outside the county, so the term ends: note that they step down.")
    made = Move.objects.create(
        champion=champion, before=champion.school, after=school, on=day, agreed_on=on if agreed else None
    )
    champion.school, champion.district_id = school, school.district_id
    champion.save(update_fields=["school", "district"])
    tell(
        notices.MOVED, to=contacts.recipients_for(school.organisation_id, ("HEAD",)), cause=f"champion-move:{made.pk}", by=by,
        about=champion, title=title_of(champion, on), day=day, ends_on=champion.ends_on, agreed=agreed,
    )  # fmt: skip
    audit.record("champions.moved", by=by, about=champion, on=on.isoformat(), agreed=agreed)
    return made


@action(permissions.KEEP)
def agree_to_move(champion: Champion, *, by: Actor, on: date) -> None:
    """The new school lets them go on: visits are asked of them again."""
    last = champion.moves.filter(agreed_on=None).order_by("-id").first()
    if last is None:
        raise RuleBroken("No move waits for a school’s answer.")
    last.agreed_on = on
    last.save(update_fields=["agreed_on"])
    audit.record("champions.move-agreed", by=by, about=champion, on=on.isoformat())


@action(permissions.SERVE)
def step_down(champion: Champion, *, by: Actor, on: date, day: date) -> int:
    """Somebody serves no longer from a day: they leave the directory, and requests that wait for them go to the next."""
    own_or_kept(champion, by)
    bar = offering.bar_to_ending(ended=is_over(champion, on), day=day, starts_on=champion.starts_on, on=on)
    if bar:
        raise RuleBroken(bar)
    champion.stepped_down_on, champion.agreed_on = day, None
    champion.save(update_fields=["stepped_down_on", "agreed_on"])
    open_asks = list(Ask.objects.filter(champion=champion, held_on=None, withdrawn_on=None).order_by("id"))
    left = [each for each in open_asks if each.planned_on is None or each.planned_on >= day]
    for each in left:
        each.planned_on = None
        hand_on(each, because="No longer serves", by=by, on=on)
    tell(
        notices.STEPPED_DOWN, to=[to_person(champion), *contacts.all_who_may(permissions.KEEP, on=on)],
        cause=f"champion:{champion.pk}:down", by=by, about=champion, title=title_of(champion, on), day=day, moved=len(left),
    )  # fmt: skip
    audit.record("champions.stepped-down", by=by, about=champion, on=on.isoformat(), passed_on=len(left))
    return len(left)


def is_over(champion: Champion, on: date) -> bool:
    return champion.stepped_down_on is not None or champion.ends_on < on


@action(permissions.KEEP)
def want(district: Any, *, by: Actor, on: date, kind: str, number: int, phase: str = "", expertise: str = "") -> Wanted:
    """How many are wanted of a kind in a district, and for which ages and expertise. None is a number too."""
    made, _new = Wanted.objects.update_or_create(
        kind=kind, district=district,
        defaults={"number": number, "phase": phase, "expertise": expertise, "since": on},
    )  # fmt: skip
    audit.record("champions.wanted", by=by, about=made, on=on.isoformat(), number=number)
    return made


@action(permissions.SERVE)
def log(
    champion: Champion,
    *,
    by: Actor,
    on: date,
    sort: str,
    day: date,
    minutes: int,
    schools_met: int = 1,
    changed: str = "",
) -> Activity:
    """What somebody did on a day: of what sort, for how long, with how many schools, and what it changed."""
    own_or_kept(champion, by)
    bar = rules.bar_to_logging(
        day=day,
        on=on,
        minutes=minutes,
        starts_on=champion.starts_on,
        ends_on=champion.stepped_down_on or champion.ends_on,
    )
    if bar:
        raise RuleBroken(bar)
    made = Activity.objects.create(
        champion=champion, sort=sort, on=day, minutes=minutes, schools=schools_met, changed=changed.strip()
    )
    audit.record("champions.logged", by=by, about=champion, on=on.isoformat(), minutes=minutes)
    return made


@action(permissions.THANK)
def thank(kind: str, *, by: Actor, on: date, said: str, champion: Champion | None = None) -> Thanks:
    """Thanks to one of those who serve, or to all of a kind: they read them the same day, and so does the head who lends them.
    They are counted, wait in no queue, and nobody’s name is published."""
    return passed_on(kind, said, champion, 1, by=by, on=on)


@action(permissions.KEEP)
def forward_thanks(kind: str, *, by: Actor, on: date, said: str, count: int) -> Thanks:
    """Thanks that came in a session of the forum, counted there, passed on as one message."""
    if count < 1:
        raise RuleBroken("There are no thanks to pass on.")
    return passed_on(kind, said, None, count, by=by, on=on)


def passed_on(kind: str, said: str, champion: Champion | None, count: int, *, by: Actor, on: date) -> Thanks:
    if not said.strip():
        raise RuleBroken("Say what you are glad of.")
    made = Thanks.objects.create(
        kind=kind, champion=champion, said=said.strip(), on=on, by_id=getattr(by, "pk", None), count=count
    )
    whom = [champion] if champion else queries.serving(kind, on=on)
    to: dict[str, Recipient] = {}
    for each in whom:
        heads = contacts.recipients_for(each.school.organisation_id, ("HEAD",)) if each.school else []
        to |= {one.address: one for one in [to_person(each), *heads]}
    named = queries.kind_named(kind, on)
    tell(
        notices.THANKED, to=to.values(), cause=f"champions-thanks:{made.pk}", by=by, about=made, said=made.said, count=count,
        whom=champion.name if champion else (named.plural if named else "all who serve"),
    )  # fmt: skip
    audit.record("champions.thanked", by=by, about=made, on=on.isoformat(), count=count)
    return made
