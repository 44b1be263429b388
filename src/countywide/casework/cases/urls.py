"""Addresses about who holds a case."""

from django.urls import path

from . import views

app_name = "cases"
urlpatterns = [
    path("cases/<str:reference>/officer", views.Assign.as_view(), name="assign"),
    path("cases/<str:reference>/take", views.Take.as_view(), name="take"),
    path("cases/<str:reference>/hand-over", views.HandOver.as_view(), name="hand-over"),
    path("cases/<str:reference>/hand-over-later", views.PlanHandOver.as_view(), name="plan-hand-over"),
    path("cases/<str:reference>/held", views.Held.as_view(), name="held"),
    path("hand-over-rules", views.Rules.as_view(), name="hand-over-rules"),
]
