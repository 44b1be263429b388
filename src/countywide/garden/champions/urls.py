"""Addresses of the room."""

from django.urls import URLPattern

app_name = "champions"
urlpatterns: list[URLPattern] = []
