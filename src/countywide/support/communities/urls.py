"""The room's addresses."""

from django.urls.resolvers import URLPattern

app_name = "communities"
urlpatterns: list[URLPattern] = []
