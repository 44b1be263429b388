"""Q15: good that the request goes online, but can large forms be uploaded?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pikepdf

from tests.journeys.asking import request_assessment
from tests.journeys.test_q28 import EIGHT_OUTCOMES
from tests.journeys.twenty_weeks import SENCO
from tests.uploads.cutting import Line

MB = 1024 * 1024


def scanned(folder: Path, size: int) -> Path:
    """A PDF of this size that opens: one page, and a scan's worth of bytes beside it."""
    made, path = pikepdf.new(), folder / "scans.pdf"
    made.add_blank_page()
    made.Root.Scans = made.make_stream(os.urandom(size))
    made.save(path)
    return path


def test_q15_a_scanned_set_of_180_mb_arrives_though_the_line_is_cut_twice(visit, county, tmp_path):
    """The limits stand there beforehand, the upload goes on after each cut, and ends with a receipt and a readable file.

    Page: /request-an-assessment
    """
    # given a 180 MB scanned set, and a line that breaks twice
    scans = scanned(tmp_path, 180 * MB)
    line = Line(int(county.address.rpartition(":")[2]), [])
    behind = type(county)(f"http://127.0.0.1:{line.port}", county.var)
    parent = visit(at=behind)

    def send(at: Any) -> None:
        at.says("One file may hold up to 250 MB", "up to 2 GB").is_accessible()
        at.page.evaluate("document.querySelector('.cw-uploader').scrollIntoView()")
        line.cuts[:] = [line.passed + 60 * MB, line.passed + 125 * MB]
        at.page.locator("[data-choose]").first.set_input_files(scans)
        at.page.get_by_text("Arrived. It is being checked.").wait_for(timeout=120_000)
        assert line.made == 2
        # a browser notes each cut in its console, and what it asked again
        at.complaints.clear()

    # when it is uploaded with a request
    reference = request_assessment(parent, forename="Ember", surname="Larchmere", files=send)

    # then the receipt lists it, nothing that had arrived was sent again, and the officer reads it once it is checked
    parent.says("scans.pdf")
    assert line.passed < 180 * MB + 2 * 5 * MB + 20 * MB
    line.close()
    officer = visit("Ottoline").open(f"/cases/{reference}/evidence").says("scans.pdf")
    kept = county.rows("select state, size, name from files_file where name = 'scans.pdf'")
    assert kept[0][1:] == (scans.stat().st_size, "scans.pdf")
    assert officer.complaints == []


def test_q15_a_file_over_the_limit_gets_help_and_not_an_error(visit, tmp_path):
    """It is refused before a byte is sent, with how to split it and whom to turn to.

    Page: /files/help
    """
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(251 * MB)
    parent = visit()

    def send(at: Any) -> None:
        at.page.locator("[data-choose]").first.set_input_files(huge)
        at.says("huge.pdf is bigger than 250 MB", "Split it or save it smaller, or ask us to take it another way")
        at.follow("A file is too big, or will not go").says(
            "Split a long document", "Scan at 150 or 200 dots per inch", "If it still will not go", "01632 960100"
        ).is_usable()
        at.page.go_back()
        at.page.wait_for_load_state()

    request_assessment(parent, forename="Sable", surname="Rushgarth", files=send)


def test_q15_the_same_set_goes_with_a_page_of_a_review_and_goes_on_after_a_cut(visit, county, tmp_path):
    """On a page of the review form the limits stand there beforehand, the upload goes on after a cut with what had arrived, and
    ends with a receipt and a file that opens; one over the limit gets help.

    Page: /reviews/<key>/form/<page>
    """
    # given a review's form, a 180 MB scanned set, and a line that breaks once
    scans, huge = scanned(tmp_path, 180 * MB), tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(251 * MB)
    form = f"/reviews/{county.run(EIGHT_OUTCOMES)}/form"
    line = Line(int(county.address.rpartition(":")[2]), [])
    senco = visit(SENCO, at=type(county)(f"http://127.0.0.1:{line.port}", county.var)).open(f"{form}/needs")
    senco.says("One file may hold up to 250 MB", "of the 2 GB there is room for").is_accessible()

    # when it is added to the page, and the line is cut
    began = line.passed
    line.cuts[:] = [line.passed + 70 * MB]
    senco.page.locator("[data-choose]").first.set_input_files(scans)
    senco.page.get_by_text("Arrived. It is being checked.").wait_for(timeout=120_000)
    assert line.made == 1
    senco.complaints.clear()  # a browser notes the cut in its console, and what it asked again

    # then nothing that had arrived was sent again, and the page lists a file that opens
    assert line.passed - began < 180 * MB + 5 * MB + 20 * MB
    for _ in range(60):
        if county.rows("select state from files_file where name = 'scans.pdf' and keeper = 'reviews'") == [("CLEAN",)]:
            break
        senco.page.wait_for_timeout(1_000)
    senco.open(f"{form}/needs").says("scans", "180.1 MB").is_usable()
    href = senco.page.get_by_role("link", name="scans", exact=True).get_attribute("href")
    opened = senco.page.context.request.get(str(href), headers={"Range": "bytes=0-4"})
    assert (opened.status, opened.body(), opened.headers["content-disposition"][:6]) == (206, b"%PDF-", "inline")

    # and one over the limit is refused before a byte is sent, with help
    senco.page.locator("[data-choose]").first.set_input_files(huge)
    senco.says("huge.pdf is bigger than 250 MB", "Split it or save it smaller, or ask us to take it another way")
    line.close()
