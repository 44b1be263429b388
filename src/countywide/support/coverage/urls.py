"""The room's addresses."""

from django.urls.resolvers import URLPattern

app_name = "coverage"
urlpatterns: list[URLPattern] = []
