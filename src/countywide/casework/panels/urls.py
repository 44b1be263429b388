"""The panels room's addresses."""

from django.urls import path

from . import views

app_name = "panels"
urlpatterns = [
    path("panels", views.Panels.as_view(), name="panels"),
    path("panels/call", views.Call.as_view(), name="call"),
    path("panels/<slug:key>", views.Show.as_view(), name="show"),
    path("panels/<slug:key>/seats", views.Seat.as_view(), name="seats"),
    path("panels/<slug:key>/minutes", views.Minutes.as_view(), name="minutes"),
    path("panels/<slug:key>/call-off", views.Cancel.as_view(), name="cancel"),
    path("panels/<slug:key>/cases/<int:pk>/take-off", views.TakeOff.as_view(), name="take-off"),
    path("panels/<slug:key>/cases/<int:pk>/put-off", views.PutOff.as_view(), name="put-off"),
]
