"""The room's addresses."""

from django.http import HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern

app_name = "therapy"
T = lambda r, **k: HttpResponse("")  # noqa
urlpatterns: list[URLPattern] = [
    path("our-link-therapist", T, name="own"), path("link-therapy/<str:urn>", T, name="show"),
    path("link-therapy/<str:urn>/plan", T, name="plan"), path("link-therapy/meetings/<uuid:key>", T, name="meeting"),
]
