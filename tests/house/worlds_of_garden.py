"""What the rooms of the garden hold: a meeting, a session that is on, one that is over, calls and those who were chosen."""

from __future__ import annotations

import secrets
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from countywide.casework.assessments.tests import factories as make
from countywide.garden.champions import actions as calling
from countywide.garden.champions.tests import deciding
from countywide.garden.champions.tests import factories as champions
from countywide.garden.floor import actions as sessions
from countywide.garden.floor.models import Question
from countywide.garden.floor.tests import factories as floor
from countywide.garden.forum import actions as forum_acts
from countywide.garden.forum.tests import factories as forum_tests
from countywide.garden.forum.types import NewItem
from countywide.garden.knowledge.models import Entry
from countywide.garden.packs import actions as packing
from countywide.garden.packs import queries as packs_asked
from countywide.garden.packs.tests import factories as packs
from countywide.platform.accounts.models import Organisation, User
from countywide.register.schools import queries as schools
from countywide.support.therapy.tests import factories as therapy


def garden(on: date, school: Organisation) -> dict[str, Any]:
    """Everything that these rooms hold."""
    return {**forum(on), **session(school), **past_session(on), **calls(school), **chosen(on, school)}


def forum(on: date) -> dict[str, Any]:
    """A meeting that is on now, with an item of a service and one it offers, and a project that two services would join."""
    made, at = forum_tests.meeting(days=(0, 9), announced=False), forum_tests.at
    service, asks = (make.organisation("TEAM") for _ in range(2))
    invited = forum_acts.invite(made, by=forum_tests.BY, now=at(-3), organisation_id=service.pk)
    offered = forum_acts.offer_item(invited, by=forum_tests.BY, now=at(-3), item=NewItem("An item", 20, 5))
    poll = forum_acts.ask_poll(
        made.series, by=forum_tests.BY, on=on, title="Times", opens_on=on, closes_on=on, slots=[(1, time(9)), (2, time(9))]
    )  # fmt: skip
    project = forum_acts.open_project(
        None, by=forum_tests.BY, on=on, key=f"project-{made.pk}", name="A project", about="It.", team_key="none", begins_on=on
    )  # fmt: skip
    member = forum_acts.invite_to_project(project, by=forum_tests.BY, on=on, organisation_id=service.pk)
    asking = forum_acts.ask_to_join(project, by=forum_tests.BY, on=on, organisation_id=asks.pk, part="Signs")
    return {
        "forum meeting": made.key, "forum sitting": made.sittings.all()[0].key, "forum item": made.items.all()[0].pk,
        "offered item": offered.pk, "forum series": made.series.key, "forum poll": poll.key, "forum project": project.key,
        "forum member": member.pk, "asking member": asking.pk,
    }  # fmt: skip


def session(school: Organisation) -> dict[str, Any]:
    """A session of the forum that is on: a question, a line of chat and a link in it."""
    on, who = floor.floor(f"world-{school.pk}"), therapy.somebody("school-office", school)
    asked, own = floor.asked(on, who), floor.asked(on, who, "Which form do schools use for a move?")
    private = floor.asked(on, who, "We have a pupil who has no place for September. Who helps us?")
    joined, offers = (
        floor.asked(on, who, "Which form is for a move?"),
        floor.asked(on, who, "Please pass on my name to them."),
    )
    Question.objects.filter(pk=joined.pk).update(merged_into=own, merged_at=timezone.now())
    Question.objects.filter(pk=offers.pk).update(kind="OFFER")
    said = sessions.say(on, by=who, now=timezone.now(), text="The form is at https://county.example/form")
    return {
        "session": on.sitting.key,
        "asked in it": asked.reference,
        "asked meeting": on.sitting.meeting.key,
        "sorted question": asked.reference,
        "own question": own.reference,
        "own joined question": joined.reference,
        "own offer": offers.reference,
        "private question": private.reference,
        "line in it": said.pk,
        "link in it": on.links.get().pk,
    }


def past_session(on: date) -> dict[str, Any]:
    """A session that is over, the pack that was sent of it, and what somebody misses in it."""
    pack, by = packs.sent(packs.meeting()), packs.BY
    packing.add_link(pack, by=by, on=on, address="https://courses.example/early", title="A course")
    packing.send_to(pack, by=User.objects.order_by("pk")[0], on=on)
    did = packing.did(pack, by=by, on=on, said="Shorter items.", done="Every item is shorter.")
    missed = packing.say_missing(pack, by=by, on=on, email="somebody@nursery.example", words="The handout.")
    sent = packs_asked.told_of(pack)[0]
    return {
        "past session": pack.meeting.key, "one": 1, "sent pack": sent.pk, "did": did.pk, "missed": missed.reference,
    }  # fmt: skip


def calls(school: Organisation) -> dict[str, Any]:
    """A call in each state, and applications of the school's staff: a draft, one that waits for approval, one too late."""
    at, suffix = schools.school_of(school.pk), secrets.token_hex(3)
    planned = champions.call(key=f"planned-{suffix}", announced=False)
    begun_to = champions.open_call(key=f"open-{suffix}")
    by = champions.somebody("senco", school, f"champion-{suffix}@school.example")
    asked = champions.filled(champions.begun(begun_to, by, at), by)
    calling.ask_approval(asked, by=by, now=champions.NOW, name="The head", email="head@a-school.example")
    over = champions.open_call(key=f"over-{suffix}", closes=5)
    late = champions.filled(champions.begun(over, by, at), by)
    calling.ask_approval(late, by=by, now=champions.NOW, name="The head", email="head@a-school.example")
    type(over).objects.filter(pk=over.pk).update(closes_at=champions.NOW - timedelta(hours=1))
    calling.close_due(by=champions.BY, now=champions.NOW)
    return {
        "call planned": planned.key, "call": begun_to.key, "application": asked.reference, "call over": over.key,
        "application too late": late.reference, "form page": "impact",
    }  # fmt: skip


def chosen(on: date, school: Organisation) -> dict[str, Any]:
    """A call before its panel, an offer, somebody who serves, and a visit that the school asks for."""
    of, (first, second) = deciding.decided(f"Ada {secrets.token_hex(3)}", f"Bo {secrets.token_hex(3)}")
    offer = calling.make_offer(deciding.talked(first), by=deciding.BY, on=on, agreement=deciding.AGREED)
    one = deciding.champion(f"Osric {secrets.token_hex(3)}")
    asked = calling.ask(
        schools.school_of(school.pk), by=deciding.BY, on=on, kind=deciding.KIND, about="How to keep playtimes calm for all",
        first=on + timedelta(days=5), last=on + timedelta(days=20), champion=one,
    )  # fmt: skip
    return {
        "call before its panel": of.key, "panel paper": second.number, "panel reader": of.readers.all()[0].key, "offered place": offer.key,
        "champion": one.key, "champion’s visit": asked.key, "kind": deciding.KIND,
        "district": next(iter(schools.our_districts())).gss_code, "answer": Entry.objects.earliest("pk").slug,
    }  # fmt: skip
