"""The deadlines room's addresses."""

from django.urls import path

from .views import calendars, dates, excepting, holidays

app_name = "deadlines"
DATE = "cases/<str:reference>/dates/<int:pk>"
urlpatterns = [
    path(DATE, dates.Why.as_view(), name="why"),
    path(f"{DATE}/exception", excepting.Ground.as_view(), name="exception"),
    path(f"{DATE}/exception/facts", excepting.Facts.as_view(), name="exception-facts"),
    path(f"{DATE}/exception/why", excepting.Why.as_view(), name="exception-why"),
    path(f"{DATE}/exception/day", excepting.Aim.as_view(), name="exception-aim"),
    path(f"{DATE}/exception/check", excepting.Check.as_view(), name="exception-check"),
    path(f"{DATE}/exception/<int:claim>/end", excepting.EndException.as_view(), name="end-exception"),
    path("dates/bank-holidays", holidays.BankHolidays.as_view(), name="bank-holidays"),
    path("dates/bank-holidays/change", holidays.Change.as_view(), name="change-bank-holiday"),
    path("dates/bank-holidays/<int:pk>/put-back", holidays.Forget.as_view(), name="forget-bank-holiday"),
    path("calendar-feeds", calendars.Feeds.as_view(), name="feeds"),
    path("calendar-feeds/new", calendars.MakeFeed.as_view(), name="make-feed"),
    path("calendar-feeds/<int:pk>/end", calendars.RevokeFeed.as_view(), name="revoke-feed"),
    path("calendar/<str:token>.ics", calendars.Calendar.as_view(), name="calendar"),
]
