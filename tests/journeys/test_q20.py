"""Q20: many complex children enter Reception without plans; an even share of the pot is far too small."""

from __future__ import annotations

from tests.journeys.reception import MAPS, PAYS, REASON, SENCO, TOLD, issued, mapped

GROWN = "Since the profiles were sent in, two more adults are needed at lunch every day, which nobody had foreseen."


def test_q20_a_school_sees_the_total_by_child_the_formula_an_even_share_and_the_contingency(visit, county):
    """Six children without plans are mapped; the school reads what each brings, how, beside an even share, and what to do if
    it is not enough.

    Page: /reception
    """
    # given a school that lists six incoming children with profiles and no plans
    senco = visit(SENCO).open("/reception?year=2027").says("Tobiah", "Ottilie", "Bryony", "Lucan", "Isaura").is_usable()

    # when the mapping is complete
    for child in ("Lucan", "Isaura"):
        address = senco.open("/reception?year=2027").follow(child).page.url
        mapped(visit, address)
    issued(visit)

    # then it sees level and amount by child, the total, the formula, the even share and the contingency
    senco.open("/reception?year=2027").says(
        "Year R level 4", "Year R level 2", "£10,800", "£3,900", "Together"
    ).is_usable()
    senco.says("multiplied by the weight of the area", "If the pot were shared evenly", "By need, your school gets")
    senco.says("The contingency is for sudden or unusual need", "within 10 school days")

    # and whoever pays never reads what the school wrote, or a name
    senco.follow("Lucan").says("fluent in his pictures")
    visit(PAYS).open(senco.page.url).says("Number", "Together").never_says(
        "fluent in his pictures", "Tidewell"
    ).is_usable()
    visit(MAPS).open(senco.page.url).says("fluent in his pictures")

    # and the way to the contingency is answered, with reasons
    senco.open("/reception").follow("Needs have grown").is_usable()
    senco.page.locator('main input[name="children"]').first.check()
    senco.fill("What has changed?", GROWN).fill("What does it cost", "4200").press("Send it")
    senco.says("The funding team answers by", GROWN).is_usable()
    payer = (
        visit(PAYS).open("/reception/waiting").follow("Sandpiper Strand Primary School").follow("Answer it").is_usable()
    )
    payer.page.get_by_label("Agreed in part").check()
    payer.fill("What is given", "2500").fill("Reasons", REASON).press("Send the answer").says(
        "Agreed in part", "£2,500"
    )
    assert county.letters_to(TOLD[0], containing="Needs have grown: our answer", within=60)
    visit(SENCO, width=320).open(senco.page.url).says("Agreed in part", REASON, "If you disagree").is_accessible()
