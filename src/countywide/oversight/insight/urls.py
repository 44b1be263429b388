"""Addresses of measures and of second decisions."""

from django.urls import path

from . import views

app_name = "insight"

urlpatterns = [
    path("measures", views.Measures.as_view(), name="measures"),
    path("measures/changes-to-plans", views.AmendRates.as_view(), name="amend-rates"),
    path("measures/changes-to-plans/cases", views.Behind.as_view(), name="behind"),
    path("measures/changes-to-plans/what-differs", views.Why.as_view(), name="why"),
    path("measures/second-decisions", views.SecondDecisions.as_view(), name="second-decisions"),
    path("measures/second-decisions/cases", views.BehindSecond.as_view(), name="behind-second"),
    path("measures/second-decisions/<uuid:key>/give-out", views.GiveOut.as_view(), name="give-out"),
    path("second-decisions", views.Mine.as_view(), name="mine"),
    path("second-decisions/<uuid:key>", views.DecideSecond.as_view(), name="decide-second"),
    path("second-decisions/<uuid:key>/plan", views.PlanRead.as_view(), name="plan-read"),
    path("second-decisions/<uuid:key>/beside", views.Beside.as_view(), name="beside"),
]
