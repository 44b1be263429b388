"""One's own account: details, roles, second step, password, and where one is signed in."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.core import signing as django_signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from countywide.platform.accounts import actions, browsers, forms, presenters, queries, signing, tries
from countywide.platform.accounts.marks import PASSED, SHOWN
from countywide.platform.kit.conduct import RuleBroken
from countywide.platform.kit.doors import SIGNED_IN
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

SALT = "accounts.new-secret"


class Account(Page):
    permission = SIGNED_IN
    template = "accounts/account.html"
    heading = "My account"

    def context(self) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        held = queries.roles_by_person([user.pk], on=today).get(user.pk, [])
        factor = queries.second_factor_of(user)
        sessions = queries.sessions_of(user, this=self.request.session.session_key)
        return {
            "details": presenters.details(
                user, with_password=any(each.needs_second_factor for each in held), factor=factor
            ),
            "roles": [presenters.own_role(each, on=today) for each in held],
            "sessions": [presenters.session(each) for each in sessions],
        }


class Rename(FormPage):
    permission = SIGNED_IN
    heading = "Change your name"
    form_class = forms.GiveName
    button = "Save"
    done = "Your name is changed."
    back = "/account"

    def initial(self) -> dict[str, Any]:
        return {"name": self.request.user.name}

    def act(self, *, name: str) -> None:
        actions.rename(self.request.user, by=self.request.user, name=name)

    def next_page(self) -> str:
        return reverse("accounts:account")


class ChangePassword(FormPage):
    permission = SIGNED_IN
    heading = "Change your password"
    form_class = forms.ChangePassword
    button = "Save the new password"
    done = "Your password is changed. You are signed out everywhere else."
    back = "/account"
    keeps_drafts = False

    def find(self) -> None:
        if not queries.signs_in_with_password(self.request.user):
            raise Http404

    def form_options(self) -> dict[str, Any]:
        return {"person": self.request.user}

    def act(self, *, now: str, password: str) -> None:
        user = self.request.user
        prove(self.request, lambda: user.check_password(now), "The password you use now is not right.")
        actions.change_password(
            user, by=user, password=password, forgotten=False, besides=self.request.session.session_key
        )
        keep_signed_in(self.request, user)

    def next_page(self) -> str:
        return reverse("accounts:account")


def keep_signed_in(request: HttpRequest, user: Any) -> None:
    """A new password ends every session; this one goes on."""
    from allauth.usersessions.models import UserSession
    from django.contrib.auth import update_session_auth_hash

    before = request.session.session_key
    update_session_auth_hash(request, user)
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def prove(request: HttpRequest, is_right: Callable[[], Any], words: str) -> None:
    """Hold a signed-in person's proof of themselves to the same limits as a sign-in: the browser may not be theirs."""
    where = browsers.where_from(request, f"proof:{request.user.email}")
    counted = tries.count("sign-in", where, now=timezone.now())
    if counted.shut_until:
        raise RuleBroken("There were too many wrong tries. Wait 15 minutes and try again.")
    if not is_right():
        actions.note_failure(request.user, by=request.user, step="proof")
        raise RuleBroken(words)
    tries.take_back(counted)


class SetUpSecondStep(FormPage):
    permission = SIGNED_IN
    template = "accounts/set_up_second_step.html"
    heading = "Set up the second step of signing in"
    form_class = forms.SetUpSecondStep
    button = "Check the code and finish"
    keeps_drafts = False
    before_second_step = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if queries.second_factor_of(request.user):
            return HttpResponseRedirect(reverse("accounts:account"))
        return super().get(request, *args, **kwargs)

    def secret(self) -> str:
        """The secret offered to this person within the last hour, carried by the form: a page view writes nothing."""
        if not hasattr(self, "_secret"):
            self._secret = self.unsealed() or generate_totp_secret()
        return self._secret

    def unsealed(self) -> str:
        try:
            owner, secret = django_signing.loads(self.request.POST.get("sealed", ""), salt=SALT, max_age=3600)
        except (django_signing.BadSignature, ValueError):
            return ""
        return secret if owner == self.request.user.pk else ""

    def initial(self) -> dict[str, Any]:
        return {"sealed": django_signing.dumps([self.request.user.pk, self.secret()], salt=SALT)}

    def context(self) -> dict[str, Any]:
        adapter = get_adapter()
        address = adapter.build_totp_url(self.request.user, self.secret())
        picture = base64.b64encode(adapter.build_totp_svg(address).encode()).decode()
        return {
            **super().context(),
            "picture": f"data:image/svg+xml;base64,{picture}",
            "secret": presenters.in_fours(self.secret()),
            "is_required": self.request.user.is_staff_of_council,
        }

    def act(self, *, sealed: str, code: str) -> None:
        if not self.unsealed():
            raise RuleBroken("This page had been open too long. Go to your account and begin again.")
        digits = "".join(letter for letter in code if letter.isdigit())
        actions.set_up_second_step(self.request.user, by=self.request.user, secret=self.secret(), code=digits)
        self.request.session[PASSED] = True
        self.request.session[SHOWN] = True

    def next_page(self) -> str:
        return reverse("accounts:recovery-codes")


