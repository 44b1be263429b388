"""Signing in through the pages: each step, each refusal, what is kept and what is said."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from countywide.platform.accounts.models import Try
from countywide.platform.audit.models import Entry
from countywide.platform.outbox.models import Delivery, Notice

PASSWORD = "cobalt heron ladder"


@pytest.fixture(autouse=True)
def council_domain(settings):
    settings.STAFF_DOMAINS = ["council.test"]


@pytest.fixture
def senco(person):
    return person("senco", email="senco@school.test", name="Wren Alder")


@pytest.fixture
def officer(person, organisation):
    """Staff with a password and no second step yet."""
    user = person("casework-officer", at=organisation("TEAM"), email="officer@council.test", name="Linnet Oakes")
    user.set_password(PASSWORD)
    user.save()
    return user


def done(**limits):
    return list(Entry.objects.filter(**limits).order_by("number").values_list("did", flat=True))


def code_sent():
    notice = Notice.objects.filter(kind="accounts.code").latest("id")
    return re.search(r"\d{4} \d{4}", notice.body)[0]


def app_code(secret, steps=0):
    """The code an authenticator app shows for this secret, now or some half-minutes away."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def give_password(client, email="officer@council.test", password=PASSWORD, **more):
    client.post("/sign-in", {"email": email}, **more)
    return client.post("/sign-in/password", {"password": password}, **more)


def set_up(client):
    """Set up an authenticator app; answer its secret."""
    page = client.get("/account/second-step").content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)[1]
    secret = re.search(r"<code>([A-Z2-7 ]+)<", page)[1].replace(" ", "")
    response = client.post("/account/second-step", {"sealed": sealed, "code": app_code(secret)})
    assert response["Location"] == "/account/recovery-codes"
    return secret


# --- schools, families, guests ---


def test_a_school_signs_in_with_a_code_and_no_password(client, senco):
    assert client.post("/sign-in?next=/account", {"email": "Senco@School.test"})["Location"] == "/sign-in/code"
    response = client.post("/sign-in/code", {"code": code_sent()})
    assert response["Location"] == "/account"
    assert client.get("/account").status_code == 200
    assert done() == ["accounts.code-sent", "accounts.signed-in"]
    assert Entry.objects.last().by == senco
    assert Entry.objects.last().details == '{"first":"code","second":""}'


def test_somebody_goes_home_when_they_were_going_nowhere(client, senco):
    client.post("/sign-in", {"email": senco.email})
    assert client.post("/sign-in/code", {"code": code_sent()})["Location"] == "/home"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.test/", "//elsewhere.test", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client, senco, elsewhere):
    client.post(f"/sign-in?next={elsewhere}", {"email": senco.email})
    assert client.post("/sign-in/code", {"code": code_sent()})["Location"] == "/home"


def test_a_code_works_once(client, senco):
    client.post("/sign-in", {"email": senco.email})
    code = code_sent()
    client.post("/sign-in/code", {"code": code})
    client.post("/sign-out")
    client.post("/sign-in", {"email": senco.email})
    assert client.post("/sign-in/code", {"code": code}).status_code == 422


def test_a_code_works_only_in_the_browser_that_asked(client, senco):
    client.post("/sign-in", {"email": senco.email})
    code, stranger = code_sent(), Client()
    stranger.post("/sign-in", {"email": senco.email})
    assert stranger.post("/sign-in/code", {"code": code}).status_code == 422


def test_only_the_newest_code_works(client, senco):
    client.post("/sign-in", {"email": senco.email})
    first = code_sent()
    assert client.post("/sign-in/code/another")["Location"] == "/sign-in/code"
    assert client.post("/sign-in/code", {"code": first}).status_code == 422
    assert client.post("/sign-in/code", {"code": code_sent()})["Location"] == "/home"


