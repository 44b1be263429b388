"""Q52: I left feedback about the communication tools online. How do I sign up, and share our evaluation with our therapist?"""

from __future__ import annotations

import re

SENCO_AT, MANAGER_AT = "merryn.tolliver@sandpiper-strand-primary.example", "link.therapy@heronshire.example"
THERAPIST_AT = "saffron.delacroixwebb@community-health.example"
SAID = "We signed up to the outside tool and cannot share what we wrote there."
REPLY = "You need no other account: press “Share with our link therapist” on your evaluation."
EXTERNAL = "Report of the outside tool, autumn"


def test_q52_feedback_gets_a_reference_an_owner_and_a_day_and_its_answer_is_shown(visit, county):
    """The SENCO says what went wrong; she reads who answers and by when; the programme answers; she reads it where she asked.

    Page: /our-evaluation
    """
    # given something to say about the tools, when it is sent
    senco = visit("Merryn").open("/our-evaluation").says("What you told us, and what we answered").is_usable()
    senco.follow("Tell us what you think of these pages").is_usable()
    senco.fill("What do you think of these pages?", SAID).press("Send")

    # then it has a reference, an owner and a day, on the page and by email
    senco.says("Thank you. Your reference is FB-", "Link Therapy Desk answers by").is_usable()
    reference = re.search(r"FB-\w{7}", senco.page.locator("main").inner_text())[0]
    (receipt,) = county.letters_to(SENCO_AT, containing=reference)
    assert "Link Therapy Desk answers" in receipt.words
    (waits,) = county.letters_to(MANAGER_AT, containing=reference)

    # and whoever runs the programme answers it
    calypso = visit("Calypso").open(waits.link("/feedback-on-tools/")).says(SAID, reference).is_usable()
    calypso.fill("What is the answer?", REPLY).press("Send the answer").never_says(reference).is_usable()

    # and the answer stands where she asked
    assert county.letters_to(SENCO_AT, containing=f"{reference} is answered")
    visit("Merryn", width=320).open("/our-evaluation").says(SAID, REPLY, "Answered on").is_accessible()


def test_q52_one_press_shares_the_evaluation_and_a_pdf_and_whoever_follows_has_them_too(visit, county, tmp_path):
    """The evaluation and the PDF of an outside tool are read by the link therapist in the service; nothing is attached.

    Page: /evaluations/<key>
    """
    # given a saved evaluation that is not shared, and the PDF of an outside tool
    senco = visit("Merryn").open("/our-evaluation").follow("The evaluation begun on").is_usable()
    here = senco.page.url
    if senco.page.get_by_role("link", name="Stop sharing").count():
        senco.follow("Stop sharing").is_usable().press("Stop sharing").says("It is no longer shared")
    therapist = visit("Saffron").open("/shared-evaluations").never_says("Sandpiper Strand").is_usable()
    pdf = tmp_path / "outside.pdf"
    pdf.write_bytes(senco.page.request.get(f"{here}/report.pdf").body())
    senco.follow("Add a PDF from an outside tool").is_usable().fill("What is it?", EXTERNAL)
    senco.page.locator("input[type=file]").set_input_files(pdf)
    senco.press("Add it").says(EXTERNAL, "The file is kept beside your evaluation")

    # when the lead presses share, then the therapist is told by a link alone
    senco.press("Share with our link therapist").says("It is shared").is_usable()
    told = county.letters_to(THERAPIST_AT, containing="shares its evaluation")[-1]
    assert told.attachments == ()

    # and reads the evaluation, compared with its baseline, and the PDF once it was looked at
    therapist.open(told.link("/evaluations/")).says("Sandpiper Strand", EXTERNAL).is_usable()
    for _ in range(60):
        if therapist.page.get_by_role("link", name=EXTERNAL).count():
            break
        therapist.page.wait_for_timeout(500)
        therapist.page.reload()
    opened = therapist.page.get_by_role("link", name=EXTERNAL).get_attribute("href")
    assert therapist.page.request.get(opened).headers["content-type"] == "application/pdf"
    therapist.follow("See the report").says(
        "Every outcome, in the baseline and now", "Higher", "The dinner hall"
    ).is_usable()

    # and a colleague who holds a role at the school goes on with it: it belongs to the school
    head = visit("Augustin").open(here).says("Stop sharing", EXTERNAL).follow("For a few, who need most").is_usable()
    head.fill("What shows it?", "Two families were heard at home this term.").press("Save and go on")
    senco.open(f"{here}/report").says("Two families were heard at home this term.")
    visit("Merryn", width=320).open(f"{here}/report").says("Strand by strand").is_accessible()

    # and the file can be taken away again
    senco.open(here).follow("Take away").says(EXTERNAL).is_usable().press("Take it away").never_says(EXTERNAL)
