"""Signing in: the address, then a password or a code, then the second step; and the way back in when one is lost."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from countywide.platform.accounts import actions, browsers, forms, queries, rules, signing, tries
from countywide.platform.accounts.marks import PASSED
from countywide.platform.kit.doors import PUBLIC, SIGNED_IN, Machine
from countywide.platform.kit.pages import ConfirmPage, FormPage, Page

DOOR = Machine("sign-in")


class Step(FormPage):
    """One step of signing in. Its `act` may answer a response of its own, such as the page of a shut door."""

    permission = PUBLIC
    keeps_drafts = False
    form_class: Any = forms.GiveEmail
    purpose = "sign-in"
    step = ""

    def try_to_act(self, form: Any) -> HttpResponse:
        response = super().try_to_act(form)
        return getattr(self, "outcome", None) or response

    def next_page(self) -> str:
        return reverse("accounts:sign-in")

    def try_door(self, email: str) -> tries.Counted:
        """Count this try before it is judged."""
        self.counted = tries.count(self.purpose, browsers.where_from(self.request, email), now=timezone.now())
        return self.counted

    def passed(self) -> None:
        tries.take_back(self.counted)

    def failed(self, user: Any) -> None:
        """Put a failure on the record; the one that shuts the door is told to its person too."""
        actions.note_failure(user, by=DOOR, step=self.step)
        if self.counted.last:
            actions.note_lock_out(user, by=DOOR, step=self.step, at=timezone.now())

    def wrong(self, field: str, words: str) -> HttpResponse:
        """Show the form again with one error."""
        form = self.form_class(self.request.POST, **self.form_options())
        form.is_valid()
        form.add_error(field, words)
        return self.show(form=form, status=422)

    def shut(self) -> HttpResponse:
        """Say until when the door is shut, and what to do meanwhile."""
        self.template, self.heading = "accounts/shut.html", "Too many tries"
        return self.show(until=self.counted.shut_until, purpose=self.purpose, form=None, status=429)


class SignIn(Step):
    heading = "Sign in"
    template = "accounts/sign_in.html"
    purpose, step = "mail", "code"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return HttpResponseRedirect(signing.safe(request, request.GET.get("next", "")) or "/home")
        return super().get(request, *args, **kwargs)

    def act(self, *, email: str) -> HttpResponse:
        signing.begin(self.request, email, self.request.GET.get("next", ""))
        if rules.is_staff_address(email, queries.staff_domains()):
            return HttpResponseRedirect(reverse("accounts:sign-in-password"))
        return send_code(self)


def send_code(page: Step) -> HttpResponse:
    """Send a code to the address of this sign-in, whoever has it."""
    email = signing.email_of(page.request)
    if page.try_door(email).shut_until:
        return page.shut()
    user, code, now = queries.user_with(email), signing.new_code(), timezone.now()
    is_sent = actions.send_code(user, by=DOOR, email=email, code=code)
    signing.keep_code(page.request, user if is_sent else None, code, now=now)
    return HttpResponseRedirect(reverse("accounts:sign-in-code"))


class Later(Step):
    """A step after the first: without an address it leads back to the beginning."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.email else HttpResponseRedirect(self.next_page())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.email else HttpResponseRedirect(self.next_page())

    def find(self) -> None:
        self.email = signing.email_of(self.request)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "email": self.email}


class SignInPassword(Later):
    heading = "Enter your password"
    button = "Sign in"
    template = "accounts/sign_in_password.html"
    form_class = forms.GivePassword
    step = "password"

    def act(self, *, password: str) -> HttpResponse:
        if self.try_door(self.email).shut_until:
            return self.shut()
        user = authenticate(self.request, email=self.email, password=password)
        if user is None:
            self.failed(queries.user_with(self.email))
            return self.wrong("password", "The email address or the password is not right")
        self.passed()
        return signing.go_on(self.request, user, "password")


