"""The placements room's addresses. They hold keys, never a name or a school."""

from django.urls import path

from .views import family, officers, results, schools

app_name = "placements"
urlpatterns = [
    path("your-preferences/<uuid:key>", family.Yours.as_view(), name="yours"),
    path("preferences/by-link/<str:token>", family.ByLink.as_view(), name="by-link"),
    path("our-moves/<slug:round>/preference-links", schools.Links.as_view(), name="links"),
    path("preference-links/<uuid:key>/send", schools.Send.as_view(), name="send"),
    path("preference-links/<uuid:key>/address", schools.NewAddress.as_view(), name="new-address"),
    path("moves/<slug:round>/preferences", officers.Round.as_view(), name="round"),
    path("moves/<slug:round>/test-results", results.Results.as_view(), name="results"),
    path("moves/<slug:round>/test-results/add", results.Take.as_view(), name="take-results"),
    path("moves/<slug:round>/test-results/<uuid:key>", results.Report.as_view(), name="results-report"),
    path("moves/child/<uuid:key>/preferences", officers.Beside.as_view(), name="beside"),
    path("moves/child/<uuid:key>/preferences/ask", officers.Ask.as_view(), name="ask"),
    path("preferences/<uuid:key>/send", officers.SendAgain.as_view(), name="send-again"),
    path("preferences/<uuid:key>/enter", officers.Enter.as_view(), name="enter"),
    path("preferences/<uuid:key>/new-address", officers.PutRight.as_view(), name="put-right"),
    path("preferences/<uuid:key>/address", officers.Settle.as_view(), name="settle"),
]
