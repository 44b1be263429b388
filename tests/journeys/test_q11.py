"""Q11: a special school is agreed for a child who moves up, and there is no place. Will one be found?"""

from __future__ import annotations

from tests.journeys.places import PARENT, PHASE_TRANSFER, SENCO, without_place


def test_q11_school_and_family_see_who_searches_whom_they_asked_and_what_happens_meanwhile(visit, county):
    """A plan that names a type alone: owner, settings tried, next contact, letter with rights, level, what happens meanwhile.

    Page: /without-a-place/<key>
    """
    # given a plan that names a type of school and none by name, and a place that is needed in forty days
    reference, _name = without_place(county, type_only=True, needed_in=40)

    # when an officer enters whom they asked and what they told the family
    isolde = (
        visit(PHASE_TRANSFER).open("/without-a-place").says(reference, "Children without a named place").is_usable()
    )
    isolde.open(f"/cases/{reference}").follow("Who was asked, what happens until there is a place, and your rights")
    search = isolde.says("Level 3", "Nothing is arranged yet", "Nobody is entered yet").is_usable().page.url
    isolde.follow("Enter a setting that you asked").is_usable()
    isolde.fill("Which school, college or other setting?", "Otter Lane Special School")
    day, month, year = county.run(
        "from django.utils.timezone import localdate as d\nprint(d().day, d().month, d().year)"
    ).split()
    for part, value in (("Day", day), ("Month", month), ("Year", year)):
        isolde.fill(part, value)
    isolde.page.get_by_label("It says that it is full").check()
    isolde.press("Keep it").says("Otter Lane Special School").is_usable()
    isolde.follow("Enter what you told the family").is_usable()
    isolde.fill("What did you tell the family?", "We rang and said that two more schools are asked this week.")
    isolde.press("Keep it").says("two more schools are asked")

    # then the SENCO and the parent, who open the case, read all of it
    for who in (SENCO, PARENT):
        reader = visit(who, width=320).open(f"/cases/{reference}")
        reader.says("The search for a place", "The family hears from the council by").is_usable()
        reader.follow("Who was asked, what happens until there is a place, and your rights")
        reader.says(
            "Isolde Brackenbury, Phase Transfer Team", "01632 960130", "Otter Lane Special School", "by itself no ground in law",
            "The family hears from us by", "Letter with the right of appeal", "Level 3", "Until there is a place", "s.42",
        )  # fmt: skip
        reader.never_says("No such letter about this plan has left us yet", "Enter a setting").is_usable()

    # and when it is arranged what happens meanwhile, they read that too
    isolde.open(search).follow("Say what the child is given meanwhile").is_usable()
    isolde.fill("What is the child given until there is a place?", "Fifteen hours of teaching in a small group.")
    for part, value in (("Day", day), ("Month", month), ("Year", year)):
        isolde.fill(part, value)
    isolde.press("Keep it")
    visit(PARENT).open(search).says("Fifteen hours of teaching").never_says("Nothing is arranged yet")

    # and no other school finds it
    stranger = visit("Peregrine")
    answer = stranger.page.goto(search)
    assert answer is not None and answer.status == 404
