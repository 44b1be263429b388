"""The requests room's addresses. They hold keys and tokens that say nothing, never a name."""

from django.urls import path

from .views import officers, public, writing

app_name = "requests"
A = "request-an-assessment"
urlpatterns = [
    path(A, public.Start.as_view(), name="start"),
    path(f"{A}/who", public.Who.as_view(), name="who"),
    path(f"{A}/come-back", public.ComeBack.as_view(), name="come-back"),
    path(f"{A}/leave", public.Leave.as_view(), name="leave"),
    path(f"{A}/link/<str:token>", public.Link.as_view(), name="link"),
    path(f"{A}/<slug:key>/check", writing.Check.as_view(), name="check"),
    path(f"{A}/<slug:key>/files", writing.Files.as_view(), name="files"),
    path(f"{A}/<slug:key>/later", writing.Later.as_view(), name="later"),
    path(f"{A}/<slug:key>/receipt", writing.Receipt.as_view(), name="receipt"),
    path(f"{A}/<slug:key>/another", writing.Another.as_view(), name="another"),
    path(f"{A}/<slug:key>/write/<slug:page>", writing.Write.as_view(), name="page"),
    path("requests", officers.Queue.as_view(), name="queue"),
    path("requests/enter", officers.Enter.as_view(), name="enter"),
    path("requests/<slug:key>", officers.Show.as_view(), name="show"),
    path("requests/<slug:key>/attention", officers.Attend.as_view(), name="attention"),
    path("requests/<slug:key>/same", officers.Same.as_view(), name="same"),
    path("requests/<slug:key>/area", officers.Area.as_view(), name="area"),
    path("requests/<slug:key>/family", officers.Family.as_view(), name="family"),
    path("requests/<slug:key>/young-person", officers.YoungPerson.as_view(), name="young-person"),
    path("requests/<slug:key>/settle", officers.Settle.as_view(), name="settle"),
]
