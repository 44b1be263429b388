"""The disputes room's addresses. They hold references of cases and keys, never a name."""

from django.urls import path

from .views import appealing, family, mediating, reading

app_name = "disputes"
RIGHT, ONE, STEP = "rights/<uuid:key>", "disputes/<uuid:key>", "disputes/step/<uuid:key>"
urlpatterns = [
    path("disputes", reading.Team.as_view(), name="team"),
    path("cases/<slug:reference>/rights", reading.Rights.as_view(), name="rights"),
    path(f"{RIGHT}/tell-us", family.TellUs.as_view(), name="tell-us"),
    path(f"{RIGHT}/contact", mediating.Contact.as_view(), name="contact"),
    path(f"{RIGHT}/mediation", mediating.Request.as_view(), name="mediation"),
    path(f"{RIGHT}/appeal", appealing.Register.as_view(), name="register"),
    path(ONE, reading.Show.as_view(), name="show"),
    path(f"{ONE}/close", mediating.Close.as_view(), name="close"),
    path(f"{ONE}/certificate", mediating.Certificate.as_view(), name="certificate"),
    path(f"{ONE}/health-told", mediating.HealthTold.as_view(), name="health-told"),
    path(f"{ONE}/meeting", mediating.Meeting.as_view(), name="meeting"),
    path(f"{ONE}/agree", mediating.Agree.as_view(), name="agree"),
    path(f"{ONE}/point", mediating.AddPoint.as_view(), name="point"),
    path(f"{ONE}/mediation-over", mediating.Over.as_view(), name="mediation-over"),
    path(f"{ONE}/response", appealing.Response.as_view(), name="response"),
    path(f"{ONE}/direction", appealing.Direction.as_view(), name="direction"),
    path(f"{ONE}/hearing", appealing.Hearing.as_view(), name="hearing"),
    path(f"{ONE}/concede", appealing.Concede.as_view(), name="concede"),
    path(f"{ONE}/order", appealing.Order.as_view(), name="order"),
    path(f"{ONE}/over", appealing.Over.as_view(), name="over"),
    path(f"{ONE}/recommendation", appealing.Recommendation.as_view(), name="recommendation"),
    path(f"{STEP}/done", appealing.Done.as_view(), name="done"),
    path(f"{STEP}/give", appealing.Give.as_view(), name="give"),
]
