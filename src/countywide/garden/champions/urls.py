"""The room’s addresses. They hold names of calls, references and keys: never anybody’s name."""

from django.urls import path

from .deciding_urls import urlpatterns as deciding
from .views import applying, approving, keeping, public

app_name = "champions"
MINE = "calls/mine/<str:reference>"
urlpatterns = [
    path("calls", public.Calls.as_view(), name="calls"),
    path("calls/for/<slug:kind>", public.ForKind.as_view(), name="for-kind"),
    path("calls/interest/<uuid:key>", public.Receipt.as_view(), name="receipt"),
    path("calls/interest/<uuid:key>/stop", public.Stop.as_view(), name="stop"),
    path("calls/mine", applying.Own.as_view(), name="own"),
    path(MINE, applying.Mine.as_view(), name="mine"),
    path(f"{MINE}/form/<slug:page>", applying.Write.as_view(), name="write"),
    path(f"{MINE}/cv", applying.AddCv.as_view(), name="cv"),
    path(f"{MINE}/cv/remove", applying.RemoveCv.as_view(), name="remove-cv"),
    path(f"{MINE}/approval", applying.AskApproval.as_view(), name="ask-approval"),
    path(f"{MINE}/equality", applying.Equality.as_view(), name="equality"),
    path(f"{MINE}/send", applying.Send.as_view(), name="send"),
    path(f"{MINE}/withdraw", applying.Withdraw.as_view(), name="withdraw"),
    path("calls/approvals", approving.Asked.as_view(), name="approvals"),
    path("calls/approvals/<str:reference>", approving.Approve.as_view(), name="approve"),
    path("calls/approve/<str:token>", approving.ApproveByLink.as_view(), name="approve-by-link"),
    path("calls/work", keeping.Work.as_view(), name="work"),
    path("calls/work/new", keeping.Plan.as_view(), name="plan"),
    path("calls/work/<slug:key>", keeping.WorkOn.as_view(), name="work-on"),
    path("calls/work/<slug:key>/change", keeping.Change.as_view(), name="change"),
    path("calls/work/<slug:key>/announce", keeping.Announce.as_view(), name="announce"),
    path("calls/work/<slug:key>/late/<str:reference>", keeping.AllowLate.as_view(), name="allow-late"),
    path("calls/work/<slug:key>/equality", keeping.Equality.as_view(), name="counted"),
    path("calls/<slug:key>", public.Call.as_view(), name="call"),
    path("calls/<slug:key>/tell-me", public.TellMe.as_view(), name="tell-me"),
    path("calls/<slug:key>/keep-me-informed", public.KeepInformed.as_view(), name="keep-informed"),
    path("calls/<slug:key>/check", public.Check.as_view(), name="check"),
    path("calls/<slug:key>/begin", applying.Begin.as_view(), name="begin"),
    *deciding,
]
