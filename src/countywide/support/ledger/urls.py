"""The ledger's addresses. They hold keys of years, pots and awards, never a child."""

from django.urls import path

from .views import pots, scenarios, schools, years

app_name = "ledger"
YEAR, POT, AWARD = "funding/<slug:year>", "funding/pots/<uuid:key>", "funding/awards/<uuid:key>"
urlpatterns = [
    path("our-funding", schools.Own.as_view(), name="own"),
    path("our-funding/statements/<uuid:key>", schools.OwnStatement.as_view(), name="own-statement"),
    path("funding", years.Years.as_view(), name="years"),
    path("funding/open-a-year", years.OpenYear.as_view(), name="open-year"),
    path("funding/statements/<uuid:key>", schools.Statement.as_view(), name="statement"),
    path("funding/scenarios/<uuid:key>", scenarios.Scenario.as_view(), name="scenario"),
    path("funding/scenarios/<uuid:key>/schools.csv", scenarios.ScenarioCsv.as_view(), name="scenario-csv"),
    path(POT, pots.Pot.as_view(), name="pot"),
    path(f"{POT}/change", pots.AddTo.as_view(), name="add-to"),
    path(f"{POT}/divide", pots.Divide.as_view(), name="divide"),
    path(f"{POT}/award", pots.Give.as_view(), name="give"),
    path(AWARD, pots.Award.as_view(), name="award"),
    path(f"{AWARD}/confirm", pots.Confirm.as_view(), name="confirm"),
    path(f"{AWARD}/change", pots.Change.as_view(), name="change"),
    path(f"{AWARD}/move", pots.Move.as_view(), name="move"),
    path(f"{AWARD}/end", pots.End.as_view(), name="end"),
    path(YEAR, years.Year.as_view(), name="year"),
    path(f"{YEAR}/pots", years.OpenPot.as_view(), name="open-pot"),
    path(f"{YEAR}/pay", years.Pay.as_view(), name="pay"),
    path(f"{YEAR}/end", years.Close.as_view(), name="close"),
    path(f"{YEAR}/proof", years.Proof.as_view(), name="proof"),
    path(f"{YEAR}/ledger.csv", years.Csv.as_view(), name="csv"),
    path(f"{YEAR}/ledger.xlsx", years.Xlsx.as_view(), name="xlsx"),
    path(f"{YEAR}/statements", years.Statements.as_view(), name="statements"),
    path(f"{YEAR}/statements/issue", years.IssueStatements.as_view(), name="issue-statements"),
    path(f"{YEAR}/schools/<slug:school>", schools.OfSchool.as_view(), name="school"),
    path(f"{YEAR}/scenarios", scenarios.Scenarios.as_view(), name="scenarios"),
    path(f"{YEAR}/scenarios/new", scenarios.NewScenario.as_view(), name="new-scenario"),
]
