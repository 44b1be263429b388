"""The room's addresses. They hold the number of a school, or the key of a meeting or an action."""

from django.urls import path

from .views import arranging, finding, meetings, plans, records, schools

app_name = "therapy"
ONE, MEETING = "link-therapy/<str:urn>", "link-therapy/meetings/<uuid:key>"
urlpatterns = [
    path("our-link-therapist", schools.Own.as_view(), name="own"),
    path("link-therapists", finding.Find.as_view(), name="find"),
    path("link-therapists/<str:urn>", finding.One.as_view(), name="one"),
    path("link-therapy", schools.Desk.as_view(), name="desk"),
    path("link-therapy/actions/<uuid:key>", plans.Move.as_view(), name="action"),
    path(MEETING, meetings.Show.as_view(), name="meeting"),
    path(f"{MEETING}/day", meetings.Confirm.as_view(), name="confirm"),
    path(f"{MEETING}/held", meetings.Held.as_view(), name="held"),
    path(f"{MEETING}/cancel", meetings.Cancel.as_view(), name="cancel"),
    path(f"{MEETING}/record", records.Write.as_view(), name="write"),
    path(f"{MEETING}/add-action", plans.AddAgreed.as_view(), name="add-agreed"),
    path(f"{MEETING}/share", records.Share.as_view(), name="share"),
    path(f"{MEETING}/agree", records.Agree.as_view(), name="agree"),
    path(f"{MEETING}/change", records.Change.as_view(), name="change"),
    path(f"{MEETING}/ask-for-record", records.AskRecord.as_view(), name="ask-record"),
    path(f"{MEETING}/records/<int:number>", records.Issue.as_view(), name="issue"),
    path(f"{MEETING}/records/<int:number>.pdf", records.Pdf.as_view(), name="pdf"),
    path(ONE, schools.Show.as_view(), name="show"),
    path(f"{ONE}/plan", plans.Plan.as_view(), name="plan"),
    path(f"{ONE}/plan/add", plans.Add.as_view(), name="add-action"),
    path(f"{ONE}/teachers", schools.Teachers.as_view(), name="teachers"),
    path(f"{ONE}/teachers/<int:pk>/end", schools.Unlist.as_view(), name="unlist"),
    path(f"{ONE}/ask", meetings.Ask.as_view(), name="ask"),
    path(f"{ONE}/propose", meetings.Propose.as_view(), name="propose"),
    path(f"{ONE}/contact", meetings.Contact.as_view(), name="contact"),
    path(f"{ONE}/therapist", arranging.Assign.as_view(), name="assign"),
    path(f"{ONE}/cover", arranging.Cover.as_view(), name="cover"),
    path(f"{ONE}/assistant", arranging.Assistant.as_view(), name="assistant"),
    path(f"{ONE}/leave", arranging.Leave.as_view(), name="leave"),
    path(f"{ONE}/pause", arranging.Pause.as_view(), name="pause"),
    path(f"{ONE}/resume", arranging.Resume.as_view(), name="resume"),
    path(f"{ONE}/provider", arranging.Provider.as_view(), name="provider"),
    path(f"{ONE}/expected", arranging.Expected.as_view(), name="expected"),
]
