"""The letters room's addresses."""

from django.urls import path

from . import views

app_name = "letters"
urlpatterns = [
    path("letters", views.Own.as_view(), name="own"),
    path("letters/to-post", views.ToPost.as_view(), name="to-post"),
    path("letters/to-post/posted", views.PostedMany.as_view(), name="posted-many"),
    path("letters/to-post/<int:pk>", views.Posting.as_view(), name="posting"),
    path("letters/to-post/<int:pk>/print", views.Print.as_view(), name="print"),
    path("letters/to-post/<int:pk>/date", views.DateAfresh.as_view(), name="date-afresh"),
    path("letters/<slug:key>", views.Show.as_view(), name="show"),
    path("letters/<slug:key>.pdf", views.Pdf.as_view(), name="pdf"),
    path("cases/<slug:reference>/letters", views.OfCase.as_view(), name="of-case"),
]
