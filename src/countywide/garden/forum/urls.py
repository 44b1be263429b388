"""The room's addresses. They hold the key of a meeting or a sitting, or the secret of one's own booking; never a name.

The last part after `forum/` is a meeting's key, so it comes last; `rules.RESERVED` keeps meetings off the words used here.
"""

from django.urls import path

from .views import agenda, booking, desk, programme, projects, sharing

app_name = "forum"
MEETING, SITTING, ITEM = "forum/work/meetings/<slug:key>", "forum/work/sittings/<slug:key>", "items/<int:pk>"
OWN = "forum/bookings/<slug:token>"
urlpatterns = [
    path("forum", programme.Programme.as_view(), name="programme"),
    path("forum/times", programme.Times.as_view(), name="times"),
    path("forum/times/<slug:key>", programme.Poll.as_view(), name="poll"),
    path("forum/times/<slug:key>/vote", programme.Vote.as_view(), name="vote"),
    path("forum/projects", sharing.Projects.as_view(), name="projects"),
    path("forum/projects/<slug:key>/ask", sharing.AskToJoin.as_view(), name="ask-to-join"),
    path("forum/projects/<slug:key>", sharing.Project.as_view(), name="project"),
    path("forum/projects/<slug:key>/note", projects.NoteInProject.as_view(), name="note-in-project"),
    path("forum/projects/<slug:key>/invite", projects.InviteToProject.as_view(), name="invite-to-project"),
    path("forum/members/<int:pk>/join", sharing.Join.as_view(), name="join-project"),
    path("forum/members/<int:pk>/leave", sharing.Leave.as_view(), name="leave-project"),
    path("forum/members/<int:pk>/reply", projects.Reply.as_view(), name="reply"),
    path("forum/contribute", sharing.Contribute.as_view(), name="contribute"),
    path("forum/contribute/<slug:key>", sharing.Contribution.as_view(), name="contribution"),
    path("forum/contribute/<slug:key>/answer", sharing.AnswerInvitation.as_view(), name="answer-invitation"),
    path("forum/contribute/<slug:key>/offer", sharing.Offer.as_view(), name="offer"),
    path("forum/sittings/<slug:key>.ics", programme.Calendar.as_view(), name="calendar"),
    path(OWN, booking.Booking.as_view(), name="booking"),
    path(f"{OWN}/calendar.ics", booking.BookingCalendar.as_view(), name="booking-calendar"),
    path(f"{OWN}/swap/<slug:sitting>", booking.Swap.as_view(), name="swap"),
    path(f"{OWN}/colleague", booking.HandOn.as_view(), name="hand-on"),
    path(f"{OWN}/give-up", booking.GiveUp.as_view(), name="give-up"),
    path("forum/work", desk.Desk.as_view(), name="desk"),
    path("forum/work/plan", desk.Plan.as_view(), name="plan"),
    path("forum/work/projects/add", projects.OpenProject.as_view(), name="open-project"),
    path("forum/work/series/<slug:key>/ask", agenda.AskPoll.as_view(), name="ask-poll"),
    path("forum/work/polls/<slug:key>", agenda.DecidePoll.as_view(), name="decide-poll"),
    path(MEETING, desk.ShowMeeting.as_view(), name="desk-meeting"),
    path(f"{MEETING}/change", desk.ChangeMeeting.as_view(), name="change-meeting"),
    path(f"{MEETING}/announce", desk.Announce.as_view(), name="announce"),
    path(f"{MEETING}/sitting", desk.AddSitting.as_view(), name="add-sitting"),
    path(f"{MEETING}/invite", agenda.Invite.as_view(), name="invite"),
    path(f"{MEETING}/items/add", agenda.AddItem.as_view(), name="add-item"),
    path(f"{MEETING}/{ITEM}", agenda.ChangeItem.as_view(), name="change-item"),
    path(f"{MEETING}/{ITEM}/earlier", agenda.Earlier.as_view(), name="earlier"),
    path(f"{MEETING}/{ITEM}/remove", agenda.RemoveItem.as_view(), name="remove-item"),
    path(f"{MEETING}/{ITEM}/agree", agenda.AgreeItem.as_view(), name="agree-item"),
    path(f"{MEETING}/{ITEM}/decline", agenda.DeclineItem.as_view(), name="decline-item"),
    path(SITTING, desk.ShowSitting.as_view(), name="desk-sitting"),
    path(f"{SITTING}/booked.xlsx", desk.Sheet.as_view(), name="sheet"),
    path(f"{SITTING}/change", desk.ChangeSitting.as_view(), name="change-sitting"),
    path(f"{SITTING}/cancel", desk.CancelSitting.as_view(), name="cancel-sitting"),
    path(f"{SITTING}/attendance", desk.Attendance.as_view(), name="attendance"),
    path(f"{SITTING}/end", desk.End.as_view(), name="end"),
    path("forum/<slug:key>", programme.Meeting.as_view(), name="meeting"),
    path("forum/<slug:key>/book", booking.Book.as_view(), name="book"),
    path("forum/<slug:key>/booked", booking.Booked.as_view(), name="booked"),
]
