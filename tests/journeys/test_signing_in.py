"""Signing in as council staff: a password of one's own, a second step, and the way back in."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

EVANDER, PASSWORD = "evander.mistrycole@heronshire.example", "lantern otter causeway"


def test_staff_choose_a_password_set_up_a_second_step_and_come_back(visit, county):
    """From an address and nothing else to a session with two steps; every page on the way is usable."""
    # given somebody who never had a password
    officer = visit().open("/sign-in").is_usable().fill("Email address", EVANDER).press("Continue")
    officer.says("Enter your password", EVANDER).is_usable().follow("I have forgotten my password, or never had one")
    officer.is_usable().press("Send me the link").says("Check your email").is_usable()

    # when they choose one by the link in the message
    (letter,) = county.letters_to(EVANDER, containing="password")
    officer.open(letter.link("/sign-in/new-password")).says("Choose a new password").is_usable()
    officer.page.get_by_label("New password", exact=True).fill(PASSWORD)
    officer.press("Save the password").says("Your password is saved")
    sign_in_with_password(officer)

    # then a second step is asked for before anything else opens, and set up
    officer.says("Set up the second step of signing in").is_usable()
    officer.fill("Code that the app shows", code_of(officer.page.locator("main code").inner_text()))
    officer.press("Check the code and finish").says("Your recovery codes", "We show them only once").is_usable()
    spare = officer.page.locator("main li code").all_inner_texts()
    officer.press("I have kept them").says("Hello, Evander")

    # and the account can be looked after
    for address in ("/account", "/account/password", "/account/second-step/another-app", "/account/recovery-codes/new"):
        officer.open(address).is_usable()
    officer.open("/account").says("Where I am signed in", "This browser")
    officer.open(officer.page.locator("main a[href*='/account/sessions/']").first.get_attribute("href")).is_usable()

    # and the next time both are asked for; a recovery code stands in for the phone
    officer.open("/sign-out").press("Sign out").says("You are signed out").open("/sign-in")
    officer.fill("Email address", EVANDER).press("Continue")
    sign_in_with_password(officer, is_there=True)
    officer.says("Enter a code from your app").is_usable()
    officer.fill("Code", spare[0]).press("Continue").says("Hello, Evander")

    # and the link worked once only
    again = visit()
    assert again.page.goto(letter.link("/sign-in/new-password")).status == 404
    again.says("This link does not work any more")


def sign_in_with_password(officer, *, is_there: bool = False) -> None:
    if not is_there:
        officer.open("/sign-in").fill("Email address", EVANDER).press("Continue")
    officer.page.get_by_label("Password", exact=True).fill(PASSWORD)
    officer.press("Sign in")


def code_of(secret: str) -> str:
    """The six digits that an authenticator app shows for a secret."""
    return format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30))
