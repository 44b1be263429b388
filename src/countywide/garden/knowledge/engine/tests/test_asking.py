import pytest

from countywide.garden.knowledge.engine import Snapshot, Thresholds, encode_unit, read_vectors
from countywide.garden.knowledge.types import Outcome, Unit

from .garden import CARDS, UNITS, Bag, built

WORDS, BOTH = built(), built(Bag())


@pytest.mark.parametrize("garden", [WORDS, BOTH], ids=["words alone", "with vectors"])
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("how big can an attachment be", "upload"),
        ("do sumer holidys stop the six weks", "holidays"),
        ("who decides on a statutory assessment", "ehcna"),
        ("our link speech therapist", "therapist"),
        ("<script>transfer papers</script> when?", "dates"),
    ],
)
def test_the_right_row_comes_first(garden, text, first):
    assert garden.rank(text)[0].id == first


@pytest.mark.parametrize("garden", [WORDS, BOTH], ids=["words alone", "with vectors"])
@pytest.mark.parametrize(
    "text", ["", "   ", "😀🎉👍", "?!…", "<><>", "\x00\x01", "do you have it", "xqzv " * 2000, "x" * 10_000]
)
def test_odd_text_is_answered_calmly(garden, text):
    asked = garden.ask(text)
    assert (asked.outcome, asked.hits, asked.route) == (Outcome.NOBODY, (), None)


@pytest.mark.parametrize("text", ["'; DROP TABLE units; --", "%' OR 1=1", "ﷺ" * 5000, "a\u0301" * 5000, "plan " * 2000])
def test_hostile_text_raises_nothing(text):
    assert BOTH.ask(text).outcome in Outcome


def test_a_question_nobody_answered_goes_to_the_team_that_would_know():
    asked = BOTH.ask("a taxi or a bus pass")
    assert (asked.outcome, asked.hits) == (Outcome.NOBODY, ())
    assert asked.route is not None
    assert (asked.route.team, asked.route.why) == ("transport", "it mentions bus and pass")


def test_corrections_are_told():
    assert BOTH.ask("the comunity pot").corrected == (("comunity", "community"),)


def test_an_editor_sees_which_words_matched():
    assert BOTH.rank("is the community pot shared?", limit=1)[0].matched == ("community", "pot", "shared")


def test_only_as_many_rows_as_asked_for():
    certain = WORDS.with_limits(Thresholds(answer=-9, may_help=-9))
    assert len(certain.ask("what should the summer pot be when", limit=2).hits) == 2


def test_rows_that_may_help_are_three_at_the_most():
    doubtful = BOTH.with_limits(Thresholds(answer=9, may_help=-9))
    asked = doubtful.ask("what should the summer pot be when shared with the assessment panel")
    assert (asked.outcome, len(asked.hits)) == (Outcome.MAY_HELP, 3)


@pytest.mark.parametrize("as_mask", [False, True])
def test_rows_the_asker_may_not_see_are_left_out_before_the_top_is_taken(as_mask):
    allowed = frozenset(unit.id for unit in UNITS if unit.id != "pot") | {"gone since"}
    hits = BOTH.rank("the community pot, summer", limit=1, allowed=BOTH.mask(allowed) if as_mask else allowed)
    assert [hit.id for hit in hits] != ["pot"]
    assert len(hits) == 1


def test_nothing_allowed_is_nothing_shown():
    asked = BOTH.ask("the community pot", allowed=frozenset())
    assert (asked.outcome, asked.hits) == (Outcome.NOBODY, ())


def test_what_may_not_be_seen_does_not_move_the_scores_of_the_rest():
    secret = Unit("secret", "the summer summer holidays stop", "holidays stop")
    open_ids = frozenset(unit.id for unit in UNITS)
    hits = built(Bag(), (*UNITS, secret)).rank("summer holidays stop", allowed=open_ids)
    assert hits[0].score == pytest.approx(0.8 * hits[0].cosine + 0.2, abs=1e-5)


def test_an_approved_wording_is_found():
    taught = [Unit("upload", UNITS[1].question, UNITS[1].answer, wordings=("size of a scan",)), *UNITS[2:]]
    assert built(Bag(), taught).rank("what size of scan")[0].id == "upload"


def test_the_same_score_keeps_the_rows_own_order():
    twins = [Unit(id, "The very same question?", "") for id in "cab"]
    assert [hit.id for hit in built(Bag(), twins).rank("very same question")] == ["c", "a", "b"]


def test_an_empty_garden_can_be_asked():
    asked = Snapshot.build((), encoder=Bag()).ask("anything at all")
    assert (asked.outcome, asked.hits, asked.route) == (Outcome.NOBODY, (), None)


def test_kept_vectors_are_used_and_missing_ones_are_made():
    kept = {unit.id: read_vectors(encode_unit(Bag(), unit)) for unit in UNITS[1:]}
    bag = Bag()
    Snapshot.build(UNITS, (), vectors={id: read for id, read in kept.items() if read}, encoder=bag)
    assert bag.asked == 2  # the one row that was not kept: its question, and question and answer together


def test_the_reasons_add_up_to_the_score():
    why = BOTH.explain("how big is an attachment for an EHCNA", "upload")
    assert (why.place, why.score) == (
        1,
        pytest.approx(BOTH.rank("how big is an attachment for an EHCNA")[0].score, abs=1e-4),
    )
    assert sum(reason.worth for reason in why.reasons) == pytest.approx(why.score, abs=1e-5)


def test_a_reason_names_the_synonym_that_was_found():
    says = [
        reason.says
        for reason in built(units=[Unit("a", "An EHCNA?", ""), *UNITS[:2]]).explain("statutory assessment", "a").reasons
    ]
    assert says == ["near in meaning", "statutory assessment, as EHCNA"]


def test_a_row_with_nothing_in_common_has_no_place():
    assert WORDS.explain("taxi", "blank").place is None


def test_one_row_is_found_among_ten_thousand():
    many = [Unit(str(n), f"Question {n} about term {n % 97} and pupil {n % 89}", "word " * 60) for n in range(10_000)]
    first = Snapshot.build(many, CARDS).rank("a question about term 41")[0]
    assert first.matched == ("question", "about", "term", "41")
