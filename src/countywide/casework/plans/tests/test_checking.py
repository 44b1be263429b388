"""Plan checks: tables of cases, one for each thing that is looked at, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from countywide.casework.plans import actions, policies, queries, rules
from countywide.casework.plans.tests import contents as say
from countywide.casework.plans.tests import factories as make
from countywide.casework.plans.tests.contents import said

ON = say.DAY
GOOD = {"who": "a teacher", "amount_minutes": 30, "every": "WEEK"}
KNOWN = {"by_when": date(2028, 7, 20), "measured_by": "a reading record"}


def found(*rows, issued_as="FINAL", year_group=5, on=ON, only=None, policy=None, **more):
    """The checks that fire, each with the numbers of the rows it names."""
    content = say.content(*rows)
    looked = rules.Looked(content, say.SET, policy or policies.in_force(ON), issued_as, on, year_group, **more)
    told = [(each.check, *(content.row(key).number for key in each.rows)) for each in rules.findings(looked)]
    return [each for each in told if only is None or each[0] == only]


def words_of(check, *rows, **more):
    looked = rules.Looked(say.content(*rows), say.SET, policies.in_force(ON), "FINAL", ON, 5, **more)
    return [each.what for each in rules.findings(looked) if each.check == check]


def test_a_plan_that_says_what_it_should_is_left_alone():
    assert found(*say.thread()) == []


NEED, OUTCOME, HELP = say.thread()
INDIRECT = said("p", "F", "Teaching of reading", for_=("outcome",), **GOOD)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([NEED], [("need-without-provision", "B1")]),
        ([NEED, OUTCOME], [("need-without-provision", "B1")]),
        ([NEED, OUTCOME, INDIRECT], []),  # through its outcome
        ([NEED, said("other", "B", "Sitting"), OUTCOME, HELP], [("need-without-provision", "B2")]),
        (
            [said("health", "C", "Asthma")],
            [],
        ),  # what health provides is agreed by the health body, not due to each need
    ],
)
def test_need_without_provision(rows, names):
    assert found(*rows, only="need-without-provision") == names


@pytest.mark.parametrize(
    ("text", "details", "says"),
    [
        ("Teaching of reading", {"amount_minutes": 30, "every": "WEEK"}, []),
        ("Teaching of reading", {"every": "WEEK"}, ["F1 does not say how much."]),
        ("Teaching of reading", {"amount_minutes": 30}, ["F1 does not say how often."]),
        ("Teaching of reading", {}, ["F1 does not say how much or how often."]),
        ("Teaching of reading", {"amount_minutes": 0, "every": "WEEK"}, ["F1 does not say how much."]),
        ("A writing slope", {"every": "ONCE"}, []),
        ("An adult beside Ash", {"every": "ALWAYS"}, []),
        ("Thirty minutes, or 30 minutes, each school day", {}, []),
        ("Two sessions a week", {}, []),
        ("An hour weekly", {}, []),
        ("1.5 hrs per fortnight", {}, []),
        ("Half a day", {}, ["F1 does not say how often."]),
        ("Teaching in every lesson", {}, ["F1 does not say how much."]),
    ],
)
def test_provision_without_amount_or_frequency(text, details, says):
    assert words_of("provision-not-quantified", said("p", "F", text, **details)) == says


def test_only_provision_that_must_be_quantified_is():
    rows = [said("g", "G", "Physiotherapy", for_=("c",)), said("h", "H2", "A short break", for_=("d",))]
    assert found(*rows, only="provision-not-quantified") == []


@pytest.mark.parametrize(
    ("text", "who", "fires"),
    [
        ("Teaching of reading", "", True),
        ("Teaching of reading", "a teacher", False),
        ("Teaching of reading by a specialist teacher", "", False),
        ("Steachering", "", True),
    ],
)
def test_provision_without_who(text, who, fires):
    assert bool(words_of("provision-without-who", said("p", "F", text, who=who))) == fires


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Access to a quiet room", ["access to"]),
        ("Regular and ongoing help, up to 30 minutes", ["regular", "ongoing", "up to"]),
        ("Opportunities for talk as required", ["opportunities", "as required"]),
        ("Regularity matters; the updated chart; irregular verbs", []),
        ("OPPORTUNITY for talk", ["opportunity"]),
        ("A small group of four", ["small group"]),
    ],
)
def test_vague_words(text, quoted):
    told = words_of("vague", said("p", "F", text, **GOOD))
    assert [[part.split("”")[0] for part in each.split("“")[1:]] for each in told] == ([quoted] if quoted else [])


def test_vague_words_are_looked_for_in_every_field_and_only_in_provision():
    assert found(said("p", "F", "Talk", who="staff as needed", amount_minutes=5, every="DAY"), only="vague")
    assert words_of("vague", said("p", "F", "Talk", who="a nurse", group="in a group of up to 4")) == []
    assert words_of("vague", said("p", "F", "Up to 4 hours", who="a nurse", group="in a small group")) == [
        "F1 says “up to”: give the amount itself: this can mean none and “small group”: say how many children are in the group at most."
    ]
    assert found(said("b", "B", "Needs regular breaks"), said("e", "E", "Has access to"), only="vague") == []


@pytest.mark.parametrize(("number", "fires"), [(3, False), (4, True)])
def test_outcomes_over_the_number_for_a_need(number, fires):
    outcomes = [said(f"e{n}", "E", f"{word} a page", for_=("need",), **KNOWN) for n, word in zip(range(number), ("Reads", "Writes", "Draws", "Sings"))]  # fmt: skip
    names = found(NEED, *outcomes, only="too-many-outcomes")
    assert names == ([("too-many-outcomes", "B1", "E1", "E2", "E3", "E4")] if fires else [])


def test_the_council_sets_the_number():
    policy = policies.in_force(ON).with_outcomes(1)
    outcomes = [said(f"e{n}", "E", word, for_=("need",)) for n, word in enumerate(("Reads maps", "Writes letters"))]
    assert found(NEED, *outcomes, only="too-many-outcomes", policy=policy)


TEACHING = "Teaching of reading with a programme that is built on sounds and on short words"


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (TEACHING, TEACHING, [("duplicate", "F1", "F2")]),
        (TEACHING, TEACHING.upper() + ".", [("duplicate", "F1", "F2")]),
        (TEACHING, TEACHING.replace("short", "long"), [("near-duplicate", "F1", "F2")]),
        (TEACHING, "A writing slope", []),
    ],
)
def test_duplicates(one, other, names):
    rows = [said("one", "F", one, for_=("n",), **GOOD), said("other", "F", other, for_=("n",), **GOOD)]
    assert [each for each in found(*rows) if "duplicate" in each[0]] == names


def test_many_rows_alike_are_told_once():
    rows = [
        said(f"p{n}", "F", TEACHING.replace("short", word), for_=("n",), **GOOD)
        for n, word in enumerate(("long", "hard", "new"))
    ]
    assert words_of("near-duplicate", *rows) == ["F1, F2 and F3 say nearly the same."]


def test_text_and_rows_of_other_sections_are_no_duplicates():
    rows = [said("a", "A", TEACHING), said("a2", "A", TEACHING), said("b", "B", TEACHING), said("f", "F", TEACHING)]
    assert [each for each in found(*rows) if "duplicate" in each[0]] == []


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Ash will receive 30 minutes of reading each day", True),
        ("Ash will have access to a laptop", True),
        ("Ash reads a page aloud", False),
        ("Ash receivesthings", False),
    ],
)
def test_an_outcome_that_says_provision(text, fires):
    assert bool(words_of("outcome-says-provision", said("e", "E", text, for_=("b",), **KNOWN))) == fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [("Ash will be able to read a page", True), ("A teacher reads with Ash", False)],
)
def test_provision_that_says_an_outcome(text, fires):
    assert bool(words_of("provision-says-outcome", said("p", "F", text, **GOOD))) == fires


@pytest.mark.parametrize(
    ("text", "details", "checks"),
    [
        ("Ash reads aloud", {}, ["outcome-without-measure", "outcome-without-day"]),
        ("Ash reads aloud", {"measured_by": "a record"}, ["outcome-without-day"]),
        ("Ash reads aloud", {"by_when": date(2028, 7, 1)}, ["outcome-without-measure"]),
        ("Ash reads 9 words out of 10 by July 2028", {}, []),
        ("Ash reads aloud by July 2028", {}, ["outcome-without-measure"]),  # a year is no measure
        ("By the end of Key Stage 2 Ash dresses without help", {}, []),
        ("By the end of Year 6 Ash dresses", {}, ["outcome-without-measure"]),
        ("By the end of Key Stage 2 Ash dresses", {}, ["outcome-without-measure"]),
    ],
)
def test_outcomes_without_measure_or_day(text, details, checks):
    told = found(said("e", "E", text, for_=("b",), **details))
    assert [each[0] for each in told] == checks


@pytest.mark.parametrize(
    ("text", "details", "year_group", "written", "fires"),
    [
        ("Reads", {"by_when": date(2026, 11, 1)}, 5, None, True),
        ("Reads", {"by_when": date(2026, 11, 2)}, 5, None, False),  # its day is today
        ("Reads by the end of Key Stage 2", {}, 6, None, False),
        ("Reads by the end of Key Stage 2", {}, 7, None, True),
        ("Reads by the end of KS1", {}, 3, None, True),
        ("Reads by the end of Year 9", {}, 9, None, False),
        ("Reads by the end of Year 9", {}, 10, None, True),
        ("Reads", {}, 7, 6, True),  # written in Key Stage 2
        ("Reads", {}, 9, 7, False),
        ("Reads", {}, 1, 0, True),
        ("Reads", {}, 7, None, False),  # nobody knows when it was written
        ("Reads", {"by_when": date(2028, 7, 1)}, 7, 6, False),  # its own day goes before the stage
        ("Reads", {"by_when": "one day"}, 7, None, False),
        ("Reads", {}, 19, 15, False),
    ],
)
def test_outcomes_past_their_day_or_key_stage(text, details, year_group, written, fires):
    written_in = {} if written is None else {"e": written}
    row = said("e", "E", text, for_=("b",), measured_by="a record", **details)
    assert bool(found(row, only="outcome-past", year_group=year_group, written_in=written_in)) == fires


@pytest.mark.parametrize(
    ("issued_as", "rows", "blocks"),
    [
        ("DRAFT", [said("i", "I", "Made Up School")], [True]),
        ("DRAFT", [], []),
        ("FINAL", [said("i", "I", "Made Up School")], []),
        ("PROPOSED", [said("i", "I", "Made Up School")], []),
    ],
)
def test_a_place_in_a_draft_is_all_that_blocks(issued_as, rows, blocks):
    looked = rules.Looked(say.content(NEED, *rows), say.SET, policies.in_force(ON), issued_as, ON, 5)
    told = rules.findings(looked)
    assert [each.blocks for each in told if each.check == "place-in-draft"] == blocks
    assert not any(each.blocks for each in told if each.check != "place-in-draft")
    assert [each.law for each in told if each.blocks] == ["Children and Families Act 2014 s.38(5)"] * len(blocks)


def test_a_draft_with_a_place_is_barred():
    assert rules.bar_to_place_in_draft(say.content(NEED), say.SET) is None
    assert "Section I must be blank" in rules.bar_to_place_in_draft(
        say.content(said("i", "I", "Made Up School")), say.SET
    )


@pytest.mark.parametrize(
    ("year_group", "help_with", "fires"),
    [
        (8, "reading", False),
        (9, "reading", True),
        (13, "reading", True),
        (9, "travel training", False),
        (9, "finding a job", False),
        (9, "the jobbing builder’s books", True),
    ],
)
def test_adult_life_from_year_nine(year_group, help_with, fires):
    rows = [NEED, said("p", "F", f"A teacher helps with {help_with}", for_=("need",), **GOOD)]
    assert found(*rows, only="adulthood-missing", year_group=year_group) == ([("adulthood-missing",)] if fires else [])


def test_what_is_for_nothing():
    rows = [NEED, said("e", "E", "Reads", **KNOWN), said("p", "F", "Teaching", **GOOD)]
    assert found(*rows, only="for-nothing") == [("for-nothing", "E1"), ("for-nothing", "F1")]


def test_every_check_says_why_and_by_which_law():
    policy = policies.in_force(ON)
    assert set(policy.checks) == set(rules.checking.CHECKS)
    assert all(why.why and why.law for why in policy.checks.values())


@pytest.mark.parametrize(("born", "given", "day", "says"), [
    (date(2017, 3, 9), None, date(2026, 11, 2), 5),
    (date(2017, 3, 9), 4, date(2026, 11, 2), 4),
    (date(2017, 3, 9), 4, date(2025, 11, 2), 3),
])  # fmt: skip
def test_a_child_out_of_the_year_of_their_age_stays_so(born, given, day, says):
    assert rules.year_group_on(born, day, given=given, today=date(2026, 11, 2)) == says


# --- the policy is data ----------------------------------------------------------------------


def test_a_councils_own_policy_replaces_ours_from_its_day(tmp_path, settings):
    settings.COUNCIL_FILE = str(tmp_path / "council.toml")
    (tmp_path / "council.toml").write_text('[[value]]\nkey = "outcomes-guide"\nvalue = 2\nfrom = 2026-01-05\n')
    assert policies.in_force(ON).outcomes_per_need == 2
    assert policies.in_force(date(2026, 1, 4)).outcomes_per_need == 3
    words = (policies.OURS / "checks.2014-09-01.toml").read_text("utf-8")
    (tmp_path / "plan-checks").mkdir()
    (tmp_path / "plan-checks" / "checks.2027-01-01.toml").write_text(words.replace("alike = 90", "alike = 80"), "utf-8")
    assert [policies.in_force(day).alike for day in (ON, date(2027, 1, 1))] == [90, 80]
    assert policies.in_force(date(2010, 1, 1)).begins == date(2014, 9, 1)


# --- of a plan that is kept ------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("council_facts")
class TestOfAPlan:
    def checks(self, held, **more):
        return [each.check for each in queries.checks_of(held, make.DAY, **more)]

    def test_before_the_first_draft_a_place_blocks_and_after_it_does_not(self):
        held = make.plan()
        make.golden_thread(held)
        make.row(held, "I", "Made Up School")
        assert self.checks(held) == ["place-in-draft"]
        with transaction.atomic():
            actions.freeze(held, by=make.BY, on=make.DAY, issued_as="DRAFT")
        assert self.checks(held) == []
        assert self.checks(held, issued_as="DRAFT") == ["place-in-draft"]

    def test_it_takes_as_many_queries_for_many_rows_as_for_few(self, django_assert_num_queries):
        held = make.plan()
        make.golden_thread(held)
        with django_assert_num_queries(5):
            self.checks(held)
        for _ in range(5):
            make.golden_thread(held)
        with django_assert_num_queries(5):
            self.checks(held)