class SignInCode(Later):
    heading = "Check your email"
    button = "Sign in"
    template = "accounts/sign_in_code.html"
    form_class = forms.GiveCode
    step = "code"

    def act(self, *, code: str) -> HttpResponse:
        if self.try_door(self.email).shut_until:
            return self.shut()
        now = timezone.now()
        user = signing.match_code(self.request, code, now=now)
        if user is None:
            self.failed(queries.user_with(self.email))
            alive = signing.code_is_alive(self.request, now=now)
            return self.wrong(
                "code", "That code is not right" if alive else "That code does not work any more. Ask for a new one"
            )
        self.passed()
        return signing.go_on(self.request, user, "code")


class AnotherCode(Later):
    """Sends a new code; the one before stops working."""

    purpose, step = "mail", "code"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.email:
            return HttpResponseRedirect(self.next_page())
        response = send_code(self)
        if response.status_code == 302:
            messages.success(
                request, "If the address has an account, a new code is on its way. Only the newest one works."
            )
        return response


class SecondStep(Step):
    """The second step, for somebody who has taken the first, or who is signed in and must show it again."""

    heading = "Enter a code from your app"
    button = "Continue"
    template = "accounts/second_step.html"
    form_class = forms.GiveSecondCode
    step = "second-step"
    before_second_step = True

    def find(self) -> None:
        self.person = signing.waiting_for_second_step(self.request)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.person else HttpResponseRedirect(self.next_page())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.person else HttpResponseRedirect(self.next_page())

    def act(self, *, code: str) -> HttpResponse:
        if self.try_door(f"second:{self.person.email}").shut_until:
            return self.shut()
        factor = signing.factor_that_takes(self.person, code)
        if factor is None:
            self.failed(self.person)
            return self.wrong("code", "That code is not right. Wait for the app to show the next one and enter that")
        self.passed()
        stage = signing.take_second_step(self.request, factor)
        if stage is not None:
            return stage.exit()
        self.request.session[PASSED] = True
        return HttpResponseRedirect(signing.safe(self.request, self.request.GET.get("next", "")) or "/home")


class SignOut(ConfirmPage):
    permission = SIGNED_IN
    heading = "Sign out"
    lead = "Anything you saved is kept."
    button = "Sign out"
    done = "You are signed out."
    before_second_step = True

    def act(self) -> None:
        actions.note_sign_out(self.request.user, by=self.request.user)
        logout(self.request, show_message=False)

    def next_page(self) -> str:
        return reverse("accounts:sign-in")


class Forgotten(Step):
    heading = "Choose a password"
    lead = "We will send you a link to choose a password. Use this the first time you sign in, too."
    button = "Send me the link"
    purpose, step = "mail", "password-link"
    form_class = forms.GiveEmail

    def initial(self) -> dict[str, Any]:
        return {"email": signing.email_of(self.request)}

    def act(self, *, email: str) -> HttpResponse | None:
        if self.try_door(email.strip().lower()).shut_until:
            return self.shut()
        actions.send_password_link(queries.user_with(email), by=DOOR, email=email.strip().lower())
        return None

    def next_page(self) -> str:
        return reverse("accounts:link-sent")


class LinkSent(Page):
    permission = PUBLIC
    template = "accounts/link_sent.html"
    heading = "Check your email"


class NewPassword(Step):
    """Opened by the link in a message: works once, and for an hour. The second step is still asked for after it."""

    heading = "Choose a new password"
    button = "Save the password"
    form_class = forms.ChoosePassword
    done = "Your password is saved. Sign in with it."

    def find(self) -> Any:
        return queries.user_behind(self.kwargs["key"])

    def is_good(self) -> bool:
        return self.subject is not None and default_token_generator.check_token(self.subject, self.kwargs["token"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.is_good() else self.show_spent()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.is_good() else self.show_spent()

    def show_spent(self) -> HttpResponse:
        self.template, self.heading = "accounts/link_spent.html", "This link does not work any more"
        return self.show(form=None, status=404)

    def form_options(self) -> dict[str, Any]:
        return {"person": self.subject}

    def act(self, *, password: str) -> None:
        actions.change_password(self.subject, by=DOOR, password=password, forgotten=True)

    def try_to_act(self, form: Any) -> HttpResponse:
        response = super().try_to_act(form)
        # Whoever opened the link holds the mailbox: from now on no stranger's tries count for this browser.
        browsers.remember(self.request, response, self.subject.email)
        return response
