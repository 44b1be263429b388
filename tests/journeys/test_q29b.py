"""Q29b: do audits look inside the council and at partners, at communication with schools and timescales?"""

from __future__ import annotations

import re

THEMES = (
    "Most plans say exactly what help is given. Outcomes are often too many to measure. In a third of the cases a letter to "
    "the school left later than it should, and nobody had told the school what would happen next."
)
AUDITED = "Do schools hear from us in time?"
PUPIL = """
from countywide.casework.cases.models import Case
from countywide.oversight.quality.models import AuditedCase
ours = AuditedCase.objects.filter(audit__theme="Do schools hear from us in time?")
record = ours.filter(case__school__key="school-900003").first()
if record is None:
    record = ours.order_by("place").first()
    of_school = Case.objects.filter(kind="PLAN", school__key="school-900003", audited=None)
    record.case = of_school.order_by("pk")[0]
    record.save()
print(record.key, record.case.reference)
"""
"""The lot fell on one of the school's pupils: where it did not, this puts one in the first place."""

THE_REST = """
from django.utils.timezone import localdate
from countywide.oversight.quality import actions
from countywide.oversight.quality.models import AuditedCase
from countywide.platform.accounts.models import User
honor = User.objects.get(email="honor.fothergay@heronshire.example")
ours = AuditedCase.objects.filter(audit__theme="Do schools hear from us in time?")
for record in ours.filter(feedback_sent_on=None).select_related("audit"):
    criteria = record.audit.criteria_set.criteria(record.audit.parts)
    judged = {each.key: {"result": "PART", "note": "Some of it."} for each in criteria if not each.record}
    actions.submit(record, by=record.auditor, on=localdate(), judged=judged)
    actions.moderate(record, by=honor, on=localdate(), grade=record.grade)
    actions.send_feedback(record, by=honor, on=localdate())
"""
"""The other auditors hand in, and the second looks are taken."""


def test_q29b_audits_look_inside_the_council_and_at_partners_and_sampled_schools_hear_what_was_found(visit, county):
    """Given a published audit, when a school opens it,
    then it lists a scope with the council's own steps, communication and timeliness, findings without a name, and actions;
    and a school whose case was drawn reads what was found in it.

    Page: /audits
    """
    # given an audit that is planned, drawn by lot and given to somebody who never worked on its cases
    auditor = visit("Honor").open("/audits/work").is_usable()
    auditor.follow("Plan an audit").fill("What is the audit about?", AUDITED)
    for choice in (
        "EHC plan",
        "The plan",
        "The council’s own steps",
        "Communication with school and family",
        "Partners’ advice",
    ):
        auditor.page.get_by_label(choice, exact=True).check()
    dates = (("first", ("1", "9", "2025")), ("last", ("1", "11", "2026")))
    for name, parts in dates:
        for part, value in zip(("day", "month", "year"), parts, strict=True):
            auditor.page.locator(f"[name='{name}-{part}']").fill(value)
    auditor.fill("How many cases are drawn?", "6").is_usable().press("Plan it").says("Draw its cases next")
    auditor.follow("Draw the cases").is_usable().press("Draw them").says("The cases are drawn").is_usable()
    audit = auditor.page.url
    key, reference = county.run(PUPIL).split()
    auditor.open(f"{audit}/allocate").page.get_by_label("Ottoline Greaves-Adu").check()
    auditor.is_usable().press("Give them out").says("Every case has an auditor", "Ottoline Greaves-Adu").is_usable()

    # the auditor of a case judges with what the record says beside
    manager = visit("Ottoline").open(f"/audits/records/{key}").says("Read from the record").is_usable()
    manager.follow("Write the record").says("Did the council keep its time limits?").is_usable()
    for box in manager.page.locator("main input[type=radio][value=MET]").all():
        box.check()
    manager.press("Hand it in").says("The record is handed in")

    # a second person settles the grade, and everybody who had a part in the case is told
    auditor.open(f"/audits/records/{key}").follow("Look a second time").is_usable().press("Settle the grade")
    auditor.says("The grade is settled").follow("Send the feedback").is_usable().press("Send it")
    auditor.says("School, officer, team and advisers are told")
    county.run(THE_REST)
    auditor.open(f"{audit}/add-action").fill(
        "What is to be done?", "Letters to schools leave on the day they are dated."
    )
    auditor.page.get_by_label("Who does it?").select_option(label="Ottoline Greaves-Adu")
    for part, value in zip(("day", "month", "year"), ("1", "9", "2027"), strict=True):
        auditor.page.locator(f"[name='due_on-{part}']").fill(value)
    auditor.press("Add it").says("The action is added")
    auditor.follow("Publish what was found").fill("What did the audit find?", THEMES).is_usable()
    auditor.press("Publish it").says("Everybody can read it now")

    # when a school opens it, then it reads scope, findings and actions, with nobody in them
    school = visit("Merryn").open("/audits").is_usable()
    school.says(
        "The council’s own steps", "Did the council keep its time limits?", "Communication with school and family"
    )
    school.says("Did advice come in time?").follow(AUDITED).is_usable()
    school.says(
        "The council’s own steps, Communication with school and family, Partners’ advice", "left later than it should"
    )
    school.says("Letters to schools leave on the day they are dated").never_says("Ottoline", reference)
    assert not re.search(r"EHC-[0-9A-Z]{4}-", school.page.locator("main").inner_text())

    # and the school whose pupil's case was drawn reads what was found in it
    (letter,) = county.letters_to(
        "senco@sandpiper-strand-primary.example", containing=f"audit found in case {reference}"
    )
    school.open(letter.link("/audits/feedback/")).says(
        "What an audit found", reference, "Read from the record"
    ).is_usable()
    school.never_says("Ottoline", "Honor")

    # another school does not
    assert visit("Roisin").page.goto(f"/audits/feedback/{key}").status == 404
