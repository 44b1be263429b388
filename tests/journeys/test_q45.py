"""Q45: may we see the funding mapping criteria?"""

from __future__ import annotations

from tests.journeys.reception import choose_levels


def test_q45_any_school_reads_the_descriptors_practises_and_signs_up_to_moderation(visit, county):
    """Text, levels, weights, exemplars, dates and changes are public; drafts are marked; practice keeps nothing.

    Page: /funding-descriptors
    """
    # given a set exists, when anybody opens it, signed in or not
    reader = visit(width=320).open("/funding-descriptors").is_accessible()
    reader.says("Descriptors of need, from September 2026", "In force", "Draft: nothing is decided by it", "Withdrawn")
    reader.says("Sensory needs were lost between two areas", "Sign up to moderate")
    reader.follow("Descriptors of need, from September 2026").is_usable()

    # then text, levels, weights, values, exemplars, the date and the changes are readable
    reader.says("1 September 2026", "Communication and interaction", "Weight 2", "Level 4", "Year R level 2", "£3,900")
    reader.says("Tier 5", "A four-year-old with few words", "What changed since")
    visit().open("/funding-descriptors/2027-draft").says("This is a draft", "12 February 2027").is_usable()

    # and it can practise, and sees what was agreed and why
    senco = (
        visit("Temperance").open("/funding-descriptors/2026").follow("Practise: map this child yourself").is_usable()
    )
    choose_levels(senco).press("Compare with what was agreed")
    senco.says("You agree in 6 of 6 areas", "lessons are not adapted", "Year R level 2").is_usable()
    assert county.rows("select count(*) from kit_draft where page like '/funding-descriptors/%'") == [(0,)]

    # and a mapping by a set that was withdrawn is refused in one clear sentence
    old = visit("Temperance").open("/funding-descriptors/2025/practise/a-starter-with-few-words")
    choose_levels(old).press("Compare with what was agreed")
    old.says("was withdrawn, so nothing can be mapped against it", "Descriptors of need, from September 2026")
    old.complaints.clear()  # the browser itself notes that it was refused

    # and it signs up to moderation
    senco.open("/funding-descriptors/moderate").is_usable()
    senco.fill("When can you", "Fridays; communication").press("Sign up").says(
        "You signed up on", "Fridays"
    ).is_usable()
