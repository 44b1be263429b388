"""The letters room's addresses."""

from django.urls import path

from .views import by_link, posting, reading

app_name = "letters"
urlpatterns = [
    path("letters", reading.Own.as_view(), name="own"),
    path("letters/to-post", posting.ToPost.as_view(), name="to-post"),
    path("letters/to-post/posted", posting.PostedMany.as_view(), name="posted-many"),
    path("letters/to-post/<int:pk>", posting.Posting.as_view(), name="posting"),
    path("letters/to-post/<int:pk>/print", posting.Print.as_view(), name="print"),
    path("letters/to-post/<int:pk>/date", posting.DateAfresh.as_view(), name="date-afresh"),
    path("letters/by-link/<str:token>", by_link.Show.as_view(), name="by-link"),
    path("letters/by-link/<str:token>/letter.pdf", by_link.Pdf.as_view(), name="by-link-pdf"),
    path("letters/by-link/<str:token>/document/<int:place>", by_link.Paper.as_view(), name="by-link-paper"),
    path("letters/<slug:key>", reading.Show.as_view(), name="show"),
    path("letters/<slug:key>.pdf", reading.Pdf.as_view(), name="pdf"),
    path("cases/<slug:reference>/letters", reading.OfCase.as_view(), name="of-case"),
]
