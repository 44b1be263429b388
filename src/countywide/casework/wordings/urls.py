"""The wordings room’s addresses. They hold keys and numbers, never a name."""

from django.urls import path

from .views import answering, keeping, reading, writing

app_name = "wordings"
ONE = "disputes/<uuid:key>/working-document"
PASSAGE, CHANGE, VERSION = (
    f"{ONE}/passages/<uuid:passage>",
    f"{ONE}/changes/<uuid:change>",
    f"{ONE}/versions/<int:number>",
)
urlpatterns = [
    path(ONE, reading.Show.as_view(), name="show"),
    path(f"{ONE}/begin", writing.Begin.as_view(), name="begin"),
    path(f"{ONE}/add", writing.Add.as_view(), name="add"),
    path(f"{ONE}/add-for-family", writing.AddForFamily.as_view(), name="add-for-family"),
    path(f"{ONE}/keep", keeping.Keep.as_view(), name="keep"),
    path(f"{ONE}/into-plan", keeping.IntoPlan.as_view(), name="into-plan"),
    path(PASSAGE, writing.Write.as_view(), name="write"),
    path(f"{PASSAGE}/for-family", writing.WriteForFamily.as_view(), name="write-for-family"),
    path(f"{PASSAGE}/ordered", writing.Ordered.as_view(), name="ordered"),
    path(CHANGE, answering.Answer.as_view(), name="answer"),
    path(f"{CHANGE}/for-family", answering.AnswerForFamily.as_view(), name="answer-for-family"),
    path(f"{CHANGE}/ordered", answering.AsItStands.as_view(), name="as-it-stands"),
    path(f"{VERSION}/document", reading.Word.as_view(), name="word"),
    path(f"{VERSION}/sent", keeping.Sent.as_view(), name="sent"),
]
