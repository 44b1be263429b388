"""The room's addresses."""

from django.urls.resolvers import URLPattern

app_name = "therapy"
urlpatterns: list[URLPattern] = []
