"""Q44: how are independent schools included, as they were in the earlier meetings?"""

from __future__ import annotations


def test_q44_an_independent_school_reads_what_it_can_use_and_registers_its_interest(visit, county):
    """Not eligible for money, with the reason; what advice it can still use; and its interest, which the team can see.

    Page: /communities/taking-part
    """
    # given an independent URN, when it checks
    school = visit("Peregrine").open("/communities/taking-part").says("Quincebury Hall School")

    # then it sees that it is not eligible for funding, and what advice it can still use
    school.says("not eligible for funding", "cannot have money from the community fund", "Specialist Teaching Service")
    school.says("A place that a plan names at your school is paid for in the usual way").is_usable()

    # and it can register its interest
    school.follow("Register interest").says("Quincebury Hall School").is_usable()
    school.fill("What would help your pupils most?", "Advice on sensory needs, once a term.")
    school.press("Register interest").says(
        "We write to you on the day it is decided", "interest is registered"
    ).is_usable()

    # and the team that keeps the communities is told, and sees who is interested
    assert county.letters_to("communities@heronshire.example", containing="Quincebury Hall School")
    clerk = visit("Zephyrine").open("/communities/interests").says("Quincebury Hall School", "Advice on sensory needs")
    clerk.is_usable()
    visit("Peregrine", width=320).open("/communities/taking-part").says("interest is registered").is_accessible()
