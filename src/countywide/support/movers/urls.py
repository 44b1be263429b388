"""The room's addresses. They hold keys, never a name."""

from django.urls import path

from .views import school, team

app_name = "movers"
ONE = "arrivals/<uuid:key>"
urlpatterns = [
    path("arrivals", school.Ours.as_view(), name="ours"),
    path("arrivals/tell", school.Tell.as_view(), name="tell"),
    path("arrivals/money", team.Every.as_view(), name="every"),
    path("arrivals/thanks", school.Thanks.as_view(), name="thanks"),
    path("arrivals/records/<uuid:key>", school.Give.as_view(), name="give"),
    path("arrivals/by-link/<str:token>", school.GiveByLink.as_view(), name="by-link"),
    path(ONE, school.Show.as_view(), name="show"),
    path(f"{ONE}/letter.pdf", school.Letter.as_view(), name="letter"),
    path(f"{ONE}/ask-community/<slug:when>", school.AskCommunity.as_view(), name="ask-community"),
    path(f"{ONE}/answer", team.Answer.as_view(), name="answer"),
    path(f"{ONE}/which-child", team.Recognise.as_view(), name="recognise"),
]
