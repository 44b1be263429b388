"""The transfers room's addresses. They hold the keys of rounds and of moves, never a name."""

from django.urls import path

from .views import alone, calendars, coming, handing_over, officers, overdue, schools, years

app_name = "transfers"
ONE = "moves/child/<uuid:key>"
urlpatterns = [
    path("moving-up", calendars.Rounds.as_view(), name="calendars"),
    path("moving-up/<slug:round>", calendars.Calendar.as_view(), name="calendar"),
    path("our-moves", schools.Our.as_view(), name="our"),
    path("our-moves/coming", coming.Coming.as_view(), name="coming"),
    path("our-moves/<slug:round>", schools.Own.as_view(), name="own"),
    path("our-moves/<slug:round>/confirm", schools.ConfirmAll.as_view(), name="confirm-all"),
    path("moves", officers.Rounds.as_view(), name="rounds"),
    path("moves/<slug:round>", officers.Round.as_view(), name="round"),
    path("moves/<slug:round>/owed", overdue.Overdue.as_view(), name="overdue"),
    path("moves/<slug:round>/owed.pdf", overdue.OverduePaper.as_view(), name="overdue-pdf"),
    path(ONE, officers.Show.as_view(), name="show"),
    path("cases/<str:reference>/move-after-16", alone.PlanMove.as_view(), name="plan-move"),
    path(f"{ONE}/off", alone.CallOff.as_view(), name="call-off"),
    path(f"{ONE}/hand-over", handing_over.Follower.as_view(), name="hand-over"),
    path(f"{ONE}/hand-over.pdf", handing_over.FollowerPaper.as_view(), name="hand-over-pdf"),
    path("our-moves/coming/<uuid:key>/hand-over", handing_over.Coming.as_view(), name="coming-hand-over"),
    path("our-moves/coming/<uuid:key>/hand-over.pdf", handing_over.ComingPaper.as_view(), name="coming-hand-over-pdf"),
    path(f"{ONE}/started", coming.Started.as_view(), name="started"),
    path(f"{ONE}/close", officers.Close.as_view(), name="close"),
    path(f"{ONE}/say", schools.Say.as_view(), name="say"),
    path(f"{ONE}/year", years.AskYear.as_view(), name="ask-year"),
    path(f"{ONE}/year/said", years.AddToYear.as_view(), name="add-to-year"),
    path(f"{ONE}/year/decide", years.DecideYear.as_view(), name="decide-year"),
    path(f"{ONE}/answer", officers.Settle.as_view(), name="settle"),
    path(f"{ONE}/review", officers.DecideInstead.as_view(), name="decide-instead"),
    path(f"{ONE}/review/take-back", officers.TakeBack.as_view(), name="take-back"),
]
