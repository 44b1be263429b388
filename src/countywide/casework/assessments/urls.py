"""The assessments room's addresses. They hold references and keys, never a name."""

from django.urls import path

from .views import advising, deciding, ending, planning, preparing, reading

app_name = "assessments"
CASE = "cases/<str:reference>/"
urlpatterns = [
    path(f"{CASE}check", preparing.Check.as_view(), name="check"),
    path(f"{CASE}tell-the-rest", preparing.TellTheRest.as_view(), name="tell-rest"),
    path(f"{CASE}worksheet", preparing.Worksheet.as_view(), name="worksheet"),
    path(f"{CASE}propose-assess", preparing.ProposeAssess.as_view(), name="propose-assess"),
    path(f"{CASE}propose-plan", preparing.ProposePlan.as_view(), name="propose-plan"),
    path(f"{CASE}to-panel", preparing.ToPanel.as_view(), name="to-panel"),
    path(f"{CASE}decide-assess", deciding.DecideAssess.as_view(), name="decide-assess"),
    path(f"{CASE}decide-plan", deciding.DecidePlan.as_view(), name="decide-plan"),
    path(f"{CASE}decisions", reading.Decisions.as_view(), name="decisions"),
    path(f"{CASE}plan", reading.Plan.as_view(), name="plan"),
    path(f"{CASE}advice", reading.Advice.as_view(), name="advice"),
    path(f"{CASE}advice/add", advising.Add.as_view(), name="add-advice"),
    path(f"{CASE}advice/<int:pk>/take-in", advising.TakeIn.as_view(), name="take-in"),
    path(f"{CASE}advice/<int:pk>/enough", advising.Enough.as_view(), name="enough"),
    path(f"{CASE}advice/<int:pk>/withdraw", advising.WithdrawAdvice.as_view(), name="withdraw-advice"),
    path(f"{CASE}advice/<int:pk>/remind", advising.Chase.as_view(), name="chase"),
    path(f"{CASE}go-on", advising.GoOn.as_view(), name="go-on"),
    path(f"{CASE}draft", planning.Draft.as_view(), name="draft"),
    path(f"{CASE}new-draft", planning.NewDraft.as_view(), name="new-draft"),
    path(f"{CASE}your-say", planning.YourSay.as_view(), name="your-say"),
    path(f"{CASE}family-said", planning.EnterSaid.as_view(), name="enter-said"),
    path(f"{CASE}met/<int:pk>", planning.Met.as_view(), name="met"),
    path(f"{CASE}consult", planning.Consult.as_view(), name="consult"),
    path(f"{CASE}consult/<int:pk>/answer", planning.Answer.as_view(), name="answer"),
    path(f"{CASE}final", planning.Final.as_view(), name="final"),
    path(f"{CASE}withdraw", ending.Withdraw.as_view(), name="withdraw"),
    path(f"{CASE}moved-away", ending.MovedAway.as_view(), name="moved-away"),
    path(f"{CASE}end", ending.End.as_view(), name="end"),
    path(f"{CASE}change-decision", deciding.ChangeMind.as_view(), name="change-mind"),
    path(f"{CASE}meeting", deciding.Meeting.as_view(), name="meeting"),
    path(f"{CASE}meeting-held", deciding.MeetingHeld.as_view(), name="meeting-held"),
    path("advice", advising.AdviceAsked.as_view(), name="advice-asked"),
    path("advice/<int:pk>", advising.AdviceOwn.as_view(), name="advice-own"),
    path("advice/<int:pk>/send", advising.Give.as_view(), name="give"),
    path("advice/<int:pk>/who", advising.GiveTo.as_view(), name="give-to"),
    path("assessment-desks", ending.Desks.as_view(), name="desks"),
    path("assessment-desks/add", ending.AddDesk.as_view(), name="add-desk"),
    path("assessment-desks/<int:pk>", ending.EndDesk.as_view(), name="end-desk"),
]
