"""The room's addresses. They hold keys of services and districts, and keys of gaps that say nothing."""

from django.urls import path

from .views import gaps, owners, public

app_name = "coverage"
SPOT, GAP = "coverage/<slug:service>/<slug:place>", "coverage/gaps/<uuid:key>"
urlpatterns = [
    path("coverage", public.Coverage.as_view(), name="all"),
    path("coverage/need", public.Need.as_view(), name="need"),
    path("coverage/asked", public.Asked.as_view(), name="asked"),
    path("coverage/work", owners.Work.as_view(), name="work"),
    path("coverage/silent", owners.Silent.as_view(), name="silent"),
    path("coverage/gaps", gaps.Ours.as_view(), name="gaps"),
    path("coverage/gaps/new", gaps.New.as_view(), name="new-gap"),
    path(GAP, gaps.Show.as_view(), name="gap"),
    path(f"{GAP}/answer", gaps.Answer.as_view(), name="reply"),
    path(f"{GAP}/merge/<uuid:into>", gaps.Merge.as_view(), name="merge"),
    path(SPOT, public.Show.as_view(), name="show"),
    path(f"{SPOT}/say", owners.Say.as_view(), name="say"),
    path(f"{SPOT}/asked-elsewhere", owners.Enter.as_view(), name="enter"),
]
