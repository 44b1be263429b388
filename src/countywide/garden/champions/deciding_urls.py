"""Addresses of what follows a call: its panel, its results, those who serve, and visits. They hold keys and numbers, never a name."""

from django.urls import path

from .views import directory, panel, results, serving, visiting

PANEL, PAPER = "calls/<slug:key>/panel", "calls/<slug:key>/applications/<int:number>"
OFFER, KIND = "your-results/offers/<uuid:key>", "champions/of/<slug:kind>"
ASK, ROLE = "champions/asked/<uuid:key>", "champions/serving/<uuid:key>"
urlpatterns = [
    path("your-panels", panel.Panels.as_view(), name="panels"),
    path(PANEL, panel.Panel.as_view(), name="panel"),
    path(f"{PANEL}/readers", panel.AddReader.as_view(), name="add-reader"),
    path(f"{PANEL}/readers/<uuid:reader>/drop", panel.DropReader.as_view(), name="drop-reader"),
    path(f"{PANEL}/numbers", panel.Draw.as_view(), name="draw"),
    path(f"{PANEL}/interests", panel.Declare.as_view(), name="declare"),
    path(f"{PANEL}/talk", panel.Talk.as_view(), name="talk"),
    path(PAPER, panel.Paper.as_view(), name="paper"),
    path(f"{PAPER}/points", panel.Score.as_view(), name="score"),
    path(f"{PAPER}/shortlist", panel.Shortlist.as_view(), name="shortlist"),
    path(f"{PAPER}/talk-day", results.PlanTalk.as_view(), name="plan-talk"),
    path(f"{PAPER}/talked", results.NoteTalk.as_view(), name="note-talk"),
    path(f"{PAPER}/offer", results.MakeOffer.as_view(), name="make-offer"),
    path(f"{PAPER}/result", results.TellResult.as_view(), name="tell-result"),
    path("calls/<slug:key>/results", results.Results.as_view(), name="results"),
    path("calls/<slug:key>/results/decided", results.Conclude.as_view(), name="decide"),
    path("your-results", results.MyResults.as_view(), name="my-results"),
    path("your-results/<str:reference>/leave-reserve", results.LeaveReserve.as_view(), name="leave-reserve"),
    path(OFFER, results.Offer.as_view(), name="offer"),
    path(f"{OFFER}/appoint", results.Appoint.as_view(), name="appoint"),
    path("champions", directory.Directory.as_view(), name="directory"),
    path("champions/<uuid:key>", directory.Entry.as_view(), name="entry"),
    path("champions/thanks", directory.Thank.as_view(), name="thanks"),
    path(KIND, directory.Directory.as_view(), name="directory-of"),
    path(f"{KIND}/thanks", directory.Thank.as_view(), name="thank"),
    path(f"{KIND}/wanted", directory.Vacancies.as_view(), name="vacancies"),
    path(f"{KIND}/wanted/<str:district>", directory.Want.as_view(), name="want"),
    path(f"{KIND}/ask", visiting.AskFor.as_view(), name="ask-for"),
    path("champions/asked", visiting.Asked.as_view(), name="asked"),
    path(ASK, visiting.Ask.as_view(), name="ask"),
    path(f"{ASK}/accept", visiting.Accept.as_view(), name="accept"),
    path(f"{ASK}/pass-on", visiting.PassOn.as_view(), name="pass-on"),
    path(f"{ASK}/held", visiting.Held.as_view(), name="held"),
    path(f"{ASK}/feedback", visiting.FeedBack.as_view(), name="feed-back"),
    path(f"{ASK}/withdraw", visiting.Withdraw.as_view(), name="withdraw-ask"),
    path(f"{ASK}/give", visiting.Give.as_view(), name="give"),
    path("champions/serving", serving.Mine.as_view(), name="serving"),
    path(f"{ROLE}/directory", serving.Listing.as_view(), name="listing"),
    path(f"{ROLE}/log", serving.Log.as_view(), name="log"),
    path(f"{ROLE}/step-down", serving.StepDown.as_view(), name="step-down"),
    path(f"{ROLE}/move", serving.Move.as_view(), name="move"),
    path(f"{ROLE}/move/agreed", serving.AgreeMove.as_view(), name="agree-move"),
    path("champions/work", serving.Work.as_view(), name="people"),
    path("champions/work/<slug:kind>", serving.Impact.as_view(), name="impact"),
]
