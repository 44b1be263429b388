"""The room's addresses. They hold the version of a set or a key, never a name."""

from django.urls import path

from .views import descriptors

app_name = "mapping"
urlpatterns = [
    path("funding-descriptors", descriptors.Every.as_view(), name="sets"),
    path("funding-descriptors/moderate", descriptors.SignUp.as_view(), name="sign-up"),
    path("funding-descriptors/<slug:version>", descriptors.Show.as_view(), name="set"),
    path(
        "funding-descriptors/<slug:version>/practise/<slug:exemplar>", descriptors.Practise.as_view(), name="practise"
    ),
]
