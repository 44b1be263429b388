"""One's own account: details, sessions, password, second step; and nobody else's."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from django.test import Client

from countywide.platform.accounts.models import User
from countywide.platform.audit.models import Entry
from countywide.platform.outbox.models import Notice

PASSWORD = "cobalt heron ladder"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def senco(person):
    return person("senco", email="senco@school.test", name="Wren Alder")


@pytest.fixture
def officer(person, organisation):
    user = person("casework-officer", at=organisation("TEAM"), email="officer@council.test")
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in(user, agent=FIREFOX):
    """A client that signed in through the pages, so that its session is known."""
    client = Client(headers={"user-agent": agent})
    client.post("/sign-in", {"email": user.email})
    code = re.search(r"\d{4} \d{4}", Notice.objects.filter(kind="accounts.code").latest("id").body)[0]
    client.post("/sign-in/code", {"code": code})
    return client


def words(response):
    return response.content.decode()


def dids():
    return list(Entry.objects.order_by("number").values_list("did", flat=True))


def test_the_page_shows_who_one_is_and_where_one_is_signed_in(senco, django_assert_num_queries):
    client = signed_in(senco)
    signed_in(senco, PHONE)
    client.get("/account")
    with django_assert_num_queries(7):
        page = words(client.get("/account"))
    assert "Wren Alder" in page
    assert "SENCO, Organisation" in page
    assert [
        each for each in ("Firefox on Windows", "Safari on iPhone", "This browser", "That browser") if each in page
    ] == [
        *("Firefox on Windows", "Safari on iPhone"),
        *("This browser", "That browser"),
    ]


def test_one_session_is_ended_and_the_other_is_not(senco):
    here, there = signed_in(senco), signed_in(senco, PHONE)
    session = UserSession.objects.get(user_agent=PHONE)
    assert here.post(f"/account/sessions/{session.pk}/end")["Location"] == "/account"
    assert there.get("/account").status_code == 302
    assert here.get("/account").status_code == 200


def test_ending_this_session_signs_out_here(senco):
    here = signed_in(senco)
    assert here.post(f"/account/sessions/{UserSession.objects.get().pk}/end")["Location"] == "/sign-in"
    assert here.get("/account").status_code == 302


def test_somebody_elses_session_is_not_there(senco, person):
    other = person("head", email="other@school.test")
    theirs = signed_in(other)
    session = UserSession.objects.get(user=other)
    assert signed_in(senco).post(f"/account/sessions/{session.pk}/end").status_code == 404
    assert theirs.get("/account").status_code == 200


def test_signing_out_everywhere_ends_every_session_of_this_person_only(senco, person):
    here, there = signed_in(senco), signed_in(senco, PHONE)
    other = signed_in(person("head", email="other@school.test"))
    assert here.post("/account/sign-out-everywhere")["Location"] == "/sign-in"
    assert [each.get("/account").status_code for each in (here, there, other)] == [302, 302, 200]
    assert Entry.objects.get(did="accounts.signed-out-everywhere").details == '{"sessions_ended":2}'


def test_a_name_is_changed(client_for, senco):
    assert client_for(senco).post("/account/name", {"name": "Wren Fell"})["Location"] == "/account"
    assert User.objects.get(pk=senco.pk).name == "Wren Fell"
    assert "Fell" not in Entry.objects.get().details


def test_a_password_is_changed_by_whoever_knows_the_old_one(client_for, officer):
    client, elsewhere = client_for(officer), client_for(officer)
    wrong = client.post("/account/password", {"now": "wrong", "password": "velvet anchor meadow"})
    assert wrong.status_code == 422
    weak = client.post("/account/password", {"now": PASSWORD, "password": "officer@council.test"})
    assert weak.status_code == 422
    assert (
        client.post("/account/password", {"now": PASSWORD, "password": "velvet anchor meadow"})["Location"]
        == "/account"
    )
    assert User.objects.get(pk=officer.pk).check_password("velvet anchor meadow")
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert dids() == ["accounts.sign-in-failed", "accounts.password-changed"]
    assert Notice.objects.get().kind == "accounts.password-changed"


def test_a_password_cannot_be_guessed_from_an_open_page(client_for, officer):
    client = client_for(officer)
    answers = [
        words(client.post("/account/password", {"now": "wrong", "password": "velvet anchor meadow"})) for _ in range(6)
    ]
    assert ["not right" in each for each in answers] == [True] * 5 + [False]
    assert "too many wrong tries" in answers[-1]


def test_a_school_has_no_password_to_change(client_for, senco):
    assert client_for(senco).get("/account/password").status_code == 404


# --- the second step ---


@pytest.fixture
def secret(officer):
    secret = generate_totp_secret()
    TOTP.activate(officer, secret)
    RecoveryCodes.activate(officer)
    return secret


def code(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def test_a_wrong_first_code_sets_nothing_up_and_shows_the_same_secret(client_for, officer):
    client = client_for(officer)
    page = words(client.get("/account/second-step"))
    shown = re.search(r"<code>([A-Z2-7 ]+)<", page)[1]
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)[1]
    wrong = f"{(int(code(shown.replace(' ', ''))) + 7) % 10**6:06}"
    again = client.post("/account/second-step", {"sealed": sealed, "code": wrong})
    assert again.status_code == 422
    assert shown in words(again)
    assert not Authenticator.objects.exists()


def test_somebody_elses_secret_cannot_be_planted(client_for, officer, senco):
    theirs = re.search(r'name="sealed" value="([^"]+)"', words(client_for(senco).get("/account/second-step")))[1]
    response = client_for(officer).post("/account/second-step", {"sealed": theirs, "code": "123456"})
    assert response.status_code == 422
    assert "begin again" in words(response)


def test_new_recovery_codes_ask_for_a_code_and_the_old_ones_stop(client_for, officer, secret):
    client = client_for(officer)
    old = RecoveryCodes.activate(officer).get_unused_codes()
    assert client.post("/account/recovery-codes/new", {"code": "000000"}).status_code == 422
    assert client.post("/account/recovery-codes/new", {"code": code(secret)})["Location"] == "/account/recovery-codes"
    assert not set(old) & set(RecoveryCodes.activate(officer).get_unused_codes())
    assert dids() == ["accounts.sign-in-failed", "accounts.recovery-codes-renewed"]


def test_another_app_is_set_up_after_a_code_of_the_first(client_for, officer, secret):
    client = client_for(officer)
    assert client.post("/account/second-step/another-app", {"code": code(secret)})["Location"] == "/account/second-step"
    assert not Authenticator.objects.exists()
    assert client.get("/account")["Location"] == "/account/second-step"


def test_those_pages_are_not_there_without_a_second_step(client_for, officer):
    client = client_for(officer)
    pages = ("/account/recovery-codes", "/account/recovery-codes/new", "/account/second-step/another-app")
    assert {client.get(page).status_code for page in pages} == {404}


def test_an_operator_removes_a_lost_second_step_and_the_person_is_told(
    client_for, person, organisation, officer, secret
):
    operator = client_for(person("operator", at=organisation("COUNCIL")))
    assert operator.post(f"/people/{officer.pk}/remove-second-step").status_code == 302
    assert not Authenticator.objects.filter(user=officer).exists()
    assert Notice.objects.get().deliveries.get().address == officer.email
    assert Entry.objects.get().details == '{"by_operator":true,"sessions_ended":0}'


def test_secrets_are_read_with_an_older_key_and_not_without_it(settings, officer, secret):
    from countywide.platform.accounts.adapter import keys

    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert keys().decrypt(kept.encode()).decode() == secret


@pytest.mark.parametrize(
    "address", ["/account", "/account/name", "/account/second-step", "/account/sign-out-everywhere", "/sign-out"]
)
def test_a_visitor_is_sent_to_sign_in(client, db, address):
    assert client.get(address)["Location"].startswith("/sign-in?next=")
