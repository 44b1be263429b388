"""The disclosures room’s addresses. They hold keys and references, never a name."""

from django.urls import path

from .views import copies, papers, requests

app_name = "disclosures"
ONE = "information-requests/<uuid:key>"
PAPER = f"{ONE}/papers/<int:pk>"
YOURS, LINK = "information-given/<uuid:key>", "information-given/by-link/<str:token>"
urlpatterns = [
    path("information-requests", requests.Team.as_view(), name="team"),
    path("cases/<slug:reference>/information-requests", requests.OnCase.as_view(), name="case"),
    path("cases/<slug:reference>/information-requests/record", requests.Record.as_view(), name="record"),
    path(ONE, requests.Show.as_view(), name="show"),
    path(f"{ONE}/wait", requests.Wait.as_view(), name="wait"),
    path(f"{ONE}/waits/<int:pk>", requests.GoesOn.as_view(), name="goes-on"),
    path(f"{ONE}/identity", requests.Identity.as_view(), name="identity"),
    path(f"{ONE}/child", requests.Competence.as_view(), name="competence"),
    path(f"{ONE}/extend", requests.Extend.as_view(), name="extend"),
    path(f"{ONE}/withhold", requests.Withhold.as_view(), name="withhold"),
    path(f"{ONE}/answer", requests.Answer.as_view(), name="answer"),
    path(f"{ONE}/papers", papers.Papers.as_view(), name="papers"),
    path(f"{ONE}/gather", papers.Gather.as_view(), name="gather"),
    path(f"{ONE}/left-out", papers.Log.as_view(), name="log"),
    path(PAPER, papers.Paper.as_view(), name="paper"),
    path(f"{PAPER}/pages", papers.Pages.as_view(), name="pages"),
    path(f"{PAPER}/without", papers.Without.as_view(), name="without"),
    path(f"{PAPER}/as-it-is", papers.Whole.as_view(), name="whole"),
    path(f"{PAPER}/keep-back", papers.KeepBack.as_view(), name="keep-back"),
    path(f"{PAPER}/take-out", papers.TakeOut.as_view(), name="take-out"),
    path(f"{PAPER}/put-back/<int:mark>", papers.PutBack.as_view(), name="put-back"),
    path(f"{ONE}/copy", copies.Copy.as_view(), name="copy"),
    path(f"{ONE}/copy/file", copies.Look.as_view(), name="copy-file"),
    path(f"{ONE}/copy/give", copies.Give.as_view(), name="give"),
    path(f"{ONE}/copy/posted", copies.Posted.as_view(), name="posted"),
    path(f"{ONE}/copy/take-back", copies.TakeBack.as_view(), name="take-back"),
    path(f"{ONE}/copy/send-again", copies.SendAgain.as_view(), name="send-again"),
    path(YOURS, copies.Yours.as_view(), name="yours"),
    path(f"{YOURS}/file", copies.YoursFile.as_view(), name="yours-file"),
    path(LINK, copies.ByLink.as_view(), name="by-link"),
    path(f"{LINK}/file", copies.ByLinkFile.as_view(), name="by-link-file"),
]
