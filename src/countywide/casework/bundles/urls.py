"""The bundles room's addresses. They hold keys, never a name."""

from django.urls import path

from . import views

app_name = "bundles"
ONE = "disputes/<uuid:key>/bundle"
urlpatterns = [
    path(ONE, views.Show.as_view(), name="show"),
    path(f"{ONE}/begin", views.Begin.as_view(), name="begin"),
    path(f"{ONE}/sent", views.Sent.as_view(), name="sent"),
    path(f"{ONE}/<int:pk>", views.Paper.as_view(), name="paper"),
]
