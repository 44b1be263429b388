"""The room's addresses. They hold keys of communities, meetings and requests, and URNs of schools; never a name."""

from django.urls import path

from .views import asking, chairing, meeting, parents, provision, public, reading

app_name = "communities"
ONE, MEETING = "communities/requests/<uuid:key>", "communities/meetings/<uuid:key>"
PAPER = "communities/documents/<int:pk>"
CASE, BRIDGE = "communities/council-cases/<uuid:key>", "communities/bridges/<uuid:key>"
urlpatterns = [
    path("communities", public.Every.as_view(), name="every"),
    path("communities/taking-part", public.TakingPart.as_view(), name="taking-part"),
    path("communities/taking-part/<str:urn>/interest", public.Interest.as_view(), name="interest"),
    path("communities/interests", public.Interests.as_view(), name="interests"),
    path("communities/of/<slug:key>", public.Show.as_view(), name="show"),
    path("communities/of/<slug:key>/fund", meeting.Fund.as_view(), name="fund"),
    path("communities/of/<slug:key>/plan", meeting.Plan.as_view(), name="plan"),
    path("communities/of/<slug:key>/link-officer", meeting.NameLinkOfficer.as_view(), name="link-officer"),
    path("communities/requests", asking.Own.as_view(), name="own"),
    path("communities/requests/begin", asking.Begin.as_view(), name="begin"),
    path(ONE, reading.Show.as_view(), name="request"),
    path(f"{ONE}/outcome.pdf", reading.Paper.as_view(), name="paper"),
    path(f"{ONE}/write", asking.Write.as_view(), name="write"),
    path(f"{ONE}/send", asking.Send.as_view(), name="send"),
    path(f"{ONE}/withdraw", asking.Withdraw.as_view(), name="withdraw"),
    path(f"{ONE}/begun", asking.Begun.as_view(), name="begun"),
    path(f"{ONE}/impact", asking.Impact.as_view(), name="impact"),
    path(f"{ONE}/dispute", asking.Dispute.as_view(), name="dispute"),
    path(f"{ONE}/triage", chairing.TriageIt.as_view(), name="triage"),
    path(f"{ONE}/put-off", chairing.PutOff.as_view(), name="put-off"),
    path(f"{ONE}/declare", chairing.Declare.as_view(), name="declare"),
    path(f"{ONE}/decide", chairing.Decide.as_view(), name="decide"),
    path(f"{ONE}/close", chairing.Close.as_view(), name="close"),
    path(f"{ONE}/bridge", provision.AskBridge.as_view(), name="ask-bridge"),
    path("communities/disputes/<int:pk>", chairing.Rule.as_view(), name="rule"),
    path("communities/meetings", meeting.Kept.as_view(), name="kept"),
    path(MEETING, meeting.Show.as_view(), name="meeting"),
    path(f"{MEETING}/open", meeting.Open.as_view(), name="open"),
    path(f"{MEETING}/papers", meeting.Papers.as_view(), name="papers"),
    path(f"{MEETING}/attendance", meeting.Attendance.as_view(), name="attendance"),
    path(f"{MEETING}/minutes", meeting.Minutes.as_view(), name="minutes"),
    path(f"{MEETING}/confirm", meeting.Confirm.as_view(), name="confirm"),
    path("communities/council-cases", provision.Cases.as_view(), name="cases"),
    path(CASE, provision.ShowCase.as_view(), name="case"),
    path(f"{CASE}/take", provision.Take.as_view(), name="take"),
    path(f"{CASE}/close", provision.CloseCase.as_view(), name="close-case"),
    path("communities/bridges", provision.Bridges.as_view(), name="bridges"),
    path(BRIDGE, provision.ShowBridge.as_view(), name="bridge"),
    path(f"{BRIDGE}/decide", provision.DecideBridge.as_view(), name="decide-bridge"),
    path("communities/referrals", provision.Referrals.as_view(), name="referrals"),
    path("communities/referrals/record", provision.Refer.as_view(), name="refer"),
    path("communities/referrals/<uuid:key>/reason", provision.Reason.as_view(), name="reason"),
    path("communities/for-parents", parents.ForParents.as_view(), name="for-parents"),
    path("communities/for-parents/<slug:slug>", parents.Read.as_view(), name="read"),
    path("communities/for-parents/<slug:slug>/cover", parents.Cover.as_view(), name="cover"),
    path("communities/documents", parents.Desk.as_view(), name="documents"),
    path("communities/documents/begin", parents.Begin.as_view(), name="begin-document"),
    path(PAPER, parents.Show.as_view(), name="document"),
    path(f"{PAPER}/write", parents.Write.as_view(), name="write-document"),
    path(f"{PAPER}/publish", parents.Publish.as_view(), name="publish-document"),
    path(f"{PAPER}/withdraw", parents.Withdraw.as_view(), name="withdraw-document"),
    path(f"{PAPER}/new-version", parents.NewVersion.as_view(), name="new-version"),
]
