"""The requests room's addresses."""

from django.urls import path

from . import views

app_name = "requests"
urlpatterns = [path("requests/<slug:key>", views.Show.as_view(), name="show")]
