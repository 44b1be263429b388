"""The release room's addresses. They hold a case's reference or a key, never a name."""

from django.urls import path

from . import views

app_name = "release"
urlpatterns = [
    path("cases/<str:reference>/stopped-papers", views.OfCase.as_view(), name="case"),
    path("stopped-papers/<uuid:key>", views.Show.as_view(), name="paper"),
    path("stopped-papers/<uuid:key>/decide", views.Decide.as_view(), name="decide"),
]
