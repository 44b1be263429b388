"""Addresses of the room."""

from .deciding_urls import urlpatterns as deciding

app_name = "champions"
urlpatterns = [*deciding]
