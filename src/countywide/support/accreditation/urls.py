"""The room’s addresses. They hold keys and numbers of schools."""

from django.urls import path

from .views import evaluating, programme, reading, replying, school

app_name = "accreditation"
ONE, JOURNEY, CHECK_IN = "evaluations/<uuid:key>", "accreditations/<uuid:key>", "check-ins/<uuid:key>"
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
    path("our-accreditation", school.Own.as_view(), name="our-accreditation"),
    path("our-accreditation/<str:urn>/take-part", school.TakePart.as_view(), name="take-part"),
    path("our-accreditation/<str:urn>/accredited-already", school.Claim.as_view(), name="claim"),
    path("accreditation/price", school.Price.as_view(), name="price"),
    path("accreditations", programme.Every.as_view(), name="every"),
    path(JOURNEY, programme.Show.as_view(), name="journey"),
    path(f"{JOURNEY}/say/<slug:to>", school.SayStep.as_view(), name="say-step"),
    path(f"{JOURNEY}/step", programme.TakeStep.as_view(), name="step"),
    path(f"{JOURNEY}/called", programme.Called.as_view(), name="called"),
    path(f"{JOURNEY}/confirm", programme.Confirm.as_view(), name="confirm"),
    path(f"{JOURNEY}/invoice", programme.Invoice.as_view(), name="invoice"),
    path(f"{JOURNEY}/credit", programme.Credit.as_view(), name="credit"),
    path(f"{CHECK_IN}/held", programme.Held.as_view(), name="held"),
    path(f"{CHECK_IN}/owner", programme.Give.as_view(), name="give"),
]
