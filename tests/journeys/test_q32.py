"""Q32: what is the largest file allowed?"""

from __future__ import annotations

from typing import Any

from tests.journeys.asking import request_assessment

MB = 1024 * 1024
LIMITS = ("40 MB", "700 MB")
USUAL = ("250 MB", "2 GB")


def test_q32_every_page_answer_and_error_shows_the_limits_the_council_set(visit, small, tmp_path):
    """A council that allows 40 MB: its answer, its pages and its refusal say so, and a larger file has another way in.

    Page: /files/help
    """
    # given the council sets the limits, when a published answer or a page mentions them, then it shows those
    senco = visit(at=small)
    senco.open("/answers/largest-file-i-can-send").says(LIMITS[0]).never_says(*USUAL)
    for page in ("/request-an-assessment", "/files/help"):
        senco.open(page).says(*LIMITS).never_says(*USUAL)
        senco.is_usable()

    # and so does the error, when a file is just over the limit, with an assisted route
    over = tmp_path / "over.pdf"
    with over.open("wb") as file:
        file.truncate(40 * MB + 1)

    def send(at: Any) -> None:
        at.says(*LIMITS).page.locator("[data-choose]").first.set_input_files(over)
        at.says("over.pdf is bigger than 40 MB", "or ask us to take it another way").never_says(*USUAL)
        at.follow("A file is too big, or will not go")
        at.says("If it still will not go", "an officer enters it for you", "01632 960100").is_usable()
        at.page.go_back()
        at.page.wait_for_load_state()

    # then the request goes in without it
    request_assessment(senco, forename="Tansy", surname="Quillbrook", files=send)
    assert small.rows("select count(*) from files_file where name = 'over.pdf'") == [(0,)]