def test_a_code_dies_after_five_wrong_tries(client, senco):
    client.post("/sign-in", {"email": senco.email})
    code = code_sent()
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**8:08}"
    for _ in range(5):
        response = client.post("/sign-in/code", {"code": wrong}, REMOTE_ADDR=f"192.0.2.{_}")
        assert response.status_code == 422
    assert "Ask for a new one" in response.content.decode()
    assert client.post("/sign-in/code", {"code": code}, REMOTE_ADDR="192.0.2.9").status_code == 422
    assert done().count("accounts.sign-in-failed") == 6


def test_a_code_dies_after_a_quarter_of_an_hour(client, senco):
    client.post("/sign-in", {"email": senco.email})
    session = client.session
    session["signing_in"] = {**session["signing_in"], "at": (timezone.now() - timedelta(minutes=15)).timestamp()}
    session.save()
    assert client.post("/sign-in/code", {"code": code_sent()}).status_code == 422


def test_the_code_is_nowhere_but_in_its_own_secret_message(client, senco):
    client.post("/sign-in", {"email": senco.email})
    notice, delivery, code = Notice.objects.get(), Delivery.objects.get(), code_sent().replace(" ", "")
    assert (notice.is_secret, notice.subject, delivery.organisation_id) == (True, "Your code to sign in", None)
    assert code not in str(dict(client.session))
    assert code not in "".join(Entry.objects.values_list("details", flat=True))


def test_nobody_is_told_whether_an_address_has_an_account(client, senco, officer):
    """The same pages for an account, for none, and for a closed one; only the message to the address differs."""
    closed = type(senco).objects.create_user("closed@school.test", "Closed", is_active=False)
    pages = []
    for email in (senco.email, "nobody@school.test", closed.email):
        stranger = Client()
        response = stranger.post("/sign-in", {"email": email})
        page = stranger.get("/sign-in/code").content.decode().replace(email, "EMAIL")
        pages.append(
            (response.status_code, response["Location"], re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page))
        )
    assert len(set(pages)) == 1
    assert list(Notice.objects.order_by("id").values_list("kind", flat=True)) == [
        "accounts.code",
        "accounts.no-account",
        "accounts.no-account",
    ]


def test_a_code_never_asked_for_signs_nobody_in(client, senco):
    assert client.post("/sign-in/code", {"code": "12345678"})["Location"] == "/sign-in"
    client.post("/sign-in", {"email": "nobody@school.test"})
    assert client.post("/sign-in/code", {"code": ""}).status_code == 422
    assert client.post("/sign-in/code", {"code": "x"}).status_code == 422
    assert "_auth_user_id" not in client.session


# --- staff ---


def test_staff_open_nothing_but_setting_up_until_they_have_a_second_step(client, officer):
    assert give_password(client)["Location"] == "/home"
    for address in ("/account", "/our-people", "/account/password", "/account/sign-out-everywhere"):
        assert client.get(address)["Location"] == "/account/second-step"
    assert client.get("/account/second-step").status_code == 200
    assert client.get("/sign-out").status_code == 200


def test_a_code_computed_from_the_shown_secret_works_from_end_to_end(client, officer):
    give_password(client)
    secret = set_up(client)
    codes = re.findall(r"<code>(\d{4} \d{4})<", client.get("/account/recovery-codes").content.decode())
    assert len(codes) == 10
    assert client.post("/account/recovery-codes")["Location"] == "/home"
    assert client.get("/account/recovery-codes").status_code == 404
    assert client.get("/account").status_code == 200

    client.post("/sign-out")
    assert client.get("/account")["Location"] == "/sign-in?next=%2Faccount"
    assert give_password(client)["Location"] == "/sign-in/second-step"
    assert client.get("/account").status_code == 302  # the first step alone opens nothing
    wrong = f"{(int(app_code(secret)) + 7) % 10**6:06}"
    assert client.post("/sign-in/second-step", {"code": wrong}).status_code == 422
    cache.clear()
    assert client.post("/sign-in/second-step", {"code": app_code(secret, 1)})["Location"] == "/home"
    assert client.get("/account").status_code == 200
    assert Entry.objects.filter(did="accounts.signed-in").last().details == '{"first":"password","second":"totp"}'

    client.post("/sign-out")
    give_password(client)
    assert client.post("/sign-in/second-step", {"code": codes[0]})["Location"] == "/home"
    client.post("/sign-out")
    give_password(client)
    assert client.post("/sign-in/second-step", {"code": codes[0]}).status_code == 422  # each works once
    assert secret not in str(Authenticator.objects.values_list("data", flat=True))


