"""Addresses of the people room: a key that says nothing, never a name."""

from django.urls import path

from .views import adults, children

app_name = "people"
urlpatterns = [
    path("children/enter", children.Enter.as_view(), name="enter"),
    path("children/<slug:key>", children.Child.as_view(), name="child"),
    path("children/<slug:key>/names", children.Names.as_view(), name="names"),
    path("children/<slug:key>/facts", children.Facts.as_view(), name="facts"),
    path("children/<slug:key>/move", children.Move.as_view(), name="move"),
    path("children/<slug:key>/place", children.Place.as_view(), name="place"),
    path("children/<slug:key>/who-decides", children.WhoDecides.as_view(), name="who-decides"),
    path("children/<slug:key>/put-right", children.Propose.as_view(), name="propose"),
    path("children/<slug:key>/put-right/<int:pk>", adults.Answer.as_view(), name="answer"),
    path("children/<slug:key>/adults/add", adults.AddAdult.as_view(), name="add-adult"),
    path("children/<slug:key>/adults/<int:pk>", adults.Adult.as_view(), name="adult"),
    path("children/<slug:key>/adults/<int:pk>/move", adults.MoveAdult.as_view(), name="move-adult"),
    path("children/<slug:key>/adults/<int:pk>/account", adults.GiveAccount.as_view(), name="give-account"),
    path("children/<slug:key>/adults/<int:pk>/end", adults.EndAdult.as_view(), name="end-adult"),
]
