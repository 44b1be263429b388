"""The room's addresses. They hold the version of a set or a key, never a name."""

from django.urls import path

from .views import council, descriptors, forecasts, growing, profiles, rounds, streams

app_name = "mapping"
SETS, ONE = "funding-descriptors", "reception/profiles/<uuid:key>"
urlpatterns = [
    path(SETS, descriptors.Every.as_view(), name="sets"),
    path(f"{SETS}/moderate", descriptors.SignUp.as_view(), name="sign-up"),
    path(f"{SETS}/moderation", rounds.Published.as_view(), name="moderation"),
    path(f"{SETS}/<slug:version>", descriptors.Show.as_view(), name="set"),
    path(f"{SETS}/<slug:version>/practise/<slug:exemplar>", descriptors.Practise.as_view(), name="practise"),
    path("reception", profiles.Intake.as_view(), name="intake"),
    path("reception/begin", profiles.Begin.as_view(), name="begin"),
    path("reception/needs-have-grown", growing.Say.as_view(), name="say-grown"),
    path("reception/needs-have-grown/<uuid:key>", growing.One.as_view(), name="grown-one"),
    path("reception/needs-have-grown/<uuid:key>/answer", growing.Answer.as_view(), name="answer-grown"),
    path("reception/letters/<uuid:key>", profiles.Letter.as_view(), name="letter"),
    path("reception/waiting", council.Waiting.as_view(), name="waiting"),
    path("reception/issue/<int:year>", council.Issue.as_view(), name="issue"),
    path("children/<slug:key>/funding", streams.Tab.as_view(), name="tab"),
    path("cases/<str:reference>/funding", streams.Tab.as_view(), name="case-tab"),
    path("our-funding/forecast", forecasts.Make.as_view(), name="forecast"),
    path("our-funding/forecast/<uuid:key>", forecasts.Kept.as_view(), name="forecast-kept"),
    path("our-funding/forecast/<uuid:key>/remove", forecasts.Drop.as_view(), name="forecast-drop"),
    path("moderation", rounds.Every.as_view(), name="rounds"),
    path("moderation/open", rounds.Open.as_view(), name="open-round"),
    path("moderation/<uuid:key>", rounds.Show.as_view(), name="round"),
    path("moderation/<uuid:key>/publish", rounds.Publish.as_view(), name="publish"),
    path("moderation/<uuid:key>/<int:number>", rounds.Read.as_view(), name="read"),
    path("moderation/<uuid:key>/<int:number>/settle", rounds.Settle.as_view(), name="settle"),
    path("moderation/<uuid:key>/<int:number>/answer", rounds.AnswerQuery.as_view(), name="answer-query"),
    path(f"{ONE}/query", rounds.Query.as_view(), name="query"),
    path(ONE, profiles.Show.as_view(), name="profile"),
    path(f"{ONE}/levels", profiles.Write.as_view(), name="write"),
    path(f"{ONE}/send", profiles.Send.as_view(), name="send"),
    path(f"{ONE}/take-back", profiles.TakeBack.as_view(), name="take-back"),
    path(f"{ONE}/map", council.MapChild.as_view(), name="map"),
    path(f"{ONE}/confirm", council.Confirm.as_view(), name="confirm"),
    path(f"{ONE}/change", council.Change.as_view(), name="change"),
    path(f"{ONE}/end", council.End.as_view(), name="end"),
]
