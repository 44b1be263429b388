"""Q01: a parent is still waiting for the email about school choices. Who can help?"""

from __future__ import annotations

import time

from tests.journeys.asking import code_in
from tests.journeys.moves import OFFICER, SENCO, moving

COORDINATOR = "Pascoe"
FIVE_MINUTES = 300

ASKED = """
from django.utils import timezone
from django.utils.timezone import localdate
from countywide.casework.placements import actions, queries
from countywide.casework.placements.models import Preference
from countywide.casework.transfers import queries as moves
from countywide.casework.transfers.models import Transfer
from countywide.platform.audit import actions as audit
from countywide.platform.kit.doors import Machine
from countywide.register.people.tests import factories as people
from itertools import count
from random import randrange
people.NUMBERS = count(randrange(10**9))
on, transfer = localdate(), Transfer.objects.select_related("case__child").get(key="{key}")
bramble = people.contact(name="Bramble Ottershaw", email="{mailbox}")
people.relate(transfer.case.child, bramble)
actions.ask(transfer, by=Machine("journey"), on=on, at=timezone.now())
print(Preference.objects.get(transfer=transfer, contact=bramble).key)
"""
CAME_BACK = """
from django.utils import timezone
from countywide.platform.links.models import Link
from countywide.platform.outbox.enums import State
from countywide.platform.outbox.models import Delivery
from countywide.platform.outbox.signals import message_astray
from django.db import transaction
link, at = Link.objects.get(subject="{preference}", ended_at=None), timezone.now()
with transaction.atomic():
    told = Delivery.objects.get(notice__about_kind="links.link", notice__about_key=str(link.pk))
    told.state, told.bounced_at, told.next_try_at = State.BOUNCED, at, None
    told.save()
    message_astray.send(sender=Delivery, delivery=told, at=at)
print("noted")
"""
REACHED = """
from countywide.platform.links.models import Link
from countywide.platform.outbox.models import Delivery
link = Link.objects.get(subject="{preference}", ended_at=None)
Delivery.objects.filter(notice__about_kind="links.link", notice__about_key=str(link.pk)).update(state="DELIVERED")
print("noted")
"""
WRONG, RIGHT = "bramble.ottershaw@old-home.example", "bramble.ottershaw@home.example"


def test_q01_the_senco_sees_the_bounce_and_whose_it_is_and_the_parent_answers_by_a_new_link_within_minutes(
    visit, county
):
    """The bounce with its day and masked address, its owner and the day it is due; the address put right with a check of who
    they are, and the link at once; a task for data coordination by itself; the officer's look afterwards.

    Page: /our-moves/<round>/preference-links
    """
    # given a pupil in an open round whose preference email bounced
    reference, key, held, name = moving(county)
    preference = county.run(ASKED.format(key=key, mailbox=WRONG), within=120).splitlines()[-1]
    (sent,) = county.letters_to(WRONG, containing=f"personal link: {reference}")
    assert name.split()[0] not in sent.words
    county.run(CAME_BACK.format(preference=preference))

    # when the SENCO opens "Preference links", the pupil shows bounced, with the day and the address masked, whose it is, by when
    senco = visit(SENCO).open(f"/our-moves/{held}/preference-links")
    senco.says("Preference links", name, "Bramble Ottershaw", "Bounced on", "b…w@old-home.example")
    senco.says("Data Coordination (01632 960140) puts the address right by", "After that a letter goes by post")
    senco.never_says(WRONG).is_usable()

    # then a task for data coordination is there by itself, in its mailbox and on its first page
    (task,) = county.letters_to("data.coordination@heronshire.example", containing=f"came back: case {reference}")
    assert "to be put right by" in task.words
    coordinator = visit(COORDINATOR).open("/home").says("Addresses of families", "came back", "Put the oldest right by")
    coordinator.page.locator(f"main a[href*='/moves/{held}/preferences']").first.click()
    coordinator.page.wait_for_url("**/preferences?*")
    coordinator.says(name, "A message came back: put the address right by").is_usable()

    # and the SENCO puts the address right, saying how they made sure, and a link goes there at once
    begun = time.monotonic()
    senco.open(f"/preference-links/{preference}/address").says("make sure first", "a new link goes to this one at once")
    senco.is_usable().fill("Their email address now", RIGHT).press("Send a new link there").says(
        "Say how you made sure"
    )
    senco.page.get_by_label("I rang them on a number that we held before").check()
    senco.press("Send a new link there").says("A new link is on its way there", "A link went to the new address")
    senco.says("b…w@home.example").never_says("b…w@old-home.example")
    (fresh,) = county.letters_to(RIGHT, containing=f"personal link: {reference}")

    # and the parent answers by it on a telephone, without an account
    parent = (
        visit(width=320).open(fresh.link("/personal-link/")).says("say which schools or colleges you would like next")
    )
    parent.press("Send me a code")
    code = code_in(county.letters_to(RIGHT, containing=f"code for your personal link: {reference}")[-1].words)
    assert time.monotonic() - begun < FIVE_MINUTES
    parent.fill("The code in our message", code).press("Continue")
    parent.says("This is an early answer", "If your child does not qualify", name).is_usable()
    parent.page.get_by_label("First choice: which school or college?").fill("Marsh End School")
    parent.press("Send it").says("We have what you said on", "Marsh End School", reference).is_usable()
    senco.open(f"/our-moves/{held}/preference-links").says("Received", "Opened").never_says("Marsh End School")

    # and an officer looks at the address before anything else that the council writes goes there
    officer = (
        visit(OFFICER)
        .open(f"/moves/child/{key}/preferences")
        .says("Marsh End School", "Bramble Ottershaw")
        .is_usable()
        .follow("Look at it")
        .says(RIGHT, "I rang them", "An answer came since")
        .is_usable()
    )
    officer.page.get_by_label("Yes, it is theirs").check()
    officer.press("Answer the school").says("The school has your answer")
    parent.open(fresh.link("/personal-link/")).says("Marsh End School")


