"""Q50 (b): the parent leaflet is very positive, unbranded, and parents may think that it is ours."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.journeys.sharing import ago, fill_day, pick, senco, words

BODY = "Schools near each other meet each term, share what works, and agree what a small fund is used for. It is not where plans are decided."
RIGHTS = "Anybody may ask for an assessment at any time. What is written in a plan is owed by the council, whatever a community decides."


def test_q50b_a_document_for_parents_is_ours_dated_and_says_what_it_does_not_change(visit):
    """Without the council's name, an owner, a date, a version, the rights and a cover note it is not published; a school adds a note.

    Page: /communities/for-parents
    """
    # given a document for parents without the council's name, when somebody publishes it, then it is refused and says why
    clerk = (
        visit("Zephyrine").open("/communities/documents").says("Great news: communities are here", "Draft").is_usable()
    )
    clerk.follow("Great news").says(
        "It cannot be published yet", "the council’s name", "a statement of rights"
    ).is_usable()
    clerk.follow("Publish it").press("Publish it").says("This cannot be published yet. It lacks").is_usable()
    visit().open("/communities/for-parents").never_says("Great news").is_usable()

    # and with all of it, it is published
    clerk.open("/communities/documents").follow("Begin a document")
    clerk.fill("What is the document called?", "What a community means for you").press("Begin it").is_usable()
    words(pick(clerk, "owner", "communities"), "body", BODY)
    words(clerk, "rights", RIGHTS)
    words(clerk, "cover", "We send you this from the council. Ask our SENCO whatever is not clear.")
    fill_day(clerk, "dated_on", ago(0)).press("Save").says("saved as a draft").never_says("It cannot be published yet")
    clerk.follow("Publish it").says("Nothing").press("Publish it").says("Parents can read it").is_usable()

    # then a parent reads whose it is, its date, its version, and what it does not change
    parent = visit(width=320).open("/communities/for-parents").follow("What a community means for you").is_accessible()
    parent.says("Heronshire", "Version", "Owner", "What this does not change", "owed by the council")

    # and a school edits its own note, kept apart, and takes both
    school = visit(senco()).open("/communities/for-parents").follow("What a community means for you")
    school.follow("Add your school’s cover note").is_usable()
    words(school, "note", "From our school, with kind regards. Ring us whenever you like.")
    with school.page.expect_download() as given:
        school.press("Download")
    paper = zipfile.ZipFile(io.BytesIO(Path(given.value.path()).read_bytes())).read("word/document.xml").decode()
    assert "with kind regards" in paper and "owed by the council" in paper and "has changed nothing" in paper
