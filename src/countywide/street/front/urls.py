"""Pages that span rooms: the first page, each workspace's home, statements, health."""

from django.urls import path

from countywide.street.front import health
from countywide.street.front.views import cases, families, first, worklists

app_name = "front"
urlpatterns = [
    path("", first.First.as_view(), name="first"),
    path("home", first.Home.as_view(), name="home"),
    path("work", worklists.Work.as_view(), name="work"),
    path("work/give", worklists.Give.as_view(), name="give"),
    path("work/find", worklists.FindCase.as_view(), name="find-case"),
    path("our-pupils", worklists.Pupils.as_view(), name="pupils"),
    path("my-family", families.MyFamily.as_view(), name="my-family"),
    path("cases/<str:reference>", cases.Case.as_view(), name="case"),
    path("cases/<str:reference>/opened", cases.Opened.as_view(), name="opened"),
    path("cases/<str:reference>/told", cases.Told.as_view(), name="told"),
    path("accessibility", first.Accessibility.as_view(), name="accessibility"),
    path("privacy", first.Privacy.as_view(), name="privacy"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
