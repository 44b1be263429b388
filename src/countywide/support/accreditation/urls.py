"""The room’s addresses. They hold keys and numbers of schools."""

from django.urls import path

from .views import evaluating, reading, replying

app_name = "accreditation"
ONE = "evaluations/<uuid:key>"
urlpatterns = [
    path("our-evaluation", evaluating.Own.as_view(), name="our-evaluation"),
    path("our-evaluation/<str:urn>/start", evaluating.Start.as_view(), name="start"),
    path("our-evaluation/<str:urn>/feedback", evaluating.Say.as_view(), name="say"),
    path("shared-evaluations", reading.Shared.as_view(), name="shared"),
    path(ONE, evaluating.Show.as_view(), name="evaluation"),
    path(f"{ONE}/rate/<slug:strand>/<slug:level>", evaluating.Rate.as_view(), name="rate"),
    path(f"{ONE}/papers/add", evaluating.AddPaper.as_view(), name="add-paper"),
    path(f"{ONE}/papers/<int:pk>/remove", evaluating.RemovePaper.as_view(), name="remove-paper"),
    path(f"{ONE}/share", evaluating.Share.as_view(), name="share"),
    path(f"{ONE}/stop-sharing", evaluating.StopSharing.as_view(), name="stop-sharing"),
    path(f"{ONE}/looked-at", evaluating.Reviewed.as_view(), name="reviewed"),
    path(f"{ONE}/lock", evaluating.Lock.as_view(), name="lock"),
    path(f"{ONE}/again", evaluating.Again.as_view(), name="again"),
    path(f"{ONE}/close", evaluating.Close.as_view(), name="close"),
    path(f"{ONE}/report", reading.Report.as_view(), name="report"),
    path(f"{ONE}/report.pdf", reading.Pdf.as_view(), name="report-pdf"),
    path("feedback-on-tools", replying.Waiting.as_view(), name="feedback"),
    path("feedback-on-tools/<str:reference>", replying.Reply.as_view(), name="reply"),
]
