"""Addresses of audits."""

from django.urls import path

from . import views

app_name = "quality"

urlpatterns = [
    path("audits", views.LooksAt.as_view(), name="looks-at"),
    path("audits/published/<uuid:key>", views.Published.as_view(), name="published"),
    path("audits/work", views.Work.as_view(), name="work"),
    path("audits/plan", views.Plan.as_view(), name="plan"),
    path("audits/feedback", views.FeedbackList.as_view(), name="feedback-list"),
    path("audits/feedback/<uuid:key>", views.Feedback.as_view(), name="feedback"),
    path("audits/records/<uuid:key>", views.Record.as_view(), name="record"),
    path("audits/records/<uuid:key>/plan", views.PlanRead.as_view(), name="plan-read"),
    path("audits/records/<uuid:key>/letters/<slug:letter>", views.LetterRead.as_view(), name="letter-read"),
    path("audits/records/<uuid:key>/hand-in", views.HandIn.as_view(), name="hand-in"),
    path("audits/records/<uuid:key>/moderate", views.Moderate.as_view(), name="moderate"),
    path("audits/records/<uuid:key>/send-feedback", views.SendFeedback.as_view(), name="send-feedback"),
    path("audits/actions/<uuid:key>/close", views.Close.as_view(), name="close"),
    path("audits/<uuid:key>", views.Show.as_view(), name="show"),
    path("audits/<uuid:key>/draw", views.Draw.as_view(), name="draw"),
    path("audits/<uuid:key>/allocate", views.Allocate.as_view(), name="allocate"),
    path("audits/<uuid:key>/add-action", views.AddAction.as_view(), name="add-action"),
    path("audits/<uuid:key>/publish", views.Publish.as_view(), name="publish"),
]
