"""Addresses of the jobs room."""

from django.urls import path

from countywide.platform.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs", views.Jobs.as_view(), name="jobs"),
    path("jobs/failed/<str:key>", views.Failed.as_view(), name="failed"),
    path("jobs/failed/<str:key>/run-again", views.RunAgain.as_view(), name="run-again"),
    path("jobs/failed/<str:key>/remove", views.Remove.as_view(), name="remove"),
    path("jobs/waiting/<int:key>", views.RemoveWaiting.as_view(), name="remove-waiting"),
]
