"""Addresses of the files room. They hold keys that say nothing."""

from django.urls import path

from .views import opening, plain, quarantine, tus

app_name = "files"
urlpatterns = [
    path("files/", tus.Uploads.as_view(), name="uploads"),
    path("files/plain", plain.Plain.as_view(), name="plain"),
    path("files/help", plain.Help.as_view(), name="help"),
    path("files/not-let-through", quarantine.Quarantine.as_view(), name="quarantine"),
    path("files/<uuid:pk>", tus.Upload.as_view(), name="upload"),
    path("files/<uuid:pk>/open", opening.Open.as_view(), name="open"),
    path("files/<uuid:pk>/remove", plain.Remove.as_view(), name="remove"),
    path("files/<uuid:pk>/release", quarantine.Release.as_view(), name="release"),
]
