"""The contacts room's addresses."""

from django.urls import path

from .views import officers, own, public

app_name = "contacts"
urlpatterns = [
    path("who-do-i-ask", public.Ask.as_view(), name="ask"),
    path("who-do-i-ask/<slug:key>", public.Team.as_view(), name="team"),
    path("our-school/contacts", own.Own.as_view(), name="own"),
    path("our-school/contacts/confirm", own.Confirm.as_view(), name="confirm"),
    path("our-school/contacts/hand-over", own.HandOver.as_view(), name="hand-over"),
    path("our-school/contacts/<slug:role>", own.OwnMailbox.as_view(), name="own-mailbox"),
    path("contacts", officers.Contacts.as_view(), name="contacts"),
    path("contacts/overdue", officers.Overdue.as_view(), name="overdue"),
    path("contacts/ask", officers.AskToConfirm.as_view(), name="ask-to-confirm"),
    path("contacts/schools/<str:urn>", officers.School.as_view(), name="school"),
    path("contacts/schools/<str:urn>/<slug:role>", officers.AddSchoolMailbox.as_view(), name="add-school-mailbox"),
    path("contacts/teams/add", officers.AddTeam.as_view(), name="add-team"),
    path("contacts/teams/<slug:key>", officers.ChangeTeam.as_view(), name="change-team"),
    path("contacts/teams/<slug:key>/mailboxes/add", officers.AddTeamMailbox.as_view(), name="add-team-mailbox"),
    path("contacts/mailboxes/<int:pk>", officers.ChangeMailbox.as_view(), name="mailbox"),
    path("contacts/mailboxes/<int:pk>/end", officers.EndMailbox.as_view(), name="end-mailbox"),
    path("contacts/routes", officers.Routes.as_view(), name="routes"),
    path("contacts/routes/add", officers.AddRoute.as_view(), name="add-route"),
    path("contacts/routes/<int:pk>", officers.EndRoute.as_view(), name="end-route"),
]
