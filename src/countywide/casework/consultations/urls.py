"""The consultations room's addresses. They hold keys and references, never a name."""

from django.urls import path

from .views import councils, families, officers, pack_checks, rounds, schools, suggesting

app_name = "consultations"

ONE, OURS, LINK = "consultations/<uuid:key>", "our-consultations/<uuid:key>", "consultations/by-link/<str:token>"
PAPER = "papers/<int:number>/<int:place>"

urlpatterns = [
    path("consultations", officers.Every.as_view(), name="every"),
    path("moves/<str:round>/ask-schools", rounds.AskAll.as_view(), name="ask-all"),
    path("cases/<str:reference>/consultations", officers.OfCase.as_view(), name="of-case"),
    path("cases/<str:reference>/consultations/new", officers.New.as_view(), name="new"),
    path("cases/<str:reference>/consultations/suggestions", suggesting.Suggest.as_view(), name="suggest"),
    path("cases/<str:reference>/consultations/look-over", pack_checks.AskToCheck.as_view(), name="ask-to-check"),
    path("our-consultations/look-over/<uuid:key>", pack_checks.LookOver.as_view(), name="look-over"),
    path(ONE, officers.Officer.as_view(), name="officer"),
    path(f"{ONE}/letter", officers.Letter.as_view(), name="letter"),
    path(f"{ONE}/{PAPER}", officers.Paper.as_view(), name="paper-of"),
    path(f"{ONE}/old-papers", officers.OldPapers.as_view(), name="old-papers"),
    path(f"{ONE}/send", officers.Send.as_view(), name="send"),
    path(f"{ONE}/send-again", officers.SendAgain.as_view(), name="send-again"),
    path(f"{ONE}/renew", officers.Renew.as_view(), name="renew"),
    path(f"{ONE}/more-days", officers.MoreDays.as_view(), name="more-days"),
    path(f"{ONE}/withdraw", officers.Withdraw.as_view(), name="withdraw"),
    path(f"{ONE}/questions/<int:pk>", officers.Reply.as_view(), name="reply"),
    path(f"{ONE}/check", officers.Check.as_view(), name="check"),
    path(f"{ONE}/take-out", officers.TakeOut.as_view(), name="take-out"),
    path(f"{ONE}/full-asked", officers.NoteFullAsked.as_view(), name="note-full-asked"),
    path(f"{ONE}/release", officers.Release.as_view(), name="release"),
    path("cases/<str:reference>/schools-asked", families.Family.as_view(), name="family"),
    path(f"{ONE}/full-reply", families.AskFull.as_view(), name="ask-full"),
    path("our-consultations", schools.Ours.as_view(), name="ours"),
    path(OURS, schools.Show.as_view(), name="show"),
    path(f"{OURS}/ask", schools.Ask.as_view(), name="ask"),
    path(f"{OURS}/not-ours", schools.NotOurs.as_view(), name="not-ours"),
    path(f"{OURS}/answer", schools.Answer.as_view(), name="answer"),
    path(f"{OURS}/sign", schools.Sign.as_view(), name="sign"),
    path(f"{OURS}/{PAPER}", schools.Paper.as_view(), name="paper"),
    path(LINK, schools.ShowByLink.as_view(), name="by-link"),
    path(f"{LINK}/ask", schools.AskByLink.as_view(), name="by-link-ask"),
    path(f"{LINK}/not-ours", schools.NotOursByLink.as_view(), name="by-link-not-ours"),
    path(f"{LINK}/answer", schools.AnswerByLink.as_view(), name="by-link-answer"),
    path(f"{LINK}/sign", schools.SignByLink.as_view(), name="by-link-sign"),
    path(f"{LINK}/{PAPER}", schools.PaperByLink.as_view(), name="by-link-paper"),
    path("consultations/for-council/<str:token>", councils.ForCouncil.as_view(), name="for-council"),
    path(f"consultations/for-council/<str:token>/{PAPER}", councils.CouncilPaper.as_view(), name="for-council-paper"),
]
