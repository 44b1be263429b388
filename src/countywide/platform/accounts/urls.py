"""The addresses of signing in, of one's own account, and of people and roles."""

from django.urls import path

from countywide.platform.accounts.views import account, people, personas, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/password", signing_in.SignInPassword.as_view(), name="sign-in-password"),
    path("sign-in/code", signing_in.SignInCode.as_view(), name="sign-in-code"),
    path("sign-in/code/another", signing_in.AnotherCode.as_view(), name="another-code"),
    path("sign-in/second-step", signing_in.SecondStep.as_view(), name="second-step"),
    path("sign-in/forgotten", signing_in.Forgotten.as_view(), name="forgotten"),
    path("sign-in/link-sent", signing_in.LinkSent.as_view(), name="link-sent"),
    path("sign-in/new-password/<str:key>/<str:token>", signing_in.NewPassword.as_view(), name="new-password"),
    path("sign-out", signing_in.SignOut.as_view(), name="sign-out"),
    path("account", account.Account.as_view(), name="account"),
    path("account/name", account.Rename.as_view(), name="rename"),
    path("account/password", account.ChangePassword.as_view(), name="password"),
    path("account/second-step", account.SetUpSecondStep.as_view(), name="set-up-second-step"),
    path("account/second-step/another-app", account.ChangeApp.as_view(), name="change-app"),
    path("account/recovery-codes", account.RecoveryCodes.as_view(), name="recovery-codes"),
    path("account/recovery-codes/new", account.RenewRecoveryCodes.as_view(), name="renew-recovery-codes"),
    path("account/sessions/<int:pk>/end", account.EndSession.as_view(), name="end-session"),
    path("account/sign-out-everywhere", account.SignOutEverywhere.as_view(), name="sign-out-everywhere"),
    path("our-people", people.OurPeople.as_view(), name="our-people"),
    path("our-people/<slug:key>", people.PeopleOf.as_view(), name="people-of"),
    path("our-people/<slug:key>/add", people.Join.as_view(), name="join"),
    path("our-people/role/<int:pk>/end", people.Leave.as_view(), name="leave"),
    path("our-people/role/<int:pk>/cover", people.Cover.as_view(), name="cover"),
    path("our-people/role/<int:pk>/hand-over", people.HandOver.as_view(), name="hand-over"),
    path("hand-over/<int:pk>", people.HandedOver.as_view(), name="handed-over"),
    path("people", people.Everyone.as_view(), name="everyone"),
    path("people/organisations", people.Organisations.as_view(), name="organisations"),
    path("people/find", people.FindPerson.as_view(), name="find-person"),
    path("people/<int:pk>", people.Person.as_view(), name="person"),
    path("people/<int:pk>/remove-second-step", people.RemoveSecondStep.as_view(), name="remove-second-step"),
    path("people/<int:pk>/close", people.CloseAccount.as_view(), name="close-account"),
    path("people/<int:pk>/open-again", people.ReopenAccount.as_view(), name="reopen-account"),
    path("personas", personas.Personas.as_view(), name="personas"),
    path("personas/<slug:key>", personas.BePersona.as_view(), name="be-persona"),
]
