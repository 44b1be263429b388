"""The record's addresses."""

from django.urls import path

from countywide.platform.audit import views

app_name = "audit"
urlpatterns = [
    path("record", views.Changes.as_view(), name="changes"),
    path("record/openings", views.Openings.as_view(), name="openings"),
]
