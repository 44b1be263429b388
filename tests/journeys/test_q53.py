"""Q53: a school across the border asks for link therapy for pupils who live in the county."""

from __future__ import annotations


def test_q53_a_school_across_the_border_reads_that_it_is_not_available_and_who_helps_with_a_named_child(visit):
    """Not available, no day is planned, and the liaison of the therapy service by its role mailbox.

    Page: /link-therapists/<urn>
    """
    # given a SENCO of a school in the next council's area, who is not signed in and holds a telephone
    senco = visit(width=320).open("/link-therapists").is_accessible()

    # when she looks for her school
    senco.fill("Name or number of the school", "Quaymouth Anchorage").press("Find")

    # then it says that it is not available, that no day is planned, and whom to write to about a named child
    senco.is_usable().says(
        "Quaymouth Anchorage Academy", "Not available outside the council’s area", "This school is in the area of Quaymouth",
        "No day has been set on which it begins there", "children.across.the.border@community-health.example",
        "Do not send a child’s full name by email", "out.of.county@heronshire.example",
    )  # fmt: skip

    # and the SENCO of that school, signed in, has no page of a link therapist's school, nor reads anybody else's
    roisin = visit("Roisin")
    roisin.open("/link-therapists/900058").says("Not available")
    assert roisin.page.goto("/link-therapy/900003").status == 404
    roisin.complaints.clear()

    # and for a school of the county anybody finds the provider and its mailbox, and no person's name
    visit(width=320, script=False).open("/link-therapists/900003").says(
        "Heronshire Community Health", "link.therapists@community-health.example", "a term"
    ).never_says("Saffron")