class RecoveryCodes(ConfirmPage):
    """Shown once: until their owner says that they are kept."""

    permission = SIGNED_IN
    template = "accounts/recovery_codes.html"
    heading = "Your recovery codes"
    button = "I have kept them"

    def find(self) -> None:
        if not self.request.session.get(SHOWN):
            raise Http404

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "codes": [presenters.in_fours(each) for each in queries.recovery_codes_of(self.request.user)],
        }

    def act(self) -> None:
        del self.request.session[SHOWN]

    def next_page(self) -> str:
        return "/home"


class Proved(FormPage):
    """A change that asks for a code of the second step first."""

    permission = SIGNED_IN
    form_class = forms.GiveSecondCode
    keeps_drafts = False
    back = "/account"

    def find(self) -> None:
        if not queries.second_factor_of(self.request.user):
            raise Http404

    def change(self) -> None:
        raise NotImplementedError

    def act(self, *, code: str) -> None:
        words = "That code is not right. Wait for the app to show the next one and enter that."
        prove(self.request, lambda: signing.factor_that_takes(self.request.user, code), words)
        self.change()


class RenewRecoveryCodes(Proved):
    heading = "Get new recovery codes"
    lead = "The codes you have now will stop working."
    button = "Get new codes"

    def change(self) -> None:
        actions.renew_recovery_codes(self.request.user, by=self.request.user)
        self.request.session[SHOWN] = True

    def next_page(self) -> str:
        return reverse("accounts:recovery-codes")


class ChangeApp(Proved):
    heading = "Use another phone or app"
    lead = "Your present app will stop working for this account. You set up the new one straight away."
    button = "Continue"

    def change(self) -> None:
        actions.remove_second_step(self.request.user, by=self.request.user)
        self.request.session.pop(PASSED, None)

    def next_page(self) -> str:
        return reverse("accounts:set-up-second-step")


class EndSession(ConfirmPage):
    permission = SIGNED_IN
    heading = "Sign out there"
    lead = "Whoever uses that browser has to sign in again."
    button = "Sign out there"
    done = "That browser is signed out."
    back = "/account"

    def find(self) -> Any:
        everywhere = queries.sessions_of(self.request.user, this=self.request.session.session_key)
        found = next((each for each in everywhere if each.pk == self.kwargs["pk"]), None)
        if found is None:
            raise Http404
        return found

    def summary(self) -> list[dict[str, Any]]:
        return presenters.session_summary(self.subject)

    def act(self) -> None:
        actions.end_session(self.request.user, by=self.request.user, session=self.subject.pk)
        if self.subject.is_this_one:
            logout(self.request, show_message=False)

    def next_page(self) -> str:
        return reverse("accounts:sign-in" if self.subject.is_this_one else "accounts:account")


class SignOutEverywhere(ConfirmPage):
    permission = SIGNED_IN
    heading = "Sign out everywhere"
    lead = "Every browser and phone where you are signed in is signed out, this one too."
    button = "Sign out everywhere"
    done = "You are signed out everywhere."
    back = "/account"

    def act(self) -> None:
        actions.end_every_session(self.request.user, by=self.request.user)
        logout(self.request, show_message=False)

    def next_page(self) -> str:
        return reverse("accounts:sign-in")
