"""The disclosures room’s addresses. They hold keys and references, never a name."""

from django.urls import path

from . import views

app_name = "disclosures"
ONE = "information-requests/<uuid:key>"
urlpatterns = [
    path("information-requests", views.Team.as_view(), name="team"),
    path("cases/<slug:reference>/information-requests", views.OnCase.as_view(), name="case"),
    path("cases/<slug:reference>/information-requests/record", views.Record.as_view(), name="record"),
    path(ONE, views.Show.as_view(), name="show"),
    path(f"{ONE}/wait", views.Wait.as_view(), name="wait"),
    path(f"{ONE}/waits/<int:pk>", views.GoesOn.as_view(), name="goes-on"),
    path(f"{ONE}/identity", views.Identity.as_view(), name="identity"),
    path(f"{ONE}/child", views.Competence.as_view(), name="competence"),
    path(f"{ONE}/extend", views.Extend.as_view(), name="extend"),
    path(f"{ONE}/withhold", views.Withhold.as_view(), name="withhold"),
    path(f"{ONE}/answer", views.Answer.as_view(), name="answer"),
]
