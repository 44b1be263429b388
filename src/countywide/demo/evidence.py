"""The council's report form, and what the schools of the invented people are asked for and have sent."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from countywide.casework.cases.models import Case, Event
from countywide.casework.evidence import actions, queries
from countywide.casework.evidence.types import REPORT, Described, Wanted
from countywide.demo import data
from countywide.demo.documents_made import looked_at, word
from countywide.platform.files import actions as files
from countywide.platform.kit.doors import Machine

DEMO = Machine("demo")
ITEMS = (Wanted(REPORT), Wanted("progress"), Wanted("provision-plan"))


def make(on: date) -> None:
    """The form, and a request for each known child whose school is asked or has answered."""
    form = data.read(data.COUNTY / "report-form.toml")["form"]
    for version in form["version"]:
        lay_down(form, version, on)
    surnames = [child["surname"] for child in data.read(data.COUNTY / "children.toml")["child"]]
    known = Case.objects.filter(child__legal_surname__in=surnames, school__isnull=False, closed_on=None)
    for case in known.filter(stage__in=("EVIDENCE_REQUESTED", "READY")).order_by("id"):
        told = case.events.filter(key="assessments.evidence-asked").first()
        if told is not None:
            Event.objects.filter(pk=told.pk).delete()  # the request says it itself
            ask(case, told.on)


def lay_down(form: dict[str, Any], version: dict[str, Any], on: date) -> None:
    """One version of the form, as a document with its headings."""
    name = f"{form['file']} {version['from'].year}.docx"
    blank = word(name, form["title"], [(each, "") for each in version["headings"]])
    sent = looked_at(files.receive(blank, keeper=queries.FORMS, place="report-form", by=DEMO))
    actions.add_form(
        None,
        by=DEMO,
        on=min(on, version["from"]),
        title=form["title"],
        status="DOCUMENT",
        from_on=version["from"],
        accepted_until=version.get("before_until"),
        file_id=sent.pk,
        says=version.get("says", ""),
    )


def ask(case: Case, on: date) -> None:
    """Ask the school; where the case is further on, it has answered."""
    asked = actions.ask(case, by=DEMO, on=on, organisation_id=case.school_id, items=ITEMS)  # type: ignore[arg-type]
    if case.stage == "EVIDENCE_REQUESTED":
        return
    day = case.events.filter(key="assessments.evidence-in").values_list("on", flat=True).first() or on
    at = timezone.make_aware(datetime.combine(day, time(15, 20)))
    stage, waiting = case.stage, case.waiting_on
    actions.confirm_child(asked, by=DEMO, on=day, at=at)
    papers = {paper["part"]: paper for paper in data.read(data.COUNTY / "history.toml")["paper"]}
    for kind in (REPORT, "progress"):
        place, paper = {"keeper": queries.KEEPER, "place": asked.place}, papers[kind]
        written = word(paper["name"], paper["title"], [tuple(each) for each in paper["body"]])
        file = looked_at(files.receive(written, by=DEMO, now=at, **place))
        said = Described(kind, "Merryn Tolliver", "SENCO", on, third_party=False, relevance="Written for this request.")
        actions.describe(asked, by=DEMO, on=day, file_id=file.pk, said=said)
    plan = asked.asked.get(kind="provision-plan")
    actions.say_not_held(asked, by=DEMO, on=day, because={plan.pk: "Our plan is part of the school advice form."})
    actions.complete(asked, by=DEMO, on=day, at=at, declared_by="Merryn Tolliver, SENCO")
    Case.objects.filter(pk=case.pk).update(stage=stage, waiting_on=waiting)
    case.events.filter(key="assessments.evidence-in").delete()  # that it is complete says so already
