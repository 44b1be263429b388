"""Addresses of the room: what remains of a meeting stands beside its page."""

from django.urls import path

from .views import figures, keeping, linking, reading, saying

app_name = "packs"
PACK = "forum/<slug:meeting>/pack"

urlpatterns = [
    path("forum/work/packs", keeping.Every.as_view(), name="every"),
    path("forum/work/figures", figures.Figures.as_view(), name="figures"),
    path(PACK, reading.Show.as_view(), name="show"),
    path(f"{PACK}/send-me", reading.SendMe.as_view(), name="send-me"),
    path(f"{PACK}/attendance.pdf", reading.Certificate.as_view(), name="certificate"),
    path(f"{PACK}/say", saying.Say.as_view(), name="say"),
    path(f"{PACK}/missing", saying.Miss.as_view(), name="miss"),
    path(f"{PACK}/links/<int:number>/broken", saying.Broken.as_view(), name="broken"),
    path(f"{PACK}/keep", keeping.Keep.as_view(), name="keep"),
    path(f"{PACK}/keep/slides", keeping.AddSlides.as_view(), name="add-slides"),
    path(f"{PACK}/keep/slides/none", keeping.NoSlides.as_view(), name="no-slides"),
    path(f"{PACK}/keep/slides/<int:number>/remove", keeping.RemoveSlides.as_view(), name="remove-slides"),
    path(f"{PACK}/keep/recording", keeping.Recording.as_view(), name="recording"),
    path(f"{PACK}/keep/recording/confirm", keeping.ConfirmRecording.as_view(), name="confirm-recording"),
    path(f"{PACK}/keep/recording/take-away", keeping.TakeRecordingAway.as_view(), name="take-recording-away"),
    path(f"{PACK}/keep/summary", keeping.Summary.as_view(), name="summary"),
    path(f"{PACK}/keep/links", linking.TakeLinks.as_view(), name="take-links"),
    path(f"{PACK}/keep/links/add", linking.AddLink.as_view(), name="add-link"),
    path(f"{PACK}/keep/links/<int:number>", linking.MendLink.as_view(), name="mend-link"),
    path(f"{PACK}/keep/links/<int:number>/works", linking.VouchForLink.as_view(), name="vouch-for-link"),
    path(f"{PACK}/keep/links/<int:number>/leave-out", linking.LeaveOut.as_view(), name="leave-link-out"),
    path(f"{PACK}/keep/send", keeping.Send.as_view(), name="send"),
    path(f"{PACK}/keep/tell", keeping.TellChanges.as_view(), name="tell-changes"),
    path(f"{PACK}/keep/sent/<int:delivery>", keeping.PutRight.as_view(), name="put-right"),
    path(f"{PACK}/keep/did", keeping.Did.as_view(), name="did"),
    path(f"{PACK}/keep/did/<int:pk>/remove", keeping.ForgetDid.as_view(), name="forget-did"),
    path(f"{PACK}/keep/missing/<str:reference>", keeping.Reply.as_view(), name="reply"),
]