def test_a_code_of_the_app_works_once(client, officer):
    give_password(client)
    secret = set_up(client)
    code = app_code(secret, 1)
    client.post("/sign-out")
    give_password(client)
    assert client.post("/sign-in/second-step", {"code": code})["Location"] == "/home"
    client.post("/sign-out")
    give_password(client)
    assert client.post("/sign-in/second-step", {"code": code}).status_code == 422


def test_a_session_from_before_the_second_step_must_take_it(client, officer, client_for):
    give_password(client)
    other = Client()
    other.force_login(officer)
    secret = set_up(client)
    assert other.get("/account")["Location"] == "/sign-in/second-step?next=%2Faccount"
    assert other.get("/account/second-step")["Location"] == "/account"  # it cannot be set up over the other
    response = other.post("/sign-in/second-step?next=/account", {"code": app_code(secret, 1)})
    assert response["Location"] == "/account"
    assert other.get("/account").status_code == 200


def test_staff_who_ask_for_a_code_are_told_to_use_their_password(client, officer):
    give_password(client, password="wrong")
    assert client.post("/sign-in/code/another")["Location"] == "/sign-in/code"
    assert Notice.objects.get().kind == "accounts.use-password"
    assert client.post("/sign-in/code", {"code": "12345678"}).status_code == 422


def test_a_person_whose_account_is_closed_cannot_sign_in(client, officer):
    officer.is_active = False
    officer.save()
    assert give_password(client).status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_school_cannot_sign_in_with_a_password(client, senco):
    client.post("/sign-in", {"email": senco.email})
    assert client.post("/sign-in/password", {"password": ""}).status_code == 422
    assert client.post("/sign-in/password", {"password": "anything at all"}).status_code == 422


# --- forgotten password ---


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client, officer):
    elsewhere = Client()
    give_password(elsewhere)
    assert client.post("/sign-in/forgotten", {"email": officer.email})["Location"] == "/sign-in/link-sent"
    notice = Notice.objects.get(kind="accounts.password-link")
    assert notice.is_secret
    link = re.search(r"/sign-in/new-password/\S+", notice.body)[0]
    assert client.get(link).status_code == 200
    assert client.post(link, {"password": "short"}).status_code == 422
    assert client.post(link, {"password": "velvet anchor meadow"})["Location"] == "/sign-in"
    assert client.get(link).status_code == 404
    assert client.post(link, {"password": "another good phrase"}).status_code == 404
    assert elsewhere.get("/account/second-step").status_code == 302  # signed out everywhere
    assert give_password(client, password="velvet anchor meadow")["Location"] == "/home"
    assert done(did="accounts.password-changed") == ["accounts.password-changed"]


def test_only_staff_are_sent_a_link_and_the_page_says_the_same_to_all(client, senco, officer):
    for email in (senco.email, officer.email, "nobody@school.test"):
        assert client.post("/sign-in/forgotten", {"email": email})["Location"] == "/sign-in/link-sent"
    assert list(Notice.objects.order_by("id").values_list("kind", flat=True)) == [
        "accounts.use-code",
        "accounts.password-link",
        "accounts.no-account",
    ]


# --- too many tries ---


def fail(client, times, **more):
    return [give_password(client, password="wrong", **more).status_code for _ in range(times)]


def test_the_sixth_wrong_password_from_one_place_meets_a_shut_door(client, officer):
    assert fail(client, 7) == [422] * 5 + [429] * 2
    page = give_password(client).content.decode()  # even the right one
    until = timezone.localtime(Try.objects.order_by("at").first().at + timedelta(minutes=15))
    assert f"{until.hour % 12 or 12}:{until.minute:02}" in page
    assert done().count("accounts.sign-in-failed") == 5
    assert done().count("accounts.locked-out") == 1
    told = Notice.objects.get(kind="accounts.locked-out")
    assert told.deliveries.get().address == officer.email
    assert {str(entry.actor) for entry in Entry.objects.filter(did="accounts.sign-in-failed")} == {"machine:sign-in"}
    assert officer.email not in "".join(Entry.objects.values_list("details", flat=True))


