"""The kit's own addresses."""

from django.urls import path

from countywide.platform.kit import views

app_name = "kit"
urlpatterns = [
    path("still-here", views.StillHere.as_view(), name="still-here"),
    path("kit", views.Gallery.as_view(), name="gallery"),
]
