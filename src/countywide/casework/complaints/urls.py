"""The complaints room's addresses. They hold keys, never a name or a reference of a case."""

from django.urls import path

from .views import answering, desk, handling, making, ombudsman, own

app_name = "complaints"
ONE, REF = "complaints/<uuid:key>", "complaints/ombudsman/<uuid:key>"
urlpatterns = [
    path("complain", making.About.as_view(), name="make"),
    path("complain/about/<slug:about>", making.Write.as_view(), name="write"),
    path("complain/received/<uuid:key>", making.Received.as_view(), name="received"),
    path("my-complaints", own.Mine.as_view(), name="mine"),
    path("my-complaints/<uuid:key>", own.Own.as_view(), name="own"),
    path("my-complaints/letters/<uuid:key>", own.OwnLetter.as_view(), name="own-letter"),
    path("complaint/<str:token>", own.ByLink.as_view(), name="by-link"),
    path("complaint/<str:token>/letters/<uuid:key>", own.LetterByLink.as_view(), name="letter-by-link"),
    path("complaints", desk.Desk.as_view(), name="desk"),
    path("complaints/record", making.Record.as_view(), name="record"),
    path("complaints/late", desk.Late.as_view(), name="late"),
    path("complaints/numbers", desk.Numbers.as_view(), name="numbers"),
    path("complaints/letters/<uuid:key>", desk.Letter.as_view(), name="letter"),
    path("complaints/letters/<uuid:key>/pdf", desk.Pdf.as_view(), name="pdf"),
    path("complaints/letters/<uuid:key>/posted", desk.Posted.as_view(), name="posted"),
    path("complaints/promised/<int:pk>", answering.Remedied.as_view(), name="remedied"),
    path(REF, ombudsman.Show.as_view(), name="ombudsman"),
    path(f"{REF}/sent", ombudsman.Sent.as_view(), name="sent"),
    path(f"{REF}/sent/<int:pk>", ombudsman.WeAnswered.as_view(), name="we-answered"),
    path(f"{REF}/decided", ombudsman.Decided.as_view(), name="decided"),
    path(f"{REF}/recommended", ombudsman.Recommended.as_view(), name="recommended"),
    path(ONE, handling.Show.as_view(), name="show"),
    path(f"{ONE}/acknowledge", handling.Acknowledge.as_view(), name="acknowledge"),
    path(f"{ONE}/in-order", handling.InOrder.as_view(), name="in-order"),
    path(f"{ONE}/look", handling.Look.as_view(), name="look"),
    path(f"{ONE}/more-time", handling.Extend.as_view(), name="extend"),
    path(f"{ONE}/close", handling.Close.as_view(), name="close"),
    path(f"{ONE}/again", handling.Again.as_view(), name="again"),
    path(f"{ONE}/refer", ombudsman.Refer.as_view(), name="refer"),
    path(f"{ONE}/point", answering.Point.as_view(), name="point"),
    path(f"{ONE}/point/<int:pk>/drop", answering.DropPoint.as_view(), name="drop-point"),
    path(f"{ONE}/remedy", answering.Remedy.as_view(), name="remedy"),
    path(f"{ONE}/remedy/<int:pk>/drop", answering.DropRemedy.as_view(), name="drop-remedy"),
    path(f"{ONE}/answer", answering.Answer.as_view(), name="answer"),
]
