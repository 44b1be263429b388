"""Addresses of the room."""

from django.urls import path

from .views import desk, guest, host, mine, private, room, voting

app_name = "floor"
SESSION = "forum/<slug:key>/floor"
ASKED = "floor/questions/<slug:reference>"
in_the_room = [
    path(SESSION, room.Room.as_view(), name="room"),
    path("forum/bookings/<slug:token>/floor", guest.GuestRoom.as_view(), name="guest"),
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
MEETING, SAID = "floor/desk/<slug:meeting>", "floor/desk/<slug:meeting>/<slug:reference>"
OWN, PRIVATE = "floor/mine/<slug:reference>", "floor/private/<slug:reference>"
afterwards = [
    path("floor/mine", mine.Mine.as_view(), name="mine"),
    path(OWN, mine.One.as_view(), name="mine-one"),
    path(f"{OWN}/reopen", mine.Reopen.as_view(), name="reopen"),
    path(f"{OWN}/not-the-same", mine.Apart.as_view(), name="apart"),
    path(f"{OWN}/pass-on-my-name", mine.Offer.as_view(), name="offer"),
    path("floor/thanks/<slug:meeting>", mine.Thank.as_view(), name="thank"),
    path("floor/asked/<slug:meeting>", mine.Asked.as_view(), name="asked"),
    path("floor/private", private.List.as_view(), name="private"),
    path(PRIVATE, private.One.as_view(), name="private-one"),
    path(f"{PRIVATE}/take", private.Take.as_view(), name="private-take"),
    path(f"{PRIVATE}/reply", private.Reply.as_view(), name="private-reply"),
    path(f"{PRIVATE}/pass", private.PassTo.as_view(), name="private-pass"),
    path("floor/reply/<str:token>", private.ReplyByLink.as_view(), name="reply-by-link"),
    path("floor/wishes", private.Wishes.as_view(), name="wishes"),
    path("floor/desk", desk.Desk.as_view(), name="desk"),
    path(MEETING, desk.Triage.as_view(), name="desk-meeting"),
    path("floor/import/<slug:meeting>", desk.Import.as_view(), name="import"),
    path("floor/import/<slug:meeting>/<int:number>", desk.Imported.as_view(), name="imported"),
    path("floor/import/<slug:meeting>/<int:number>/answers", desk.Propose.as_view(), name="propose"),
    path("floor/send-all/<slug:meeting>", desk.SendAll.as_view(), name="send-all"),
    path("floor/pass-on/<slug:meeting>", desk.PassOn.as_view(), name="pass-on"),
    path(SAID, desk.One.as_view(), name="desk-one"),
    path(f"{SAID}/send", desk.SendOn.as_view(), name="desk-send"),
    path(f"{SAID}/answer/<slug:slug>", desk.AnswerWith.as_view(), name="desk-answer"),
    path(f"{SAID}/join", desk.Join.as_view(), name="desk-join"),
    path(f"{SAID}/kind", desk.Sort.as_view(), name="desk-kind"),
    path(f"{SAID}/one-child", desk.Divert.as_view(), name="desk-divert"),
]
urlpatterns = [*in_the_room, *afterwards]
