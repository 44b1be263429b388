"""The room's addresses."""

from django.urls.resolvers import URLPattern

app_name = "mapping"
urlpatterns: list[URLPattern] = []
