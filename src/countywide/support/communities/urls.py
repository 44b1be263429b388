"""The room's addresses. They hold keys of communities, meetings and requests, and URNs of schools; never a name."""

from django.urls import path

from .views import public

app_name = "communities"
urlpatterns = [
    path("communities", public.Every.as_view(), name="every"),
    path("communities/taking-part", public.TakingPart.as_view(), name="taking-part"),
    path("communities/taking-part/<str:urn>/interest", public.Interest.as_view(), name="interest"),
    path("communities/interests", public.Interests.as_view(), name="interests"),
    path("communities/of/<slug:key>", public.Show.as_view(), name="show"),
]
