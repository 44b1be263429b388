"""Addresses of the knowledge room: asking, answers, topics, the desk."""

from django.urls import path

from countywide.garden.knowledge.views import answers, asking, documents, following

app_name = "knowledge"
urlpatterns = [
    path("ask", asking.Ask.as_view(), name="ask"),
    path("ask/suggest", asking.Suggest.as_view(), name="suggest"),
    path("ask/send", asking.Send.as_view(), name="send"),
    path("ask/sent/<slug:reference>", asking.Sent.as_view(), name="sent"),
    path("answers/<slug:slug>", answers.Answer.as_view(), name="answer"),
    path("answers/<slug:slug>/helped", answers.Judge.as_view(), name="judge"),
    path("answers/<slug:slug>/problem", answers.Problem.as_view(), name="problem"),
    path("topics/<slug:key>/follow", following.FollowTopic.as_view(), name="follow"),
    path("following/<slug:token>/confirm", following.ConfirmFollow.as_view(), name="confirm-follow"),
    path("following/<slug:token>/stop", following.StopFollowing.as_view(), name="stop-following"),
    path("desk/documents", documents.Documents.as_view(), name="documents"),
    path("desk/documents/import", documents.ImportDocument.as_view(), name="import"),
    path("desk/documents/importing/<uuid:key>", documents.Importing.as_view(), name="importing"),
    path("desk/documents/<int:pk>", documents.ShowDocument.as_view(), name="document"),
]
