"""A family adds what it holds to its own child's case, and takes back what it sent by mistake."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.asking import choose, new_case, send, take_back, written


def test_a_family_adds_a_report_and_takes_back_another(visit, county, tmp_path: Path):
    """Each file is described in the family's words; one not described yet can be removed.

    Page: /cases/<reference>/evidence/add
    """
    reference, _deadline = new_case(county)
    parent = visit("Sorrel").open(f"/cases/{reference}/evidence/add").is_usable()
    send(parent, *(written(tmp_path, name) for name in ("wrong.txt", "letter.txt")))
    parent.open(f"/cases/{reference}/evidence/add").says("wrong.txt", "letter.txt")
    take_back(parent, "wrong.txt").is_usable().press("Remove it").says("The file is removed.")
    parent.follow("Tell us about").says("Tell us about this file").is_usable()
    parent.page.locator("main .govuk-radios__input").first.check()
    for part, value in (("Day", "1"), ("Month", "9"), ("Year", "2026")):
        parent.fill(part, value)
    parent.fill("Who wrote it?", "A doctor").fill("Who are they?", "Paediatrician")
    choose(parent, "No")
    parent.press("Save").says("Saved. Thank you.")
    # the officer finds it on the case
    visit("Odalys").open(f"/cases/{reference}/evidence").says("letter.txt").never_says("wrong.txt")
