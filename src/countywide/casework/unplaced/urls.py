"""The room's addresses. They hold the reference of a case or the key of a search or a flag, never a name."""

from django.urls import path

from .views import officers, raising

app_name = "unplaced"
ONE = "without-a-place/<uuid:key>"
urlpatterns = [
    path("without-a-place", officers.Every.as_view(), name="every"),
    path(ONE, raising.Show.as_view(), name="show"),
    path(f"{ONE}/tried", officers.Try.as_view(), name="try"),
    path(f"{ONE}/tried/<int:pk>", officers.Settle.as_view(), name="settle"),
    path(f"{ONE}/told", officers.Told.as_view(), name="told"),
    path(f"{ONE}/meanwhile", officers.Meanwhile.as_view(), name="meanwhile"),
    path(f"{ONE}/over", officers.End.as_view(), name="end"),
    path("without-a-place/flags/<uuid:key>/answer", officers.Answer.as_view(), name="answer"),
    path("cases/<str:reference>/no-place", raising.Flag.as_view(), name="flag"),
    path("cases/<str:reference>/search-for-a-place", officers.Begin.as_view(), name="begin"),
]