def test_q01_a_link_that_arrived_and_was_not_opened_is_told_apart_and_sent_again(visit, county):
    """Where nothing came back, the school reads to look among junk mail, and sends it again; the one before stops.

    Page: /our-moves/<round>/preference-links
    """
    reference, key, held, name = moving(county)
    mailbox = "bramble.unread@home.example"
    preference = county.run(ASKED.format(key=key, mailbox=mailbox), within=120).splitlines()[-1]
    (sent,) = county.letters_to(mailbox, containing=f"personal link: {reference}")
    county.run(REACHED.format(preference=preference))
    senco = visit(SENCO).open(f"/our-moves/{held}/preference-links")
    senco.says(name, "Delivered to the mailbox. Not opened yet: ask them to look among junk mail").is_usable()
    senco.open(f"/preference-links/{preference}/send").says("Send the link again?", "b…d@home.example").is_usable()
    senco.press("Send it").says("A new link is on its way")
    until = time.monotonic() + 30
    while len(found := county.letters_to(mailbox, containing=f"personal link: {reference}")) < 2:
        assert time.monotonic() < until
        time.sleep(0.5)
    parent = visit(width=320)
    parent.page.goto(sent.link("/personal-link/"))
    parent.says("A newer link was sent")
    parent.open(found[-1].link("/personal-link/")).says("say which schools or colleges you would like next")


def test_q01_the_parent_who_got_no_link_asks_for_one_on_the_public_page_and_nobody_else_is_written_to(visit, county):
    """The page that anybody may open sends the link again to the address the council has.

    Page: /personal-link
    """
    reference, key, held, _name = moving(county)
    mailbox = "bramble.waiting@home.example"
    county.run(ASKED.format(key=key, mailbox=mailbox), within=120)
    parent = visit(script=False, width=320).open(f"/moving-up/{held}").follow("My personal link did not come")
    parent.fill("Your email address", mailbox).press("Send me a new link")
    parent.says("If we know this address, a new link is on its way")
    visit(width=320).open("/personal-link").is_usable()
    until = time.monotonic() + 30
    while len(sent := county.letters_to(mailbox, containing=f"personal link: {reference}")) < 2:
        assert time.monotonic() < until
        time.sleep(0.5)
    assert sent[-1].link("/personal-link/") != sent[0].link("/personal-link/")
    parent.open(sent[-1].link("/personal-link/")).says("say which schools or colleges you would like next")
