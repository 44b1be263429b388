"""Pages that span rooms: the first page, each workspace's home, statements, health."""

from django.urls import path

from countywide.street.front import health, views

app_name = "front"
urlpatterns = [
    path("", views.First.as_view(), name="first"),
    path("home", views.Home.as_view(), name="home"),
    path("accessibility", views.Accessibility.as_view(), name="accessibility"),
    path("privacy", views.Privacy.as_view(), name="privacy"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