def test_the_door_opens_again_and_knocking_does_not_keep_it_shut(client, officer):
    fail(client, 8)
    Try.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))
    assert give_password(client)["Location"] == "/home"


def test_a_stranger_elsewhere_does_not_lock_the_person_out_at_their_own_place(client, officer):
    fail(Client(), 6, REMOTE_ADDR="203.0.113.5")
    assert give_password(client)["Location"] == "/home"


def test_many_strangers_shut_the_door_to_unknown_browsers_but_not_to_one_that_has_signed_in_before(client, officer):
    give_password(client)
    client.post("/sign-out")
    codes = [fail(Client(), 1, REMOTE_ADDR=f"203.0.113.{number}")[0] for number in range(21)]
    assert codes == [422] * 20 + [429]
    assert give_password(Client()).status_code == 429
    assert give_password(client)["Location"] == "/home"


def test_a_known_browser_is_known_only_for_the_account_that_signed_in(client, officer, person, organisation):
    give_password(client)
    client.post("/sign-out")
    other = person("manager", at=organisation("TEAM"), email="manager@council.test")
    assert [give_password(client, other.email, "wrong").status_code for _ in range(6)] == [422] * 5 + [429]


def test_choosing_a_new_password_lets_this_browser_in(client, officer):
    [fail(Client(), 1, REMOTE_ADDR=f"203.0.113.{number}") for number in range(20)]
    assert give_password(client).status_code == 429
    client.post("/sign-in/forgotten", {"email": officer.email})
    link = re.search(r"/sign-in/new-password/\S+", Notice.objects.get(kind="accounts.password-link").body)[0]
    client.post(link, {"password": "velvet anchor meadow"})
    assert give_password(client, password="velvet anchor meadow")["Location"] == "/home"


def test_a_mailbox_is_not_flooded(client, senco):
    answers = [client.post("/sign-in", {"email": senco.email}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert Notice.objects.count() == 5


def test_an_address_without_an_account_is_shut_out_in_the_same_way(client, db):
    codes = [give_password(client, "nobody@council.test", "wrong").status_code for _ in range(6)]
    assert codes == [422] * 5 + [429]
    assert Notice.objects.count() == 0


def test_the_second_step_has_its_own_limit(client, officer):
    give_password(client)
    secret = set_up(client)
    stranger = Client()
    give_password(stranger)
    wrong = f"{(int(app_code(secret)) + 7) % 10**6:06}"
    answers = [stranger.post("/sign-in/second-step", {"code": wrong}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    assert stranger.post("/sign-in/second-step", {"code": app_code(secret, 1)}).status_code == 429


def test_no_try_keeps_an_address_or_a_place(client, officer):
    fail(client, 1)
    assert {len(bucket) for bucket in Try.objects.values_list("bucket", flat=True)} == {64}


# --- signing out ---


def test_signing_out_is_a_press_and_not_a_visit(client_for, senco):
    client = client_for(senco)
    assert client.get("/sign-out").status_code == 200
    assert client.get("/account").status_code == 200
    assert client.post("/sign-out")["Location"] == "/sign-in"
    assert client.get("/account").status_code == 302
    assert done() == ["accounts.signed-out"]


def test_pages_of_signing_in_are_open_to_visitors_and_cost_little(client, db, django_assert_max_num_queries):
    for address in ("/sign-in", "/sign-in/forgotten", "/sign-in/link-sent"):
        with django_assert_max_num_queries(2):
            assert client.get(address).status_code == 200
    for address in ("/sign-in/password", "/sign-in/code", "/sign-in/second-step"):
        assert client.get(address)["Location"] == "/sign-in"
    assert client.get("/sign-in/new-password/MQ/nothing").status_code == 404
    assert client.get("/sign-in/new-password/!!/nothing").status_code == 404
