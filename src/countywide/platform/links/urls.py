"""The links room's addresses."""

from django.urls import path

from .views import lost, opening

app_name = "links"
urlpatterns = [
    path("personal-link", lost.Lost.as_view(), name="lost"),
    path("personal-link/<str:token>", opening.Open.as_view(), name="open"),
    path("personal-link/<str:token>/send-code", opening.SendCode.as_view(), name="send-code"),
    path("personal-link/<str:token>/code", opening.EnterCode.as_view(), name="code"),
    path("personal-link/<str:token>/new-link", opening.AskAgain.as_view(), name="again"),
]
