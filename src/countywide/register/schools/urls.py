"""The schools room's addresses."""

from django.urls import path

from . import closing, views

app_name = "schools"
urlpatterns = [
    path("schools", views.Find.as_view(), name="find"),
    path("schools/print", views.Print.as_view(), name="print"),
    path("schools/suggest", views.Suggest.as_view(), name="suggest"),
    path("schools/<str:urn>", views.Show.as_view(), name="show"),
    path("schools/<str:urn>/closures", closing.Closures.as_view(), name="closures"),
    path("schools/<str:urn>/community", views.ChangeCommunity.as_view(), name="community"),
    path("schools/<str:urn>/flags/add", views.AddFlag.as_view(), name="add-flag"),
    path("schools/<str:urn>/flags/<int:pk>/end", views.EndFlag.as_view(), name="end-flag"),
]
