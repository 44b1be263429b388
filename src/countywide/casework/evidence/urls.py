"""The evidence room's addresses."""

from django.urls import path

from .views import answering, entering, lists, officers, opening, own, practice
from .views.ways import by_link, by_setting

app_name = "evidence"

STEPS = {
    "start": answering.Start,
    "child": answering.Child,
    "asked": answering.Asked,
    "files": answering.Files,
    "not-held": answering.NotHeld,
    "check": answering.Check,
    "receipt": answering.Receipt,
    "more": answering.AddMore,
    "pass-on": answering.PassOn,
}
FILES = {"file": ("files/<uuid:file>", answering.File), "remove": ("files/<uuid:file>/remove", answering.Remove)}
CASE = "cases/<str:reference>/evidence"

urlpatterns = [
    path("evidence/practice", practice.Practice.as_view(), name="practice"),
    path("evidence/practice/<slug:step>", practice.Practice.as_view(), name="practice-step"),
    path("evidence/report-form", lists.ReportForm.as_view(), name="report-form"),
    path("evidence/report-form/follow/<int:pk>", lists.Follow.as_view(), name="follow"),
    path("evidence/lists", lists.Lists.as_view(), name="lists"),
    path("evidence/lists/form", lists.AddForm.as_view(), name="add-form"),
    path("evidence/lists/kinds/add", lists.KeepKind.as_view(), name="add-kind"),
    path("evidence/lists/kinds/<slug:key>", lists.KeepKind.as_view(), name="kind"),
    path("evidence/lists/kinds/<slug:key>/end", lists.EndKind.as_view(), name="end-kind"),
    path("evidence-asked", own.Own.as_view(), name="own"),
    path("evidence-asked/<int:pk>", by_setting(answering.Start).as_view(), name="own-home"),
    path(CASE, officers.Evidence.as_view(), name="case"),
    path(f"{CASE}/ask", officers.Ask.as_view(), name="ask"),
    path(f"{CASE}/asked/<int:pk>", officers.Asked.as_view(), name="asked"),
    path(f"{CASE}/asked/<int:pk>/remind", officers.Chase.as_view(), name="chase"),
    path(f"{CASE}/asked/<int:pk>/new-link", officers.Renew.as_view(), name="renew"),
    path(f"{CASE}/asked/<int:pk>/longer", officers.Extend.as_view(), name="extend"),
    path(f"{CASE}/asked/<int:pk>/more", officers.AskMore.as_view(), name="ask-more"),
    path(f"{CASE}/asked/<int:pk>/withdraw", officers.Withdraw.as_view(), name="withdraw"),
    path(f"{CASE}/add", entering.Add.as_view(), name="add"),
    path(f"{CASE}/add/without-file", entering.EnterWithoutFile.as_view(), name="add-without"),
    path(f"{CASE}/add/<uuid:file>", entering.Describe.as_view(), name="add-file"),
    path(f"{CASE}/add/<uuid:file>/remove", entering.RemoveAdded.as_view(), name="add-remove"),
    path(f"{CASE}/<int:pk>", entering.Item.as_view(), name="item"),
    path(f"{CASE}/<int:pk>/change", entering.ChangeItem.as_view(), name="change-item"),
    path(f"{CASE}/<int:pk>/share", entering.Share.as_view(), name="share"),
    path(f"{CASE}/<int:pk>/newer", entering.Supersede.as_view(), name="supersede"),
    path("evidence/<str:token>", opening.Open.as_view(), name="link"),
    path("evidence/<str:token>/send-code", opening.SendCode.as_view(), name="send-code"),
    path("evidence/<str:token>/code", opening.EnterCode.as_view(), name="code"),
    path("evidence/<str:token>/new-link", opening.AskAgain.as_view(), name="again"),
]
for name, step in STEPS.items():
    urlpatterns += [
        path(f"evidence/<str:token>/{name}", by_link(step).as_view(), name=f"guest-{name}"),
        path(f"evidence-asked/<int:pk>/{name}", by_setting(step).as_view(), name=f"own-{name}"),
    ]
for name, (route, step) in FILES.items():
    urlpatterns += [
        path(f"evidence/<str:token>/{route}", by_link(step).as_view(), name=f"guest-{name}"),
        path(f"evidence-asked/<int:pk>/{route}", by_setting(step).as_view(), name=f"own-{name}"),
    ]
