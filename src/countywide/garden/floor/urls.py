"""Addresses of the room."""

from django.urls import path

from .views import host, room, voting

app_name = "floor"
SESSION = "forum/<slug:key>/floor"
ASKED = "floor/questions/<slug:reference>"
in_the_room = [
    path(SESSION, room.Room.as_view(), name="room"),
    path(f"{SESSION}/say", room.Say.as_view(), name="say"),
    path(f"{SESSION}/enter", room.Enter.as_view(), name="enter"),
    path(f"{SESSION}/choose", room.Choose.as_view(), name="choose"),
    path(f"{SESSION}/answered", room.Answered.as_view(), name="answered"),
    path(f"{SESSION}/events", room.Events.as_view(), name="events"),
    path(f"{SESSION}/screen", host.Screen.as_view(), name="screen"),
    path(f"{SESSION}/host", host.Host.as_view(), name="host"),
    path(f"{SESSION}/host/open", host.Open.as_view(), name="open"),
    path(f"{SESSION}/host/end", host.End.as_view(), name="end"),
    path(f"{SESSION}/host/mode", host.SetMode.as_view(), name="mode"),
    path(f"{SESSION}/host/item", host.SetItem.as_view(), name="item"),
    path(f"{SESSION}/host/link", host.PutLink.as_view(), name="link"),
    path(f"{ASKED}/vote", voting.Vote.as_view(), name="vote"),
    path(f"{ASKED}/take-back", voting.TakeBack.as_view(), name="take-back"),
    path(f"{ASKED}/answered", voting.AnsweredNow.as_view(), name="answered-now"),
    path(f"{ASKED}/not-answered", voting.NotAnswered.as_view(), name="not-answered"),
    path(f"{ASKED}/hide", host.Hide.as_view(), name="hide"),
    path(f"{ASKED}/show", voting.ShowAgain.as_view(), name="show-again"),
    path(f"{ASKED}/merge", host.Merge.as_view(), name="merge"),
    path("floor/lines/<int:pk>/hide", host.HideLine.as_view(), name="hide-line"),
    path("floor/links/<int:pk>/approve", host.Approve.as_view(), name="approve-link"),
    path("floor/links/<int:pk>/refuse", host.Refuse.as_view(), name="refuse-link"),
]
urlpatterns = [*in_the_room]
